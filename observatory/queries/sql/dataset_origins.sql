-- Which publications was a table made from?
select o.origin, o.title, o.producer, o.licence, o.licence_url, o.attribution, o.url, o.published, o.accessed, o.period
from dataset_origin d
join origin o on o.origin = d.origin
where d.dataset = :dataset
order by o.origin
