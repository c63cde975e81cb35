"""Two days side by side: each voice's last word, up to each of them, on who holds a place, where the two differ."""

from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

from helpers.analysis import scope
from helpers.analysis.dates import span
from helpers.analysis.history import is_history
from helpers.analysis.rows import rows
from helpers.parameters.values import convert_date
from helpers.schema import NO_PARTY
from helpers.wording import Wording, denied_extent, holds, part_of_it

COLUMNS = ("place", "who speaks", "before", "after", "claims")

type _Words = dict[tuple[str, str], list[Any]]


def compare_days(claims: pd.DataFrame, first: str, second: str, conflicts: Iterable[Any] = ()) -> pd.DataFrame:
    """Whose last word on who holds which place is another on the second day than on the first; only what was said.

    Args:
        claims: schema.CLAIMS; those about who holds a place itself, or a part of it, on a known day.
        first, second: days, months or years (2025-11-20, 2025-11, 2025): up to their ends.
        conflicts: profiles, for the sides' names.

    Returns:
        COLUMNS, all text, by place: what was said last up to the first day and up to the second, each with its date;
        `claims` are the keys of those claims. Speakers of no party answer each for themselves.

    Raises:
        ValueError: for what is no day, with what may be meant.
    """
    wording = Wording.of(conflicts)
    told = [
        row for row in rows(claims) if row.place and span(row.claim_date) and how_held(row) and row.review != "rejected"
    ]
    before, after = (_last_words(told, _end(name, day)) for name, day in (("first", first), ("second", second)))
    found = []
    for key in sorted({*before, *after}):
        old, new = before.get(key, []), after.get(key, [])
        if {*_said(old, wording)} != {*_said(new, wording)}:
            one = (new or old)[0]
            who = wording.speaker(one) if one.side in NO_PARTY else wording.side(one.side)
            keys = ", ".join(dict.fromkeys(row.claim_id for row in (*old, *new)))
            found.append((key[0], who, _told(old, wording), _told(new, wording), keys))
    return pd.DataFrame(found, columns=list(COLUMNS), dtype="string")


def how_held(row: Any) -> str:
    """How its controller holds the place in a claim's words: "" where they do not tell it, or whether all, a part or not."""
    if row.type != "control" or not row.controller or row.stance == "declines" or not scope.is_of_place(row):
        return ""
    if is_history(row):
        return ""
    if row.stance == "denies":
        return "not"
    return "part" if scope.scope(row) in (scope.PART, scope.MOST) else "all"


def _end(name: str, day: str) -> int:
    when = span(convert_date(name, day))
    if when is None:
        raise ValueError(f"{name}: names no day")
    return when.last


def _last_words(told: Iterable[Any], until: int) -> _Words:
    """Place and voice → the claims of the last day on which it said who holds the place."""
    newest: dict[tuple[str, str], int] = {}
    found: _Words = {}
    for row in told:
        when = span(row.claim_date)
        if when is None or when.last > until:
            continue
        voice = f"{row.side} {row.speaker or row.article}" if row.side in NO_PARTY else row.side
        key = (row.place, voice)
        if when.last > newest.get(key, -1):
            newest[key], found[key] = when.last, [row]
        elif when.last == newest[key]:
            found[key].append(row)
    return found


def holding(row: Any, wording: Wording) -> str:
    """Who holds the place, or does not, in a claim's words: "Russia holds a part of it"; "" where they do not tell it."""
    how = how_held(row)
    if not how:
        return ""
    holder = wording.side(row.controller)
    if how == "not":
        told = f"{holder} {holds(holder, denied_extent(row) or 'it', denied=True)}"
    else:
        told = f"{holder} {holds(holder, part_of_it(row) if how == 'part' else 'it')}"
    return f"{told}, as it grants" if row.act == "concede" else told


def _said(told: Iterable[Any], wording: Wording) -> Iterator[str]:
    for row in told:
        yield holding(row, wording)


def _told(told: list[Any], wording: Wording) -> str:
    if not told:
        return "no word of this speaker on this place by then"
    said = zip(_said(told, wording), told, strict=True)
    return "; ".join(dict.fromkeys(f"{words} ({row.claim_date})" for words, row in said))
