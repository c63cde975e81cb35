"""Claims that nobody has looked at, in the order in which looking at them is worth most."""

from collections.abc import Iterable

import pandas as pd

from helpers.analysis.rows import rows
from helpers.review.holding import parts_of, resting
from helpers.schema import CLASHES
from helpers.tables import Tables

_CLASH, _FOCUS = 2, 1
"""What it adds to a claim's weight that its statement is contradicted or contradicts, and that it is about the place on
which the report turns."""
COLUMNS = ("claim_id", "urgency", "disagreed", "lede", "clash", "focus", "confidence", "reasons")


def queue(tables: Tables) -> pd.DataFrame:
    """The claims of these tables that nobody has looked at (COLUMNS), the most urgent first, and why, in words.

    First those that two readers read differently, then those that the report's summary rests on. The others by the
    chance that something is wrong, times what hangs on the claim: a contradiction, the place that the report turns on.
    """
    parts = parts_of(tables)
    places = [part.place for part in parts if part.place]
    return ranked(tables.claims, tables.relations, lede=resting(parts), places=places)


def ranked(
    claims: pd.DataFrame, relations: pd.DataFrame, *, lede: Iterable[str], places: Iterable[str]
) -> pd.DataFrame:
    """The same of any tables of schema.py.

    Args:
        lede: keys of the claims that the summary rests on.
        places: names of the places that the reports turn on.
    """
    lede, places = set(lede), set(places)
    pairs = relations[relations["relation"].isin(CLASHES)]
    clashing = {*pairs["a"], *pairs["b"]}
    found = []
    for row in rows(claims[claims["review"] == "auto"]):
        sure = 0.0 if row.confidence is None else float(row.confidence)
        first, clash = row.claim_id in lede, row.statement_id in clashing
        here, differs = row.place in places, bool(row.disagreed)
        weight = 1 + _CLASH * clash + _FOCUS * here
        why = [
            *([f"two readers differ in {row.disagreed}"] if differs else ()),
            *(["the summary rests on it"] if first else ()),
            *(["it is contradicted, or contradicts"] if clash else ()),
            *([f"it is about {row.place}"] if here else ()),
            f"nothing is wrong in about {sure:.0%} of such rows"
            if row.confidence is not None
            else "nobody knows how sure it is",
        ]
        order = (not differs, not first, -(1 - sure) * weight, row.article, row.start)
        found.append((order, (row.claim_id, (1 - sure) * weight, differs, first, clash, here, sure, "; ".join(why))))
    found.sort()
    return pd.DataFrame([row for _, row in found], columns=list(COLUMNS))
