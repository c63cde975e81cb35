"""What single English words tell of a claim, by the lexicon of the rules."""

from functools import cache

from helpers.claims import lexicon
from helpers.claims.english import denials

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


@cache
def denying() -> frozenset[str]:
    """Lemmas that deny, or call something untrue."""
    verbs = {verb for verb, takes in lexicon.reporting().items() if "deny" in takes.values()}
    return frozenset(verbs | denials.FALSE_WORDS | denials.LABEL_VERBS | {"denial", "rejection", "rebuttal"})


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
