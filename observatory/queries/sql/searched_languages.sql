-- In which languages are there names to search for?
SELECT DISTINCT language
FROM label
WHERE kind IN ('profile', 'skill', 'region', 'micro_credential') AND role IN ('preferred', 'alternative')
  AND language <> ''
ORDER BY language
