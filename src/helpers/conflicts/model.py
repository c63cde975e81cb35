"""What a conflict profile is, once it has been read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class Side:
    """One side, and the words that name it, what belongs to it, and its forces in this war.

    Attributes:
        side: id, as written in the claims table.
        party: whether it fights; False for `independent` and `media`, which every conflict has.
        names: nouns for the side as a whole (country, capital as metonym, seat of power).
        demonyms: adjectives and people-nouns that mark belonging.
        forces: nouns for its forces in this war.
        enemies: ids of the sides that it calls "the enemy", the usual one first.
        colour: "#rrggbb"; empty for a side that is no party.
    """

    side: str
    name: str
    party: bool = True
    names: tuple[str, ...] = ()
    demonyms: tuple[str, ...] = ()
    forces: tuple[str, ...] = ()
    enemies: tuple[str, ...] = ()
    colour: str = ""
    note: str = ""

    def called(self, words: str) -> str:
        """What a speaker is called who speaks as the side, by `words` of its `names`.

        That is the side's name; but one that is an acronym, or only describes the groups that it stands for ("Northern-led
        forces"), gives way to the name that the text has, spelled out where the side's names tell how.
        """
        if self.name in self.names and self.name not in (words, _initials(words)):
            return self.name
        return next((name for name in self.names if _initials(name) == words), words)


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


@dataclass(frozen=True)
class Actor:
    """Somebody who may be quoted: a person, an organisation, an outlet or a force, and the side it speaks for."""

    actor: str
    side: str
    kind: str
    role: str
    aliases: tuple[str, ...] = ()
    source: str = ""
    note: str = ""


@dataclass(frozen=True)
class Conflict:
    """A war as its profile describes it.

    Attributes:
        countries: ISO 3166-1 alpha-2 codes whose places the articles name.
        start, end: ISO dates; empty where open.
        actors: the profile's own first, then those of the common table.
        folder: where the profile's files (places.csv, lines.*) are.
        signals: further names that tell that an article is about this war.
        by_article: for what no profile knows, the sides and countries of each article of a folder, as its articles tell together.
    """

    id: str
    name: str
    countries: tuple[str, ...]
    start: str
    end: str
    focus_place: str
    sides: tuple[Side, ...]
    actors: tuple[Actor, ...]
    folder: Path
    languages: tuple[str, ...] = ()
    signals: tuple[str, ...] = ()
    by_article: Mapping[str, Conflict] = field(default_factory=dict, compare=False, repr=False)

    def __hash__(self) -> int:
        """By the id alone: what is made of a profile once is looked up for every article."""
        return hash(self.id)


@dataclass(frozen=True)
class Problem:
    """One mistake in a profile's file. `line` counts from 1, the header being line 1; 0 means the whole file."""

    file: Path
    line: int
    message: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else str(self.file)
        return f"{where}: {self.message}"


class ConflictError(ValueError):
    """A profile that cannot be used. `problems` holds every mistake that was found; the text lists them."""

    def __init__(self, conflict_id: str, problems: list[Problem]):
        self.conflict_id = conflict_id
        self.problems = tuple(problems)
        count = f"{len(problems)} mistake" + ("s" if len(problems) != 1 else "")
        lines = "\n".join(f"  {p}" for p in problems)
        super().__init__(f"conflict profile {conflict_id!r} has {count}:\n{lines}")
