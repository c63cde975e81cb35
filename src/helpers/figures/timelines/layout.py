"""Where the words of a timeline go: every label beside its mark, none upon another. All lengths are inches.

A label is a flag: a thin pole that stands on its mark, and lines of text beside the pole's end. Flags are placed one by
one, the most important first, each as near to its mark as is free; one that finds no room is shortened, then left out.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from helpers.figures.boxes import Box
from helpers.figures.lettering import line_height, width

GAP = 0.05
POLE = 0.02


@dataclass(frozen=True)
class Request:
    """A label that wants a place: at `x`, over a mark whose top is at `base`.

    versions: its lines, the best way of breaking them first. date: how many signs of the first line are its day.
    """

    x: float
    base: float
    versions: tuple[tuple[str, ...], ...]
    rank: tuple
    date: int = 0


@dataclass(frozen=True)
class Flag:
    """A label that has its place. `low` is the distance of its nearest line's edge from the axis."""

    x: float
    base: float
    left: float
    low: float
    lines: tuple[str, ...]
    size: float
    date: int

    @property
    def wide(self) -> float:
        return max(width(line, self.size) for line in self.lines)

    @property
    def height(self) -> float:
        return len(self.lines) * line_height(self.size)


def place(
    requests: Iterable[Request], *, left: float, right: float, high: float, size: float, blocked: Sequence[Box] = ()
) -> list[Flag]:
    """Places for as many labels as have room.

    Args:
        requests: the labels; smaller ranks first.
        left, right: edges that no label may cross.
        high: how far from the axis a label may reach.
        size: font size in points.
        blocked: boxes that nothing may cross: marks, and lines between lanes.

    Returns:
        The flags, in the order of placing.
    """
    taken = list(blocked)
    placed: list[Flag] = []
    waiting = sorted(requests, key=lambda r: (r.rank, r.x))
    while waiting:
        request = waiting.pop(0)
        room = Room(left, right, high, size, tuple(taken), tuple(waiting))
        flag = room.best(request)
        if flag:
            placed.append(flag)
            taken += [_text_box(flag), _pole_box(flag)]
    return placed


@dataclass(frozen=True)
class Room:
    """What is free of a lane while labels are placed; `waiting` are the labels still to come."""

    left: float
    right: float
    high: float
    size: float
    taken: tuple[Box, ...]
    waiting: tuple[Request, ...]

    def best(self, request: Request) -> Flag | None:
        """The nearest place that is in the way of no waiting label, else the one in the way of the fewest."""
        for lines in request.versions:
            free = [flag for flag in self._places(request, lines) if self._is_free(flag)]
            if free:
                return min(free, key=self._in_the_way)
        return None

    def _places(self, request: Request, lines: tuple[str, ...]) -> Iterator[Flag]:
        wide = max(width(line, self.size) for line in lines)
        low = request.base + GAP
        while low + len(lines) * line_height(self.size) <= self.high:
            for start in (request.x + GAP, request.x - GAP - wide):
                yield Flag(request.x, request.base, start, low, lines, self.size, request.date)
            low += line_height(self.size) / 2

    def _is_free(self, flag: Flag) -> bool:
        text, pole = _text_box(flag), _pole_box(flag)
        inside = self.left <= flag.left and flag.left + flag.wide <= self.right
        return inside and not any(text.meets(b) or pole.meets(b) for b in self.taken)

    def _in_the_way(self, flag: Flag) -> int:
        """How many of the waiting labels would find no room between their mark and this one's text."""
        text = _text_box(flag)
        return sum(
            text.left < r.x < text.right and text.low < r.base + GAP + len(r.versions[0]) * line_height(self.size)
            for r in self.waiting
            if abs(r.x - flag.x) > POLE
        )


def _text_box(flag: Flag) -> Box:
    return Box(flag.left - GAP, flag.low, flag.left + flag.wide + GAP, flag.low + flag.height)


def _pole_box(flag: Flag) -> Box:
    return Box(flag.x - POLE, flag.base, flag.x + POLE, flag.low)
