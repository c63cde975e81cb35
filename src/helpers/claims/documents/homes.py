"""The place that an article is about where a sentence names none: its headline's, or the one that it names most."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from helpers.articles.model import Article
from helpers.claims import lexicon
from helpers.claims.documents.model import MANY_PLACES, NOWHERE, Home
from helpers.claims.names import fold
from helpers.conflicts import Conflict
from helpers.places.geonames import country_names
from helpers.places.model import Mention

_WIDE = frozenset({"country", "river", "lake", "sea", "reservoir", "road"})
"""Kinds of places that no article is about only because it names them often."""
_REGIONS = frozenset({"region", "oblast", "governorate", "province", "state", "autonomous_region", "disputed_region"})
_ASIDE = frozenset({"toward", "towards", "to", "from"})
"""Words after which a headline's place only tells where something goes or comes from."""
_TWICE = 2
_SHARE = 3
"""An article is about a place that makes up one in so many of the places that it names."""


@dataclass(frozen=True)
class Named:
    """A place where the article names it: in its headline or below, and the word before it."""

    name: str
    place_id: str
    kind: str
    headline: bool = False
    before: str = ""


def home_of(genre: str, titles: Sequence[str], named: Sequence[Named]) -> Home:
    """The article's own place and why it is that one; why there is none where none is told."""
    if genre in MANY_PLACES:
        return Home(reason=f"a {genre} goes from place to place")
    counts = Counter(n.name for n in named if n.kind not in _WIDE | _REGIONS)
    regions = Counter(n.name for n in named if n.kind in _REGIONS)
    if regions and regions.most_common(1)[0][1] > _TWICE * max(counts.values(), default=0):
        counts.update(dict(regions.most_common(1)))
    if not counts and regions:
        widest, often = regions.most_common(1)[0]
        nearest = next(n for n in named if n.name == widest)
        return _home(nearest, f"it names no place nearer than this region ({often} times)")
    if not counts:
        return Home(reason="it names only countries and waters") if named else NOWHERE
    known = {n.name: n for n in reversed(named)}
    if len(counts) == 1:
        only = known[next(iter(counts))]
        if counts[only.name] < _TWICE and not only.headline:
            return Home(reason=f"it names only {only.name}, and only in passing")
        return _home(only, "it names no other place")
    most = max(counts.values())
    headed = [n for n in named if n.headline and counts[n.name] >= _TWICE and counts[n.name] * _TWICE >= most]
    if headed:
        first = next((n for n in headed if n.before not in _ASIDE), headed[0])
        return _home(
            first, f"its headline names it, and the text goes back to it ({counts[first.name]} times)", headed=True
        )
    if not any(n.headline and n.kind not in _WIDE | _REGIONS for n in named):
        region = next((n for n in named if n.headline and n.kind in _REGIONS and regions[n.name] > _TWICE), None)
        if region is not None:
            return _home(
                region, f"its headline names no place but this region ({regions[region.name]} times)", headed=True
            )
    if genre == "encyclopaedic":
        subject = next((n for name, n in known.items() if any(name in t for t in titles)), None)
        if subject is not None and counts[subject.name]:
            return _home(subject, "an encyclopaedic text is about what its headline names", headed=True)
    (name, often), *others = counts.most_common(2)
    if often >= _TWICE and often * _SHARE >= counts.total() and (not others or others[0][1] < often):
        return _home(known[name], f"the text names it most ({often} of {counts.total()} times)")
    return Home(reason="no place stands out among those that it names")


def named_in(article: Article, mentions: Sequence[Sequence[Mention]], conflict: Conflict) -> Iterator[Named]:
    """Where the paragraphs of an article name places; a capital that speaks for its side ("Moscow said") is none."""
    sides = frozenset(fold(name) for side in conflict.sides for name in (side.name, *side.names))
    locating = lexicon.where("locating") | lexicon.where("towards")
    for p, found in zip(article.body(), mentions, strict=True):
        text = article.text[p.start : p.end]
        for m in found:
            before = "".join(text[: m.start].split()[-1:]).lower()
            if before in locating or fold(m.text) not in sides:
                yield Named(m.place.name, m.place.place_id, m.place.kind, p.kind == "title", before)


def everywhere(article: Article, named: Sequence[Named]) -> list[Named]:
    """The same with every repetition of a name that no gazetteer has: the rules know it only where a phrase tells it."""
    known = [n for n in named if n.place_id]
    unknown = dict.fromkeys(n.name for n in named if not n.place_id)
    for name in (n for n in unknown if n.removesuffix("s") not in country_names()):  # "Syrias", without its apostrophe
        kind = next(n.kind for n in named if n.name == name)
        pattern = re.compile(rf"(?:(\w+)\s+)?(?<!\w){re.escape(name)}(?!\w)")
        for p in article.body():
            if article.text.find(name, p.start, p.end) < 0:  # the pattern is slow to tell
                continue
            for m in pattern.finditer(article.text, p.start, p.end):
                known.append(Named(name, "", kind, p.kind == "title", (m.group(1) or "").lower()))
    return known


def _home(place: Named, reason: str, *, headed: bool = False) -> Home:
    return Home(place.name, place.place_id, place.kind, reason, headed)
