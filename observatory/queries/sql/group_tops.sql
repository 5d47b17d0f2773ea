-- Under which broad group of skills does each group stand, and what is the broad one called?
WITH tops AS (
  SELECT
    g.group_id,
    CASE
      WHEN g.level <= 1 THEN g.group_id
      WHEN p.level = 1 THEN p.group_id
      WHEN a.level = 1 THEN a.group_id
      ELSE g.group_id
    END AS top_id
  FROM skill_group AS g
  LEFT JOIN skill_group AS p ON p.group_id = g.parent_id
  LEFT JOIN skill_group AS a ON a.group_id = p.parent_id
),
names AS (
  SELECT
    id,
    COALESCE(MAX(CASE WHEN language = :language THEN label END), MAX(CASE WHEN language = 'en' THEN label END)) AS label
  FROM label
  WHERE kind = 'skill_group' AND role = 'preferred' AND array_contains(:languages, language)
  GROUP BY id
)
SELECT t.group_id, t.top_id, COALESCE(n.label, g.title) AS top_name
FROM tops AS t
JOIN skill_group AS g ON g.group_id = t.top_id
LEFT JOIN names AS n ON n.id = t.top_id
ORDER BY t.group_id
