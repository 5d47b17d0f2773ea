-- What are these publications called in one line?
select origin, name
from origin_name
where array_contains(:origins, origin) and language = :language
order by origin
