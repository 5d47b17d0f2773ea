-- Which edition of the dataset is served?
select edition, updated, parquet
from edition
