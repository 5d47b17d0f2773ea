-- In which countries does the ISCO-08 sub-major group weigh most among people in employment?
with newest as (
    select max(period) as period from observation where indicator = 'occupation-employment'
),
groups as (
    select o.region, o.period, o.member, o.value, o.origin
    from observation o
    join newest n on n.period = o.period
    where o.indicator = 'occupation-employment' and o.dimension = 'isco' and o.status = 'value' and length(o.member) = 4
),
whole as (
    select region, sum(value) as whole from groups group by region
)
select
    g.region,
    coalesce(max(case when l.language = :language then l.label end), max(l.label), g.region) as name,
    g.period,
    g.value as counted,
    w.whole,
    g.value / w.whole as share,
    g.origin
from groups g
join whole w on w.region = g.region
left join label l
    on l.kind = 'region' and l.id = g.region and l.role = 'preferred' and array_contains(:languages, l.language)
where g.member = :member and w.whole > 0
group by g.region, g.period, g.value, w.whole, g.origin
order by share desc nulls last, g.region
