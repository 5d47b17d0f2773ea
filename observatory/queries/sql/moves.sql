-- How much of what each profile needs do the skills of this one carry over?
with need as (
    select
        n.profile_id,
        n.skill_id,
        n.need,
        case when s.skill_type = 'knowledge' then 'knowledge' else n.need end as part,
        case when n.need = 'essential' then cast(:essential as double) else cast(:optional as double) end as strength,
        ln(1 + cast(c.profiles as double) / (u.essential_profiles + u.optional_profiles)) as rarity
    from profile_skill n
    join skill s on s.skill_id = n.skill_id
    join skill_summary u on u.skill_id = n.skill_id
    cross join (select count(*) as profiles from job_profile) c
),
held as (
    select skill_id, strength from need where profile_id = :profile
),
met as (
    select
        t.profile_id,
        t.part,
        t.need,
        case when h.skill_id is null then 0 else 1 end as shared,
        t.strength * t.rarity as needed,
        -- Engines differ on what `least` makes of a null.
        case when h.skill_id is null then 0.0 else least(t.strength, h.strength) * t.rarity end as carried
    from need t
    left join held h on h.skill_id = t.skill_id
),
matched as (
    select
        profile_id,
        sum(carried) as carried,
        sum(needed) as needed,
        sum(case when part = 'essential' then carried else 0.0 end) as essential_carried,
        sum(case when part = 'essential' then needed else 0.0 end) as essential_needed,
        sum(case when part = 'optional' then carried else 0.0 end) as optional_carried,
        sum(case when part = 'optional' then needed else 0.0 end) as optional_needed,
        sum(case when part = 'knowledge' then carried else 0.0 end) as knowledge_carried,
        sum(case when part = 'knowledge' then needed else 0.0 end) as knowledge_needed,
        count(*) as skills,
        count(case when shared = 1 then 1 end) as shared,
        count(case when shared = 0 and need = 'essential' then 1 end) as missing_essential
    from met
    group by profile_id
),
own as (
    select needed from matched where profile_id = :profile
),
name as (
    select id, max(label) as label
    from label
    where kind = 'profile' and role = 'preferred' and language = :language
    group by id
)
select
    m.profile_id,
    coalesce(l.label, p.title) as name,
    p.area_id,
    substr(p.isco_code, 1, 1) as major,
    p.isco_code,
    m.carried / m.needed as score,
    m.essential_carried / m.needed as essential,
    m.optional_carried / m.needed as optional,
    m.knowledge_carried / m.needed as knowledge,
    case when m.essential_needed > 0 then m.essential_carried / m.essential_needed end as essential_share,
    case when m.optional_needed > 0 then m.optional_carried / m.optional_needed end as optional_share,
    case when m.knowledge_needed > 0 then m.knowledge_carried / m.knowledge_needed end as knowledge_share,
    m.carried / o.needed as back,
    m.skills,
    m.shared,
    m.missing_essential
from matched m
join job_profile p on p.profile_id = m.profile_id
left join name l on l.id = m.profile_id
cross join own o
order by score desc nulls last, name nulls last, m.profile_id
