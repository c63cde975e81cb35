"""What a place name in a parsed paragraph is, and which places an article has named."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from helpers.claims.documents import NO_SECTION, UNREAD, Document, Section

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
    population: int = 0
    abroad: bool = False  # in a country where this war is not fought


@dataclass
class Geography:
    """The places an article has named so far, and the document that they are named in."""

    document: Document = UNREAD
    recent: list[Toponym] = field(default_factory=list)
    counts: Counter = field(default_factory=Counter)
    by_name: dict[str, Toponym] = field(default_factory=dict)
    claimed: set[str] = field(default_factory=set)  # places of this paragraph's claims
    section: Section = NO_SECTION  # of this paragraph
    opened: list[Toponym] = field(default_factory=list)  # places that the section has named before this paragraph
    headline: list[Toponym] = field(default_factory=list)  # places that it names
    told: dict[str, set[str]] = field(default_factory=dict)  # place → what the article calls it: village, town, city
    called: Callable[[str], str] = str  # the form that the war's places without a row have (Gazetteer.canonical)

    def begin(self, document: Document, toponyms: Iterable[Toponym]) -> None:
        """Before the first paragraph: the document, and all places that it will name."""
        self.document = document
        for t in toponyms:
            self.by_name[t.name] = t
            if t.kind not in WIDE_KINDS:
                self.counts[t.name] += 1

    def turn(self, offset: int) -> None:
        """Move on to the paragraph that starts at this offset of the text."""
        section = self.document.section_at(offset)
        if section != self.section:
            self.section, self.opened = section, []
        self.claimed = set()

    def see(self, toponyms: Iterable[Toponym]) -> None:
        """Remember the places of a paragraph that was read, the last as the one named last."""
        for t in toponyms:
            self.recent.append(t)
            self.opened.append(t)
            self.by_name[t.name] = t

    def first(self) -> Toponym | None:
        """The place that this section has named first."""
        return next((t for t in self.opened if t.kind not in WIDE_KINDS), None)

    @property
    def headed(self) -> Toponym | None:
        """The place that the section's heading names, if the article names it beneath, too."""
        words = f" {self.section.heading} "
        found = (t for name, t in self.by_name.items() if t.kind not in WIDE_KINDS and f" {name} " in words)
        return next(found, None) if self.section.kind != "direction" else None

    @property
    def home(self) -> Toponym | None:
        """The place that the article is about, if any."""
        home = self.document.home
        return self.by_name.get(home.name) if home.name else None
