-- Which periods have rows?
select period from observation group by period order by period nulls last
