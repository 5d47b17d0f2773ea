-- Which skills are there, by name?
with name as (
    select id, max(label) as label
    from label
    where kind = 'skill' and role = 'preferred' and language = :language
    group by id
)
select s.skill_id, coalesce(l.label, s.title) as name
from skill s
left join name l on l.id = s.skill_id
order by name nulls last, s.skill_id
