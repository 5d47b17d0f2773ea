-- With the borders of which version of NUTS do these figures agree best?
select r.vintage, cast(count(distinct o.region) as bigint) as regions
from observation o
join region r on r.region = o.region and r.level = :level
where o.indicator = :indicator and o.member = :member and o.origin = :origin and o.period = :period
    and o.status = 'value' and r.vintage >= 2016
group by r.vintage
order by regions desc nulls last, r.vintage desc
