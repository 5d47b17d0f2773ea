-- How many micro-credentials does the catalogue hold, and how many of them name the skills they teach?
select
    count(distinct m.micro_credential_id) as designs,
    count(distinct s.micro_credential_id) as with_skills,
    count(distinct s.skill_id) as skills
from micro_credential m
left join micro_credential_skill s on s.micro_credential_id = m.micro_credential_id
