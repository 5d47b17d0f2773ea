-- Which regions lead on an indicator in the newest year that most regions share?
with newest as (
    select period
    from observation
    where indicator = :indicator and status = 'value' and dimension = 'total' and origin = :origin
    group by period
    order by count(*) desc, period desc
    limit 1
)
select o.region, r.name_latin as name, r.country, o.period, o.value, o.flag, o.origin, o.grade, o.vintage
from observation o
join newest n on n.period = o.period
join region r on r.vintage = o.vintage and r.region = o.region and r.level = '2'
where o.indicator = :indicator and o.status = 'value' and o.dimension = 'total' and o.origin = :origin
order by o.value desc nulls last, o.region
limit :how_many
