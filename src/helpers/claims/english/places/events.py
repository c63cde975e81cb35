"""Events that a text goes back to: "the attack was repelled" is about where the attack before was made."""

from helpers.claims import lexicon
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Token
from helpers.claims.english.sides import nouns

_EVENTS = frozenset({"attack", "strike", "battle", "siege"})
"""Classes of nouns (nouns.csv) that are events at a place."""
_ABOVE = 5
"""Words above a place's name among which the event stands that it belongs to."""


def told_event(predicate: Token) -> Token | None:
    """The event that a proposition goes back to: "the attack failed", "12 people died in the blast"; None without one."""
    own = [predicate, *grammar.children(predicate, "nsubj", "nsubjpass", "dobj")]
    own += [n for prep, n in grammar.prepositions(predicate) if prep.lower_ in ("in", "during", "from", "by")]
    definite = lexicon.where("definite")
    return next((n for n in own if _classes(n) and any(c.lower_ in definite for c in n.lefts)), None)


def is_of_event(place: Token, event: Token) -> bool:
    """Whether a place's name belongs to an event of that kind: "an attack on X", "a blast in a market in X"."""
    at = place
    for _ in range(_ABOVE):
        if at.dep_ not in ("pobj", "prep", "conj", "compound", "nmod", "appos"):
            return False
        at = at.head
        if at.pos_ in ("NOUN", "PROPN") and _classes(at):
            return bool(_classes(at) & _classes(event)) and at.i < event.i
    return False


def _classes(noun: Token) -> frozenset[str]:
    return nouns.classes(noun) & _EVENTS if noun.pos_ in ("NOUN", "PROPN") else frozenset()
