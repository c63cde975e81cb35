"""The place that a brief turns on: the one that its claims of control are about, if there is one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

import pandas as pd

from helpers.analysis import scope
from helpers.analysis.dates import span
from helpers.analysis.rows import rows
from helpers.schema import CLASHES

_CONTROL, _OTHER, _BESIDE, _CLASH = 1.0, 0.2, 0.3, 1.0
"""What a claim of control of a place counts for it, any other claim about it, one about what lies beside it, and a pair
of statements about it of which one denies or contradicts the other."""
_HALF_LIFE = 60
"""Days before the last claim after which half of what recency adds to a claim is gone; it at most doubles it."""
_STANDS_OUT = 1.25
"""How many times the next place's score the first one's must be."""


def ranked(claims: pd.DataFrame, statements: pd.DataFrame, relations: pd.DataFrame) -> dict[str, float]:
    """Place → how much the claims are about it, the most first.

    Args:
        claims, statements, relations: tables of schema.py, without what was rejected.
    """
    told = list(rows(claims, ["claim_id", "claim_date", "place", "type", "relation"]))
    days = {row.claim_id: found.last for row in told if row.claim_date and (found := span(row.claim_date))}
    last = max(days.values(), default=None)
    score: dict[str, float] = defaultdict(float)
    for row in told:
        if row.place:
            weight = _CONTROL if row.type == "control" else _OTHER
            weight *= 1 if scope.position(row) == scope.AT else _BESIDE
            score[row.place] += weight * _fresh(days.get(row.claim_id), last)
    of = {row.statement_id: row for row in rows(statements)}
    for a, b, relation in zip(relations["a"], relations["b"], relations["relation"], strict=True):
        one, other = of.get(a), of.get(b)
        if relation in CLASHES and one and other and one.place == other.place != "":
            score[one.place] += _CLASH
    return dict(sorted(score.items(), key=lambda pair: (-round(pair[1], 6), pair[0])))


def focus(scores: dict[str, float], asked: Iterable[str], own: str) -> str:
    """The place that stands out, "" where none does.

    Args:
        scores: from `ranked`.
        asked: names of the place that the reader asked for; one that is claimed about is taken at once.
        own: the profile's own focus place: it is taken where the first places are about equal and it is one of them.
    """
    if found := next((place for place in asked if place in scores), ""):
        return found
    order: Sequence[str] = list(scores)
    if not order:
        return ""
    near = [place for place in order if scores[place] * _STANDS_OUT > scores[order[0]]]
    return order[0] if len(near) == 1 else own if own in near else ""


def _fresh(day: int | None, last: int | None) -> float:
    if day is None or last is None:
        return 0.5
    return 0.5 + 0.5 * 0.5 ** ((last - day) / _HALF_LIFE)
