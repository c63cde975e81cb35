"""What the parser is known to read wrongly in news of a war, put right before anything else looks at it."""
