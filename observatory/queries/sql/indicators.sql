-- Which indicators do we hold, what do they mean, and which of them have a course over time?
with names as (
    select
        kind,
        id,
        role,
        coalesce(
            max(case when language = :language then label end),
            max(case when language = 'en' then label end)
        ) as label
    from label
    where kind in ('indicator', 'theme', 'unit') and role in ('preferred', 'definition')
        and array_contains(:languages, language)
    group by kind, id, role
),
course as (
    select
        indicator,
        min(first_period) as first_period,
        max(period) as last_period,
        max(case when first_period < period then 1 else 0 end) as repeated
    from latest_observation
    group by indicator
)
select
    i.indicator,
    coalesce(n.label, i.indicator) as name,
    d.label as definition,
    i.theme,
    coalesce(t.label, i.theme) as theme_name,
    i.unit,
    coalesce(u.label, i.unit) as unit_name,
    i.dimension,
    i.frequency,
    i.polarity,
    i.decimals,
    c.first_period,
    c.last_period,
    c.repeated = 1 and i.frequency <> 'snapshot' as has_course
from indicator i
join course c on c.indicator = i.indicator
left join names n on n.kind = 'indicator' and n.role = 'preferred' and n.id = i.indicator
left join names d on d.kind = 'indicator' and d.role = 'definition' and d.id = i.indicator
left join names t on t.kind = 'theme' and t.role = 'preferred' and t.id = i.theme
left join names u on u.kind = 'unit' and u.role = 'preferred' and u.id = i.unit
order by i.position nulls last, i.indicator
