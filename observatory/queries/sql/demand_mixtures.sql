-- Which share of employment is in which class of manufacturing, region by region and year by year?
with figures as (
    select
        o.region,
        o.period,
        max(case when o.indicator = 'high-tech-manufacturing' then o.value end) as high,
        max(case when o.indicator = 'medium-low-tech-manufacturing' then o.value end) as medium_low,
        max(case when o.indicator = 'manufacturing-employment-share' then o.value end) as manufacturing,
        max(case when o.indicator = 'industry-employment-share' then o.value end) as industry,
        max(case when o.indicator = 'population' then o.value end) as population,
        max(case when o.indicator = 'high-tech-manufacturing' then o.flag end) as high_flag,
        max(case when o.indicator = 'medium-low-tech-manufacturing' then o.flag end) as medium_low_flag,
        max(case when o.indicator = 'high-tech-manufacturing' then o.origin end) as origin
    from observation o
    join region r on r.vintage = o.vintage and r.region = o.region and r.level = '2'
    where o.status = 'value' and o.dimension = 'total' and o.indicator in (
        'high-tech-manufacturing', 'medium-low-tech-manufacturing', 'manufacturing-employment-share',
        'industry-employment-share', 'population'
    )
    group by o.region, o.period
)
select
    region, substr(region, 1, 2) as country, period, high, medium_low, manufacturing, industry, population,
    high_flag, medium_low_flag, origin
from figures
where high is not null and medium_low is not null
order by region, period
