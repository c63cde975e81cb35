"""What the words of an office tell by themselves: whose unit, whose governor, which state, whose spokesman "its" makes him."""

import re
from collections.abc import Iterable
from functools import lru_cache

from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Token
from helpers.claims.english.speech.sources import Memory, role_of
from helpers.claims.sources import Source
from helpers.conflicts import Conflict
from helpers.conflicts.countries import Country, countries
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
    return token.pos_ == "PROPN" and token.text in _states(conflict)


def is_strange(token: Token, conflict: Conflict) -> bool:
    """Whether a word is a people's or state's whose country this war's articles name no places of: "Danish", "Denmark"."""
    return token.text in _strange(conflict)


def called_by_people(name: str, conflict: Conflict) -> str:
    """A state's force by the people's name: "Mali's army" and "Mali army" are the "Malian army", and no two speakers.

    Only where the people are called after the state: "Myanmar's military" is by no other name.
    """
    words = re.match(r"(?P<state>[^\W\d_][\w .]*?)(?:['’]s)? (?P<force>(?:army|military|navy|air force))$", name)
    people = _peoples(conflict).get(words["state"]) if words is not None else None
    return f"{people} {words['force']}" if words is not None and people else name


def _countries(conflict: Conflict) -> Iterable[Country]:
    return countries(conflict.folder.parent / COMMON)


@lru_cache(maxsize=8)
def _peoples(conflict: Conflict) -> dict[str, str]:
    return {
        name: c.demonyms[0]
        for c in _countries(conflict)
        for name in c.names
        if c.demonyms and name[:_SAME] == c.demonyms[0][:_SAME]
    }


@lru_cache(maxsize=8)
def _strange(conflict: Conflict) -> frozenset[str]:
    others = (c for c in _countries(conflict) if c.code not in conflict.countries)
    return frozenset(n for c in others for n in (*c.names, *c.demonyms))


@lru_cache(maxsize=8)
def _states(conflict: Conflict) -> frozenset[str]:
    return frozenset(name for c in _countries(conflict) for name in c.names)
