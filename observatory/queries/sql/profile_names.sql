-- Which job profiles are there, by name?
with name as (
    select id, max(label) as label
    from label
    where kind = 'profile' and role = 'preferred' and language = :language
    group by id
)
select p.profile_id, coalesce(l.label, p.title) as name, p.area_id, p.isco_code
from job_profile p
left join name l on l.id = p.profile_id
order by name nulls last, p.profile_id
