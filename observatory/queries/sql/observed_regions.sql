-- Which regions have figures in any indicator that is more than a snapshot?
with observed as (
    select o.region, max(o.vintage) as vintage
    from latest_observation o
    join indicator i on i.indicator = o.indicator and i.frequency <> 'snapshot'
    group by o.region
),
names as (
    select
        id,
        coalesce(
            max(case when language = :language then label end),
            max(case when language = 'en' then label end)
        ) as label
    from label
    where kind = 'region' and role = 'preferred' and array_contains(:languages, language)
    group by id
)
select o.region, coalesce(n.label, r.name_latin) as name, r.level, r.country, r.name as local_name, r.name_latin
from observed o
join region r on r.region = o.region and r.vintage = o.vintage
left join names n on n.id = o.region
where r.level in ('EU', '0', '1', '2')
order by case r.level when 'EU' then 0 when '0' then 1 else 2 end, name nulls last, o.region
