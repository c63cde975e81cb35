"""Claims by date and side: the table that the collection is named after."""

from collections.abc import Iterable

import pandas as pd

from helpers.schema import NO_PARTY

DATE_FIELDS = ("claim_date", "event_date")
UNDATED = "undated"


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
        column a side ("" where it is unclear); the integers add up to `len(claims)`.
    """
    if date_field not in DATE_FIELDS:
        raise ValueError(f"date_field is {date_field!r}, should be one of {', '.join(DATE_FIELDS)}")
    found = set(claims["side"])
    named = list(dict.fromkeys(sides))
    rest = sorted(
        found - set(named), key=lambda side: (side in NO_PARTY, NO_PARTY.index(side) if side in NO_PARTY else 0, side)
    )
    dates = claims[date_field].replace("", UNDATED).astype(object)
    counts = claims.groupby([dates, claims["side"].astype(object)]).size()
    table = counts.unstack(fill_value=0) if len(claims) else pd.DataFrame()
    ordered = sorted(table.index, key=lambda date: (date == UNDATED, date))
    table = table.reindex(index=ordered, columns=[*named, *rest], fill_value=0)
    table.index.name, table.columns.name = date_field, "side"
    return table.astype("int64")
