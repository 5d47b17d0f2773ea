-- What does an indicator say about these regions, period by period?
select
    o.region as area,
    o.origin,
    o.vintage,
    o.period,
    o.value,
    o.status,
    o.flag,
    o.grade,
    cast(null as bigint) as regions
from observation o
where o.indicator = :indicator and o.member = :member and array_contains(:areas, o.region)
    and o.period between :first and :last
order by o.region nulls last, o.origin, o.vintage, o.period
