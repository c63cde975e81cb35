"""How many calls and tokens a reading will take, before anything is sent."""

import math
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from helpers.counting import plural
from helpers.reading_by_model.request import Request

_PIECES = re.compile(r"[A-Za-z]+|[^\W\d_A-Za-z]+|\d|[^\w\s]")
"""What tokenizers at most cut a text into: a Latin word is one token or more, a Cyrillic one several, a digit one."""
LETTERS, LETTERS_CYRILLIC = 6.2, 3.0
"""Letters of a word that a token holds."""
FRAME = 12
"""Tokens around the two messages."""
A_CLAIM, CLAIMS_A_SENTENCE = 195, 0.85
"""Tokens of a claim in an answer, and claims that a sentence of war news makes, as measured on answers."""


@dataclass(frozen=True)
class Estimate:
    """Calls, and tokens asked and answered."""

    calls: int = 0
    asked: int = 0
    answered: int = 0

    def __add__(self, other: "Estimate") -> "Estimate":
        return Estimate(self.calls + other.calls, self.asked + other.asked, self.answered + other.answered)

    @property
    def tokens(self) -> int:
        """All of them."""
        return self.asked + self.answered

    def describe(self) -> str:
        """The estimate in words."""
        return (
            f"{plural(self.calls, 'call')}, about {self.asked:,} tokens asked and {self.answered:,} answered "
            f"(± 25 %; models differ in how they cut words)"
        )


def estimate(requests: Iterable[Request]) -> Estimate:
    """What the requests will take."""
    return sum((_of(r) for r in requests), Estimate())


def _of(request: Request) -> Estimate:
    asked = sum(tokens_in(m["content"]) for m in request.messages) + FRAME
    return Estimate(1, asked, _answered(request.sentences))


def _answered(sentences: Sequence[object]) -> int:
    return round(A_CLAIM * CLAIMS_A_SENTENCE * len(sentences)) + 10


def tokens_in(text: str) -> int:
    """About how many tokens a text has."""
    count = 0
    for piece in _PIECES.findall(text):
        if piece.isascii():
            count += math.ceil(len(piece) / LETTERS) if len(piece) > LETTERS else 1
        else:
            count += math.ceil(len(piece) / LETTERS_CYRILLIC)
    return count
