"""What stands under a printed map: scale, sides, marks, crossings, and where the lines come from."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from matplotlib.axes import Axes

from helpers.figures.lettering import POINTS
from helpers.figures.maps import ground, slots
from helpers.figures.maps.crossings import Crossing
from helpers.figures.maps.flow import LINE, Item, draw_rows, keyed, paragraph, rows_of, text
from helpers.figures.maps.frame import Frame
from helpers.figures.maps.holders import Holding
from helpers.figures.maps.landscape import Landscape, facts
from helpers.figures.maps.placing import centred
from helpers.figures.palette import MUTED, Palette

CROSSING, SMALL = 7.0, 6.6
SMALL_LINE = 9.2
LONGEST_SCALE = 90.0
FORMS = (("all of it, or the place", False, False), ("a part of it", True, False), ("it does not hold it", False, True))
COUNTS = "Number: how many claims. +n: so many places nearby share the mark. Dashed: where a place may lie."
SIGNS = "Crossings stand on the river's line, within what is known of their position; “?”: unknown or disputed."


@dataclass(frozen=True)
class Legend:
    """The legend of one sheet, `wide` points wide.

    Attributes:
        sides: those who speak on the maps.
        holders: those who hold a place by somebody's word; empty on a map of counts.
    """

    frame: Frame
    landscape: Landscape
    palette: Palette
    sides: Sequence[str]
    holders: Sequence[str]
    crossings: Sequence[Crossing]
    wide: float

    @property
    def inches(self) -> float:
        """The height that it needs."""
        return (len(self._keys) * LINE + len(self._sources) * SMALL_LINE + 10) / POINTS

    def draw(self, axes: Axes) -> None:
        """Draw it on an axes in points, from its upper edge downwards."""
        y = draw_rows(axes, self._keys, axes.get_ylim()[1] - LINE * 0.9)
        draw_rows(axes, self._sources, y, line=SMALL_LINE)

    @cached_property
    def _keys(self) -> list[list[Item]]:
        rows = self._control if self.holders else self._counts
        if self.crossings:
            rows = rows + rows_of(self._signs, self.wide) + paragraph(SIGNS, self.wide, colour=MUTED, size=CROSSING)
        return rows

    @property
    def _counts(self) -> list[list[Item]]:
        sides = [self._side(side) for side in self.sides]
        return rows_of([self._scale, *sides], self.wide) + paragraph(COUNTS, self.wide, colour=MUTED)

    @property
    def _control(self) -> list[list[Item]]:
        names = ", ".join(self.palette[side].name for side in self.sides)
        words = f"What each says, from left to right: {names}."
        said = text(words)
        first = (
            rows_of([self._scale, self._sample, said], self.wide)
            if said.wide <= self.wide
            else rows_of([self._scale, self._sample], self.wide) + paragraph(words, self.wide)
        )
        held = [text("Held by:", colour=MUTED), *(self._side(side) for side in self.holders)]
        forms = [self._form(words, part=part, denied=denied) for words, part, denied in FORMS]
        return first + rows_of(held, self.wide) + rows_of([text("How much:", colour=MUTED), *forms], self.wide)

    @property
    def _scale(self) -> Item:
        return Item(
            ground.scale_wide(self.frame, LONGEST_SCALE) + 16,
            lambda axes, x, y: ground.draw_scale(axes, x, y, self.frame, longest=LONGEST_SCALE),
        )

    @property
    def _sample(self) -> Item:
        wide = slots.STEP * len(self.sides)

        def draw(axes: Axes, x: float, y: float) -> None:
            slots.draw_slots(axes, centred(x + wide / 2, y, wide, slots.STEP - 2), [], self.sides, self.palette)

        return Item(wide + 6, draw)

    @property
    def _signs(self) -> list[Item]:
        """The crossings, in columns as wide as the longest needs."""

        def sign(crossing: Crossing) -> Callable[[Axes, float, float], None]:
            return lambda axes, x, y: ground.draw_bridge(axes, x + 7, y, crossing)

        items = [
            keyed(17, sign(crossing), f"{number} {crossing.place.name}: {crossing.last_known}", size=CROSSING)
            for number, crossing in enumerate(self.crossings, start=1)
        ]
        column = max(self.wide / 2, max(item.wide for item in items))
        return [Item(column, item.draw) for item in items]

    def _side(self, side: str) -> Item:
        style = self.palette[side]

        def draw(axes: Axes, x: float, y: float) -> None:
            colour = style.text if style.is_unclear else style.colour
            axes.plot(x + 4, y, marker=style.marker, markersize=6.5, color=colour, markeredgewidth=0)

        return keyed(12, draw, style.name)

    def _form(self, words: str, *, part: bool, denied: bool) -> Item:
        side = self.holders[0]
        sample = Holding("", "", 0, 0, side, side, denied, part, "", "")
        return keyed(13, lambda axes, x, y: slots.draw_mark(axes, x + 5, y, sample, self.palette), words)

    @cached_property
    def _sources(self) -> list[list[Item]]:
        """Accuracy and origin of what the ground shows, in lines that fit; each source is named once."""
        said: dict[str, list[str]] = {}
        for collection in (self.landscape.lines, self.landscape.basemap, self.landscape.provinces):
            shown = ground.within(collection["features"], self.frame)
            for fact in facts({"features": shown}):
                note = f": {fact['note']}" if fact["note"] else ""
                said.setdefault(fact["source"], []).append(f"{fact['name']}{note}".rstrip(".") + ".")
        told = (
            " ".join(notes) + (f" Source: {source.rstrip('.')}." if source else "") for source, notes in said.items()
        )
        return paragraph(" ".join(told), self.wide, colour=MUTED, size=SMALL)
