"""What stands under a printed map: scale, sides, marks, crossings, and where the lines come from."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from matplotlib.axes import Axes

from helpers.figures.maps import ground, slots
from helpers.figures.maps.crossings import Crossing
from helpers.figures.maps.frame import Frame
from helpers.figures.maps.holders import Holding
from helpers.figures.maps.landscape import Landscape, facts
from helpers.figures.maps.placing import centred, size_of
from helpers.figures.palette import INK, MUTED, Palette
from helpers.figures.timelines.layout import FONT, POINTS, wrap
from helpers.schema import SIDELESS

LINE = 12.5
CROSSING = 7.0
SMALL = 6.6
SMALL_LINE = 9.2
FORMS = (
    ("all of it, or the place", False, False),
    ("a part of it", True, False),
    ("says it does not hold it", False, True),
)
COUNTS = "Number: how many claims. +n: so many places nearby share the mark. Dashed: where a place may lie."
SIGNS = "Crossings stand on the river's line, within what is known of their position; “?”: unknown or disputed."


@dataclass(frozen=True)
class Legend:
    """The legend of one sheet. `control`: of a map of who holds what, not of counts."""

    frame: Frame
    landscape: Landscape
    palette: Palette
    sides: Sequence[str]
    crossings: Sequence[Crossing]
    control: bool
    wide: float

    @property
    def inches(self) -> float:
        """The height that it needs."""
        keys = 2 + self.control + self._crossing_rows + bool(self.crossings)
        return (keys * LINE + len(self._sources) * SMALL_LINE + 10) / POINTS

    def draw(self, axes: Axes) -> None:
        """Draw it on an axes in points, from its upper edge downwards."""
        y = axes.get_ylim()[1] - LINE * 0.9
        x = ground.draw_scale(axes, 0, y, self.frame, longest=90) + 16
        y = self._control(axes, x, y) if self.control else self._counts(axes, x, y)
        y = self._signs(axes, y)
        for line in self._sources:
            _say(axes, 0, y, line, colour=MUTED, size=SMALL)
            y -= SMALL_LINE

    def _counts(self, axes: Axes, x: float, y: float) -> float:
        for side in self.sides:
            x = self._side(axes, x, y, side, self.palette[side].name)
        _say(axes, 0, y - LINE, COUNTS, colour=MUTED)
        return y - 2 * LINE

    def _control(self, axes: Axes, x: float, y: float) -> float:
        box = centred(x + slots.STEP * len(self.sides) / 2, y, slots.STEP * len(self.sides), slots.STEP)
        slots.draw_slots(axes, box, [], self.sides, self.palette)
        names = ", ".join(self.palette[side].name for side in self.sides)
        _say(axes, box.right + 6, y, f"What each says, from left to right: {names}. A dot: nothing.")
        y -= LINE
        x = _say(axes, 0, y, "Held by:", colour=MUTED) + 8
        for side in (s for s in self.palette.sides if s not in SIDELESS):
            x = self._side(axes, x, y, side, self.palette[side].name)
        y -= LINE
        x, side = 0.0, self.palette.sides[0]
        for words, part, denied in FORMS:
            slots.draw_mark(axes, x + 5, y, Holding("", "", 0, 0, side, side, denied, part, "", ""), self.palette)
            x = _say(axes, x + 13, y, words) + 12
        return y - LINE

    def _signs(self, axes: Axes, y: float) -> float:
        rows = self._crossing_rows
        for i, (crossing, words) in enumerate(zip(self.crossings, self._crossing_words, strict=True)):
            left, at = (i // rows) * self.wide / 2, y - (i % rows) * LINE
            ground.draw_bridge(axes, left + 7, at, crossing)
            _say(axes, left + 17, at, words, size=CROSSING)
        y -= rows * LINE
        if self.crossings:
            _say(axes, 0, y, SIGNS, colour=MUTED, size=CROSSING)
            y -= LINE
        return y

    def _side(self, axes: Axes, x: float, y: float, side: str, words: str) -> float:
        style = self.palette[side]
        axes.plot(x + 4, y, marker=style.marker, markersize=6.5, color=style.colour, markeredgewidth=0)
        return _say(axes, x + 12, y, words) + 12

    @property
    def _crossing_words(self) -> list[str]:
        return [f"{i} {c.place.name}: {c.last_known}" for i, c in enumerate(self.crossings, start=1)]

    @property
    def _crossing_rows(self) -> int:
        """Rows of the list of crossings: two columns where they fit."""
        words = self._crossing_words
        two = all(size_of([text], CROSSING)[0] + 22 < self.wide / 2 for text in words)
        return -(-len(words) // 2) if two else len(words)

    @cached_property
    def _sources(self) -> list[str]:
        """Accuracy and origin of what the ground shows, in lines that fit."""
        said = []
        for collection in (self.landscape.lines, self.landscape.basemap):
            shown = [f for f in collection["features"] if len(ground.on_paper([f], self.frame))]
            for fact in facts({"features": shown}):
                note = f": {fact['note']}" if fact["note"] else ""
                source = f" Source: {fact['source']}." if fact["source"] else ""
                said.append(f"{fact['name']}{note}".rstrip(".") + "." + source)
        return wrap(" ".join(said), self.wide / POINTS, SMALL) if said else []


def _say(axes: Axes, x: float, y: float, words: str, *, colour: str = INK, size: float = 7.6) -> float:
    axes.text(x, y, words, size=size, color=colour, va="center_baseline", family=FONT, parse_math=False)
    return x + size_of([words], size)[0]
