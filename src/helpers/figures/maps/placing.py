"""Boxes on paper that do not lie on one another: names, marks and the texts beside them. All lengths are points."""

from collections.abc import Iterable, Iterator, Sequence

from helpers.figures.boxes import Box
from helpers.figures.lettering import POINTS, line_height, width


class Paper:
    """The part of a sheet that a map fills, and what of it is taken."""

    def __init__(self, area: Box, taken: Iterable[Box] = ()) -> None:
        self.area = area
        self.taken = list(taken)

    def is_free(self, box: Box) -> bool:
        """Whether the box lies on the sheet and meets nothing that is drawn."""
        return self.area.holds(box) and not any(box.meets(other) for other in self.taken)

    def put_at(self, box: Box) -> Box | None:
        """Take this box if it is free."""
        if not self.is_free(box):
            return None
        self.taken.append(box)
        return box

    def put(self, around: Box, wide: float, high: float, *, gap: float = 2.0, reach: int = 1) -> Box | None:
        """Take the first free place for a box of this size beside `around`, nearest first; None where there is none.

        `reach`: how many times as far as beside it is looked for.
        """
        for step in range(reach):
            for box in beside(around.grown(step * 12.0), wide, high, gap):
                if self.is_free(box):
                    self.taken.append(box)
                    return box
        return None


def size_of(lines: Sequence[str], size: float, weight: str = "normal") -> tuple[float, float]:
    """Width and height of lines of text, in points."""
    return (
        max(width(line, size, weight) for line in lines) * POINTS,
        len(lines) * line_height(size) * POINTS,
    )


def centred(x: float, y: float, wide: float, high: float) -> Box:
    """The box of that size around a point."""
    return Box(x - wide / 2, y - high / 2, x + wide / 2, y + high / 2)


def beside(around: Box, wide: float, high: float, gap: float) -> Iterator[Box]:
    """Places beside a box: right, left, above, below, then the corners."""
    x, y = (around.left + around.right) / 2, (around.low + around.high) / 2
    right, left, above, below = around.right + gap, around.left - gap - wide, around.high + gap, around.low - gap - high
    for start, low in (
        (right, y - high / 2),
        (left, y - high / 2),
        (x - wide / 2, above),
        (x - wide / 2, below),
        (right, above - gap),
        (right, below + gap),
        (left, above - gap),
        (left, below + gap),
    ):
        yield Box(start, low, start + wide, low + high)
