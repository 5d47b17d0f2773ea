-- By which industries (NACE) can job profiles be found?
SELECT profile_id, nace_codes
FROM job_profile
WHERE nace_codes IS NOT NULL
ORDER BY profile_id
