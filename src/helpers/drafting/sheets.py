"""The rows of a drafted profile's tables: sides, people, places, and the facts of the war."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from helpers import conflicts
from helpers.brief.focus import focus, ranked
from helpers.conflicts.countries import Country, countries
from helpers.conflicts.model import Conflict, Side
from helpers.conflicts.profile import COMMON, conflicts_folder, key
from helpers.schema import NO_PARTY, SIDELESS

if TYPE_CHECKING:
    import pandas as pd

COLOURS = (
    *("#1d5aa8", "#b5352c", "#117733", "#8a5a00", "#7b3294", "#00788a", "#c2185b", "#4d5a60", "#4d7c0f", "#9a3412"),
    *("#3f3fbf", "#a0522d"),
)
"""Colours of a profile's sides, each of which can be seen on white; so many sides a draft has at most."""
MOST_PLACES, MOST_FILES = 60, 3
"""Rows of places.csv, and files that a row names, at most."""
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_NAMED = ("full_name", "profile")
"""Bases of a speaker whose name is a whole one."""
_SIDES = ("side", "name", "names", "demonyms", "forces", "enemies", "colour", "note")
_ACTORS = ("actor", "side", "kind", "role", "aliases", "source", "note")
_PLACES = (
    *("place_id", "name", "kind", "lat", "lon", "uncertainty_km", "country", "admin", "aliases", "source", "note"),
)


class DraftError(ValueError):
    """Why no profile can be drafted, in words for whoever asked for one."""


class Sheets:
    """The rows of a profile's tables, each table's header first."""

    def __init__(
        self, own: Mapping[str, Conflict], claims: pd.DataFrame, articles: pd.DataFrame, full: Any, country: str
    ) -> None:
        self._own, self._claims, self._full = own, claims, full
        self._files = dict(zip(articles["article"], articles["file"], strict=True))
        self._languages = sorted({*articles.loc[articles["article"].isin(own), "language"]} - {""})
        self._states = countries(conflicts_folder() / COMMON)
        given = tuple(c.strip().upper() for c in country.split(";") if c.strip())
        often = Counter(code for conflict in own.values() for code in conflict.countries)
        first = Counter(conflict.countries[0] for conflict in own.values() if conflict.countries)
        ranked_codes = sorted(often, key=lambda c: (-first[c], -often[c], c))
        self.countries = given or tuple(ranked_codes)
        if not self.countries:
            raise DraftError("no article tells a country in which the war is fought: name it, as in --country SO")
        self.sides = [list(_SIDES), *self._side_rows()]
        if len(self.sides) < 3:
            only = ", ".join(row[0] for row in self.sides[1:])
            raise DraftError(f"the articles tell of one side only ({only}), and a war has two")
        self._ids = {row[0] for row in self.sides[1:]}
        self._words = {key(w) for row in self.sides[1:] for cell in row[:1] + row[2:5] for w in cell.split(";") if w}

    @property
    def home(self) -> Country | None:
        """The state of the first of the countries."""
        return next((c for c in self._states if c.code == self.countries[0]), None)

    def usual_id(self) -> str:
        """The id of a profile that nobody named: the country's, with a number where that is taken."""
        base = (self.home.state if self.home else self.countries[0].lower()).replace("_", "-")
        taken = {p.name for p in conflicts_folder().iterdir()}
        return next(i for n in range(1, len(taken) + 2) if (i := base if n == 1 else f"{base}-{n}") not in taken)

    def facts(self, made: str, name: str) -> list[list[str]]:
        """The rows of conflict.csv; days are for the researcher: articles seldom tell when a war began."""
        home = self.home
        statements, relations = self._full.statements, self._full.relations
        statements = statements[statements["statement_id"].isin(self._claims["statement_id"])]
        signals = [*home.names, *home.demonyms, *home.capitals] if home else []
        usual = f"War in {home.names[0]}" if home else made
        facts = {
            "id": made,
            "name": name or usual,
            "countries": ";".join(self.countries),
            "start": "",
            "end": "",
            "focus_place": focus(ranked(self._claims, statements, relations), [], ""),
            "languages": ";".join(self._languages),
            "signals": ";".join(filter(self._is_read, signals)),
        }
        return [["key", "value"], *([k, v] for k, v in facts.items())]

    def _side_rows(self) -> list[list[str]]:
        """A row a side, those of most articles first; a word that two sides have stays with the first of them."""
        of: dict[str, list[tuple[str, Side]]] = defaultdict(list)
        for article, conflict in self._own.items():
            for side in conflict.sides:
                if side.party:
                    of[side.side].append((article, side))
        against = self._enemies()
        order = sorted(of, key=lambda i: (-len(of[i]), i))[: len(COLOURS)]
        taken: set[str] = set()
        rows = []
        for number, i in enumerate(order):
            told = [side for _, side in of[i]]
            words = [
                _unclaimed((w for side in told for w in getattr(side, column) if self._is_read(w)), taken)
                for column in ("names", "demonyms", "forces")
            ]
            if not words[0]:
                words[0] = _unclaimed([told[0].name, i.replace("_", " ")], taken)
            enemies = [e for e in against[i] if e in order]
            cells = [i, told[0].name, *map(";".join, (*words, enemies)), COLOURS[number]]
            rows.append([*cells, f"drafted from {self._articles(a for a, _ in of[i])}"])
        return rows

    def _enemies(self) -> dict[str, list[str]]:
        """Side → those whom it acts upon in the claims, or is alone with in an article, the most frequent first."""
        counts: dict[str, Counter[str]] = defaultdict(Counter)
        for conflict in self._own.values():
            for side in conflict.sides:
                counts[side.side].update(side.enemies)
        for actor, target in zip(self._claims["actor"], self._claims["target"], strict=True):
            if actor not in NO_PARTY and target not in NO_PARTY and actor != target:
                counts[actor][target] += 1
                counts[target][actor] += 1
        return defaultdict(list, {i: [e for e, _ in of.most_common()] for i, of in counts.items()})

    def actors(self) -> list[list[str]]:
        """The rows of actors.csv: people whom an article names in full and with a side."""
        shared = {key(n) for a in conflicts.generic().actors for n in (a.actor, *a.aliases)}
        rows = []
        for speaker, said in self._people():
            sides = Counter(s for s in said["side"] if s in self._ids or s == "independent")
            if not sides or key(speaker) in shared | self._words:
                continue
            role = next((r for r, _ in Counter(r for r in said["role"] if r).most_common()), "official")
            where = self._articles(said["article"])
            rows.append([speaker, sides.most_common(1)[0][0], "person", role, "", f"drafted from {where}", ""])
        return [list(_ACTORS), *rows]

    def unclear(self) -> tuple[str, ...]:
        """People who are quoted by their full name and whose side no article tells."""
        return tuple(name for name, said in self._people() if not {*said["side"]} - {"", *SIDELESS})

    def _people(self) -> list[tuple[str, pd.DataFrame]]:
        """Full names of people, those who say most first, and their claims."""
        quoted = self._claims[self._claims["speaker"] != ""]
        of = {str(name): said for name, said in quoted.groupby("speaker") if set(said["speaker_basis"]) & set(_NAMED)}
        people = {n: said for n, said in of.items() if " " in n and not {*said["role"]} & {"media", "party", "unit"}}
        return sorted(people.items(), key=lambda pair: (-len(pair[1]), pair[0]))

    def places(self) -> list[list[str]]:
        """The rows of places.csv: the places that the claims are about, without a point where none is known for certain."""
        known = {row.place_id: row for row in self._full.places.itertuples()}
        rows, ids = [], set()
        about = self._claims[self._claims["place"] != ""]
        of = {str(name): said for name, said in about.groupby("place")}
        for name, said in sorted(of.items(), key=lambda pair: (-len(pair[1]), pair[0])):
            place = known.get(next(iter(said["place_id"])))
            made = re.sub(r"\W+", "-", name.lower()).strip("-")
            if not made or made in ids or (place is not None and place.kind == "country"):
                continue
            ids.add(made)
            where = self._articles(said["article"])
            note = f"drafted from {where}"
            if place is None:
                country = self.countries[0] if len(self.countries) == 1 else ""
                rows.append([made, name, "settlement", "", "", "", country, "", "", f"named in {where}", note])
                continue
            number = place.place_id.removeprefix("geonames-")
            point = [f"{place.lat:g}", f"{place.lon:g}", f"{place.uncertainty_km:g}"]
            other = place.name if place.name != name else ""
            rows.append(
                [made, name, place.kind, *point, place.country, "", other, f"GeoNames {number} (CC BY 4.0)", note]
            )
        return [list(_PLACES), *rows[:MOST_PLACES]]

    def _is_read(self, word: str) -> bool:
        """Whether a word is of an alphabet that the articles are in."""
        return not _CYRILLIC.search(word) or bool({"ru", "uk"} & {*self._languages})

    def _articles(self, articles: Iterable[object]) -> str:
        """The files of some articles, in words."""
        files = sorted({self._files[str(a)] for a in articles})
        more = f" and {len(files) - MOST_FILES} more" if len(files) > MOST_FILES else ""
        return ", ".join(files[:MOST_FILES]) + more


def _unclaimed(words: Iterable[str], taken: set[str]) -> list[str]:
    """The words that nobody has yet, which are then taken."""
    own = {key(w): w.replace(";", ",") for w in words if key(w) not in taken}
    taken.update(own)
    return list(own.values())
