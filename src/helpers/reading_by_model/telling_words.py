"""What single English words tell of a claim, by the lexicon of the rules."""

from functools import cache

from helpers.claims import lexicon
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Token
from helpers.claims.english.speech import denials

TYPES_OF = {
    "taking": ("control",),
    "falling": ("control",),
    "control": ("control",),
    "gain": ("control", "advance"),
    "leaving": ("withdrawal",),
    "strike": ("strike", "losses"),
    "attack": ("strike", "repelled", "advance", "presence"),
    "battle": ("presence",),
    "loss": ("losses",),
    "siege": ("encirclement",),
    "defence": ("presence", "repelled"),
    "presence": ("presence",),
}
"""Class of a noun → types of claims that it may carry."""
_LIGHT = frozenset({"perceive", "do", "amount", "among"})
"""Frames of verbs that tell nothing without the noun that stands with them: see, carry out, reach, be."""
_MEANINGS = 3
"""Types of claims from which a verb that may carry all of them tells none: take, leave, make."""


@cache
def denying() -> frozenset[str]:
    """Lemmas that deny, or call something untrue; not those that tell something more often, as "declare" does."""
    verbs = {verb for verb, takes in lexicon.reporting().items() if "deny" in takes.values()}
    telling = {verb for verb, takes in lexicon.reporting().items() if "assert" in takes.values()}
    labelling = denials.LABEL_VERBS - telling
    return frozenset(verbs | denials.FALSE_WORDS | labelling | {"denial", "rejection", "rebuttal"})


@cache
def refusing() -> frozenset[str]:
    """Lemmas that tell by themselves that somebody does not answer; others do so where they are negated."""
    return frozenset(lexicon.words("refusing"))


@cache
def conceding() -> frozenset[str]:
    """Verbs of conceding something: who refuses to denies it."""
    return frozenset(verb for verb, takes in lexicon.reporting().items() if takes.get("object") == "concede")


@cache
def verifying() -> frozenset[str]:
    """Verbs of finding something out: who cannot do that is not silent."""
    return frozenset(lexicon.words("verifying"))


@cache
def both() -> frozenset[str]:
    """Words that mean all the sides that were named, at once."""
    return frozenset(lexicon.words("both"))


def types_of(token: Token, lemmas: set[str]) -> set[str]:
    """The types of claims that a word may carry; `lemmas` are those beside it, of which one may be its particle."""
    own = {token.lemma_.lower(), token.lower_, grammar.lemma(token)}
    if own & set(lexicon.words("measure")):
        return set()  # "five kilometres away" tells of no gain
    classes = {c for lemma in own for c in lexicon.noun_classes().get(lemma, ())}
    types = {kind for c in classes for kind in TYPES_OF.get(c, ())}
    if token.pos_ == "NOUN":
        return types
    readings = [p for lemma in own for p in lexicon.predicates().get(lemma, ()) if p.frame not in _LIGHT]
    told = {p.type for p in readings if not p.particle or p.particle in lemmas}
    return types | told if len(told) < _MEANINGS else types


def denies_by_itself(token: Token) -> bool:
    """Whether a word denies something. A verb of labelling does with what it labels: "called it a lie", not "called on"."""
    own = {token.lemma_.lower(), token.lower_, grammar.lemma(token)}
    if own & denials.LABEL_VERBS:
        return bool(grammar.children(token, "dobj", "oprd", "ccomp", "nsubjpass"))
    return bool(own & denying())
