-- Which skills does the catalogue teach?
with name as (
    select id, max(label) as label
    from label
    where kind = 'skill' and role = 'preferred' and language = :language
    group by id
)
select distinct t.skill_id, coalesce(n.label, s.title) as name
from micro_credential_skill t
join skill s on s.skill_id = t.skill_id
left join name n on n.id = t.skill_id
order by name nulls last, t.skill_id
