"""One module per subject, one function per question; the question's text stands in `sql/`."""
