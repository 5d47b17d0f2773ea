-- Where does every profile lie on the map of skills, what is it called, and which area does it belong to?
WITH names AS (
  SELECT
    kind,
    id,
    COALESCE(MAX(CASE WHEN language = :language THEN label END), MAX(CASE WHEN language = 'en' THEN label END)) AS label
  FROM label
  WHERE kind IN ('profile', 'technology_area') AND role = 'preferred' AND array_contains(:languages, language)
  GROUP BY kind, id
)
SELECT
  p.profile_id,
  COALESCE(n.label, j.title) AS name,
  j.area_id,
  COALESCE(a.label, j.area_id) AS area,
  p.x,
  p.y
FROM profile_position AS p
JOIN job_profile AS j ON j.profile_id = p.profile_id
LEFT JOIN names AS n ON n.kind = 'profile' AND n.id = p.profile_id
LEFT JOIN names AS a ON a.kind = 'technology_area' AND a.id = j.area_id
ORDER BY p.profile_id
