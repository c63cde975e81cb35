"""What lies inside the place that a claim names: a village in a country, so many square kilometres of a region."""

from helpers.claims.english.parsing.words import Token
from helpers.claims.english.places.page import Page
from helpers.claims.english.sides import nouns
from helpers.claims.places import Where

_INSIDE = frozenset({"in", "within", "inside", "across"})
_WHOLE = frozenset({"settlement"})


def lies_within(taken: list[list[Token]], verb: Token, place: Where, page: Page) -> bool:
    """Whether the place is only where the thing that is held lies: "captured another village in eastern Northland".

    Whoever holds a village of a country does not hold the country.
    """
    named = [page.doc[t.head] for t in page.toponyms if t.name == place.name]
    named = [n for n in named if n.sent == verb.sent]
    things = {n.i for group in taken for noun in group for n in (noun, nouns.core(noun)) if _is_nameless(n, page)}
    return bool(things and named) and all(_is_inside(n, things, verb) for n in named)


def _is_nameless(noun: Token, page: Page) -> bool:
    """Whether a settlement, or a measure of ground, goes without a name of its own."""
    named = any(t.i in page.cover for c in noun.children if c.lower_ not in _INSIDE for t in c.subtree)
    called = noun.i in page.cover or (named and not nouns.is_area(noun))
    return not called and (nouns.is_area(noun) or bool(nouns.classes(noun) & _WHOLE))


def _is_inside(name: Token, things: set[int], verb: Token) -> bool:
    """Whether a name stands behind "in", which belongs to a thing that is held or to the verb behind it."""
    inside = False
    at = name
    while at.dep_ in ("pobj", "prep", "compound", "nmod", "amod", "poss") and at.head != at:
        inside = inside or (at.dep_ == "prep" and at.lower_ in _INSIDE)
        at = at.head
    return inside and (at.i in things or (at == verb and min(things) < name.i))
