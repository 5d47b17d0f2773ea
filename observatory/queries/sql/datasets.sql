-- What do we hold?
select dataset, title, processing, grade, edition, updated, key, rows
from dataset
-- An edition from before a language was added describes itself in English.
where language = coalesce((select max(language) from dataset where language = :language), 'en')
order by rows desc nulls last, dataset
