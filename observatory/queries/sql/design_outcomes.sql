-- What can a learner do after a micro-credential? In English, or in the language it has, where there is no translation.
select
    position,
    coalesce(
        max(case when language = :language then outcome end),
        max(case when language = 'en' then outcome end),
        max(outcome)
    ) as outcome
from learning_outcome
where micro_credential_id = :design
group by position
order by position
