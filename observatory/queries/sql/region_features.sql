-- What are the regions like in one year: the figures of a few indicators, region by region?
SELECT o.region, o.indicator, o.value, o.origin, o.vintage
FROM observation AS o
JOIN region AS r ON r.region = o.region AND r.vintage = o.vintage AND r.level = '2'
WHERE array_contains(:indicators, o.indicator) AND o.member = 'total' AND o.period = :period AND o.value IS NOT NULL
ORDER BY o.region, o.indicator, o.vintage DESC, o.origin
