"""What an article is as a document."""

from collections.abc import Sequence
from dataclasses import dataclass

from helpers.basis import Value
from helpers.claims.english.dates.when import NOTHING, When
from helpers.claims.names import NameMention


@dataclass(frozen=True)
class Head:
    """A sentence or paragraph at the top of an article: its words, and whom they name."""

    text: str
    words: Sequence[str]
    mentions: Sequence[NameMention]


@dataclass(frozen=True)
class Section:
    """A stretch text[start:end] under one heading, or opened by words that do a heading's work.

    `kind` is "entry" (a time of day), "date", "direction", "item" (of a list of the day's events) or "heading"; "" for
    what stands before the first of them.
    """

    start: int
    end: int
    kind: str = ""
    heading: str = ""


NO_SECTION = Section(0, 0)
"""Where an article has no sections."""


@dataclass(frozen=True)
class Owner:
    """Whose words the text is, and why: "" for the article's own. `basis` is one of SPEAKER_BASES."""

    name: str = ""
    side: str = ""
    role: str = ""
    words: str = ""
    basis: str = "own_voice"
    reason: str = ""
    outlet: bool = False
    person: bool = False


NOBODY = Owner(side=Value("media", "own_voice"))
"""The article speaks for itself."""


@dataclass(frozen=True)
class Home:
    """The place that the article is about where it names no other; without one, why there is none."""

    name: str = ""
    place_id: str = ""
    kind: str = ""
    reason: str = ""
    headed: bool = False  # whether the headline says so


NOWHERE = Home()


@dataclass(frozen=True)
class Document:
    """One article as a document; every reason is in words, "" where there is nothing to give one for."""

    article: str
    genre: str = ""
    genre_reason: str = ""
    owner: Owner = NOBODY
    dateline: str = ""
    day: When = NOTHING
    day_reason: str = ""
    home: Home = NOWHERE
    sections: tuple[Section, ...] = ()

    def section_at(self, offset: int) -> Section:
        """The section that an offset into the article's text lies in."""
        return next((s for s in reversed(self.sections) if s.start <= offset), NO_SECTION)

    @property
    def goes_on(self) -> bool:
        """Whether it goes from one place to the next by sections, so that no section lends another its place."""
        return self.genre in MANY_PLACES


UNREAD = Document("")
"""What nothing is known of yet."""
MANY_PLACES = frozenset({"bulletin", "timeline", "live blog"})
"""Genres whose sections are each about their own place."""
