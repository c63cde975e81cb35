"""What is said about the front: the frames of verbs and nouns, and the propositions that they make."""
