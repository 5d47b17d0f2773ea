-- Which codes may the description of a micro-credential use, and which identifiers are taken, by whom?
SELECT 'area' AS kind, area_id AS code, CAST(NULL AS STRING) AS body, CAST(NULL AS STRING) AS country
FROM technology_area
UNION
SELECT 'region', region, NULL, NULL FROM region
UNION
SELECT CASE WHEN status = 'offer' THEN 'offer' ELSE 'design' END, micro_credential_id, awarding_body, country
FROM micro_credential
ORDER BY kind, code
