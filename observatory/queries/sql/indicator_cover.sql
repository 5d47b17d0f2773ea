-- Which regions and periods does an indicator cover, for one member of its breakdown?
select
    o.region,
    r.level,
    r.country,
    cast(count(*) filter (where o.status = 'value') as bigint) as figures,
    cast(count(*) filter (where o.status = 'suppressed') as bigint) as suppressed,
    min(o.period) filter (where o.status = 'value') as first_period,
    max(o.period) filter (where o.status = 'value') as last_period
from observation o
join region r on r.region = o.region and r.vintage = o.vintage
where o.indicator = :indicator and o.member = :member
group by o.region, r.level, r.country
order by o.region nulls last
