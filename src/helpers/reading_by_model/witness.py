"""What the parse and the rules say of an article: what an answer of a language model is checked against.

Nothing here finds claims. A `Witness` tells of a stretch of the article what stands in it: whether the words are negated
or only planned, who acts, who says it, which sides and places are named in it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from importlib import import_module
from typing import Protocol

from helpers.articles.model import Article
from helpers.claims.documents import Document
from helpers.claims.records import Draft
from helpers.claims.work import Work
from helpers.conflicts import Conflict
from helpers.conflicts.inferring import inferred
from helpers.places import Gazetteer
from helpers.places.model import Mention

ROLES = ("controller", "actor", "target")


@dataclass(frozen=True)
class Named:
    """A party, or somebody whom the profile knows, that text[start:end] names; `actor` is the profile's name of somebody.

    `kind` is that of helpers.claims.names.NameMention.
    """

    start: int
    end: int
    side: str
    actor: str = ""
    role: str = ""
    kind: str = ""


@dataclass(frozen=True)
class Clause:
    """What the parse says of a quote.

    Attributes:
        known: whether the stretch could be parsed at all.
        cut: whether the words leave out the verb that they belong to.
        negated: offsets of the word that negates the quote's predicate; None where nothing does.
        denied: whether the proposition itself is denied in these words.
        modality: why it is not put as a fact; "" where it is.
        types: what the rules' frames read in it.
        roles: of `ROLES`, which sides the frames read as such.
        act: what whoever reports it does by saying so, and `says`: his side, where words beside the quote name it; "" for none.
        cue: the word that reports it, and `teller`: who does, as the words beside it name him; "" where they do not.
    """

    known: bool = False
    cut: bool = False
    negated: tuple[int, int] | None = None
    denied: bool = False
    modality: str = ""
    types: frozenset[str] = frozenset()
    roles: dict[str, frozenset[str]] = field(default_factory=dict)
    act: str = ""
    says: str = ""
    cue: str = ""
    teller: str = ""


@dataclass(frozen=True)
class Roles:
    """Who acts in a quote, as its speaker would mean the words.

    Attributes:
        told: of `ROLES`, which sides the frames read as such.
        subject: the side of the predicate's grammatical subject, "" where it is not told.
        own, back, enemy: whether words for the speaker's own (our), words that go back (its, they) or words for the enemy
            stand in it.
    """

    told: dict[str, frozenset[str]] = field(default_factory=dict)
    subject: str = ""
    own: bool = False
    back: bool = False
    enemy: bool = False


@dataclass(frozen=True)
class Telling:
    """What single words of a stretch tell: that somebody denies or keeps silent, which types of claims they may carry, and
    whether they mean both sides at once.
    """

    denies: bool = False
    refuses: bool = False
    types: frozenset[str] = frozenset()
    several: bool = False


class Parsed(Protocol):
    """One article as its language's parser has it."""

    def clause(self, start: int, end: int, kind: str) -> Clause:
        """What the parse says of text[start:end], read as a claim of this type."""
        ...

    @property
    def speakers(self) -> list[tuple[str, str, str, str]]:
        """Whoever says something: name, words, side and office, where words of the article tell the side."""
        ...

    def roles(self, start: int, end: int, kind: str, speaker: str) -> Roles:
        """Who acts in text[start:end], in the mouth of somebody who speaks for a side."""
        ...

    def named(self, start: int, end: int) -> list[Named]:
        """The names of the profile in text[start:end]."""
        ...

    def side_of_speaker(self, start: int, end: int) -> tuple[str, str]:
        """Whom somebody named by text[start:end] speaks for, and his office; "" where the words do not tell."""
        ...

    def relation(self, start: int, end: int) -> str:
        """How a claim lies to the place that text[start:end] names."""
        ...

    def negators(self, start: int, end: int) -> list[tuple[int, int]]:
        """Where words of text[start:end] negate something."""
        ...

    def tells(self, start: int, end: int) -> Telling:
        """What single words of text[start:end] tell."""
        ...


@dataclass(frozen=True)
class Witness:
    """One article, and what the rules and the parse make of it.

    Attributes:
        conflict: the profile with the article's own sides.
        drafts: what the rules find, before anything is left open.
    """

    article: Article
    conflict: Conflict
    gazetteer: Gazetteer
    document: Document
    drafts: Sequence[Draft]
    parsed: Parsed

    @classmethod
    def of(cls, work: Work, conflict: Conflict, gazetteer: Gazetteer) -> "Witness":
        """Read an article by the rules, and keep how its sentences were read."""
        conflict = inferred(work.article, conflict)
        language = "english" if (work.article.language or "en") == "en" else "slavic"
        reading = import_module(f"helpers.reading_by_model.witness_{language}")
        found, parsed = reading.read(work.article, conflict, gazetteer, work.losses)
        return cls(work.article, conflict, gazetteer, found.document, found.drafts, parsed)

    @cached_property
    def parties(self) -> frozenset[str]:
        """The sides that fight."""
        return frozenset(s.side for s in self.conflict.sides if s.party)

    @cached_property
    def mentions(self) -> list[Mention]:
        """The places that the article names, with offsets into its text, namesakes told apart by the whole of it."""
        body = list(self.article.body())
        found, _ = self.gazetteer.mentions_by_part([self.article.text[p.start : p.end] for p in body])
        return [
            replace(m, start=p.start + m.start, end=p.start + m.end)
            for p, some in zip(body, found, strict=True)
            for m in some
        ]

    def sides_in(self, start: int, end: int) -> frozenset[str]:
        """The parties that text[start:end] names."""
        return frozenset(n.side for n in self.parsed.named(start, end)) & self.parties

    def drafts_over(self, start: int, end: int, kind: str = "") -> list[Draft]:
        """What the rules find in words that a quote shares: half of the shorter or more."""
        return [
            d
            for d in self.drafts
            if (not kind or d.type == kind)
            and 2 * (min(d.end, end) - max(d.start, start)) >= min(d.end - d.start, end - start)
        ]
