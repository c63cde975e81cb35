"""What the words of an office tell by themselves: whose unit, whose governor, which state, whose spokesman "its" makes him."""

import re
from functools import lru_cache
from pathlib import Path

from spacy.tokens import Token

from helpers.claims.english.parsing import grammar
from helpers.claims.english.speech.sources import Memory, role_of
from helpers.claims.sources import Source
from helpers.conflicts import Conflict
from helpers.conflicts.countries import countries
from helpers.conflicts.profile import COMMON

_SAME = 3
"""Letters in which a state's name and its people's begin alike: Mali, Malian."""


def refers_back(noun: Token) -> bool:
    """Whether an office is that of a place named before ("head of its patrol police"), which is no side's."""
    return any(c.lower_ in ("its", "their") for _, n in grammar.prepositions(noun, "of", "for") for c in n.children)


def of_numbered_unit(words: list[Token]) -> bool:
    """Whether an office is that of a unit of the state's order of battle: "a spokesman for the 7th Corps"."""
    return any(
        re.fullmatch(r"\d+(st|nd|rd|th)", before.lower_) and role_of(unit.text) == "unit"
        for before in words
        for unit in before.doc[before.i + 1 : before.i + 4]
        if unit in words
    )


def of_governor(words: list[Token]) -> bool:
    """Whether an office is that of a governor or mayor: "the governor's spokesman"."""
    return any(role_of(t.text) == "regional_authority" for t in words if t.dep_ in ("poss", "pobj", "compound"))


def body_before(head: Token, memory: Memory) -> Source | None:
    """The body for which "its spokesman" speaks, where no party stands before him in his sentence: the one that spoke last."""
    if role_of(head.text) != "spokesperson" or all(c.lower_ != "its" or c.dep_ != "poss" for c in head.children):
        return None
    last = memory.latest(person=False)
    if last is None or any(
        t.dep_ in grammar.SUBJECTS and t.pos_ == "PROPN" for t in head.doc[head.sent.start : head.left_edge.i]
    ):
        return None
    return last


def is_state(token: Token, conflict: Conflict) -> bool:
    """Whether a word is the name of a state: "Denmark's army"."""
    return token.pos_ == "PROPN" and token.text in _states(conflict.folder.parent / COMMON)


def is_strange(token: Token, conflict: Conflict) -> bool:
    """Whether a word is a people's or state's whose country this war's articles name no places of: "Danish", "Denmark"."""
    return token.text in _strange(conflict.folder.parent / COMMON, conflict.countries)


def called_by_people(name: str, conflict: Conflict) -> str:
    """A state's force by the people's name: "Mali's army" and "Mali army" are the "Malian army", and no two speakers.

    Only where the people are called after the state: "Myanmar's military" is by no other name.
    """
    words = re.match(r"(?P<state>[^\W\d_][\w .]*?)(?:['’]s)? (?P<force>(?:army|military|navy|air force))$", name)
    people = _peoples(conflict.folder.parent / COMMON).get(words["state"]) if words is not None else None
    return f"{people} {words['force']}" if words is not None and people else name


@lru_cache(maxsize=2)
def _peoples(common: Path) -> dict[str, str]:
    return {
        name: c.demonyms[0]
        for c in countries(common)
        for name in c.names
        if c.demonyms and name[:_SAME] == c.demonyms[0][:_SAME]
    }


@lru_cache(maxsize=8)
def _strange(common: Path, at_war: tuple[str, ...]) -> frozenset[str]:
    return frozenset(n for c in countries(common) if c.code not in at_war for n in (*c.names, *c.demonyms))


@lru_cache(maxsize=2)
def _states(common: Path) -> frozenset[str]:
    return frozenset(name for c in countries(common) for name in c.names)
