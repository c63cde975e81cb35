"""Items of a legend one after the other, in rows that fit. All lengths are points."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes

from helpers.figures.lettering import FONT, POINTS, wrap
from helpers.figures.maps.placing import size_of
from helpers.figures.palette import INK

LINE = 12.5
SIZE = 7.6
SPACE = 12.0


@dataclass(frozen=True)
class Item:
    """Something `wide` points wide; `draw` puts it with its left edge at (x, y), y being the middle of the row."""

    wide: float
    draw: Callable[[Axes, float, float], None]


def text(words: str, *, colour: str = INK, size: float = SIZE) -> Item:
    """A run of words."""

    def draw(axes: Axes, x: float, y: float) -> None:
        axes.text(x, y, words, size=size, color=colour, va="center_baseline", family=FONT, parse_math=False)

    return Item(size_of([words], size)[0] + SPACE, draw)


def keyed(wide: float, key: Callable[[Axes, float, float], None], words: str, *, size: float = SIZE) -> Item:
    """A sign `wide` points wide, and what it means."""
    after = text(words, size=size)

    def draw(axes: Axes, x: float, y: float) -> None:
        key(axes, x, y)
        after.draw(axes, x + wide, y)

    return Item(wide + after.wide, draw)


def paragraph(words: str, wide: float, *, colour: str = INK, size: float = SIZE) -> list[list[Item]]:
    """Rows of one text."""
    return [[text(line, colour=colour, size=size)] for line in wrap(words, wide / POINTS, size)] if words else []


def rows_of(items: Sequence[Item], wide: float) -> list[list[Item]]:
    """The items in as few rows as they need, in order."""
    rows: list[list[Item]] = []
    used = 0.0
    for item in items:
        if not rows or used + item.wide - SPACE > wide:
            rows.append([])
            used = 0.0
        rows[-1].append(item)
        used += item.wide
    return rows


def draw_rows(axes: Axes, rows: Sequence[Sequence[Item]], top: float, *, line: float = LINE) -> float:
    """Draw the rows downwards, the first at `top`; returns where the next row would be."""
    for row in rows:
        x = 0.0
        for item in row:
            item.draw(axes, x, top)
            x += item.wide
        top -= line
    return top
