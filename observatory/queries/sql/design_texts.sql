-- Which words stand in a micro-credential: its names, purposes, learning outcomes, and the names of its skills?
select id as micro_credential_id, role as part, label as text
from label
where kind = 'micro_credential'
union
select micro_credential_id, 'preferred' as part, title as text from micro_credential
union
select micro_credential_id, 'outcome' as part, outcome as text from learning_outcome
union
select t.micro_credential_id, 'skill' as part, l.label as text
from micro_credential_skill t
join label l on l.kind = 'skill' and l.id = t.skill_id and l.role = 'preferred' and l.language in ('en', 'es')
union
select t.micro_credential_id, 'skill' as part, s.title as text
from micro_credential_skill t
join skill s on s.skill_id = t.skill_id
order by micro_credential_id, part, text
