"""The content of a map in words: for a screen reader, a keyboard, and paper."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from helpers.analysis.rows import rows
from helpers.analysis.voices import named
from helpers.conflicts import Conflict
from helpers.figures.maps import payload
from helpers.figures.maps.holders import by_place, dating, holdings_on, in_words
from helpers.figures.maps.words import counted
from helpers.figures.palette import Palette
from helpers.figures.timelines.words import period
from helpers.wording import Wording, where

UNPLACED = "place unclear"


def map_table(
    claims: pd.DataFrame,
    conflict: Conflict,
    *,
    relations: pd.DataFrame | None = None,
    articles: pd.DataFrame | None = None,
    date_field: str = "claim_date",
) -> pd.DataFrame:
    """What the interactive map of these claims tells, one row a claim, by place and date; undated claims come last.

    Claims without a place are in it too, under UNPLACED, so that nothing is lost for not being on the map.

    Returns:
        columns place, date, side, speaker, claim, quotation, against, article: all text.
    """
    palette = Palette.of(conflict, sides=tuple(sorted(set(claims["side"]))))
    wording = Wording.of_palette(palette)
    against = payload.against_of(claims, relations, palette)
    titles = (
        {} if articles is None else dict(zip(articles["article"].tolist(), articles["title"].tolist(), strict=True))
    )
    told = claims[claims["review"] != "rejected"]
    table_rows = [
        {
            "place": where(row.relation, row.place) if row.place else UNPLACED,
            "date": getattr(row, date_field) or "undated",
            "side": palette[row.side].name,
            "speaker": named(row),
            "claim": wording.label(row),
            "quotation": row.quote,
            "against": "; ".join(f"{words} {who}" for words, who, _, _ in against.get(row.statement_id, [])),
            "article": titles.get(row.article) or row.article,
        }
        for row in rows(told)
    ]
    columns = ["place", "date", "side", "speaker", "claim", "quotation", "against", "article"]
    table = pd.DataFrame(table_rows, columns=columns, dtype="string")
    order = table["date"].where(table["date"] != "undated", "9999")
    return (
        table.assign(_date=order, _lost=table["place"] == UNPLACED)
        .sort_values(["_lost", "place", "_date"], kind="stable")[columns]
        .reset_index(drop=True)
    )


def map_text(
    claims: pd.DataFrame, places: pd.DataFrame | None, conflict: Conflict, *, date_field: str = "claim_date"
) -> str:
    """One sentence that says what a map of these claims shows: its alt text."""
    drawn = payload.located(claims, places)
    palette = Palette.of(conflict, sides=tuple(sorted(set(claims["side"]))))
    counts = drawn["side"].value_counts()
    sides = ", ".join(f"{palette[side].name} {counts[side]}" for side in palette.sides if side in counts)
    busiest = drawn["place"].value_counts()
    dates = sorted(d for d in drawn[date_field].unique() if d)
    span = ", undated"
    if dates:
        span = f", from {dates[0]} to {dates[-1]}" if dates[0] != dates[-1] else f", of {dates[0]}"
    most = f"; {busiest.iloc[0]} of them about {busiest.index[0]}" if len(busiest) else ""
    points = len(drawn[["lat", "lon"]].drop_duplicates())
    return f"Map of {counted(len(drawn), 'claim')} at {counted(points, 'place')}{span} ({sides}){most}."


def control_text(
    claims: pd.DataFrame,
    places: pd.DataFrame | None,
    conflict: Conflict,
    *,
    days: Sequence[date | None] = (None,),
    date_field: str = "claim_date",
) -> str:
    """What a map of who holds which place says, in words: the alt text of `control_map` and `control_over_time`."""
    drawn = payload.located(claims, places)
    palette = Palette.of(conflict, sides=tuple(sorted(set(claims["side"]))))
    told = []
    found = holdings_on(drawn, [day or date.max for day in days], date_field=date_field)
    for day, last in zip(days, found, strict=True):
        held = by_place(last, palette.sides)
        dated = dating(held.values())
        lines = ((of[0].place, "; ".join(in_words(h, palette, dated=dated) for h in of)) for of in held.values())
        said = [f"{place}: {words}" for place, words in lines]
        until = f"up to {period(day.toordinal(), day.toordinal())}" if day else "in these articles"
        told.append(f"Last claims of control {until}. {'. '.join(said) or 'None'}.")
    return " ".join(told)
