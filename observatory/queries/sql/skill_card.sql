-- What is this skill, where does it stand among the groups, and how many profiles need it?
with rarer as (
    select count(*) as skills
    from skill_summary u
    join skill_summary o on o.skill_id = :skill
    where u.essential_profiles + u.optional_profiles > o.essential_profiles + o.optional_profiles
)
select
    s.skill_id,
    s.esco_uri,
    s.skill_type,
    s.reuse_level,
    s.digital,
    s.green,
    s.transversal,
    s.group_id,
    u.essential_profiles,
    u.optional_profiles,
    p.profiles,
    r.skills as commoner,
    a.skills
from skill s
join skill_summary u on u.skill_id = s.skill_id
cross join rarer r
cross join (select count(*) as profiles from job_profile) p
cross join (select count(*) as skills from skill) a
where s.skill_id = :skill
