"""A block under classification, and how texts are compared."""

import re
from dataclasses import dataclass
from functools import cached_property

from helpers.articles.lines import word_count
from helpers.articles.page import Block


@dataclass
class Piece:
    """A block, its words, the kind given so far, the scope of its phrase, whether it is running text."""

    block: Block
    text: str
    kind: str = ""
    scope: str = ""
    prose: bool = False

    @cached_property
    def words(self) -> int:
        """How many words it has."""
        return word_count(self.text)


def fold(text: str) -> str:
    """Words in lower case without marks, to compare texts."""
    return " ".join(re.findall(r"\w+", text.lower()))


def shingles(text: str) -> set[str]:
    """Every three words in a row of a text."""
    folded = fold(text).split()
    return {" ".join(folded[i : i + 3]) for i in range(len(folded) - 2)}
