-- Which skills are broader or narrower than one, which help with it, and with which does it help?
WITH found AS (
  SELECT related_id AS skill_id, CASE WHEN relation = 'broader' THEN 'broader' ELSE 'helps' END AS relation
  FROM skill_relation
  WHERE skill_id = :skill
  UNION
  SELECT skill_id, CASE WHEN relation = 'broader' THEN 'narrower' ELSE 'helped' END AS relation
  FROM skill_relation
  WHERE related_id = :skill
),
names AS (
  SELECT
    id,
    COALESCE(MAX(CASE WHEN language = :language THEN label END), MAX(CASE WHEN language = 'en' THEN label END)) AS label
  FROM label
  WHERE kind = 'skill' AND role = 'preferred' AND array_contains(:languages, language)
  GROUP BY id
)
SELECT f.relation, f.skill_id, COALESCE(n.label, s.title) AS name, s.skill_type
FROM found AS f
JOIN skill AS s ON s.skill_id = f.skill_id
LEFT JOIN names AS n ON n.id = f.skill_id
ORDER BY f.relation, name, f.skill_id
