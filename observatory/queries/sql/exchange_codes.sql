-- Which codes may the description of a micro-credential use, and which identifiers are taken by our own designs?
SELECT 'area' AS kind, area_id AS code FROM technology_area
UNION
SELECT 'region' AS kind, region AS code FROM region
UNION
SELECT 'design' AS kind, micro_credential_id AS code FROM micro_credential WHERE status <> 'offer'
ORDER BY kind, code
