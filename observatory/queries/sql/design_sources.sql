-- Who wrote the records of the catalogue?
SELECT DISTINCT source FROM micro_credential ORDER BY source
