-- Which skills does this job profile need, how rare are they, and how many designs teach them?
with name as (
    select kind, id, max(label) as label
    from label
    where kind in ('skill', 'skill_group') and role = 'preferred' and language = :language
    group by kind, id
),
taught as (
    select skill_id, count(distinct micro_credential_id) as designs
    from micro_credential_skill
    group by skill_id
),
-- The group to fold by: the first level of skills and of knowledge; transversal and language skills as a whole.
wide as (
    select
        g.group_id,
        case
            when substr(g.group_id, 1, 1) in ('T', 'L') then substr(g.group_id, 1, 1)
            when g.level = 3 then b.parent_id
            when g.level = 2 then g.parent_id
            else g.group_id
        end as wide_id
    from skill_group g
    left join skill_group b on b.group_id = g.parent_id
)
select
    s.skill_id,
    coalesce(l.label, s.title) as name,
    l.label is null as fallback,
    n.need,
    s.skill_type,
    s.group_id,
    coalesce(h.label, g.title, s.group_id) as group_name,
    w.wide_id,
    coalesce(k.label, x.title, w.wide_id) as wide_name,
    u.essential_profiles,
    u.essential_profiles + u.optional_profiles as profiles,
    coalesce(t.designs, 0) as designs
from profile_skill n
join skill s on s.skill_id = n.skill_id
left join skill_summary u on u.skill_id = s.skill_id
left join skill_group g on g.group_id = s.group_id
left join wide w on w.group_id = s.group_id
left join skill_group x on x.group_id = w.wide_id
left join name l on l.kind = 'skill' and l.id = s.skill_id
left join name h on h.kind = 'skill_group' and h.id = s.group_id
left join name k on k.kind = 'skill_group' and k.id = w.wide_id
left join taught t on t.skill_id = s.skill_id
where n.profile_id = :profile
order by n.need, s.skill_type desc, group_name nulls last, name nulls last, s.skill_id
