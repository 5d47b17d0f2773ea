-- For which periods does an indicator have a figure, for one member of its breakdown?
select period
from observation
where indicator = :indicator and member = :member and status = 'value'
group by period
order by period nulls last
