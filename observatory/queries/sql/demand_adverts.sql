-- How many adverts were counted in each NUTS 2 region, by job profile?
select o.region, o.period, o.member as profile_id, o.value, o.origin
from observation o
join region r on r.vintage = o.vintage and r.region = o.region and r.level = '2'
where o.indicator = 'job-adverts' and o.dimension = 'profile' and o.status = 'value'
order by o.region, o.member
