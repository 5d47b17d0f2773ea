-- Which job profiles do online adverts of a region ask for, most often first?
SELECT
  o.member AS profile_id,
  COALESCE(MAX(CASE WHEN l.language = :language THEN l.label END), MAX(CASE WHEN l.language = 'en' THEN l.label END), o.member) AS name,
  p.profile_id IS NOT NULL AS held,
  CAST(o.value AS BIGINT) AS adverts,
  o.period,
  o.origin,
  o.grade
FROM observation AS o
JOIN (SELECT MAX(period) AS period FROM observation WHERE indicator = 'job-adverts' AND region = :region) AS newest
  ON newest.period = o.period
LEFT JOIN job_profile AS p ON p.profile_id = o.member
LEFT JOIN label AS l
  ON l.kind = 'profile' AND l.id = o.member AND l.role = 'preferred' AND array_contains(:languages, l.language)
WHERE o.indicator = 'job-adverts' AND o.region = :region AND o.member <> 'total' AND o.value IS NOT NULL
GROUP BY o.member, p.profile_id, o.value, o.period, o.origin, o.grade
ORDER BY adverts DESC, name, profile_id
