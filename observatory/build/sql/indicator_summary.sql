-- Which periods and how many regions each indicator covers, per level of regions, breakdown and member
select
    o.indicator,
    o.origin,
    o.vintage,
    r.level,
    o.dimension,
    o.member,
    min(case when o.status = 'value' then o.period end) as first_period,
    max(case when o.status = 'value' then o.period end) as period,
    count(distinct o.period) as periods,
    count(distinct o.region) as regions,
    count(case when o.status = 'value' then 1 end) as figures,
    count(case when o.status = 'suppressed' then 1 end) as suppressed,
    count(case when o.status = 'missing' then 1 end) as missing
from observation o
join region r on r.vintage = o.vintage and r.region = o.region
group by o.indicator, o.origin, o.vintage, r.level, o.dimension, o.member
order by o.indicator, o.origin, o.vintage, r.level, o.dimension, o.member
