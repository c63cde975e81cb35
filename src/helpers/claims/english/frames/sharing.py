"""Control that several have together, so that nobody can be told to hold the place."""

from helpers.claims import lexicon
from helpers.claims.english.parsing.words import Token

_CONTROL = "control"


def is_shared(predicate: Token) -> bool:
    """Whether words say that more than one hold a place: "jointly control X", "is under the shared control of A and B"."""
    heads = {predicate, predicate.head, *(c for c in predicate.subtree if c.lemma_ == _CONTROL)}
    return any(t.lower_ in lexicon.where("together") and t.head in heads for t in predicate.sent)
