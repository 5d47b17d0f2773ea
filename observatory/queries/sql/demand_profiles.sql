-- Which profiles are there, in which ISCO-08 group and which industries?
select profile_id, isco_code, nace_codes from job_profile order by profile_id
