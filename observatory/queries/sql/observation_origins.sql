-- Which publications and grades stand behind these figures?
select origin, grade
from observation
where (:all_indicators or array_contains(:indicators, indicator))
    and (:all_regions or array_contains(:regions, region))
    and (:all_periods or array_contains(:periods, period))
group by origin, grade
order by origin nulls last, grade nulls last
