-- Where does each job profile lie on the map of skills, and which one does it resemble most?
with name as (
    select
        kind,
        id,
        coalesce(
            max(case when language = :language then label end), max(case when language = 'en' then label end)
        ) as label
    from label
    where kind in ('profile', 'technology_area') and role = 'preferred' and language in (:language, 'en')
    group by kind, id
)
select
    m.profile_id,
    coalesce(l.label, p.title) as name,
    m.area_id,
    coalesce(a.label, m.area_id) as area,
    m.x,
    m.y,
    n.relative_id,
    coalesce(k.label, q.title) as relative,
    q.area_id as relative_area_id,
    n.resemblance
from map_profile m
join job_profile p on p.profile_id = m.profile_id
left join profile_relative n on n.profile_id = m.profile_id and n.position = 1
left join job_profile q on q.profile_id = n.relative_id
left join name l on l.kind = 'profile' and l.id = m.profile_id
left join name k on k.kind = 'profile' and k.id = n.relative_id
left join name a on a.kind = 'technology_area' and a.id = m.area_id
order by name nulls last, m.profile_id
