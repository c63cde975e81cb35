"""Which articles are worth parsing: a claim needs a party to the conflict, and a party has to be named somewhere."""

from collections.abc import Iterable

from spacy.tokens import Doc

from helpers.claims.english.pipeline import forms
from helpers.claims.english.speakers import GOVERNMENT_WORDS, Source, government_side
from helpers.claims.names import Names


def may_hold_claims(paragraphs: Iterable[Doc], names: Names, own: Source) -> bool:
    """Whether an article of these tokenised paragraphs can hold a claim at all, seen from its words alone.

    A claim's side, controller, actor or target is a party (`extractor` drops an article without one), and the
    rules know a party only by its names, by words for the government that one of them forms, or by `own`, who
    publishes the article. An office that names no state ("the governor") makes no article one about a war. Errs towards
    True.
    """
    if own.side in names.parties:
        return True
    government = GOVERNMENT_WORDS if government_side(names) else frozenset()
    for doc in paragraphs:
        words = [t.text for t in doc]
        if names.may_tell_party(words, forms) or (
            government and any(not government.isdisjoint(forms(w)) for w in words)
        ):
            return True
    return False
