"""Names to places, for one conflict."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import Protocol

from rapidfuzz import fuzz, process
from shapely import LineString
from shapely.geometry.base import BaseGeometry

from helpers.places.assembly import assemble
from helpers.places.geonames import capital_names
from helpers.places.index import NameIndex, loose_index, name_index
from helpers.places.inflection import nominatives, of_direction
from helpers.places.lines import read_areas, read_lines
from helpers.places.model import Match, Mention, Place
from helpers.places.names import canonical
from helpers.places.naming import CANONICAL, FORMER, bare
from helpers.places.ranking import WATERS, AmbiguousError, Front, choose, is_at_home, is_meant_beside_world_city
from helpers.places.scan import common_words, may_begin, scan, settled
from helpers.places.spelling import key, loose_key, plain

FUZZY_CUTOFF = 90.0
FOUND_KEPT = 20_000
"""Phrases of running text of which it is remembered what they may stand for: articles name the same places again."""
_CYRILLIC = re.compile(r"[\u0400-\u04ff]")
_RUSSIAN_ENDING = re.compile(r"(?:[oe]vka|oye?|aya|[oe]vo)$")


class ConflictLike(Protocol):
    """What a gazetteer needs to know of a conflict."""

    @property
    def countries(self) -> tuple[str, ...]: ...
    @property
    def folder(self) -> Path: ...


class Gazetteer:
    """The places of a conflict's countries, found by any of their names.

    Make one with `for_conflict`. It is immutable and safe to share.
    """

    def __init__(
        self,
        places: Iterable[Place],
        *,
        index: NameIndex | None = None,
        lines: Mapping[str, LineString] | None = None,
        areas: Mapping[str, BaseGeometry] | None = None,
    ) -> None:
        self.places: tuple[Place, ...] = tuple(places)
        self.lines: Mapping[str, LineString] = lines or {}
        self.areas: Mapping[str, BaseGeometry] = areas or {}
        self.index = index or name_index(self.places)
        self._countries = tuple({p.country for p in self.places})
        self._by_id = {p.place_id: p for p in self.places}
        self._front = Front(self.places)
        self._find = lru_cache(FOUND_KEPT)(self._found)
        self._all_candidates = lru_cache(FOUND_KEPT)(self._candidates_together)
        self._misspelled = lru_cache(FOUND_KEPT)(self._nearest_key)
        self._begins = lru_cache(FOUND_KEPT)(partial(may_begin, starts=self._starts))

    @classmethod
    def for_conflict(cls, conflict: ConflictLike) -> "Gazetteer":
        """The gazetteer of a conflict: GeoNames' places of its countries under the conflict's own places.csv."""
        return _shared(tuple(conflict.countries), Path(conflict.folder) / "places.csv")

    @classmethod
    def of_each(cls, conflicts: Mapping[str, ConflictLike]) -> "dict[str, Gazetteer]":
        """The gazetteer of each of some conflicts, by their names."""
        return {name: cls.for_conflict(conflict) for name, conflict in conflicts.items()}

    def is_abroad(self, name: str, country: str = "") -> bool:
        """Whether a name is a capital, or a city known all over the world, of a country where this war is not fought.

        Talks are held there and reports written; `country` is "" for a name that no gazetteer has.
        """
        if not self._home_countries or country in self._home_countries:
            return False
        return name in capital_names() or common_words().get(plain(name)) == "world city"

    def get(self, place_id: str) -> Place | None:
        """The place of that id, if it is known."""
        return self._by_id.get(place_id)

    def lookup(self, name: str, *, near: Sequence[Place] = (), language: str = "en") -> Match | None:
        """The place that a name stands for, or None.

        `near` are places that the same text names; they decide between namesakes. A small place far from the war and
        from all of `near` is not taken, nor one of several that are equally likely: None is better than a wrong pin,
        and `helpers.places.names.canonical` still gives the name.
        """
        the = name.casefold().startswith("the ")
        stripped = bare(name)
        known = False
        try:
            for text in dict.fromkeys((name.strip(), stripped)):
                for candidates, matched in self._candidates(text):
                    known = known or bool(candidates)
                    if found := self._choose(candidates, matched, text, near=near, the=the):
                        return found
            return None if known else self._fuzzy(stripped, near=near)
        except AmbiguousError:
            return None

    def _candidates(self, text: str) -> Iterable[tuple[list[tuple[int, int]], str]]:
        if len(text) < 2:
            return
        as_spelled = self.index.pairs(self.index.plains.get(plain(text), ()))
        by_key = self.index.pairs(self.index.keys.get(key(text), ()))
        if not _CYRILLIC.search(text):
            yield as_spelled + by_key, "variant"
        else:
            yield as_spelled, "variant"
            yield self._bent(text), "inflected"
            yield by_key, "variant"
            sources = [self.index.pairs(self.index.plains.get(plain(n), ())) for n in of_direction(text)]
            yield [pair for pairs in sources for pair in pairs], "inflected"
        if len(text) > 5:
            yield self._loose.get(loose_key(text), []), "variant"
            for language in ("en", "ru"):
                respelled = canonical(text, language, self._countries)
                if plain(respelled) != plain(text):
                    yield self.index.pairs(self.index.plains.get(plain(respelled), ())), "variant"

    def mentions(self, text: str, *, near: Sequence[Place] = ()) -> list[Mention]:
        """Every known name in a text, in order, longest first where names overlap.

        Namesakes are decided by `near` (what the rest of the article names, see `context`) and by each other; one that
        cannot be decided has a name, but no id and no point. A single word that is also an English word, a first name
        or a month counts only where the conflict's own table has it (or, but for English words, where 500,000 people
        live). Names inside those of clubs, units and treaties are left out; whether one is part of a person's or a
        ministry's name is for the caller to see.
        """
        return self._settled(self._scanned(text), near)

    def context(self, text: str) -> tuple[Place, ...]:
        """The places that a text names beyond doubt: what to hand on as `near` when its parts are read one by one."""
        return _undoubted(self.mentions(text))

    def mentions_by_part(self, parts: Sequence[str]) -> tuple[list[list[Mention]], tuple[Place, ...]]:
        """The `mentions` of each part of a text, decided by the `context` of all parts, and that context."""
        scanned = [self._scanned(part) for part in parts]
        near = _undoubted(self._settled([m for part in scanned for m in part], ()))
        return [self._settled(part, near) for part in scanned], near

    def _scanned(self, text: str) -> list[Mention]:
        found = scan(text, self._begins, self._find)
        return [m if m.weak or self._is_home(m.place) else replace(m, weak=True) for m in found]

    def _settled(self, mentions: Sequence[Mention], near: Sequence[Place]) -> list[Mention]:
        """The mentions with their namesakes decided, without names for which only a place abroad offers itself."""
        found = settled(mentions, self._decide, near=near)
        return [m for m in found if m.place.place_id or self._is_home(m.place)]

    def _is_home(self, place: Place) -> bool:
        return is_at_home(place, CANONICAL, near=(), front=self._front)

    def canonical(self, name: str, *, language: str = "en") -> str:
        """The name of an unknown place as the codebook wants it, see `helpers.places.names`."""
        return canonical(name, language, self._countries)

    def _found(self, phrase: str, the: bool) -> Match | None:
        """What a phrase of running text stands for before its neighbours are known; `the` stood before it."""
        text = plain(phrase)
        candidates, matched = self.index.pairs(self.index.plains.get(text, ())), "variant"
        if _CYRILLIC.search(phrase):  # «біля Бердичів» is Berdychi's as well as Berdychiv's
            bent = self._bent(phrase)
            candidates, matched = candidates + bent, matched if candidates else "inflected"
        if not candidates and len(text) >= 5:
            candidates, matched = self.index.pairs(self.index.keys.get(key(phrase), ())), "variant"
        if not candidates and len(text) >= 7 and _RUSSIAN_ENDING.search(text):
            candidates = self._loose.get(loose_key(phrase), [])
        return self._choose(candidates, matched, phrase, near=(), the=the, certain=False) if candidates else None

    def _decide(self, mention: Mention, near: Sequence[Place]) -> Match | None:
        numbers = {self._number[p.place_id] for p in (mention.place, *mention.rejected)}
        pairs = [p for p in self._all_candidates(mention.text) if p[0] in numbers]
        matched = "inflected" if mention.matched == "inflected" else "variant"
        try:
            return self._choose(pairs, matched, mention.text, near=near, the=mention.place.kind in WATERS)
        except AmbiguousError:
            return None

    def _candidates_together(self, text: str) -> list[tuple[int, int]]:
        return [pair for pairs, _ in self._candidates(text) for pair in pairs]

    @cached_property
    def _home_countries(self) -> frozenset[str]:
        return frozenset(p.country for p in self.places if p.in_profile)

    @cached_property
    def _number(self) -> dict[str, int]:
        return {p.place_id: n for n, p in enumerate(self.places)}

    @cached_property
    def _starts(self) -> frozenset[str]:
        return frozenset(text.partition(" ")[0] for text in (*self.index.plains, *self.index.keys))

    def _bent(self, text: str) -> list[tuple[int, int]]:
        """Candidates for a case form of a Cyrillic name."""
        names = nominatives(plain(text), self._cyrillic_words)
        return [pair for name in names for pair in self.index.pairs(self.index.plains.get(name, ()))]

    @cached_property
    def _cyrillic_words(self) -> frozenset[str]:
        return frozenset(word for text in self.index.plains if _CYRILLIC.search(text) for word in text.split())

    def _choose(
        self,
        candidates: list[tuple[int, int]],
        matched: str,
        text: str,
        *,
        near: Sequence[Place],
        the: bool,
        certain: bool = True,
    ) -> Match | None:
        sureness: dict[int, int] = {}
        for number, sure in candidates:
            sureness[number] = min(sure, sureness.get(number, FORMER))
        rivals = {self.places[number]: sure for number, sure in sureness.items()}
        if common_words().get(plain(text)) == "world city":
            rivals = {p: sure for p, sure in rivals.items() if is_meant_beside_world_city(p, near=near)}
        best = choose(rivals, near=near, front=self._front, the=the, certain=certain)
        if best is None:
            return None
        if matched == "variant":
            matched = {CANONICAL: "exact", FORMER: "former"}.get(rivals[best], "variant")
        return Match(best, matched, tuple(p for p in rivals if p is not best))

    def _fuzzy(self, text: str, *, near: Sequence[Place]) -> Match | None:
        if len(text) < 7:
            return None
        found = self._misspelled(key(text))
        if found is None:
            return None
        return self._choose(self.index.pairs(self.index.keys[found]), "fuzzy", text, near=near, the=False)

    def _nearest_key(self, text: str) -> str | None:
        found = process.extractOne(text, self._fuzzy_keys, scorer=fuzz.ratio, score_cutoff=FUZZY_CUTOFF)
        return found[0] if found else None

    @cached_property
    def _loose(self) -> dict[str, list[tuple[int, int]]]:
        return loose_index(self.index)

    @cached_property
    def _fuzzy_keys(self) -> list[str]:
        """Keys of names long and known enough to guess a misspelling of."""
        known = {n for n, p in enumerate(self.places) if p.in_profile or p.population >= 10_000}
        return [k for k, found in self.index.keys.items() if len(k) >= 6 and not known.isdisjoint(found[::2])]


def _undoubted(mentions: Iterable[Mention]) -> tuple[Place, ...]:
    return tuple({m.place.place_id: m.place for m in mentions if not m.weak and m.place.place_id}.values())


@lru_cache(maxsize=16)
def _shared(countries: tuple[str, ...], table: Path) -> Gazetteer:
    places, index = assemble(countries, table)
    lines, areas = read_lines(table.with_name("lines.geojson")), read_areas(table.with_name("provinces.geojson"))
    return Gazetteer(places, index=index, lines=lines, areas=areas)
