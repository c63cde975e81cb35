"""Claims from English articles: spaCy's dependency parse under transparent rules."""
