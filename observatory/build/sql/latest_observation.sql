-- The newest period with a value, per indicator, origin, level and member
select
    o.indicator,
    o.origin,
    o.vintage,
    r.level,
    o.dimension,
    o.member,
    max(o.period) as period,
    min(o.period) as first_period
from observation o
join region r on r.vintage = o.vintage and r.region = o.region
where o.status = 'value'
group by o.indicator, o.origin, o.vintage, r.level, o.dimension, o.member
order by o.indicator, o.origin, o.vintage, r.level, o.dimension, o.member
