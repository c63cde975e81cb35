"""Where something only came from: the launching place of a rocket, the town that an advance has left."""

from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Token
from helpers.claims.english.places.page import Page
from helpers.claims.english.places.signs import from_of, is_launched_from

_MOVING = frozenset({"advance", "strike"})
"""Types of claims that are about where something arrives."""


def without_origins(page: Page, about: list[list[Token]], predicate: Token, kind: str) -> list[list[Token]]:
    """The phrases that tell where something happens, without those that tell where it came from.

    What was fired from somewhere did not strike there; "advanced from A towards B" is about B, "advanced from A" about
    A. What withdraws or is pushed back from a place is about that place. `kind` is the proposition's type (schema.TYPES).
    """
    if kind not in _MOVING:
        return about
    about = [kept for g in about if (kept := [n for n in g if not is_launched_from(n)])]
    onward = [g for g in about if not all(from_of(n) is not None for n in g)]
    named = any(t.i in page.cover for g in onward for n in g for t in n.subtree)
    moves_itself = not grammar.direct_objects(predicate) and not grammar.is_passive(predicate)
    return onward if kind == "advance" and moves_itself and named else about
