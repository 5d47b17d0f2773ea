-- How many manufacturing vacancies were counted in each region, by ISCO-08 major group, year by year?
select o.region, substr(o.region, 1, 2) as country, o.period, o.member, o.value, o.origin
from observation o
join region r on r.vintage = o.vintage and r.region = o.region and r.level = '2'
where o.indicator = 'manufacturing-vacancies' and o.dimension = 'isco' and o.status = 'value'
order by o.region, o.period, o.member
