-- What should a reader of a table beware of?
select caveat
from dataset_caveat
where
    dataset = :dataset
    and language = coalesce((select max(language) from dataset_caveat where language = :language), 'en')
order by position
