-- Which profiles have most of their essential skills in common with this one, rare skills first?
with name as (
    select id, max(label) as label
    from label
    where kind = 'profile' and role = 'preferred' and language = :language
    group by id
)
select n.position, n.relative_id, coalesce(l.label, p.title) as name, p.area_id, n.resemblance
from profile_relative n
join job_profile p on p.profile_id = n.relative_id
left join name l on l.id = n.relative_id
where n.profile_id = :profile
order by n.position
