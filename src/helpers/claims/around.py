"""What the words around a value, and the other rows of its article, tell of how sure it is: a part of `features`.

What a row names is compared with what the rest of its article names: a day that is the article's last, an actor beside
whom no other is told of. A place's name is judged by the words that stand right before and behind it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property

from helpers.claims import lexicon
from helpers.claims.scaling import scaled

_DEEDS = ("controller", "actor", "target")
_WORD = re.compile(r"[^\W\d_]+|[^\w\s]")
_REACH = 30
"""Characters before and behind a name in which the word beside it is looked for."""

type Row = Mapping[str, object]
type Signs = Iterator[tuple[str, float]]


def of_name(row: Row) -> Signs:
    """What stands on both sides of the place's name in the row's words: "near X", "X direction", a name that goes on.

    No word itself is told, but which kinds of words of place it is, that it is a name or a sign.
    """
    name = str(row.get("place_text") or "")
    if not name or not row.get("place"):
        return
    texts = (str(row.get(column) or "") for column in ("quote", "sentence"))
    text = next((text for text in texts if name in text), None)
    if text is None:
        return
    before, _, behind = text.partition(name)
    yield from ((f"place_behind={kind}", 1.0) for kind in _kinds(_WORD.findall(before[-_REACH:])[-1:]))
    yield from ((f"place_before={kind}", 1.0) for kind in _kinds(_WORD.findall(behind[:_REACH])[:1]))


def _kinds(words: Sequence[str]) -> Iterable[str]:
    if not words:
        return ("nothing",)
    word = words[0]
    if not word[:1].isalpha():
        return ("sign",)
    if not word.islower():
        return ("name",)
    return lexicon.place_words().get(word, ("word",))


@dataclass(frozen=True)
class Others:
    """What the rows of an article name, counted: days on which claims were made, and sides by the part that they have."""

    days: Counter[str]
    sides: Mapping[str, Counter[str]]

    @classmethod
    def of(cls, rows: Sequence[Row]) -> "Others":
        """Count the rows of one article."""
        named = {field: Counter(str(r[field]) for r in rows if r.get(field)) for field in _DEEDS}
        return cls(Counter(str(r.get("claim_date") or "") for r in rows), named)

    @cached_property
    def _bounds(self) -> tuple[str, str]:
        return min(self.days), max(self.days)

    def of_day(self, row: Row) -> Signs:
        """How the day on which a claim was made stands among those of the article's other claims."""
        day = str(row.get("claim_date") or "")
        first, last = self._bounds
        yield "day_share", self.days[day] / self.days.total()
        yield "day_first", day == first
        yield "day_last", day == last

    def of_deed(self, row: Row) -> Signs:
        """How often the article names the same side in the same part, and whether it names another in it."""
        for field, named in self.sides.items():
            if side := str(row.get(field) or ""):
                yield f"{field}_share", named[side] / named.total()
                yield f"{field}_against", len(named) > 1


@cache
def _telling() -> frozenset[str]:
    """The forms of verbs of saying: where one stands beside what the article itself tells, perhaps somebody else does."""
    verbs = (verb for verb in lexicon.reporting() if verb.isalpha())
    return frozenset(lexicon.words("told")).union(*({v, f"{v}s", f"{v.removesuffix('e')}ed"} for v in verbs))


def of_voices(row: Row, beside: Sequence[Row]) -> Signs:
    """How many speak in the row's sentence, whether somebody may whom the reader did not hear, and what stands for the speaker."""
    yield "sentence_speakers", scaled(len({str(r.get("speaker") or "") for r in beside}) - 1, 3)
    if row.get("attribution") == "own_voice":
        around = str(row.get("sentence") or "").replace(str(row.get("quote") or ""), " ").lower()
        yield "sentence_tells", not _telling().isdisjoint(_WORD.findall(around))
    words = str(row.get("speaker_text") or "").split()
    yield "speaker_words", scaled(len(words), 8)
    yield "speaker_lower", bool(words) and all(word[:1].islower() for word in words)
