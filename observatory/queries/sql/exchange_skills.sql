-- Under which names, in any language, is each skill known?
SELECT skill_id, 'title' AS role, title AS label FROM skill
UNION
SELECT id AS skill_id, 'name' AS role, label FROM label WHERE kind = 'skill' AND role IN ('preferred', 'alternative')
ORDER BY skill_id, role, label
