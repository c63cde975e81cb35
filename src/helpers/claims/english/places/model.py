"""What a place name in a parsed paragraph is, and which places an article has named."""

from collections import Counter
from dataclasses import dataclass, field

from helpers.claims.documents import Document

SETTLEMENT_KINDS = {"city", "town", "village", "settlement", "district", "neighbourhood", "capital"}
REGION_KINDS = {"region", "oblast", "governorate", "province", "state", "autonomous_region", "disputed_region"}
WIDE_KINDS = {
    "country",
    "region",
    "oblast",
    "governorate",
    "province",
    "state",
    "river",
    "lake",
    "sea",
    "reservoir",
    "road",
}
"""Kinds that "the city" or an unplaced claim never goes back to."""
WATERS = {"river", "lake", "sea", "reservoir", "road"}
"""Kinds that tell where something went or lies, and are seldom the place itself: "withdrew across the river"."""
SITE = "site"
"""Kind of a plant, mine or base with a name that no gazetteer has."""


@dataclass(frozen=True)
class Toponym:
    """A place name in a parsed paragraph: its head token, its words, and what the gazetteer makes of them."""

    head: int
    start: int
    end: int
    text: str
    name: str
    place_id: str
    kind: str
    country: str = ""


@dataclass
class Geography:
    """The places an article has named so far."""

    recent: list[Toponym] = field(default_factory=list)
    counts: Counter = field(default_factory=Counter)
    by_name: dict[str, Toponym] = field(default_factory=dict)
    main: str = ""
    titled: frozenset[str] = frozenset()  # places that the headline names
    claimed: set[str] = field(default_factory=set)  # places of this paragraph's claims
    document: Document = Document("")

    def see(self, toponym: Toponym) -> None:
        """Remember a place as the one named last."""
        self.recent.append(toponym)
        self.by_name[toponym.name] = toponym

    def last(self, kinds: set[str] | None = None) -> Toponym | None:
        """The place named last: of these kinds, or any that is no region or country."""
        for t in reversed(self.recent):
            if (kinds is None and t.kind not in WIDE_KINDS) or (kinds is not None and t.kind in kinds):
                return t
        return None

    def focus(self) -> Toponym | None:
        """The place that most of the article is about."""
        return self.by_name.get(self.main) if self.main else None
