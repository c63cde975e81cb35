"""How far the rest of an article bears out a place that a claim does not name outright.

A borrowed place that most of the article's claims name themselves is right much more often than one that they do not
(`lent_sentence_before_main`); so is one of an article whose claims tell of few places (`answered_named_few`), and a name
in the clause beside which the text offers no other (`in_clause_only`). They have bases of their own, measured apart.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from helpers.claims.features import NAMED_OUTRIGHT
from helpers.claims.records import Draft
from helpers.schema import BORROWED_FROM, FEW, MAIN, ONLY, UNSURE_PLACES

_FEW = 3
"""Places of an article's claims up to which they are few."""


def mark_borne_out(drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts of one article; what bears out a place that a claim does not name outright stands in its basis."""
    named = Counter(d.place for d in drafts if d.place and d.place_basis in NAMED_OUTRIGHT)
    main = named.most_common(1)[0][0] if named else ""
    few = len({d.place for d in drafts if d.place}) <= _FEW
    borne = ((d, _borne_out(d, main, few)) for d in drafts)
    return [replace(d, place_basis=basis) if basis != d.place_basis else d for d, basis in borne]  # a copy is dear


def _borne_out(draft: Draft, main: str, few: bool) -> str:
    basis = draft.place_basis
    if basis in BORROWED_FROM and draft.place == main:
        return basis + MAIN
    alone = not draft.place_rejected
    if basis == "anaphor_same_sentence" and alone:
        return basis + ONLY
    if basis in UNSURE_PLACES and few:
        return basis + FEW
    return basis + ONLY if basis == "in_clause" and alone else basis
