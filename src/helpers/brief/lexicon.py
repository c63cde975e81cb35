"""The words by which a summary reads quotations: rows of `words.csv` beside this."""

from functools import partial

from helpers import word_lists

alternatives = partial(word_lists.alternatives, __package__)
"""The words of a kind as a group of a regular expression."""
pattern = partial(word_lists.pattern, __package__)
"""What finds the words of a kind."""
