"""The sheet of a narrow timeline, for a phone: the days run downwards, one rail a voice, words beside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from helpers.figures.lettering import line_height, wrap
from helpers.figures.palette import MUTED
from helpers.figures.timelines.sheet import Sheet

WIDE = 4.0
MARGIN = 0.12
DATES = 0.56
RAIL = 0.27
TITLE, TEXT, SMALL = 12, 8.6, 7.8
PAD = 0.09
HEAD = 0.66
"""Inches from the upper edge to the first row, without the lines of the head."""


@dataclass(frozen=True)
class Rails:
    """A sheet with its head, its rails and its foot drawn; lengths are inches.

    `top` is the upper edge of the first row, `x` the middle of each lane's rail, `low` the upper edge of the foot.
    """

    sheet: Sheet
    top: float
    x: Mapping[str, float]
    low: float


def left_of_words(lanes: int) -> float:
    """Where the words beside so many rails begin."""
    return MARGIN + DATES + RAIL * lanes + 0.06


def draw_rails(
    title: str,
    subtitle: str,
    lanes: Mapping[str, tuple[str, str]],
    how: str,
    *,
    body: float,
    foot: str,
    key: float = 0.0,
) -> Rails:
    """The sheet.

    Args:
        lanes: name and tint of each rail, from left to right.
        how: what the marks mean, after the names of the rails.
        body: how high the rows are.
        foot: what stands below them.
        key: room between rows and foot.
    """
    names = ", ".join(name for name, _ in lanes.values())
    head = _lines(f"Rails from left to right: {names}. {how}")
    below = _lines(foot)
    low = 0.12 + line_height(SMALL) * len(below)
    sheet = Sheet(WIDE, HEAD + line_height(SMALL) * len(head) + body + 0.15 + key + low)
    sheet.text(MARGIN, sheet.high - 0.22, title, size=TITLE, weight="bold")
    sheet.text(MARGIN, sheet.high - 0.41, subtitle, size=SMALL + 0.4)
    sheet.lines(MARGIN, sheet.high - 0.54, head, size=SMALL, colour=MUTED)
    top = sheet.high - HEAD - len(head) * line_height(SMALL)
    x = {lane: MARGIN + DATES + RAIL * (i + 0.5) for i, lane in enumerate(lanes)}
    for lane, (_, tint) in lanes.items():
        sheet.area(x[lane] - RAIL / 2, top - body, RAIL, body + 0.04, tint)
    sheet.lines(MARGIN, low, below, size=SMALL, colour=MUTED)
    return Rails(sheet, top, x, low)


def _lines(text: str) -> Sequence[str]:
    return wrap(text, WIDE - 2 * MARGIN, SMALL) if text else []
