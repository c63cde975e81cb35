"""Claims by date and side: the table that the collection is named after, and the choice of claims that it shows."""

from collections.abc import Iterable, Sequence

import pandas as pd

from helpers.analysis.dates import span
from helpers.schema import SIDELESS

DATE_FIELDS = ("claim_date", "event_date")
UNDATED = "undated"


def select(
    claims: pd.DataFrame,
    *,
    sides: Sequence[str] = (),
    date_from: str = "",
    date_to: str = "",
    date_field: str = "claim_date",
) -> pd.DataFrame:
    """The claims (or statements) of these sides and dates, in their order.

    Args:
        claims: schema.CLAIMS or schema.STATEMENTS.
        sides: side ids; empty for all.
        date_from, date_to: ISO dates, both included; empty for no limit. A claim that is known to the month is kept
            where its month overlaps, and an undated one always: a window cannot tell that it is outside.
        date_field: "claim_date" (when it was said) or "event_date" (when it is said to have happened).
    """
    if date_field not in DATE_FIELDS:
        raise ValueError(f"date_field is {date_field!r}, should be one of {', '.join(DATE_FIELDS)}")
    first, last = span(date_from), span(date_to)
    if first and last and first.first > last.last:
        raise ValueError(f"date_from {date_from} is after date_to {date_to}")

    def inside(text: str) -> bool:
        date = span(text)
        too_early = bool(date and first and date.last < first.first)
        too_late = bool(date and last and date.first > last.last)
        return not (too_early or too_late)

    chosen = claims[date_field].map(inside).astype(bool)
    if sides:
        chosen &= claims["side"].isin(list(sides))
    return claims[chosen]


def by_date_and_side(
    claims: pd.DataFrame, *, date_field: str = "claim_date", sides: Iterable[str] = ()
) -> pd.DataFrame:
    """How many claims each side made on each date.

    Args:
        claims: schema.CLAIMS or schema.STATEMENTS; the numbers are of whatever its rows are.
        date_field: "claim_date" or "event_date".
        sides: columns to have, in this order, also where they are empty; sides of the claims that are not named follow.

    Returns:
        One row a date as exactly as it is known ("2025-11" is a row before "2025-11-01"), the undated last, and a
        column a side; the integers add up to `len(claims)`.
    """
    if date_field not in DATE_FIELDS:
        raise ValueError(f"date_field is {date_field!r}, should be one of {', '.join(DATE_FIELDS)}")
    found = set(claims["side"])
    named = list(dict.fromkeys(sides))
    rest = sorted(found - set(named), key=lambda side: (side in SIDELESS, side))
    dates = claims[date_field].replace("", UNDATED).astype(object)
    table = pd.crosstab(dates, claims["side"].astype(object)).reindex(columns=[*named, *rest], fill_value=0)
    ordered = sorted(table.index, key=lambda date: (date == UNDATED, date))
    table = table.reindex(ordered)
    table.index.name, table.columns.name = date_field, "side"
    return table.astype("int64")
