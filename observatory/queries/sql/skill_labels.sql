-- What is a skill called, in every language?
select language, role, label
from label
where kind = 'skill' and id = :skill and role in ('preferred', 'alternative')
order by language, role desc, label
