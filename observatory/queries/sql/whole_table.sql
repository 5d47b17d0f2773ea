-- What is in a table, as it was built?
select * from {table}
