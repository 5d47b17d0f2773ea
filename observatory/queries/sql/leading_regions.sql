-- Which NUTS 2 regions lead on an indicator, in the newest year with nearly all regions?
with years as (
    select origin, period, count(*) as regions
    from observation
    where indicator = :indicator and status = 'value' and dimension = 'total'
    group by origin, period
),
newest as (
    select origin, period
    from years
    where regions >= 0.9 * (select max(regions) from years)
    order by period desc, origin
    limit 1
),
ranked as (
    select
        o.region, r.name_latin as name, r.country, o.vintage, o.period, o.value, o.flag, o.origin, o.grade,
        count(*) over () as regions
    from observation o
    join newest n on n.period = o.period and n.origin = o.origin
    join region r on r.vintage = o.vintage and r.region = o.region and r.level = '2'
    where o.indicator = :indicator and o.status = 'value' and o.dimension = 'total'
)
select region, name, country, vintage, period, value, flag, origin, grade, regions
from ranked
order by value desc nulls last, region
limit :how_many
