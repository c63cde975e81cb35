"""Who says that whom holds which place, on a given day."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import pandas as pd

from helpers.analysis import scope
from helpers.analysis.dates import in_short, span
from helpers.analysis.history import is_history
from helpers.analysis.rows import rows
from helpers.analysis.voices import camp
from helpers.figures.palette import Palette
from helpers.figures.timelines.words import day as day_name
from helpers.wording import denied_extent, holds, share_in_words

_READ = [
    "place_id", "place", "place_told", "lat", "lon", "side", "speaker", "article", "controller", "type", "stance", "relation", "extent", "share", "share_modifier",
    "quote", "claim_date", "event_date",
]  # fmt: skip
"""What of a claim tells who holds its place."""


@dataclass(frozen=True)
class Holding:
    """What a side says last, up to a day, of who holds a place: `side` says that `holder` holds it, or does not.

    Attributes:
        denied: the side says that the holder does not hold it.
        part: only a part of the place is meant.
        share: words for a share ("nearly 90%"), empty where none is given; of a denial, "all of it" where that is denied.
        when: the date of the claim, as written in the table.
    """

    place_id: str
    place: str
    lat: float
    lon: float
    side: str
    holder: str
    denied: bool
    part: bool
    share: str
    when: str


def holdings(claims: pd.DataFrame, at: date | None = None, *, date_field: str = "claim_date") -> list[Holding]:
    """Each side's last word on who holds each place, up to the day `at` (default: all of them).

    Only claims of control about the place itself or a part of it count: three villages north of a town say nothing
    about the town. A date known to the month counts from the month's end; undated claims do not count.

    Args:
        claims: `helpers.figures.maps.payload.located`.

    Returns:
        The holdings by place (in the claims' order) and side. A side that says several things on its last day has
        several. Speakers whose side is unclear are no side: each has a last word of his own, told once if it is the same.
    """
    return holdings_on(claims, [at or date.max], date_field=date_field)[0]


def holdings_on(claims: pd.DataFrame, days: Iterable[date], *, date_field: str = "claim_date") -> list[list[Holding]]:
    """The `holdings` up to each of some days, of claims that are gone through once."""
    control = _of_control(claims, date_field)
    return [_held(control, day.toordinal()) for day in days]


def _of_control(claims: pd.DataFrame, date_field: str) -> list[tuple[int, str, Holding]]:
    """What is said of who holds which place: by when, in whose voice, and what; once, however many articles tell it."""
    found: dict[tuple, tuple[int, str, Holding]] = {}
    about = claims["type"].eq("control") & claims["stance"].ne("declines") & claims["controller"].ne("")
    for row in rows(claims[about], list(dict.fromkeys([*_READ, date_field]))):
        when = span(getattr(row, date_field))
        if when is None or not scope.is_of_place(row) or is_history(row):
            continue
        voice, part = row.side or camp(row), scope.scope(row) in (scope.PART, scope.MOST)
        said = (when.last, row.place_id, voice, row.controller, row.stance == "denies", part)
        if said not in found:
            found[said] = when.last, voice, _holding(row, getattr(row, date_field), part=part)
    return list(found.values())


def _held(control: Iterable[tuple[int, str, Holding]], last: int) -> list[Holding]:
    said: dict[tuple[str, str], tuple[int, list[Holding]]] = {}
    unclear: set[tuple] = set()
    for when, voice, holding in control:
        if when > last:
            continue
        newest, found = said.get((holding.place_id, voice), (when, []))
        if when > newest:
            newest, found = when, []
        if when == newest:
            found.append(holding)
        said[(holding.place_id, voice)] = (newest, found)
    return [h for _, found in said.values() for h in found if h.side or not _told(h, unclear)]


def by_place(found: Iterable[Holding], sides: Sequence[str]) -> dict[str, list[Holding]]:
    """The holdings of each place, in the order of the sides."""
    order = {side: i for i, side in enumerate(sides)}
    places: dict[str, list[Holding]] = {}
    for holding in sorted(found, key=lambda h: (order.get(h.side, len(order)), h.denied)):
        places.setdefault(holding.place_id, []).append(holding)
    return places


def most_claimed(found: Iterable[Holding], claims: pd.DataFrame, *, most: int) -> set[str]:
    """The ids of the places that most claims of control are about: at most so many of those that are held."""
    held = {holding.place_id for holding in found}
    counts = claims.loc[(claims["type"] == "control") & claims["place_id"].isin(held), "place_id"].value_counts()
    return set(counts.sort_index().sort_values(ascending=False, kind="stable").index[:most])


def turning_points(claims: pd.DataFrame, *, most: int, date_field: str = "claim_date") -> list[date]:
    """Days on which somebody's last word on who holds a place changes: at most so many, the latest always among them.

    Where there are more, they are thinned evenly.
    """
    days = sorted(
        {
            when.last
            for told in claims.loc[claims["type"] == "control", date_field].unique()
            if (when := span(told)) is not None
        }
    )
    control = _of_control(claims, date_field)
    changed: list[int] = []
    before: set[tuple] = set()
    for ordinal in days:
        found = _held(control, ordinal)
        now = {(h.place_id, h.side, h.holder, h.denied, h.part) for h in found}
        if now != before:
            changed.append(ordinal)
        before = now
    if len(changed) > most:
        changed = [changed[round(i * (len(changed) - 1) / (most - 1))] for i in range(most)]
    return [date.fromordinal(ordinal) for ordinal in changed]


def in_words(holding: Holding, palette: Palette, *, dated: Callable[[str], str] = day_name) -> str:
    """Who says it, what, and when: "Ukraine: holds nearly 90% (17 Dec)", "Independent: a part held by Ukraine (Dec)".

    `dated` writes the day, see `dating`.
    """
    how_much = holding.share or ("a part" if holding.part and not holding.denied else "")
    if holding.holder == holding.side:
        own = palette[holding.side].name
        said = holds(own, how_much or "it", denied=holding.denied)
    else:
        holder = palette[holding.holder].name
        said = f"{how_much} held by {holder}".strip()
        said = f"not {said}" if holding.denied else said
    return f"{palette[holding.side].name}: {said} ({dated(holding.when)})"


def dating(found: Iterable[Sequence[Holding]]) -> Callable[[str], str]:
    """How the days of these are written: with their year where they are not all of one."""
    years = {holding.when[:4] for held in found for holding in held if holding.when}
    return in_short if len(years) > 1 else day_name


def _told(holding: Holding, told: set[tuple]) -> bool:
    """Whether the same stands among the `told` already; it does from now on."""
    said = (holding.place_id, holding.holder, holding.denied, holding.part)
    known = said in told
    told.add(said)
    return known


def _holding(row, when: str, *, part: bool) -> Holding:
    denied = row.stance == "denies"
    share = "" if row.share is None else share_in_words(row)
    share = share or (denied_extent(row) if denied else "")
    return Holding(row.place_id, row.place_told, row.lat, row.lon, row.side, row.controller, denied, part, share, when)
