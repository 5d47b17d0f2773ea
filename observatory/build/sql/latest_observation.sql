-- The first and the newest period with a value of each series, and that newest value
with span as (
    select indicator, origin, region, vintage, dimension, member, min(period) as first_period, max(period) as period
    from observation
    where status = 'value'
    group by indicator, origin, region, vintage, dimension, member
)
-- Joined rather than taken with max_by, which passes over a newest row without a flag for an older one with a flag.
select
    o.indicator,
    o.origin,
    o.region,
    o.vintage,
    r.level,
    o.dimension,
    o.member,
    s.first_period,
    s.period,
    o.value,
    o.flag,
    o.grade
from span s
join observation o
    on o.indicator = s.indicator and o.origin = s.origin and o.region = s.region and o.vintage = s.vintage
    and o.dimension = s.dimension and o.member = s.member and o.period = s.period
join region r on r.vintage = o.vintage and r.region = o.region
order by o.indicator, o.origin, o.region, o.vintage, o.dimension, o.member
