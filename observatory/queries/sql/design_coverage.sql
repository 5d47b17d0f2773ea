-- Which share of the essential skills of each technology area's profiles is taught by at least one micro-credential?
with taught as (
    select distinct skill_id from micro_credential_skill
),
area as (
    select
        id,
        coalesce(
            max(case when language = :language then label end), max(case when language = 'en' then label end)
        ) as label
    from label
    where kind = 'technology_area' and role = 'preferred' and language in (:language, 'en')
    group by id
)
select
    p.area_id,
    coalesce(a.label, p.area_id) as area,
    cast(count(*) as bigint) as needs,
    cast(count(t.skill_id) as bigint) as covered,
    cast(count(t.skill_id) as double) / count(*) as share
from profile_skill n
join job_profile p on p.profile_id = n.profile_id
left join taught t on t.skill_id = n.skill_id
left join area a on a.id = p.area_id
where n.need = 'essential'
group by p.area_id, a.label
order by share desc nulls last, p.area_id
