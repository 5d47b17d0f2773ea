-- What are these publications called in one line?
select origin, name
from origin_name
where
    array_contains(:origins, origin)
    and language = coalesce((select max(language) from origin_name where language = :language), 'en')
order by origin
