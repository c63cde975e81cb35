"""What each side claims, narrow, for a phone: the days run downwards, one rail a side, words beside."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
from matplotlib.figure import Figure

from helpers.analysis.dates import span
from helpers.analysis.rows import rows
from helpers.figures.lettering import line_height, wrap
from helpers.figures.palette import INK, Palette
from helpers.figures.timelines.labels import grouped
from helpers.figures.timelines.rails import MARGIN, PAD, TEXT, WIDE, draw_rails, left_of_words
from helpers.figures.timelines.sides import weightiest
from helpers.figures.timelines.words import Words, day, not_drawn, period
from helpers.schema import NO_PARTY

MOST_ROWS = 40
"""One side's day each."""
MOST_LINES = 3


def draw_sides_narrow(statements: pd.DataFrame, palette: Palette, words: Words, *, date_field: str) -> Figure:
    """The picture; as long as there are days with statements. At least one statement must be dated."""
    told = list(rows(statements))
    sides = [side for side in palette.sides if any(row.side == side for row in told)]
    left = left_of_words(len(sides))
    groups: dict[tuple[str, str], list[Any]] = defaultdict(list)
    for row in told:
        if getattr(row, date_field):
            groups[getattr(row, date_field), row.side].append(row)
    named = len({row.place for row in told if row.place}) > 1
    chosen = _chosen(groups, sides)
    texts = [_lines(groups[key], words, WIDE - MARGIN - left, named=named) for key in chosen]
    spans = [when for date, _ in groups if (when := span(date))]
    drawn = draw_rails(
        "What each side claims",
        period(min(s.first for s in spans), max(s.last for s in spans)),
        {side: (words.side(side), palette[side].tint) for side in sides},
        "A number is how many statements.",
        body=sum(len(lines) * line_height(TEXT) + PAD for lines in texts),
        foot=_foot(told, len(groups) - len(chosen), date_field),
    )
    sheet, rails, top = drawn.sheet, drawn.x, drawn.top
    before = ""
    for (date, side), lines in zip(chosen, texts, strict=True):
        y = top - line_height(TEXT) / 2
        if date != before:
            sheet.text(MARGIN, y, day(date), size=TEXT, weight="bold")
        count = len(groups[date, side])
        sheet.mark(rails[side], y, palette[side].colour, size=min(14, 7 + 1.2 * count))
        if count > 1:
            ink = INK if palette[side].is_unclear else "#ffffff"
            sheet.text(rails[side], y, str(count), size=6.5, colour=ink, align="center", weight="bold")
        sheet.lines(left, top, lines, size=TEXT, colour=INK if side in NO_PARTY else palette[side].text)
        top -= len(lines) * line_height(TEXT) + PAD
        before = date
    return sheet.figure


def _chosen(groups: Mapping[tuple[str, str], Sequence[Any]], sides: Sequence[str]) -> list[tuple[str, str]]:
    """The days to draw, of each side those on which it said most, as many of one as of another; in order."""
    found: list[tuple[str, str]] = []
    for side in sides:
        days = sorted((key for key in groups if key[1] == side), key=lambda key: (-len(groups[key]), key))
        found += days[: MOST_ROWS // len(sides)]
    return sorted(found, key=lambda key: (key[0], sides.index(key[1])))


def _lines(told: Sequence[Any], words: Words, wide: float, *, named: bool) -> list[str]:
    shown = [row for row in weightiest(told) if row.type != "other" or row.stance == "declines"] or list(told)
    lines = [line for text in grouped(shown, words, named=named) for line in wrap(text, wide, TEXT)]
    if len(lines) <= MOST_LINES:
        return lines
    return [*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1]} …"]


def _foot(told: Sequence[Any], hidden: int, date_field: str) -> str:
    said = []
    if hidden:
        said.append(f"{hidden} more days of a side are in the table.")
    if undated := sum(not getattr(row, date_field) for row in told):
        said.append(not_drawn(undated))
    return " ".join(said)
