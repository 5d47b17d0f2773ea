-- What should a reader of a table beware of?
select caveat
from dataset_caveat
where dataset = :dataset and language = :language
order by position
