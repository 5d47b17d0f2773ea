-- At which address does the vocabulary of the European Learning Model keep each term?
SELECT scheme, term, uri FROM learning_term ORDER BY scheme, term
