"""A sheet of paper whose unit is the inch, with the few strokes that every timeline is drawn with."""

from collections.abc import Iterable, Sequence

from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import FancyBboxPatch, PathPatch, Rectangle
from matplotlib.path import Path

from helpers.figures.drawing import Drawing
from helpers.figures.lettering import FONT, line_height, width
from helpers.figures.palette import INK, MUTED, PAPER, RULE
from helpers.figures.timelines.layout import Flag

KEY = 8
"""Size of a key's words."""
FORMS: tuple[tuple[dict[str, bool], str], ...] = (
    ({}, "claimed"),
    ({"half": True}, "a part"),
    ({"hollow": True}, "denied"),
    ({"diamond": True}, "said again"),
)
"""How a claim of control looks, and what that means."""


class Sheet:
    """A figure of `wide` by `high` inches; y runs upwards from the lower edge."""

    def __init__(self, wide: float, high: float) -> None:
        self.wide, self.high = wide, high
        self.figure = Figure(figsize=(wide, high), facecolor=PAPER)
        FigureCanvasAgg(self.figure)
        self._axes = self.figure.add_axes((0, 0, 1, 1), xlim=(0, wide), ylim=(0, high))
        self._axes.set_axis_off()

    def text(
        self, x: float, y: float, words: str, *, size: float, colour: str = INK, weight: str = "normal",
        align: str = "left", upright: str = "center", style: str = "normal",
    ) -> None:  # fmt: skip
        """One line of text; it is never read as mathematics."""
        self._axes.text(
            x, y, words, size=size, color=colour, weight=weight, ha=align, va=upright, style=style,
            family=FONT, parse_math=False, zorder=6,
        )  # fmt: skip

    def lines(self, x: float, top: float, lines: Sequence[str], *, size: float, colour: str = INK) -> None:
        """Lines of text from `top` downwards."""
        for i, words in enumerate(lines):
            self.text(x, top - (i + 0.5) * line_height(size), words, size=size, colour=colour)

    def area(self, left: float, low: float, wide: float, high: float, colour: str, *, hatched: bool = False) -> None:
        """A filled rectangle; hatched where it stands for what is unclear."""
        area = Rectangle((left, low), wide, high, facecolor=colour, linewidth=0, zorder=1)
        if hatched:
            area.set(edgecolor=MUTED, hatch="//////")
        self._axes.add_patch(area)

    def lane(self, left: float, low: float, wide: float, high: float, colour: str) -> None:
        """The ground of a lane, its corners rounded."""
        shape = "round,pad=0,rounding_size=0.06"
        self._axes.add_patch(
            FancyBboxPatch((left, low), wide, high, boxstyle=shape, facecolor=colour, linewidth=0, zorder=0)
        )

    def stroke(
        self,
        xs: Sequence[float],
        ys: Sequence[float],
        colour: str,
        *,
        thick: float,
        dashes: tuple[float, ...] = (),
        alpha: float = 1.0,
        order: float = 2,
    ) -> None:
        """A line through the points; `thick` in points, `dashes` their lengths and gaps."""
        line = Line2D(xs, ys, color=colour, linewidth=thick, alpha=alpha, zorder=order, solid_capstyle="butt")
        if dashes:
            line.set_linestyle((0, dashes))
        self._axes.add_line(line)

    def days(self, ticks: Iterable[tuple[float, str]], low: float, high: float, *, size: float = 9) -> None:
        """The days of an axis, each with its line from `low` to `high`, and its name below."""
        for x, name in ticks:
            self.stroke([x, x], [low, high], RULE, thick=0.6, alpha=0.65, order=0.5)
            self.text(x, low - 0.12, name, size=size, align="center")

    def arc(self, start: tuple[float, float], end: tuple[float, float], bulge: float, *, alpha: float = 1.0) -> None:
        """A dotted curve between two points, `bulge` inches to the right of the straight line at its middle."""
        middle = ((start[0] + end[0]) / 2 + 2 * bulge, (start[1] + end[1]) / 2)
        path = Path([start, middle, end], [Path.MOVETO, Path.CURVE3, Path.CURVE3])
        self._axes.add_patch(
            PathPatch(
                path, facecolor="none", edgecolor=INK, linewidth=1.1, linestyle=(0, (1, 1.6)), alpha=alpha, zorder=2.5
            )
        )

    def mark(
        self, x: float, y: float, colour: str, *, hollow: bool = False, half: bool = False, diamond: bool = False,
        size: float = 12.5,
    ) -> None:  # fmt: skip
        """The mark of a claim of control: full, half or hollow; a circle, or a diamond for a reaffirmation."""
        self._axes.add_line(
            Line2D(
                [x],
                [y],
                marker="D" if diamond else "o",
                markersize=size * (0.82 if diamond else 1),
                fillstyle="left" if half and not hollow else "full",
                markerfacecolor=PAPER if hollow else colour,
                markerfacecoloralt=PAPER,
                markeredgecolor=colour,
                markeredgewidth=1.9,
                linestyle="none",
                zorder=5,
            )
        )

    def flag(self, flag: Flag, axis: float, up: int, colour: str) -> None:
        """A label with its pole, above the axis (`up` is 1) or below it (-1); its day is paler than what was said."""
        far = flag.low + flag.height
        self.stroke([flag.x, flag.x], [axis + up * flag.base, axis + up * (far - 0.03)], RULE, thick=0.9, order=1.8)
        top = axis + far if up > 0 else axis - flag.low
        for i, line in enumerate(flag.lines):
            wide = width(line, flag.size)
            x = flag.left if flag.left > flag.x else flag.left + flag.wide - wide
            y = top - (i + 0.5) * line_height(flag.size)
            date = "" if i else line[: flag.date]
            rest = line[len(date) :]
            if date:
                self.text(x, y, date, size=flag.size, colour=MUTED)
            self.text(x + wide - width(rest, flag.size), y, rest, size=flag.size, colour=colour)

    def key(self, x: float, y: float, words: str, size: float) -> float:
        """A word of the key at x; returns where the next one may begin."""
        self.text(x, y, words, size=size, colour=MUTED)
        return x + width(words, size) + 0.24

    def key_of_marks(self, x: float, y: float, *, size: float = 8) -> float:
        """What the marks of claims of control mean, from x on; returns where the next word of the key may begin."""
        for look, words in FORMS:
            self.mark(x, y, MUTED, size=size, **look)
            x = self.key(x + 0.1, y, words, KEY)
        return x


def notice(words: str) -> Drawing:
    """A sheet that says why there is nothing to draw."""

    def draw() -> Figure:
        sheet = Sheet(8.0, 0.8)
        sheet.text(0.15, 0.4, words, size=10, colour=MUTED)
        return sheet.figure

    return Drawing(draw, "notice", words)
