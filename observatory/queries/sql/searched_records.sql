-- What do micro-credentials say, which skills do they teach, and towards which profiles do they lead?
WITH taught AS (
  SELECT t.micro_credential_id, n.profile_id, CAST(COUNT(*) AS BIGINT) AS skills
  FROM micro_credential_skill AS t
  JOIN profile_skill AS n ON n.skill_id = t.skill_id AND n.need = 'essential'
  GROUP BY t.micro_credential_id, n.profile_id
),
most AS (SELECT profile_id, MAX(skills) AS skills FROM taught GROUP BY profile_id)
SELECT id, role, label
FROM label
WHERE kind = 'micro_credential' AND role = 'definition'
UNION
SELECT micro_credential_id AS id, 'outcome' AS role, outcome AS label
FROM learning_outcome
UNION
SELECT t.micro_credential_id AS id, 'taught' AS role, l.label
FROM micro_credential_skill AS t
JOIN label AS l ON l.kind = 'skill' AND l.id = t.skill_id AND l.role = 'preferred' AND l.language IN ('en', 'es')
UNION
SELECT t.micro_credential_id AS id, 'taught' AS role, s.title AS label
FROM micro_credential_skill AS t
JOIN skill AS s ON s.skill_id = t.skill_id
UNION
SELECT micro_credential_id AS id, 'teaches' AS role, skill_id AS label
FROM micro_credential_skill
UNION
SELECT taught.micro_credential_id AS id, 'serves' AS role, taught.profile_id AS label
FROM taught
JOIN most ON most.profile_id = taught.profile_id
JOIN profile_summary AS summary ON summary.profile_id = taught.profile_id
WHERE taught.skills > 1 AND (taught.skills = most.skills OR 5 * taught.skills >= summary.essential)
ORDER BY id, role, label
