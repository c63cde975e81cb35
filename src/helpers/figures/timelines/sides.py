"""What each side claims, day by day: one lane a side, a bar for how much it said, and words for what."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from helpers.analysis.dates import span
from helpers.analysis.rows import rows
from helpers.figures.boxes import Box
from helpers.figures.lettering import width
from helpers.figures.palette import INK, LANE, MUTED, RULE, Palette
from helpers.figures.timelines.labels import grouped, versions
from helpers.figures.timelines.layout import Flag, Request, place
from helpers.figures.timelines.scale import Scale
from helpers.figures.timelines.sheet import Sheet
from helpers.figures.timelines.words import Words, day, period
from helpers.schema import NO_PARTY

WIDE, MARGIN, GUTTER, UNDATED = 11.0, 0.15, 1.45, 0.85
TITLE, NAME, LABEL, SMALL = 14, 10.5, 8.6, 8
BAR = 0.5
"""Height of the longest bar."""
REACH = 2.1
DAYS, WEEKS = 120, 800
"""Days up to which there is a bar a day, and a bar a week; beyond, a bar a month."""
_WEIGHTS = {"control": 0, "withdrawal": 1, "encirclement": 2, "advance": 3, "repelled": 4, "presence": 5}


@dataclass(frozen=True)
class Lane:
    """One side's bars (middle day → statements) and labels; `undated` is how many statements have no date."""

    side: str
    bars: Mapping[int, Sequence[Any]]
    flags: Sequence[Flag]
    undated: int
    high: float


def draw_sides(statements: pd.DataFrame, palette: Palette, words: Words, *, date_field: str) -> Figure:
    """The picture; each lane is as high as its words need. At least one statement must be dated."""
    told = list(rows(statements))
    dated = [row for row in told if getattr(row, date_field)]
    ordered = [side for side in palette.sides if any(row.side == side for row in told)]
    spans = [when for row in dated if (when := span(getattr(row, date_field)))]
    first, last = min(s.first for s in spans), max(s.last for s in spans)
    spare = max(1, (last - first) // 60)
    scale = Scale(first - spare, last + spare, GUTTER + 0.15, WIDE - MARGIN - UNDATED - 0.2, first)
    bins = {side: _binned([row for row in dated if row.side == side], date_field, last - first) for side in ordered}
    most = max(len(group) for bars in bins.values() for group in bars.values())
    named = len({row.place for row in told if row.place}) > 1
    lanes = []
    for side in ordered:
        undated = sum(row.side == side and not getattr(row, date_field) for row in told)
        lanes.append(_lay_out(side, bins[side], undated, scale, words, most, date_field, named=named))
    head, foot = 0.78, 0.62
    sheet = Sheet(WIDE, head + foot + sum(lane.high + 0.12 for lane in lanes))
    _title(sheet, told, first, last, date_field, named=named)
    sheet.days(scale.ticks(), foot, sheet.high - head)
    top = sheet.high - head
    for lane in lanes:
        _lane(sheet, lane, top, scale, words, palette, most)
        top -= lane.high + 0.12
    sheet.text(MARGIN, 0.2, _note(last - first), size=SMALL, colour=MUTED)
    return sheet.figure


def tell_sides(statements: pd.DataFrame, palette: Palette, words: Words, *, date_field: str) -> str:
    """The words for the picture: how much each side said, when most, and what first and last."""
    parts = []
    for side in palette.sides:
        told = [row for row in rows(statements) if row.side == side]
        dated = sorted((row for row in told if getattr(row, date_field)), key=lambda row: getattr(row, date_field))
        if not told:
            continue
        said = f"{words.side(side)}: {len(told)} statement{'s' if len(told) > 1 else ''}"
        if dated:
            edges = dict.fromkeys((dated[0], weightiest(dated)[0], dated[-1]))
            shown = "; ".join(
                f"{day(getattr(row, date_field))}, {grouped([row], words, named=True)[0]}" for row in edges
            )
            said += f", among them {shown}"
        parts.append(said + (f"; {len(told) - len(dated)} undated" if len(dated) < len(told) else ""))
    return f"Timeline with one lane a side. {'. '.join(parts)}." if parts else "No statements to show."


def _binned(dated: Iterable[Any], date_field: str, days: int) -> dict[int, list[Any]]:
    """Statements under the day in the middle of their bar; what is known to the month only stands in its middle."""
    found: dict[int, list[Any]] = defaultdict(list)
    for row in dated:
        when = span(getattr(row, date_field))
        if not when:
            continue
        middle = (when.first + when.last) // 2
        if DAYS < days <= WEEKS:
            middle = middle - middle % 7 + 3
        elif days > WEEKS:
            middle = date.fromordinal(middle).replace(day=15).toordinal()
        found[middle].append(row)
    return dict(found)


def weightiest(told: Sequence[Any]) -> list[Any]:
    """Statements in the order in which a reader wants to know them: control first, then the most reported."""
    return sorted(told, key=lambda r: (_WEIGHTS.get(r.type, 9), r.stance == "declines", -getattr(r, "articles", 1)))


def _lay_out(
    side: str, bars: Mapping[int, Sequence[Any]], undated: int, scale: Scale, words: Words, most: int, date_field: str,
    *, named: bool,
) -> Lane:  # fmt: skip
    requests, blocked = [], []
    for middle, group in bars.items():
        x, high = scale.x(middle), BAR * len(group) / most
        told = [row for row in weightiest(group) if row.type != "other" or row.stance == "declines"]
        blocked.append(Box(x - 0.06, 0, x + 0.06, high))
        if told:
            date_words = day(getattr(told[0], date_field))
            texts = grouped(told, words, named=named)
            rank = (_WEIGHTS.get(told[0].type, 9), -len(group), middle)
            requests.append(Request(x, high, versions(texts, date_words, LABEL), rank, len(date_words) + 1))
    flags = place(requests, left=GUTTER, right=WIDE - MARGIN - UNDATED, high=REACH, size=LABEL, blocked=blocked)
    high = max([BAR * 0.6, *(f.low + f.height for f in flags)]) + 0.34
    return Lane(side, bars, flags, undated, max(high, 0.62))


def _lane(sheet: Sheet, lane: Lane, top: float, scale: Scale, words: Words, palette: Palette, most: int) -> None:
    style = palette[lane.side]
    low = top - lane.high
    base = low + 0.24
    sheet.lane(MARGIN, low, WIDE - 2 * MARGIN, lane.high, LANE if lane.side in NO_PARTY else style.tint)
    size = NAME
    while width(words.side(lane.side), size, "bold") > GUTTER - 0.15 and size > 7:
        size -= 0.5
    total = sum(map(len, lane.bars.values())) + lane.undated
    sheet.text(MARGIN + 0.1, base + 0.2, words.side(lane.side), size=size, weight="bold", colour=style.text)
    many = f"{total} statements" if total != 1 else "1 statement"
    sheet.text(MARGIN + 0.1, base + 0.01, many, size=SMALL, colour=MUTED)
    edge = WIDE - MARGIN - UNDATED
    sheet.stroke([GUTTER, edge], [base, base], RULE, thick=0.8, order=1)
    thick = max(0.03, min(0.13, 0.75 * (scale.x(1) - scale.x(0))))
    for middle, group in lane.bars.items():
        high = BAR * len(group) / most
        sheet.area(scale.x(middle) - thick / 2, base, thick, high, style.colour, hatched=style.is_unclear)
        if thick >= 0.1 and len(group) > 1:
            sheet.text(scale.x(middle), base - 0.1, str(len(group)), size=SMALL - 0.5, colour=MUTED, align="center")
    for flag in lane.flags:
        sheet.flag(flag, base, 1, INK)
    if lane.undated:
        sheet.text(edge + 0.12, base + 0.06, f"{lane.undated} undated", size=SMALL, colour=MUTED)


def _title(sheet: Sheet, told: Sequence[Any], first: int, last: int, date_field: str, *, named: bool) -> None:
    place_name = next((row.place for row in told if row.place), "")
    about = f" about {place_name}" if place_name and not named else ""
    verb = "What each side claims" if date_field == "claim_date" else "What is said to have happened"
    y = sheet.high - 0.26
    sheet.text(MARGIN, y, f"{verb}{about}, {period(first, last)}", size=TITLE, weight="bold")
    when = "the day it was said" if date_field == "claim_date" else "the day it is said to have happened"
    under = f"One lane a side. A bar is as long as there are statements, on {when}; words say what was claimed."
    sheet.text(MARGIN, y - 0.27, under, size=9.2, colour=MUTED)


def _note(days: int) -> str:
    unit = "day" if days <= DAYS else "week" if days <= WEEKS else "month"
    return f"A bar a {unit}. Where a day has no words, the table has them."
