-- What is this job profile: its codes, its group, its area, and its skills beside the average of its area?
with average as (
    select
        area_id,
        count(*) as area_profiles,
        avg(digital_share) as area_digital,
        avg(green_skill_share) as area_green,
        avg(transversal_share) as area_transversal,
        avg(knowledge_share) as area_knowledge
    from profile_summary
    where essential > 0
    group by area_id
),
name as (
    select
        kind,
        id,
        coalesce(
            max(case when language = :language then label end), max(case when language = 'en' then label end)
        ) as label
    from label
    where kind in ('profile', 'technology_area', 'isco_group') and role = 'preferred' and language in (:language, 'en')
    group by kind, id
)
select
    p.profile_id,
    coalesce(l.label, p.title) as name,
    p.esco_uri,
    p.esco_code,
    p.isco_code,
    coalesce(i.label, g.title) as isco_name,
    p.nace_codes,
    p.area_id,
    coalesce(a.label, p.area_id) as area,
    s.essential,
    s.optional,
    s.digital_share as digital,
    s.green_skill_share as green,
    s.transversal_share as transversal,
    s.knowledge_share as knowledge,
    v.area_profiles,
    v.area_digital,
    v.area_green,
    v.area_transversal,
    v.area_knowledge
from job_profile p
left join profile_summary s on s.profile_id = p.profile_id
left join average v on v.area_id = p.area_id
left join isco_group g on g.isco_code = p.isco_code
left join name l on l.kind = 'profile' and l.id = p.profile_id
left join name a on a.kind = 'technology_area' and a.id = p.area_id
left join name i on i.kind = 'isco_group' and i.id = p.isco_code
where p.profile_id = :profile
