-- What do the columns of a table mean?
select field, type, unit, description
from field
where dataset = :dataset and language = :language
order by position
