-- Which figures speak of demand pressure and skills capacity in one year, region by region?
-- A figure moves to the code that the same territory has in the newest version of NUTS; no other figure is converted.
WITH places AS (
  SELECT
    r.region AS published_as, r.vintage AS published_in, r.country,
    COALESCE(newest.to_region, newer.to_region, r.region) AS region,
    COALESCE(newest.to_vintage, newer.to_vintage, r.vintage) AS vintage
  FROM region AS r
  LEFT JOIN region_change AS newest
    ON newest.from_region = r.region AND newest.from_vintage = r.vintage
    AND newest.to_vintage = 2024 AND newest.basis = 'same territory'
  LEFT JOIN region_change AS newer
    ON newer.from_region = r.region AND newer.from_vintage = r.vintage
    AND newer.to_vintage = 2021 AND newer.basis = 'same territory'
  WHERE r.level = '2'
),
figures AS (
  SELECT o.indicator, p.region, p.vintage, p.country, p.published_as, o.period, o.value, o.flag, o.origin,
    CASE WHEN o.flag LIKE '%b%' THEN 1 ELSE 0 END AS broken
  FROM observation AS o
  JOIN places AS p ON p.published_as = o.region AND p.published_in = o.vintage
  WHERE o.member = 'total' AND o.value IS NOT NULL AND o.period >= :first AND o.period <= :period
),
levels AS (
  SELECT indicator, region, vintage, country, published_as, value, flag, origin, 'level' AS kind
  FROM figures
  WHERE period = :period
),
changes AS (
  SELECT
    indicator, region, vintage, country, published_as,
    MAX(CASE WHEN period = :period THEN value END) - MAX(CASE WHEN period = :first THEN value END) AS value,
    MAX(CASE WHEN period = :period THEN flag END) AS flag,
    origin, 'change' AS kind
  FROM figures
  GROUP BY indicator, region, vintage, country, published_as, origin
  HAVING COUNT(*) = :years + 1
    AND SUM(CASE WHEN period > :first THEN broken ELSE 0 END) = 0
),
national AS (
  SELECT DISTINCT
    o.indicator, p.region, p.vintage, p.country, o.region AS published_as, o.value, o.flag, o.origin,
    'national' AS kind
  FROM observation AS o
  JOIN region AS c ON c.region = o.region AND c.vintage = o.vintage AND c.level = '0'
  JOIN (SELECT DISTINCT region, vintage, country FROM figures WHERE period = :period) AS p ON p.country = o.region
  WHERE o.member = 'total' AND o.value IS NOT NULL AND o.period = :period
)
SELECT indicator, region, vintage, country, published_as, value, flag, origin, kind FROM levels
UNION ALL
SELECT indicator, region, vintage, country, published_as, value, flag, origin, kind FROM changes
UNION ALL
SELECT indicator, region, vintage, country, published_as, value, flag, origin, kind FROM national
ORDER BY kind, indicator, region, vintage, origin
