-- What can a learner do after a micro-credential, in every language?
SELECT position, language, outcome FROM learning_outcome WHERE micro_credential_id = :design ORDER BY position, language
