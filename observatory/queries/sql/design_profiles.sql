-- Which profiles does a micro-credential serve, and how much of what they need does it teach?
with name as (
    select id, max(label) as label
    from label
    where kind = 'profile' and role = 'preferred' and language = :language
    group by id
),
covered as (
    select n.profile_id, cast(count(*) as bigint) as taught
    from micro_credential_skill t
    join profile_skill n on n.skill_id = t.skill_id and n.need = 'essential'
    where t.micro_credential_id = :design
    group by n.profile_id
)
select
    p.profile_id,
    coalesce(l.label, p.title) as name,
    c.taught,
    u.essential,
    cast(c.taught as double) / u.essential as share
from covered c
join job_profile p on p.profile_id = c.profile_id
join profile_summary u on u.profile_id = c.profile_id
left join name l on l.id = c.profile_id
order by share desc nulls last, c.taught desc nulls last, name nulls last, p.profile_id
limit :how_many
