-- Which job profiles need a skill?
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
    p.profile_id,
    coalesce(l.label, p.title) as name,
    p.area_id,
    coalesce(a.label, p.area_id) as area,
    p.isco_code,
    n.need
from profile_skill n
join job_profile p on p.profile_id = n.profile_id
left join name l on l.kind = 'profile' and l.id = p.profile_id
left join name a on a.kind = 'technology_area' and a.id = p.area_id
where n.skill_id = :skill
order by n.need, name nulls last, p.profile_id
