"""The place that an article is about where a sentence names none: its headline's, or the one that it names most."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from helpers.claims import lexicon
from helpers.claims.documents.model import MANY_PLACES, NOWHERE, Home
from helpers.claims.names import fold
from helpers.conflicts import Conflict
from helpers.places.model import Mention, Place

_WIDE = frozenset({"country", "river", "lake", "sea", "reservoir", "road"})
"""Kinds of places that an article is about only where nothing nearer is."""
_TWICE = 2
_SHARE = 3
"""An article is about a place that makes up one in so many of the places that it names."""


@dataclass(frozen=True)
class Part:
    """A paragraph of the story, whether it is the headline, and the places that it names."""

    text: str
    headline: bool
    mentions: Sequence[Mention]


def home_of(genre: str, parts: Sequence[Part], conflict: Conflict) -> Home:
    """The article's own place and why it is that one; why there is none where none is told."""
    if genre in MANY_PLACES:
        return Home(reason=f"a {genre} goes from place to place")
    sides = frozenset(fold(name) for side in conflict.sides for name in (side.name, *side.names))
    named = [(part, place) for part in parts for place in _places(part, sides)]
    counts = Counter(place for _, place in named)
    if not counts:
        return NOWHERE
    most = max(counts.values())
    for part, place in named:
        if part.headline and counts[place] >= _TWICE and counts[place] * _TWICE >= most:
            return Home(place.name, place.place_id, f"its headline names it, and the text goes back to it ({counts[place]} times)")
    (place, often), *others = counts.most_common(2)
    if often >= _TWICE and often * _SHARE >= counts.total() and (not others or others[0][1] < often):
        return Home(place.name, place.place_id, f"the text names it most ({often} of {counts.total()} times)")
    return Home(reason="no place stands out among those that it names")


def _places(part: Part, sides: frozenset[str]) -> Iterator[Place]:
    """The places that a paragraph names: a capital that speaks for its side ("Moscow said") is none."""
    for m in part.mentions:
        if m.place.kind in _WIDE:
            continue
        before = part.text[: m.start].split()[-1:]
        located = bool(before) and before[0].lower() in lexicon.where("locating") | lexicon.where("towards")
        if located or fold(m.text) not in sides:
            yield m.place
