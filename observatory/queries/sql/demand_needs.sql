-- Which skills does each profile need?
select profile_id, skill_id, need from profile_skill order by profile_id, skill_id
