-- How does the number of jobs in the EU change by major occupation group until the forecast ends?
with ends as (
    select min(period) as first, max(period) as last from observation where indicator = 'occupation-forecast'
)
select
    b.member,
    coalesce(
        max(case when l.language = :language then l.label end),
        max(case when l.language = 'en' then l.label end),
        b.member
    ) as name,
    b.period as first,
    a.period as last,
    b.value as jobs_first,
    a.value as jobs_last,
    100 * (a.value - b.value) / b.value as change_percent,
    a.origin,
    a.grade
from observation b
join ends e on e.first = b.period
join observation a on a.indicator = b.indicator and a.member = b.member and a.region = b.region and a.period = e.last
left join label l
    on l.kind = 'member' and l.id = b.member and l.role = 'preferred' and l.language in (:language, 'en')
where b.indicator = 'occupation-forecast' and b.dimension = 'isco' and b.status = 'value' and a.status = 'value'
group by b.member, b.period, a.period, b.value, a.value, a.origin, a.grade
order by change_percent desc nulls last, b.member
