-- Which micro-credential designs teach these skills?
with name as (
    select id, max(label) as label
    from label
    where kind = 'micro_credential' and role = 'preferred' and language = :language
    group by id
)
select
    t.skill_id,
    m.micro_credential_id,
    coalesce(l.label, m.title) as name,
    m.eqf_level,
    m.workload_hours,
    m.ects
from micro_credential_skill t
join micro_credential m on m.micro_credential_id = t.micro_credential_id
left join name l on l.id = m.micro_credential_id
where array_contains(:skills, t.skill_id)
order by name nulls last, m.micro_credential_id, t.skill_id
