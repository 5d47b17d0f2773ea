-- Under which names and codes can profiles, skills, regions and micro-credentials be found?
WITH newest AS (SELECT region, MAX(vintage) AS vintage FROM region GROUP BY region)
SELECT kind, id, language, role, label
FROM label
WHERE kind IN ('profile', 'skill', 'region', 'micro_credential') AND role IN ('preferred', 'alternative')
UNION
SELECT 'profile' AS kind, profile_id AS id, 'en' AS language, 'preferred' AS role, title AS label
FROM job_profile
UNION
SELECT 'skill' AS kind, skill_id AS id, 'en' AS language, 'preferred' AS role, title AS label
FROM skill
UNION
SELECT 'micro_credential' AS kind, micro_credential_id AS id, 'en' AS language, 'preferred' AS role, title AS label
FROM micro_credential
UNION
SELECT
  'region' AS kind,
  region.region AS id,
  '' AS language,
  CASE WHEN region.vintage = newest.vintage THEN 'preferred' ELSE 'alternative' END AS role,
  region.name AS label
FROM region
JOIN newest ON region.region = newest.region
UNION
SELECT
  'region' AS kind,
  region.region AS id,
  '' AS language,
  CASE WHEN region.vintage = newest.vintage THEN 'preferred' ELSE 'alternative' END AS role,
  region.name_latin AS label
FROM region
JOIN newest ON region.region = newest.region
UNION
SELECT 'region' AS kind, region AS id, '' AS language, 'code' AS role, region AS label
FROM region
UNION
SELECT 'profile' AS kind, profile_id AS id, '' AS language, 'code' AS role, esco_code AS label
FROM job_profile
WHERE esco_code IS NOT NULL
UNION
SELECT 'profile' AS kind, profile_id AS id, '' AS language, 'isco' AS role, isco_code AS label
FROM job_profile
WHERE isco_code IS NOT NULL
ORDER BY kind, id, language, role, label
