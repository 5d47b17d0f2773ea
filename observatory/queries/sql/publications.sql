-- Which publications did we read?
select origin, title, producer, licence, licence_url, attribution, url, published, accessed, period, grade
from origin
order by producer, title
