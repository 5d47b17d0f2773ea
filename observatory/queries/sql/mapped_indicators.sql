-- Which indicators have figures for enough regions of a level to draw a map, and in which groups?
select o.indicator, o.member, cast(count(distinct o.region) as bigint) as regions
from latest_observation o
where o.level = :level and o.dimension <> 'profile'
group by o.indicator, o.member
having count(distinct o.region) >= :least
order by o.indicator, o.member
