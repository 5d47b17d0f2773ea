-- Which groups is a skill in, from the widest to its own?
with chain as (
    select g.group_id as one, b.group_id as two, c.group_id as three, d.group_id as four
    from skill s
    join skill_group g on g.group_id = s.group_id
    left join skill_group b on b.group_id = g.parent_id
    left join skill_group c on c.group_id = b.parent_id
    left join skill_group d on d.group_id = c.parent_id
    where s.skill_id = :skill
),
name as (
    select id, max(label) as label
    from label
    where kind = 'skill_group' and role = 'preferred' and language = :language
    group by id
)
select g.group_id, coalesce(l.label, g.title) as name, g.level
from skill_group g
join chain c on g.group_id = c.one or g.group_id = c.two or g.group_id = c.three or g.group_id = c.four
left join name l on l.id = g.group_id
order by g.level, g.group_id
