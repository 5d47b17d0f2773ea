-- Which skills are essential to most job profiles?
select
    s.skill_id,
    coalesce(max(case when l.language = :language then l.label end), s.title) as name,
    n.essential_profiles,
    (select count(*) from job_profile) as profiles
from skill s
join skill_summary n on n.skill_id = s.skill_id
left join label l on l.kind = 'skill' and l.id = s.skill_id and l.role = 'preferred' and l.language = :language
group by s.skill_id, s.title, n.essential_profiles
order by n.essential_profiles desc, name nulls last, s.skill_id
limit :how_many
