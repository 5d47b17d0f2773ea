-- In which periods, and from which publication, does an indicator have figures at a level of regions?
select o.period, o.origin, cast(count(distinct o.region) as bigint) as regions
from observation o
join region r on r.vintage = o.vintage and r.region = o.region
where o.indicator = :indicator and o.member = :member and o.status = 'value' and r.level = :level
group by o.period, o.origin
order by o.period, regions desc nulls last, o.origin
