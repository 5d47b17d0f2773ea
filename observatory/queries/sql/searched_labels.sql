-- Under which names and codes can job profiles be found?
select kind, id, language, role, label
from label
where kind = 'profile' and role in ('preferred', 'alternative')
union all
select 'profile' as kind, profile_id as id, 'en' as language, 'preferred' as role, title as label
from job_profile
union all
select 'profile' as kind, profile_id as id, '' as language, 'code' as role, esco_code as label
from job_profile
where esco_code is not null
order by kind, id, language, role, label
