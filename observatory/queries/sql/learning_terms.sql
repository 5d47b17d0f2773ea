-- What are the terms of the European Learning Model called?
select term, case when :language = 'es' then term_es else term end as name
from learning_term
order by term
