-- In which of these periods do these regions have a figure?
select distinct o.region, o.period
from observation o
where o.indicator = :indicator and o.member = :member and o.status = 'value'
    and array_contains(:regions, o.region) and array_contains(:periods, o.period)
order by o.region, o.period
