-- Which publications stand behind these figures?
select origin, title, producer, licence, licence_url, attribution, url, published, accessed, period, grade
from origin
where array_contains(:origins, origin)
order by origin
