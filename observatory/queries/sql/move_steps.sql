-- What does a profile need, and what of it do the skills of another bring?
with name as (
    select id, max(label) as label
    from label
    where kind = 'skill' and role = 'preferred' and language = :language
    group by id
),
taught as (
    select skill_id, count(distinct micro_credential_id) as designs from micro_credential_skill group by skill_id
)
select
    t.skill_id,
    coalesce(l.label, s.title) as name,
    s.skill_type,
    t.need,
    h.need as held,
    case
        when h.need is null then 'missing'
        when t.need = 'essential' and h.need = 'optional' then 'partly'
        else 'carried'
    end as outcome,
    u.essential_profiles + u.optional_profiles as profiles,
    ln(1 + cast(c.profiles as double) / (u.essential_profiles + u.optional_profiles)) as rarity,
    coalesce(d.designs, 0) as designs
from profile_skill t
join skill s on s.skill_id = t.skill_id
join skill_summary u on u.skill_id = t.skill_id
cross join (select count(*) as profiles from job_profile) c
left join profile_skill h on h.skill_id = t.skill_id and h.profile_id = :source
left join name l on l.id = t.skill_id
left join taught d on d.skill_id = t.skill_id
where t.profile_id = :target
order by case when t.need = 'essential' then 0 else 1 end, rarity desc, name nulls last, t.skill_id
