-- What is every thing called that has a code: profiles, skills, regions, indicators, micro-credentials?
SELECT
  id,
  COALESCE(MAX(CASE WHEN language = :language THEN label END), MAX(CASE WHEN language = 'en' THEN label END), MAX(label)) AS name
FROM label
WHERE role = 'preferred' AND kind IN ('profile', 'skill', 'region', 'indicator', 'micro_credential', 'skill_group')
GROUP BY id
ORDER BY id
