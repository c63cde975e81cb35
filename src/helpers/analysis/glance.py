"""Sides at a glance: who says how much of what, what stands unanswered, how fast answers come, what others support.

Everything counts statements, not reports, and only of these articles: a claim that is unanswered in them may have been
answered elsewhere, and every table says what its numbers rest on.
"""

from collections import defaultdict
from statistics import median
from typing import Any

import pandas as pd

from helpers.analysis.rows import rows
from helpers.schema import CLASHES, NO_PARTY, TYPES

ANSWERS = frozenset({"denies", "contradicts", "concedes", "in_tension", "scope_differs"})
FEWEST = 5
"""Answers below which no typical time is given."""
TOO_FEW = "too few articles"


def counts_by_type(statements: pd.DataFrame) -> pd.DataFrame:
    """Statements by side (rows) and type (columns, those that occur, in the codebook's order), with their sum."""
    counts = pd.crosstab(statements["side"].astype(object), statements["type"].astype(object))
    counts = counts.reindex(columns=[t for t in TYPES if t in counts.columns])
    counts["all"] = counts.sum(axis=1)
    return counts.astype("int64").rename_axis(index="side", columns=None)


def speakers(statements: pd.DataFrame) -> pd.DataFrame:
    """Who speaks for each side: one row a speaker with role, statements, denials, places; those who say most first."""
    told = statements[(statements["speaker"] != "")]
    found = told.groupby(["side", "speaker", "role"], observed=True).agg(
        statements=("statement_id", "size"),
        denials=("stance", lambda s: int((s == "denies").sum())),
        places=("place", lambda p: p[p != ""].nunique()),
    )
    return found.reset_index().sort_values(["side", "statements", "speaker"], ascending=[True, False, True])


def unanswered(statements: pd.DataFrame, relations: pd.DataFrame) -> pd.DataFrame:
    """The parties' dated claims of control that no other party answers in these articles; rows of schema.STATEMENTS."""
    answered = set(_answers(statements, relations))
    keep = [_is_claim_of_control(row) and row.statement_id not in answered for row in rows(statements)]
    return statements[pd.Series(keep, index=statements.index, dtype=bool)]


def answer_times(statements: pd.DataFrame, relations: pd.DataFrame, *, fewest: int = FEWEST) -> pd.DataFrame:
    """How soon each side's claims of control are answered by another party.

    Returns:
        One row a side: claims of control, how many are answered, the median days until the first answer, in words;
        TOO_FEW where fewer than `fewest` are answered.
    """
    days = _answers(statements, relations)
    found = []
    for side, told in _claims_by_side(statements).items():
        times = [days[row.statement_id] for row in told if row.statement_id in days]
        typical = _days(median(times)) if len(times) >= fewest else TOO_FEW
        found.append({"side": side, "claims": len(told), "answered": len(times), "median": typical})
    return pd.DataFrame(found, columns=["side", "claims", "answered", "median"])


def outside_views(statements: pd.DataFrame, relations: pd.DataFrame) -> pd.DataFrame:
    """What independent sources say, on the same day or later, to each side's claims of control.

    Returns:
        One row a side: claims of control, how many of them an independent source supports, contradicts, or both, and
        how many no independent source of these articles speaks to. The four do not overlap.
    """
    by_id = {row.statement_id: row for row in rows(statements)}
    said: dict[str, set[str]] = defaultdict(set)
    for pair in rows(relations):
        a, b = by_id.get(pair.a), by_id.get(pair.b)
        if a and b:
            for view, claim in ((a, b), (b, a)) if pair.days_apart == 0 else ((a, b),):
                if view.side == "independent" and claim.side not in NO_PARTY:
                    said[claim.statement_id].add(pair.relation)
    found = []
    for side, told in _claims_by_side(statements).items():
        views = [said[row.statement_id] for row in told]
        supported = [bool(v & {"corroborates"}) for v in views]
        opposed = [bool(v & set(CLASHES)) for v in views]
        pairs = list(zip(supported, opposed, strict=True))
        found.append(
            {
                "side": side,
                "claims": len(told),
                "supported": pairs.count((True, False)),
                "contradicted": pairs.count((False, True)),
                "both": pairs.count((True, True)),
                "no independent view": pairs.count((False, False)),
            }
        )
    columns = ["side", "claims", "supported", "contradicted", "both", "no independent view"]
    return pd.DataFrame(found, columns=columns)


def _claims_by_side(statements: pd.DataFrame) -> dict[str, list[Any]]:
    """The parties' dated claims that a side holds a place, by the side that makes them."""
    found: dict[str, list[Any]] = defaultdict(list)
    for row in rows(statements):
        if _is_claim_of_control(row):
            found[row.side].append(row)
    return dict(sorted(found.items()))


def _days(number: float) -> str:
    return "the same day" if number == 0 else "1 day" if number == 1 else f"{number:g} days"


def _is_claim_of_control(row: Any) -> bool:
    asserted = row.type == "control" and row.stance == "asserts" and row.act != "predict" and row.controller != ""
    return asserted and row.side not in NO_PARTY and row.claim_date != ""


def _answers(statements: pd.DataFrame, relations: pd.DataFrame) -> dict[str, int]:
    """Days until the first answer by another party, for each statement that has one. Of two that contradict each other
    on one day each answers the other.
    """
    sides = dict(zip(statements["statement_id"], statements["side"], strict=True))
    found: dict[str, int] = {}
    for pair in rows(relations):
        if pair.relation not in ANSWERS or pair.days_apart is None or pair.a not in sides or pair.b not in sides:
            continue
        by, to = sides[pair.a], sides[pair.b]
        if by == to or by in NO_PARTY or to in NO_PARTY:
            continue
        found[pair.b] = min(pair.days_apart, found.get(pair.b, pair.days_apart))
        if pair.days_apart == 0 and pair.relation != "denies":
            found[pair.a] = 0
    return found
