"""The claims on a printed map: at each place a pill a side, with how many claims it makes."""

from collections.abc import Sequence
from dataclasses import dataclass

import matplotlib.patheffects as effects
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

from helpers.figures.boxes import Box
from helpers.figures.lettering import FONT
from helpers.figures.maps.frame import Frame
from helpers.figures.maps.payload import spots_of
from helpers.figures.maps.placing import Paper, centred, size_of
from helpers.figures.palette import INK, PAPER, Palette, Style, contrast

PILL_HIGH, PILL_SIZE = 13.0, 7.5
NAME_SIZE = 8.2


@dataclass
class _Group:
    """Places whose pills would touch: named after the one with the most claims."""

    name: str
    x: float
    y: float
    counts: dict[str, int]
    places: int = 1

    def box(self, sides: Sequence[str]) -> Box:
        wide = sum(_pill_wide(self.counts[s]) + 1.5 for s in sides if s in self.counts) - 1.5
        return centred(self.x, self.y, wide, PILL_HIGH)

    def join(self, other: "_Group") -> None:
        self.places += other.places
        for side, n in other.counts.items():
            self.counts[side] = self.counts.get(side, 0) + n


def draw_counts(axes: Axes, frame: Frame, claims: pd.DataFrame, palette: Palette, paper: Paper) -> None:
    """A pill a side at each place; places whose pills would touch share them, "+2" telling how many more they are."""
    spots, number = spots_of(claims)
    groups = []
    for i, spot in enumerate(spots):
        if frame.shows(spot["lat"], spot["lon"]):
            x, y = frame.point(spot["lat"], spot["lon"])
            counts = {str(side): int(n) for side, n in claims.loc[number == i, "side"].value_counts().items()}
            groups.append(_Group(str(spot["name"]), x, y, counts))
    order = [s for s in palette.sides if any(s in g.counts for g in groups)]
    for group in (joined := _joined(groups, order)):
        paper.taken.append(group.box(order).grown(1))
    for group in joined:
        box = group.box(order)
        left = box.left
        for side in (s for s in order if s in group.counts):
            left = _pill(axes, left, group.y, palette[side], group.counts[side]) + 1.5
        name = group.name if group.places == 1 else f"{group.name} +{group.places - 1}"
        name_beside(axes, paper, box, name)


def _joined(groups: Sequence[_Group], order: Sequence[str]) -> list[_Group]:
    """Groups whose pills do not touch: smaller ones joined to the larger that they would lie on."""
    before = len(groups) + 1
    joined = list(groups)
    while len(joined) < before:
        before = len(joined)
        kept: list[_Group] = []
        for group in sorted(joined, key=lambda g: -sum(g.counts.values())):
            box = group.box(order).grown(1)
            near = next((k for k in kept if k.box(order).grown(1).meets(box)), None)
            if near:
                near.join(group)
            else:
                kept.append(group)
        joined = kept
    return joined


def _pill_wide(count: int) -> float:
    return 8.5 + 9 + size_of([str(count)], PILL_SIZE, "bold")[0]


def _pill(axes: Axes, left: float, y: float, style: Style, count: int) -> float:
    """A side's number of claims in its colour, its mark before it; returns the right edge."""
    wide = _pill_wide(count)
    ink = max(PAPER, "#000000", key=lambda colour: contrast(colour, style.colour))
    axes.add_patch(
        FancyBboxPatch(
            (left, y - PILL_HIGH / 2), wide, PILL_HIGH, boxstyle=f"round,pad=0,rounding_size={PILL_HIGH / 2}",
            linewidth=0.9, zorder=5, **style.patch,
        )
    )  # fmt: skip
    size = 6.5 if style.is_unclear else 5.2
    axes.plot(left + 9, y, marker=style.marker, markersize=size, color=ink, markeredgewidth=0, zorder=6)
    write(axes, left + 14, y, str(count), PILL_SIZE, colour=ink, weight="bold", halo=style.is_unclear)
    return left + wide


def name_beside(axes: Axes, paper: Paper, around: Box, name: str) -> None:
    """A place's name at the first free side of a box; nothing where there is no room."""
    found = paper.put(around, *size_of([name], NAME_SIZE, "bold"), gap=3, reach=2)
    if found:
        write_in(axes, found, name, NAME_SIZE, weight="bold")


def write_in(axes: Axes, box: Box, words: str, size: float, *, colour: str = INK, **font) -> None:
    """Words in the room that was found for them."""
    write(axes, box.left, (box.low + box.high) / 2, words, size, colour=colour, **font)


def write(
    axes: Axes, x: float, y: float, words: str, size: float, *, colour: str = INK, halo: bool = True, **font
) -> None:
    """Words with their left edge at (x, y), in points of the sheet."""
    around = [effects.withStroke(linewidth=2, foreground="#ffffffd0")] if halo else None
    axes.text(
        x, y, words, size=size, color=colour, va="center_baseline", ha="left", family=FONT, parse_math=False,
        path_effects=around, zorder=7, **font,
    )  # fmt: skip
