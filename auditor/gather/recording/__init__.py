"""`auditor record`: a person shops once in a visible browser, and what he did becomes pins."""
