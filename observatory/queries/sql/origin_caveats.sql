-- What should a reader of these publications beware of?
select origin, caveat
from origin_caveat
where array_contains(:origins, origin) and language = :language
order by origin, position
