-- What can a learner do after a micro-credential?
select position, outcome
from learning_outcome
where micro_credential_id = :design and language = :language
order by position
