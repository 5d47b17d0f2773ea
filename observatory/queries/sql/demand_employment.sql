-- How many people work in each ISCO-08 sub-major group, country by country, in the newest year?
select region, period, member, value, origin
from observation
where indicator = 'occupation-employment' and dimension = 'isco' and status = 'value' and length(member) = 4
    and period = (select max(period) from observation where indicator = 'occupation-employment')
order by region, member
