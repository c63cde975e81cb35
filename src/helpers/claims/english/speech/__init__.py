"""Who says what: acts of saying, their speakers, and what is said of somebody else's words."""
