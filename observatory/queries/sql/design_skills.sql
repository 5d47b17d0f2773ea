-- Which skills does a micro-credential teach, and how many profiles need each of them?
with name as (
    select id, max(label) as label
    from label
    where kind = 'skill' and role = 'preferred' and language = :language
    group by id
)
select
    t.skill_id,
    coalesce(n.label, s.title) as name,
    n.label is null and :language <> 'en' as in_english,
    s.skill_type,
    u.essential_profiles,
    u.optional_profiles,
    t.made_by,
    t.level
from micro_credential_skill t
join skill s on s.skill_id = t.skill_id
join skill_summary u on u.skill_id = t.skill_id
left join name n on n.id = t.skill_id
where t.micro_credential_id = :design
order by u.essential_profiles desc nulls last, name nulls last, t.skill_id
