-- In which countries does a sub-major group of occupations weigh most among all people in employment?
WITH groups AS (
  SELECT region, period, SUM(value) AS everyone, MAX(CASE WHEN member = :member THEN value END) AS employed, MAX(origin) AS origin
  FROM observation
  WHERE indicator = 'occupation-employment' AND dimension = 'isco' AND status = 'value' AND LENGTH(member) = 4
  GROUP BY region, period
),
newest AS (
  SELECT MAX(period) AS period FROM groups
),
names AS (
  SELECT
    kind,
    id,
    COALESCE(MAX(CASE WHEN language = :language THEN label END), MAX(CASE WHEN language = 'en' THEN label END)) AS label
  FROM label
  WHERE kind IN ('region', 'isco_group') AND role = 'preferred' AND array_contains(:languages, language)
  GROUP BY kind, id
)
SELECT g.region, COALESCE(n.label, g.region) AS name, COALESCE(o.label, i.title) AS group_name, g.employed, 100 * g.employed / g.everyone AS percent, g.period, g.origin
FROM groups AS g
JOIN newest AS t ON t.period = g.period
LEFT JOIN names AS n ON n.kind = 'region' AND n.id = g.region
LEFT JOIN names AS o ON o.kind = 'isco_group' AND o.id = SUBSTR(:member, 3)
LEFT JOIN isco_group AS i ON i.isco_code = SUBSTR(:member, 3)
WHERE g.employed IS NOT NULL
ORDER BY percent DESC, g.region
