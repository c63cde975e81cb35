"""How names stand in a text: in a sentence that tells of fighting or not, in passing or not."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from helpers import word_lists

MUCH_SPORT = 2
"""From so many words of sport on, deeds such as taking and losing are those of a match."""
_LONGEST = 60
"""Characters that what is said in passing goes on for at most, where no comma ends it."""
_SENTENCE_END = re.compile(r"(?<=[.!?…])[\"'”’»)\]]*\s+(?=[\"'“‘«(\[]?[A-ZА-ЯЄІЇҐ0-9])|\n+")
_TOKEN = re.compile(r"\w+")
_SINGLE = ("armed", "troops", "deed", "deed of arms", "sport", "staged")
"""Kinds of single words; the others are phrases."""
_CLAUSE_END = re.compile(r"[,;:()—–]|\s-\s")
_WHERE = re.compile(r"\b([A-Z][\w'’-]+),\s+where\b")
_LIST_GOES_ON = re.compile(
    r"(?:,|,? (?:and|or|и|і|та))\s+(?:(?:in|near|around|at|from|в|у|под|під|из|з|із)\s+)?[A-ZА-ЯЄІЇҐ][\w'’-]*(?:\s+[A-ZА-ЯЄІЇҐ][\w'’-]*)*"
)


@dataclass(frozen=True)
class Sentence:
    """A sentence of a text.

    Attributes:
        leads: whether it is the headline or the first of the story.
        fights: whether it has words of armed forces, or of their deeds.
        paragraph: the number of its paragraph.
    """

    text: str
    leads: bool
    fights: bool
    paragraph: int = 0

    def in_passing(self) -> list[tuple[int, int]]:
        """The stretches of the sentence that only bring something to mind: veterans of, which also holds, wars in."""
        found: list[tuple[int, int]] = []
        for m in _TOKEN.finditer(self.text):
            word = m[0].lower()
            if word in _openers() or word.startswith(_stems("passing")):
                opened = _pattern("passing").match(self.text, m.start())
                if opened and not (found and m.start() < found[-1][1]):
                    found.append((m.start(), self._end(opened.end())))
        return found

    def armed_after(self, end: int) -> bool:
        """Whether one of the two words after a name is one of armed forces."""
        after = re.match(r"\.?(?:['’]s)?\s+(\S+(?:\s+\S+)?)", self.text[end:])
        return after is not None and _has(("armed",), after[1])

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
    sport = _count("sport", paragraphs) >= MUCH_SPORT
    armed = any(_has(("armed", "deed"), p) for p in paragraphs)
    deeds = () if sport else ("deed", "deed of arms") if armed else ("deed",)
    told = False
    for number, paragraph in enumerate(paragraphs):
        for text in filter(None, map(str.strip, _SENTENCE_END.split(paragraph))):
            fights = _has(("armed", *deeds), text)
            heads = paragraph.strip() == title.strip()
            yield Sentence(text, heads or not told, fights, number)
            told = told or not heads


def elsewhere(sentence: Sentence, whole: str) -> list[tuple[int, int]]:
    """The stretches of a sentence that tell of another war: of a place that no other sentence names, "studied in X, where Y's army …"."""
    if sentence.leads:
        return []
    if _pattern("another subject").match(sentence.text):
        return [(0, len(sentence.text))]
    found = [m for m in _WHERE.finditer(sentence.text) if whole.count(m[1]) == sentence.text.count(m[1])]
    return [(m.start(1), len(sentence.text)) for m in found[:1]]


def is_staged(body: Iterable[str], *, fights: int) -> bool:
    """Whether a text is about an exercise or a museum: it has half as many words of these as sentences of fighting."""
    return 2 * _count("staged", body) >= max(fights, 2)


def has_troops(body: Iterable[str]) -> bool:
    """Whether a text names soldiers, their weapons or their dead: protesters rebel, raid and occupy as well."""
    return any(_has(("troops",), p) for p in body)


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text.lower())


def _has(kinds: Sequence[str], text: str) -> bool:
    return any(not _kinds_of(word).isdisjoint(kinds) for word in _tokens(text))


def _count(kind: str, paragraphs: Iterable[str]) -> int:
    return sum(kind in _kinds_of(word) for p in paragraphs for word in _tokens(p))


@lru_cache(maxsize=50_000)
def _kinds_of(word: str) -> frozenset[str]:
    """The kinds of a single word in small letters: armed, deed, sport, …"""
    return frozenset(kind for kind in _SINGLE if word in words_of(kind) or word.startswith(_stems(kind)))


@cache
def _stems(kind: str) -> tuple[str, ...]:
    return tuple(w.removesuffix("*") for w in words_of(kind) if w.endswith("*"))


@cache
def _openers() -> frozenset[str]:
    """First words of what makes names stand in passing."""
    return frozenset(w.split()[0].lower() for w in words_of("passing"))


def words_of(kind: str) -> frozenset[str]:
    """The words of a kind in words.csv; a star stands for any ending, and only a single word has one."""
    return word_lists.words_of(__package__, kind)


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    """What finds the words of a kind."""
    closing = r"\s+(?:the\s+|[a-zа-яєіїґ]+\s+)?$" if kind == "where" else r"\b"
    return re.compile(rf"\b{word_lists.alternatives(__package__, kind)}{closing}", re.IGNORECASE)
