-- How complete is the catalogue: how many records carry skills, a level, a workload, quality assurance?
select
    cast(count(*) as bigint) as records,
    cast(count(case when t.micro_credential_id is not null then 1 end) as bigint) as with_skills,
    cast(count(m.eqf_level) as bigint) as with_level,
    cast(count(m.workload_hours) as bigint) as with_workload,
    cast(count(case when m.quality_assurance <> 'to be set by the awarding body' then 1 end) as bigint) as with_quality
from micro_credential m
left join (select distinct micro_credential_id from micro_credential_skill) t
    on t.micro_credential_id = m.micro_credential_id
