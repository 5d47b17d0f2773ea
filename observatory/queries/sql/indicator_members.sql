-- Into which groups is an indicator broken down, with a course over time?
select
    o.member,
    coalesce(
        max(case when l.language = :language then l.label end),
        max(case when l.language = 'en' then l.label end),
        o.member
    ) as name
from latest_observation o
left join label l
    on l.kind = 'member' and l.id = o.member and l.role = 'preferred' and array_contains(:languages, l.language)
where o.indicator = :indicator and o.first_period < o.period
group by o.member
order by case when o.member = 'total' then 0 else 1 end, name nulls last, o.member
