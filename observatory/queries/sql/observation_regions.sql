-- Which regions have rows, and what are they called?
select
    o.region,
    coalesce(
        max(case when l.language = :language then l.label end),
        max(case when l.language = 'en' then l.label end),
        max(r.name_latin),
        o.region
    ) as name
from observation o
left join region r on r.region = o.region and r.vintage = o.vintage
left join label l
    on l.kind = 'region' and l.id = o.region and l.role = 'preferred' and array_contains(:languages, l.language)
group by o.region
order by o.region nulls last
