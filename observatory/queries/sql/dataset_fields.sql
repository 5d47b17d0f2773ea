-- What do the columns of a table mean?
select field, type, unit, description
from field
where
    dataset = :dataset
    and language = coalesce((select max(language) from field where language = :language), 'en')
order by position
