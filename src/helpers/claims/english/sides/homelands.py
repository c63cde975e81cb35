"""In whose country a place is: the gazetteer of a profile tells it; between states that no profile knows GeoNames does."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from helpers.claims.english.places.model import Toponym
from helpers.conflicts import Conflict
from helpers.conflicts.countries import countries
from helpers.conflicts.profile import GENERIC
from helpers.places import Gazetteer
from helpers.places.unprofiled import country_of


class Homelands:
    """The countries of the parties of a war, and the places in them.

    Args:
        conflict: the war, with the sides of the article where no profile knows it.
        gazetteer: its places.
    """

    def __init__(self, conflict: Conflict, gazetteer) -> None:
        self._of = _countries_of(conflict, gazetteer)
        between = conflict.id == GENERIC and len(self._of) > 1
        self._everywhere = (
            Gazetteer.for_conflict(replace(conflict, countries=tuple(sorted(self._of)))) if between else None
        )

    def of(self, toponyms: Iterable[Toponym]) -> dict[int, str]:
        """A place's token → the party whose country it is in."""
        found = ((t.head, self._of.get(t.country) or self.named(t.name)) for t in toponyms)
        return {head: side for head, side in found if side}

    def named(self, name: str) -> str:
        """The party in whose country a place of that name is, between states that no profile knows; "" where it is not certain."""
        return self._of.get(country_of(name, self._everywhere), "") if self._everywhere is not None else ""


@lru_cache(maxsize=8)
def _countries_of(conflict: Conflict, gazetteer) -> dict[str, str]:
    """Country → the party whose own name it is: two states at war; no party of a civil war is its country."""
    parties = [s for s in conflict.sides if s.party]
    if conflict.id == GENERIC:
        states = {c.names[0]: c.code for c in countries(conflict.folder)}
        return {states[name]: s.side for s in parties for name in s.names if name in states}
    matches = {s.side: gazetteer.lookup(s.name) for s in parties}
    return {m.place.country: side for side, m in matches.items() if m is not None and m.place.kind == "country"}
