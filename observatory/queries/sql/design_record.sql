-- What does one micro-credential say of itself, in every language it has?
SELECT
  m.micro_credential_id,
  l.language AS text_language,
  MAX(CASE WHEN l.role = 'preferred' THEN l.label END) AS title,
  MAX(CASE WHEN l.role = 'definition' THEN l.label END) AS description,
  m.eqf_level, m.workload_hours, m.ects, m.isced_f, m.language, m.participation, m.assessment, m.delivery,
  m.quality_assurance, m.prerequisites, m.prerequisites_es, m.status, CAST(m.reviewed AS STRING) AS reviewed,
  m.awarding_body, m.country, m.region, m.area_id, m.supervision, m.grading, m.further_information, m.builds_on, m.stacks_with
FROM micro_credential AS m
JOIN label AS l ON l.kind = 'micro_credential' AND l.id = m.micro_credential_id
WHERE m.micro_credential_id = :design
GROUP BY
  m.micro_credential_id, l.language, m.eqf_level, m.workload_hours, m.ects, m.isced_f, m.language, m.participation,
  m.assessment, m.delivery, m.quality_assurance, m.prerequisites, m.prerequisites_es, m.status, m.reviewed,
  m.awarding_body, m.country, m.region, m.area_id, m.supervision, m.grading, m.further_information, m.builds_on, m.stacks_with
ORDER BY l.language
