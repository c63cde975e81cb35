"""A language model as a reader, for those who choose one: what is sent, what comes back, and what of it the article bears out."""
