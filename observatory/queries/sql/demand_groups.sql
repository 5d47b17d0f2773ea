-- What are the skill groups of the first and second level called?
select g.group_id, coalesce(l.label, g.title) as name
from skill_group g
left join label l on l.kind = 'skill_group' and l.id = g.group_id and l.role = 'preferred' and l.language = :language
where g.level between 1 and 2
order by g.group_id
