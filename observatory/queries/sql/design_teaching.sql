-- Which skills does each micro-credential teach?
select micro_credential_id, skill_id from micro_credential_skill order by micro_credential_id, skill_id
