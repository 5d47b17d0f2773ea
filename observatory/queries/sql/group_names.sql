-- What are the technology areas and the ISCO-08 major groups that have profiles called?
select
    'area' as kind,
    a.area_id as code,
    coalesce(
        max(case when l.language = :language then l.label end), max(case when l.language = 'en' then l.label end)
    ) as name,
    a.position
from technology_area a
join job_profile p on p.area_id = a.area_id
left join label l
    on l.kind = 'technology_area' and l.id = a.area_id and l.role = 'preferred' and l.language in (:language, 'en')
group by a.area_id, a.position
union all
select 'major' as kind, g.isco_code as code, coalesce(max(l.label), g.title) as name, 0 as position
from isco_group g
join job_profile p on substr(p.isco_code, 1, 1) = g.isco_code
left join label l on l.kind = 'isco_group' and l.id = g.isco_code and l.role = 'preferred' and l.language = :language
where g.level = 1
group by g.isco_code, g.title
order by kind, position, code
