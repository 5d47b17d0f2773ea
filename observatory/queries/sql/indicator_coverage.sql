-- Which years and how many regions does each indicator cover?
select
    o.indicator,
    coalesce(max(case when l.language = :language then l.label end), max(l.label), o.indicator) as name,
    o.origin,
    p.title,
    min(o.period) as first_period,
    max(o.period) as last_period,
    count(distinct case when o.status = 'value' then o.region end) as regions,
    cast(sum(case when o.status = 'value' then 1 else 0 end) as bigint) as figures,
    cast(sum(case when o.status <> 'value' then 1 else 0 end) as bigint) as without_value
from observation o
join origin p on p.origin = o.origin
left join label l
    on l.kind = 'indicator' and l.id = o.indicator and l.role = 'preferred' and array_contains(:languages, l.language)
group by o.indicator, o.origin, p.title
order by name, o.origin
