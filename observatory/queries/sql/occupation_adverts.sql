-- In which NUTS 2 regions does the ISCO-08 sub-major group weigh most among counted adverts of job profiles?
with adverts as (
    select o.region, o.period, o.vintage, o.origin, o.value, substr(p.isco_code, 1, 2) as isco
    from observation o
    join region r on r.vintage = o.vintage and r.region = o.region and r.level = '2'
    join job_profile p on p.profile_id = o.member
    where o.indicator = 'job-adverts' and o.dimension = 'profile' and o.status = 'value'
)
select
    a.region,
    max(r.name_latin) as name,
    a.period,
    coalesce(sum(case when a.isco = :isco then a.value end), 0.0) as counted,
    sum(a.value) as whole,
    coalesce(sum(case when a.isco = :isco then a.value end), 0.0) / sum(a.value) as share,
    a.origin
from adverts a
join region r on r.vintage = a.vintage and r.region = a.region
group by a.region, a.period, a.origin
having sum(a.value) >= :least
order by share desc nulls last, a.region
