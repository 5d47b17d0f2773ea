-- How many skills each profile needs, and which share of its essential skills is digital, green, transversal, knowledge
select
    p.profile_id,
    p.area_id,
    count(case when n.need = 'essential' then 1 end) as essential,
    count(case when n.need = 'optional' then 1 end) as optional,
    avg(case when n.need = 'essential' then cast(s.digital as double) end) as digital_share,
    avg(case when n.need = 'essential' then cast(s.green as double) end) as green_skill_share,
    avg(case when n.need = 'essential' then cast(s.transversal as double) end) as transversal_share,
    avg(case when n.need = 'essential' then case when s.skill_type = 'knowledge' then 1.0 else 0.0 end end)
        as knowledge_share
from job_profile p
join profile_skill n on n.profile_id = p.profile_id
join skill s on s.skill_id = n.skill_id
group by p.profile_id, p.area_id
order by p.profile_id
