-- How much do we hold?
select
    (select count(*) from job_profile) as profiles,
    (select count(*) from skill) as skills,
    (select count(*) from profile_skill) as links,
    (select count(*) from micro_credential) as micro_credentials,
    (select count(*) from region where vintage = 2024 and level = '2') as regions,
    (select count(*) from indicator) as indicators,
    (select count(*) from observation where status = 'value') as figures,
    (select count(distinct language) from label where kind = 'profile') as languages
