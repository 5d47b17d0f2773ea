-- What are these countries and regions called?
with name as (
    select id, max(case when language = :language then label end) as label, max(label) as other
    from label
    where kind = 'region' and role = 'preferred' and array_contains(:languages, language)
    group by id
),
newest as (
    select region, max(vintage) as vintage from region where array_contains(:places, region) group by region
)
select r.region, coalesce(n.label, n.other, r.name_latin) as name
from newest e
join region r on r.region = e.region and r.vintage = e.vintage
left join name n on n.id = r.region
order by name nulls last, r.region
