-- Which other skills do the profiles that need this one need as well?
with mine as (
    select profile_id from profile_skill where skill_id = :skill
),
together as (
    select n.skill_id, count(*) as together
    from profile_skill n
    join mine m on m.profile_id = n.profile_id
    where n.skill_id <> :skill
    group by n.skill_id
),
name as (
    select id, max(label) as label
    from label
    where kind = 'skill' and role = 'preferred' and language = :language
    group by id
)
select
    t.skill_id,
    coalesce(l.label, s.title) as name,
    s.skill_type,
    t.together,
    u.essential_profiles + u.optional_profiles as profiles,
    cast(t.together as double) / (u.essential_profiles + u.optional_profiles + m.profiles - t.together) as overlap
from together t
join skill s on s.skill_id = t.skill_id
join skill_summary u on u.skill_id = t.skill_id
cross join (select count(*) as profiles from mine) m
left join name l on l.id = t.skill_id
where t.together >= :least
order by overlap desc nulls last, t.together desc, name nulls last, t.skill_id
limit :how_many
