"""Who says whom holds which place, on a printed map: a box a place, a slot a side, a mark for each side's last word."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import FancyBboxPatch

from helpers.figures.boxes import Box
from helpers.figures.maps.frame import Frame
from helpers.figures.maps.holders import Holding, dating, in_words
from helpers.figures.maps.marks import NAME_SIZE, name_beside, write, write_in
from helpers.figures.maps.placing import Paper, beside, centred, size_of
from helpers.figures.palette import INK, PAPER, Palette

MARK, STEP = 9.0, 13.0
LINE_SIZE, LINE_HIGH = 7.4, 11.5
GAP = 3.0
REACH = 3
"""Steps of 12 points that a box may stand from its place: further off it lies on another town, and its line under other boxes."""
FEW_PLACES = 8
"""Up to so many places, a map says in words what its marks say."""


@dataclass(frozen=True)
class Seat:
    """Where a place's box stands, and its name (None: in the words beside it); `point` is where the place is."""

    place: str
    point: tuple[float, float]
    box: Box
    name: Box | None


def seat_places(
    frame: Frame,
    found: Mapping[str, Sequence[Holding]],
    sides: Sequence[str],
    paper: Paper,
    *,
    words: bool = False,
    narrow: bool = False,
) -> dict[str, Seat]:
    """A box for each place in the frame, at the place or, where that is taken, near it; those without room have none.

    Places of which more sides speak come first. `words`: leave the name to the words that `draw_holdings` puts beside. `narrow`:
    on a phone, where there is little room at the sides: its name over it.
    """
    shown = {key: held for key, held in found.items() if frame.shows(held[0].lat, held[0].lon)}
    seats: dict[str, Seat] = {}
    for key, held in sorted(shown.items(), key=lambda item: -len(item[1])):
        point = frame.point(held[0].lat, held[0].lon)
        wide, high = STEP * len(sides), STEP * max(sum(h.side == side for h in held) for side in sides)
        box, name = _room(
            paper, *point, wide, high, size_of([held[0].place], NAME_SIZE, "bold"), named=not words, narrow=narrow
        )
        if box:
            seats[key] = Seat(held[0].place, point, box, name)
    return seats


def draw_holdings(
    axes: Axes, seats: Mapping[str, Seat], found: Mapping[str, Sequence[Holding]], sides: Sequence[str],
    palette: Palette, paper: Paper,
) -> None:  # fmt: skip
    """The boxes of the places that somebody speaks of, each with its name or with the words for its marks."""
    dated = dating(found[key] for key in seats if key in found)
    for key, seat in seats.items():
        if key not in found:
            continue
        _leader(axes, seat)
        draw_slots(axes, seat.box, found[key], sides, palette)
        if seat.name:
            write_in(axes, seat.name, seat.place, NAME_SIZE, weight="bold")
        elif not _callout(axes, paper, seat.box, found[key], palette, dated):
            name_beside(axes, paper, seat.box, seat.place)


def _leader(axes: Axes, seat: Seat) -> None:
    """A line from a box, or its name, to the place that it stands beside."""
    x, y = seat.point
    box = seat.box
    if math.dist(((box.left + box.right) / 2, (box.low + box.high) / 2), seat.point) < 1:
        return
    parts = [box, seat.name] if seat.name else [box]
    ends = [(min(max(x, b.left), b.right), min(max(y, b.low), b.high)) for b in parts]
    end = min(ends, key=lambda each: math.dist(each, seat.point))
    axes.plot([x, end[0]], [y, end[1]], color="#5d666b", linewidth=0.7, zorder=4.5)
    axes.plot(x, y, marker="o", markersize=2.5, color=INK, zorder=4.6)


def _room(
    paper: Paper, x: float, y: float, wide: float, high: float, name: tuple[float, float], *, named: bool, narrow: bool
) -> tuple[Box | None, Box | None]:
    """Places for a box and (if `named`) the name beside it: at the point, else near it; (None, None) without room."""
    here = centred(x, y, wide, high)
    if not named:
        return paper.put_at(here) or paper.put(centred(x, y, 4, 4), wide, high, gap=4, reach=REACH), None
    for words in beside(here, *name, GAP):
        if paper.is_free(here) and paper.is_free(words):
            paper.taken += [here, words]
            return here, words
    if narrow:
        return _stacked(paper, x, y, wide, high, name)
    both = paper.put(centred(x, y, 4, 4), wide + GAP + name[0], max(high, name[1]), gap=4, reach=REACH)
    if both is None:
        return None, None
    middle = (both.low + both.high) / 2
    left = (
        both.left if both.right > x else both.right - wide
    )  # the box is what stands at the place, on either side of it
    box = Box(left, middle - high / 2, left + wide, middle + high / 2)
    start = box.right + GAP if both.right > x else both.left
    return box, Box(start, middle - name[1] / 2, start + name[0], middle + name[1] / 2)


def _stacked(
    paper: Paper, x: float, y: float, wide: float, high: float, name: tuple[float, float]
) -> tuple[Box | None, Box | None]:
    """Places for a box and its name over it, near the point; (None, None) without room."""
    both = paper.put(centred(x, y, 4, 4), max(wide, name[0]), high + name[1], gap=4, reach=REACH)
    if both is None:
        return None, None
    box = Box(both.left, both.low, both.left + wide, both.low + high)
    return box, Box(both.left, box.high, both.left + name[0], both.high)


def draw_slots(axes: Axes, box: Box, held: Sequence[Holding], sides: Sequence[str], palette: Palette) -> None:
    """One slot a side: its word on the place, or a dot where it says nothing."""
    axes.add_patch(
        FancyBboxPatch(
            (box.left, box.low), box.right - box.left, box.high - box.low,
            boxstyle="round,pad=0.5,rounding_size=3", facecolor=PAPER, edgecolor="#7d8386", linewidth=0.7, zorder=5,
        )
    )  # fmt: skip
    for i, side in enumerate(sides):
        x, y = box.left + STEP * (i + 0.5), (box.low + box.high) / 2
        said = [holding for holding in held if holding.side == side]
        if i:
            axes.plot(
                [box.left + STEP * i] * 2, [box.low + 1, box.high - 1], color="#c9d0d3", linewidth=0.6, zorder=5.5
            )
        if not said:
            axes.plot(x, y, marker=".", markersize=2.5, color="#9aa0a3", zorder=6)
        for n, holding in enumerate(said):
            draw_mark(axes, x, y + STEP * ((len(said) - 1) / 2 - n), holding, palette)


def draw_mark(axes: Axes, x: float, y: float, holding: Holding, palette: Palette) -> None:
    """Shape and colour of the holder; full, half for a part of the place, hollow where its control is denied."""
    style = palette[holding.holder]
    axes.add_line(
        Line2D(
            [x], [y], marker=style.marker, markersize=MARK * 0.9, linestyle="none", zorder=6,
            fillstyle="left" if holding.part and not holding.denied else "full",
            markerfacecolor=PAPER if holding.denied else style.colour, markerfacecoloralt=PAPER,
            markeredgecolor=style.colour, markeredgewidth=1.3,
        )
    )  # fmt: skip


def _callout(
    axes: Axes, paper: Paper, box: Box, held: Sequence[Holding], palette: Palette, dated: Callable[[str], str]
) -> bool:
    """The place's name and a line for each mark, as near to the box as there is room; False where there is none."""
    name, lines = held[0].place, [in_words(holding, palette, dated=dated) for holding in held]
    wide = max(size_of([name], NAME_SIZE, "bold")[0], *(size_of([line], LINE_SIZE)[0] + MARK + 5 for line in lines))
    found = paper.put(box, wide + 8, LINE_HIGH * (len(lines) + 1) + 6, gap=4, reach=5)
    if found is None:
        return False
    middle = (box.left + box.right) / 2, (box.low + box.high) / 2
    end = min(max(middle[0], found.left), found.right), min(max(middle[1], found.low), found.high)
    axes.plot([middle[0], end[0]], [middle[1], end[1]], color="#5d666b", linewidth=0.7, zorder=4.5)
    axes.add_patch(
        FancyBboxPatch(
            (found.left, found.low), found.right - found.left, found.high - found.low,
            boxstyle="round,pad=0,rounding_size=3", facecolor="#fffffff0", edgecolor="#c9d0d3", linewidth=0.7, zorder=5,
        )
    )  # fmt: skip
    top = found.high - 3
    write(axes, found.left + 4, top - LINE_HIGH / 2, name, NAME_SIZE, weight="bold")
    for i, (holding, line) in enumerate(zip(held, lines, strict=True), start=1):
        y = top - LINE_HIGH * (i + 0.5)
        draw_mark(axes, found.left + 4 + MARK / 2, y, holding, palette)
        write(axes, found.left + 4 + MARK + 5, y, line, LINE_SIZE)
    return True
