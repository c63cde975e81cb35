"""The places that a Russian or Ukrainian article has named so far."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from helpers.claims.documents import UNREAD, Document

WIDE_KINDS = frozenset({"country", "region", "oblast", "governorate", "province", "state"})
DIRECTIONS = frozenset(["направление", "напрямок", "напрям"])


@dataclass(frozen=True)
class Toponym:
    """A place's name at words start..end (end excluded) of a sentence."""

    start: int
    end: int
    text: str
    name: str
    place_id: str
    kind: str
    country: str = ""


@dataclass
class Atlas:
    """The places that an article has named so far."""

    recent: list[Toponym] = field(default_factory=list)
    document: Document = UNREAD
    region: Toponym | None = None
    """The region that was named last."""
    paragraph: int = 0
    sentence: int = 0
    asked: bool = False
    """Whether the paragraph answers the one before it."""
    sectors: tuple[Toponym, ...] | None = None
    """The sectors of the front with which the paragraph opens; None where it opens with none."""

    def turn(self, *, answers: bool = False) -> None:
        """A paragraph begins; one that answers a question is about the place of which that asks."""
        self.asked = answers
        if answers:
            return
        self.paragraph = self.sentence = len(self.recent)
        self.sectors = None

    def see(self, toponyms: Iterable[Toponym]) -> None:
        """Remember the places of a sentence, countries left out; a region is another thing than a place in it."""
        self.sentence = len(self.recent)
        toponyms = list(toponyms)
        self.region = next((t for t in reversed(toponyms) if t.kind in WIDE_KINDS - {"country"}), self.region)
        self.recent += [t for t in toponyms if t.kind not in WIDE_KINDS]

    def _home(self) -> Toponym | None:
        """The article's own place, if it has one."""
        home = self.document.home
        return Toponym(0, 0, "", home.name, home.place_id, home.kind) if home.name else None

    def last(self, kinds: Iterable[str] = ()) -> tuple[Toponym | None, str]:
        """The place that words without one of their own are about: the paragraph's last, else the article's own.

        With `kinds`, the last one of these («в городе»). The second value tells how far off it was named, as the end
        of a basis (schema.PLACE_BASES).
        """
        if kinds:
            at = next((n for n in reversed(range(len(self.recent))) if self.recent[n].kind in kinds), None)
            return (None, "") if at is None else (self.recent[at], self._distance(at))
        home = self._home()
        headed = self.document.home.headed and self.document.genre != "transcript"
        if len(self.recent) > self.paragraph and (self.asked or not headed):
            return self.recent[-1], self._distance(len(self.recent) - 1)
        return (home, "article_title" if headed else "article_topic") if home is not None else (None, "")

    def _distance(self, at: int) -> str:
        if at >= self.sentence:
            return "sentence_before"
        return "paragraph" if at >= self.paragraph else "paragraph_before"
