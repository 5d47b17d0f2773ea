-- What became of a region that the newest version of NUTS no longer has?
select c.from_region, c.from_vintage, c.to_region, r.name_latin as name, c.weight
from region_change c
join region r on r.vintage = c.to_vintage and r.region = c.to_region
left join region kept on kept.vintage = 2024 and kept.region = c.from_region
where array_contains(:regions, c.from_region) and c.to_vintage = 2024 and kept.region is null
order by c.from_region, c.from_vintage desc, c.weight desc nulls last, c.to_region
