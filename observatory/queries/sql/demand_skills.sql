-- What is each skill called, which group of the second level is it in, and how many micro-credentials teach it?
with taught as (
    select skill_id, count(distinct micro_credential_id) as taught from micro_credential_skill group by skill_id
)
select
    s.skill_id,
    coalesce(l.label, s.title) as name,
    case when g.level > 2 then g.parent_id else g.group_id end as group_id,
    coalesce(t.taught, 0) as taught
from skill s
left join skill_group g on g.group_id = s.group_id
left join taught t on t.skill_id = s.skill_id
left join label l on l.kind = 'skill' and l.id = s.skill_id and l.role = 'preferred' and l.language = :language
order by s.skill_id
