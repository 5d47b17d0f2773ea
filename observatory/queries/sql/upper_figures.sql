-- What do the publications say of these countries and of the EU in this period?
select o.region, o.value, o.flag, o.grade, o.origin
from observation o
join region r on r.vintage = o.vintage and r.region = o.region and r.level in ('EU', '0')
where o.indicator = :indicator and o.member = :member and o.period = :period and o.status = 'value'
    and array_contains(:areas, o.region)
order by o.region, o.origin
