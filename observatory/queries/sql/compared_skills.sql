-- Which skills do these job profiles need, each with its need in each of them?
with name as (
    select id, max(label) as label
    from label
    where kind = 'skill' and role = 'preferred' and language = :language
    group by id
)
select
    n.profile_id,
    n.need,
    s.skill_id,
    coalesce(l.label, s.title) as name,
    s.skill_type,
    u.essential_profiles + u.optional_profiles as profiles
from profile_skill n
join skill s on s.skill_id = n.skill_id
join skill_summary u on u.skill_id = s.skill_id
left join name l on l.id = s.skill_id
where array_contains(:profiles, n.profile_id)
order by name nulls last, s.skill_id, n.profile_id
