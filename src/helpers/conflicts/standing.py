"""How names stand in a text: in a sentence that tells of fighting or not, in passing or not."""

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

MUCH_SPORT = 2
"""From so many words of sport on, deeds such as taking and losing are those of a match."""
_LONGEST = 60
"""Characters that what is said in passing goes on for at most, where no comma ends it."""
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]?[A-ZА-ЯЄІЇҐ0-9])|\n+")
_CLAUSE_END = re.compile(r"[,;:()—–]|\s-\s")
_LIST_GOES_ON = re.compile(
    r"(?:,|,? (?:and|or|и|і|та))\s+(?:(?:in|near|around|at|from|в|у|под|під|из|з|із)\s+)?[A-ZА-ЯЄІЇҐ][\w'’-]*(?:\s+[A-ZА-ЯЄІЇҐ][\w'’-]*)*"
)


@dataclass(frozen=True)
class Sentence:
    """A sentence of a text.

    Attributes:
        leads: whether it is the headline or the first of the story.
        fights: whether it has words of armed forces, or of their deeds.
    """

    text: str
    leads: bool
    fights: bool

    def in_passing(self) -> list[tuple[int, int]]:
        """The stretches of the sentence that only bring something to mind: veterans of, which also holds, wars in."""
        return [(m.start(), self._end(m.end())) for m in _pattern("passing").finditer(self.text)]

    def armed_after(self, end: int) -> bool:
        """Whether one of the two words after a name is one of armed forces."""
        after = re.match(r"\.?(?:['’]s)?\s+(\S+(?:\s+\S+)?)", self.text[end:])
        return after is not None and _pattern("armed").search(after[1]) is not None

    def located(self, start: int) -> bool:
        """Whether a name tells where something is: in, near or across it."""
        return _pattern("where").search(self.text[max(0, start - 24) : start]) is not None

    def _end(self, after: int) -> int:
        end = _CLAUSE_END.search(self.text, after)
        stop = min(end.start() if end else len(self.text), after + _LONGEST)
        while goes_on := _LIST_GOES_ON.match(self.text, stop):
            stop = goes_on.end()
        return stop


def sentences(title: str, body: Iterable[str]) -> Iterator[Sentence]:
    """The sentences of a story's paragraphs; `title` is its headline."""
    paragraphs = list(body)
    sport = sum(len(_pattern("sport").findall(p)) for p in paragraphs) >= MUCH_SPORT
    armed = any(_pattern("armed").search(p) or _pattern("deed").search(p) for p in paragraphs)
    deeds = () if sport else ("deed", "deed of arms") if armed else ("deed",)
    told = False
    for paragraph in paragraphs:
        for text in filter(None, map(str.strip, _SENTENCE_END.split(paragraph))):
            fights = any(_pattern(kind).search(text) for kind in ("armed", *deeds))
            heads = paragraph.strip() == title.strip()
            yield Sentence(text, heads or not told, fights)
            told = told or not heads


def is_staged(body: Iterable[str], *, fights: int) -> bool:
    """Whether a text is about an exercise or a museum: it has half as many words of these as sentences of fighting."""
    return 2 * sum(len(_pattern("staged").findall(p)) for p in body) >= max(fights, 2)


@cache
def words_of(kind: str) -> frozenset[str]:
    """The words of a kind in words.csv; a star stands for any ending."""
    text = resources.files("helpers.conflicts").joinpath("words.csv").read_text(encoding="utf-8")
    return frozenset(row["words"] for row in csv.DictReader(text.splitlines()) if row["kind"] == kind)


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    """What finds the words of a kind."""
    found = "|".join(re.escape(w).replace(r"\*", r"\w*") for w in sorted(words_of(kind), key=len, reverse=True))
    closing = r"\s+(?:the\s+|[a-zа-яєіїґ]+\s+)?$" if kind == "where" else r"\b"
    return re.compile(rf"\b(?:{found}){closing}", re.IGNORECASE)
