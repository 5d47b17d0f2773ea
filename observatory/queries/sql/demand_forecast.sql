-- By how much does employment in the EU change until the forecast ends, by ISCO-08 major group?
select
    b.member, b.period as first, a.period as last, b.value as jobs_first, a.value as jobs_last,
    100 * (a.value - b.value) / b.value as change, a.origin
from observation b
join observation a on a.indicator = b.indicator and a.region = b.region and a.member = b.member
where b.indicator = 'occupation-forecast' and b.region = 'EU27_2020' and b.status = 'value' and a.status = 'value'
    and b.period = (select min(period) from observation where indicator = 'occupation-forecast')
    and a.period = (select max(period) from observation where indicator = 'occupation-forecast')
order by b.member
