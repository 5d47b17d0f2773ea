-- Which years and how many regions does each indicator cover?
with names as (
    select
        id,
        coalesce(max(case when language = :language then label end), max(label)) as name
    from label
    where kind = 'indicator' and role = 'preferred' and array_contains(:languages, language)
    group by id
)
select
    o.indicator,
    coalesce(n.name, o.indicator) as name,
    o.origin,
    p.title,
    min(o.period) as first_period,
    max(o.period) as last_period,
    count(distinct case when o.status = 'value' then o.region end) as regions,
    cast(sum(case when o.status = 'value' then 1 else 0 end) as bigint) as figures,
    cast(sum(case when o.status <> 'value' then 1 else 0 end) as bigint) as without_value
from observation o
join origin p on p.origin = o.origin
left join names n on n.id = o.indicator
group by o.indicator, n.name, o.origin, p.title
order by name, o.origin
