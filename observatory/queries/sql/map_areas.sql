-- Where does each technology area lie on the map of skills?
with name as (
    select
        id,
        coalesce(
            max(case when language = :language then label end), max(case when language = 'en' then label end)
        ) as label
    from label
    where kind = 'technology_area' and role = 'preferred' and language in (:language, 'en')
    group by id
)
select m.area_id, coalesce(l.label, m.area_id) as area, m.x, m.y, m.r
from map_area m
left join name l on l.id = m.area_id
order by m.r desc, m.area_id
