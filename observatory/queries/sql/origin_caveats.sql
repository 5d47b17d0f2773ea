-- What should a reader of these publications beware of?
select origin, caveat
from origin_caveat
where
    array_contains(:origins, origin)
    and language = coalesce((select max(language) from origin_caveat where language = :language), 'en')
order by origin, position
