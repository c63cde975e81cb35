"""Text made ready for the parser, the parser itself, and the questions that rules ask of its trees."""
