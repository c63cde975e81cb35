"""The tables of a folder, war by war: sides of different wars meet in no table, figure or map.

    for war in wars(tables):
        war.title, war.claims, war.conflict

Articles without a profile are of one war where they share a group or a government.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import pandas as pd

from helpers.analysis.rows import rows
from helpers.conflicts import Conflict, generic
from helpers.conflicts.homes import country_name, homes
from helpers.conflicts.profile import GENERIC
from helpers.conflicts.together import of_many_wars, wars_of
from helpers.parameters.model import Parameters
from helpers.schema import NO_PARTY
from helpers.wording import Wording

if TYPE_CHECKING:
    from helpers.stages import Full
    from helpers.tables import Tables

PARTY_FIELDS = ("side", "controller", "actor", "target")
"""Columns of claims that hold sides."""
_NAMED = 3
"""Sides that the title of a war without a profile names."""
_CLEAR = 2 / 3
"""Share of the claims from which a country or a place tells where such a war is."""
_SEVERAL = 3


@dataclass(frozen=True)
class War:
    """The tables of schema.py with what is about one war; `articles` are those of the whole folder."""

    title: str
    conflict: Conflict
    parameters: Parameters
    articles: pd.DataFrame
    claims: pd.DataFrame
    statements: pd.DataFrame
    relations: pd.DataFrame
    places: pd.DataFrame

    @property
    def conflicts(self) -> dict[str, Conflict]:
        """The war's profile by its id."""
        return {self.conflict.id: self.conflict}


def wars(tables: Tables) -> list[War]:
    """The wars that the claims of some tables are about, the one of most claims first; one with all of it where there is none."""
    return parted(tables, tables.conflicts, tables.parameters)


def parted(tables: Tables | Full, conflicts: Mapping[str, Conflict], parameters: Parameters) -> list[War]:
    """As `wars`, of tables that do not know their profiles (`conflicts`, the one of most articles first)."""
    whole = tables.articles, tables.claims, tables.statements, tables.relations, tables.places
    of = war_of_each(tables.articles, tables.claims)
    found = in_order(tables.claims, of)
    if len(found) < 2:
        conflict = next(iter(conflicts.values()), None) or generic()
        return [War(title_of(conflict, tables.claims), conflict, parameters, *whole)]
    made = []
    for war in found:
        claims, statements, relations = part(war, of, tables.claims, tables.statements, tables.relations)
        conflict = of_war(conflicts[profile_of(war)], claims)
        places = tables.places[tables.places["place_id"].isin(claims["place_id"])]
        title = title_of(conflict, claims)
        made.append(War(title, conflict, parameters, tables.articles, claims, statements, relations, places))
    return made


def war_of_each(articles: pd.DataFrame, claims: pd.DataFrame) -> dict[str, str]:
    """Article → its war: the profile's id, or "generic" and a number."""
    chosen = dict(zip(articles["article"].tolist(), articles["conflict"].tolist(), strict=True))
    parties: dict[str, set[str]] = defaultdict(set)
    if (articles["conflict"] == GENERIC).any():
        for row in rows(claims, ["article", *PARTY_FIELDS]):
            if chosen.get(row.article) == GENERIC:
                parties[row.article] |= {getattr(row, field) for field in PARTY_FIELDS} - set(NO_PARTY)
    number = {article: f"{GENERIC} {n}" for n, some in enumerate(wars_of(parties)) for article in some}
    return {article: number.get(article) or str(war) for article, war in chosen.items()}


def in_order(claims: pd.DataFrame, of: dict[str, str]) -> list[str]:
    """The wars that claims are about, the one of most claims first, those without a profile after others of as many."""
    counts = Counter(of[article] for article in claims["article"].tolist())
    return sorted(counts, key=lambda w: (-counts[w], w.startswith(GENERIC), w))


def part(
    war: str, of: dict[str, str], claims: pd.DataFrame, statements: pd.DataFrame, relations: pd.DataFrame
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """What of three tables is about a war."""
    mine = claims[[of[article] == war for article in claims["article"]]]
    told = set(mine["statement_id"])
    both = relations["a"].isin(told) & relations["b"].isin(told)
    return mine, statements[statements["statement_id"].isin(told)], relations[both]


def of_war(conflict: Conflict, claims: pd.DataFrame) -> Conflict:
    """The profile; where it is none, with the sides of these claims alone."""
    own = {side for field in PARTY_FIELDS for side in claims[field]}
    return (
        replace(conflict, sides=tuple(s for s in conflict.sides if s.side in own))
        if conflict.id == GENERIC
        else conflict
    )


def profile_of(war: str) -> str:
    """The id of the profile that a war is read with."""
    return war.partition(" ")[0]


def title_of(conflict: Conflict, claims: pd.DataFrame) -> str:
    """A war's name; of one that is not in the list of wars, which has no profile, where it is and the sides that are told of.

    Where no country and no place stands out, they need not be at war with each other: their articles tell of several wars.
    """
    if conflict.id != GENERIC:
        return conflict.name
    named = Counter(side for field in PARTY_FIELDS for side in claims[field] if side not in NO_PARTY)
    code = _country(claims)
    where = country_name(code) if code else _place(claims)
    there = [side for side, _ in named.most_common() if not code or code in (homes(side) or (code,))]
    sides = [Wording.of([conflict]).side(side) for side in there[:_NAMED]]
    told = " and ".join(filter(None, (", ".join(sides[:-1]), *sides[-1:]))) or "sides unclear"
    return f"{where or 'Other fighting'}: {told}"


def _country(claims: pd.DataFrame) -> str:
    """The country where parties of most claims that name one are at home, of two the one of more parties; a state by its
    name, which fights anywhere, tells none."""
    parties = [set(told) - {"", *NO_PARTY} for told in zip(*(claims[field] for field in PARTY_FIELDS), strict=True)]
    roaming = of_many_wars()
    at_home = [{code for side in told - roaming for code in homes(side)} for told in parties if told - roaming]
    claims_of = Counter(code for codes in at_home for code in codes)
    sides_of = Counter(code for side in set().union(*parties) - roaming for code in homes(side))
    (*most, code), (*others, _) = [
        *sorted(((n, sides_of[code], code) for code, n in claims_of.items()), reverse=True), (0, 0, ""), (0, 0, "")
    ][:2]  # fmt: skip
    clear = most > others and most[0] >= _CLEAR * len(at_home) and most[0] > sum(map(bool, parties)) / 2
    return code if clear else ""


def _place(claims: pd.DataFrame) -> str:
    """The place of most of the claims that name one, where it is that of several."""
    named = Counter(place for place in claims["place"] if place)
    (place, most), *_ = named.most_common(1) or [("", 0)]
    return place if most >= _SEVERAL and most > _CLEAR * named.total() else ""
