"""Whether a place that a claim borrows is also the one that most of its article's claims name.

A borrowed place that the rest of the article confirms is right much more often than one that it does not, so the two
have bases of their own: `lent_sentence_before` and `lent_sentence_before_main`.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from helpers.claims.records import Draft
from helpers.schema import BORROWED_FROM, MAIN

_NAMED = frozenset({"object_of_verb", "subject_of_verb", "after_preposition", "in_phrase", "village_of", "apposition"})
"""Bases on which a claim names its place itself."""


def mark_main_place(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of one article; a borrowed place that most of its claims name has that in its basis."""
    named = Counter(d.place for d in drafts if d.place and d.place_basis in _NAMED)
    if not named:
        return list(drafts)
    main = named.most_common(1)[0][0]
    return [
        replace(d, place_basis=d.place_basis + MAIN) if d.place == main and d.place_basis in BORROWED_FROM else d
        for d in drafts
    ]
