-- How many job profiles are there in each technology area?
with name as (
    select
        id,
        coalesce(
            max(case when language = :language then label end), max(case when language = 'en' then label end)
        ) as label
    from label
    where kind = 'technology_area' and role = 'preferred' and language in (:language, 'en')
    group by id
)
select p.area_id, coalesce(l.label, p.area_id) as area, count(*) as profiles
from job_profile p
left join name l on l.id = p.area_id
group by p.area_id, l.label
order by profiles desc, area, p.area_id
