-- Which micro-credential designs teach essential skills of this job profile, and how many of them?
with name as (
    select id, max(label) as label
    from label
    where kind = 'micro_credential' and role = 'preferred' and language = :language
    group by id
),
needed as (
    select count(*) as essential
    from profile_skill
    where profile_id = :profile and need = 'essential'
)
select
    m.micro_credential_id,
    coalesce(l.label, m.title) as name,
    m.eqf_level,
    m.workload_hours,
    count(*) as covered,
    cast(count(*) as double) / e.essential as covered_share
from profile_skill n
join micro_credential_skill t on t.skill_id = n.skill_id
join micro_credential m on m.micro_credential_id = t.micro_credential_id
cross join needed e
left join name l on l.id = m.micro_credential_id
where n.profile_id = :profile and n.need = 'essential'
group by m.micro_credential_id, l.label, m.title, m.eqf_level, m.workload_hours, e.essential
order by covered desc, name nulls last, m.micro_credential_id
