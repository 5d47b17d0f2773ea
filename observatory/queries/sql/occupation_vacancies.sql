-- In which NUTS 2 regions does the ISCO-08 major group weigh most among vacancies in manufacturing, newest year each?
with counted as (
    select o.region, o.period, o.vintage, o.member, o.value, o.origin
    from observation o
    join region r on r.vintage = o.vintage and r.region = o.region and r.level = '2'
    where o.indicator = 'manufacturing-vacancies' and o.dimension = 'isco' and o.status = 'value'
),
years as (
    select region, period, sum(value) as whole
    from counted
    group by region, period
    having sum(value) >= :least and max(case when member = :member then 1 else 0 end) = 1
),
newest as (
    select region, max(period) as period from years group by region
)
select
    c.region, r.name_latin as name, c.period, c.value as counted, y.whole, c.value / y.whole as share, c.origin
from counted c
join newest n on n.region = c.region and n.period = c.period
join years y on y.region = c.region and y.period = c.period
join region r on r.vintage = c.vintage and r.region = c.region
where c.member = :member
order by share desc nulls last, c.region
