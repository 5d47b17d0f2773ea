-- What is the figure of every region of a level, and which have none?
with names as (
    select
        id,
        coalesce(
            max(case when language = :language then label end),
            max(case when language = 'en' then label end)
        ) as label
    from label
    where kind = 'region' and role = 'preferred' and array_contains(:languages, language)
    group by id
),
figures as (
    select region, value, status, flag, grade, origin, period
    from observation
    where indicator = :indicator and member = :member and origin = :origin and period = :period
)
select
    r.region,
    coalesce(n.label, r.name_latin) as name,
    r.level,
    r.country,
    r.vintage,
    c.parent is not null or r.parent is not null and r.level = '0' as member_state,
    f.period,
    f.value,
    coalesce(f.status, 'missing') as status,
    f.flag,
    coalesce(f.grade, 'measured') as grade,
    f.origin
from region r
left join region c on c.vintage = r.vintage and c.region = r.country and c.level = '0' and r.level <> '0'
left join figures f on f.region = r.region
left join names n on n.id = r.region
where r.vintage = :vintage and r.level = :level
order by f.value desc nulls last, r.region
