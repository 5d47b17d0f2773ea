-- Which figures speak of demand pressure and skills capacity in one year, region by region?
WITH places AS (
  SELECT region, vintage, country, name_latin FROM region WHERE level = '2'
),
figures AS (
  SELECT o.indicator, o.region, o.vintage, p.country, o.period, o.value, o.flag, o.origin,
    CASE WHEN o.flag LIKE '%b%' THEN 1 ELSE 0 END AS broken
  FROM observation AS o
  JOIN places AS p ON p.region = o.region AND p.vintage = o.vintage
  WHERE o.member = 'total' AND o.value IS NOT NULL AND o.period >= :first AND o.period <= :period
),
levels AS (
  SELECT indicator, region, vintage, country, value, flag, origin, 'level' AS kind
  FROM figures
  WHERE period = :period
),
changes AS (
  SELECT
    indicator, region, vintage, country,
    MAX(CASE WHEN period = :period THEN value END) - MAX(CASE WHEN period = :first THEN value END) AS value,
    MAX(CASE WHEN period = :period THEN flag END) AS flag,
    origin, 'change' AS kind
  FROM figures
  GROUP BY indicator, region, vintage, country, origin
  HAVING COUNT(*) = :years + 1
    AND SUM(CASE WHEN period > :first THEN broken ELSE 0 END) = 0
),
national AS (
  SELECT o.indicator, p.region, p.vintage, p.country, o.value, o.flag, o.origin, 'national' AS kind
  FROM observation AS o
  JOIN region AS c ON c.region = o.region AND c.vintage = o.vintage AND c.level = '0'
  JOIN (SELECT DISTINCT region, vintage, country FROM figures WHERE period = :period) AS p ON p.country = o.region
  WHERE o.member = 'total' AND o.value IS NOT NULL AND o.period = :period
)
SELECT indicator, region, vintage, country, value, flag, origin, kind FROM levels
UNION ALL
SELECT indicator, region, vintage, country, value, flag, origin, kind FROM changes
UNION ALL
SELECT indicator, region, vintage, country, value, flag, origin, kind FROM national
ORDER BY kind, indicator, region, vintage, origin
