-- What do we hold?
select dataset, title, processing, grade, edition, updated, key, rows
from dataset
where language = :language
order by rows desc nulls last, dataset
