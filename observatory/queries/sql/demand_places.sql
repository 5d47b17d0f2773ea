-- Which NUTS 2 regions could be asked about (codes of NUTS 2016 or later), and what are they called?
with newest as (
    select region, max(vintage) as vintage from region where level = '2' and vintage >= 2016 group by region
)
select
    r.region,
    r.country,
    r.name_latin as name,
    coalesce(max(case when l.language = :language then l.label end), max(l.label), r.country) as country_name,
    max(case when c.parent = 'EU27_2020' then 1 else 0 end) = 1 as member_state
from newest n
join region r on r.region = n.region and r.vintage = n.vintage
left join region c on c.region = r.country and c.vintage = 2024
left join label l
    on l.kind = 'region' and l.id = r.country and l.role = 'preferred' and array_contains(:languages, l.language)
group by r.region, r.country, r.name_latin
order by r.country nulls last, r.name_latin nulls last, r.region
