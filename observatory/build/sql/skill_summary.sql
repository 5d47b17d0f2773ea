-- How many profiles need each skill, and how rare it is among them
select
    s.skill_id,
    count(case when n.need = 'essential' then 1 end) as essential_profiles,
    count(case when n.need = 'optional' then 1 end) as optional_profiles,
    cast(count(case when n.need = 'essential' then 1 end) as double) / (select count(*) from job_profile)
        as essential_share
from skill s
left join profile_skill n on n.skill_id = s.skill_id
group by s.skill_id
order by s.skill_id
