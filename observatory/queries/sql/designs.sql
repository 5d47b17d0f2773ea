-- Which micro-credentials are in the catalogue, and what does each one ask and teach?
with name as (
    select
        id,
        max(case when role = 'preferred' and language = :language then label end) as label,
        coalesce(
            max(case when role = 'definition' and language = :language then label end),
            max(case when role = 'definition' and language = 'en' then label end),
            max(case when role = 'definition' then label end)
        ) as purpose
    from label
    where kind = 'micro_credential'
    group by id
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
),
taught as (
    select
        t.micro_credential_id,
        cast(count(*) as bigint) as skills,
        cast(sum(u.essential_profiles) as bigint) as needs
    from micro_credential_skill t
    join skill_summary u on u.skill_id = t.skill_id
    group by t.micro_credential_id
)
select
    m.micro_credential_id,
    coalesce(n.label, m.title) as name,
    n.purpose,
    m.area_id,
    coalesce(a.label, m.area_id) as area,
    m.awarding_body,
    m.country,
    m.region,
    m.eqf_level,
    m.workload_hours,
    m.ects,
    m.assessment,
    m.participation,
    m.delivery,
    m.quality_assurance,
    m.status,
    m.language,
    coalesce(
        case when :language = 'es' then m.prerequisites_es end, m.prerequisites, m.prerequisites_es
    ) as prerequisites,
    m.supervision,
    m.grading,
    m.further_information,
    m.builds_on,
    m.stacks_with,
    coalesce(t.skills, 0) as skills,
    coalesce(t.needs, 0) as needs,
    m.source,
    m.grade,
    m.edition,
    m.reviewed
from micro_credential m
left join name n on n.id = m.micro_credential_id
left join area a on a.id = m.area_id
left join taught t on t.micro_credential_id = m.micro_credential_id
order by name nulls last, m.micro_credential_id
