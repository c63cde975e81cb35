"""How the lanes of the wide picture are laid out: marks above each other, labels outside, small ones inside."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from helpers.figures.boxes import Box
from helpers.figures.lettering import width
from helpers.figures.timelines.labels import label_versions, rank, tick_versions
from helpers.figures.timelines.layout import Flag, Request, place
from helpers.figures.timelines.scale import Scale
from helpers.figures.timelines.story import Band, Story
from helpers.figures.timelines.words import Words, day

LABEL, SMALL, ASIDE = 8.8, 8, 7.5
AXIS_HALF = 0.17
STACK = 0.22
"""Height of one more mark of the same day."""
REACH, INNER_REACH = 1.5, 0.95
"""How far from a lane's axis its labels, and its small labels, may go."""
TICK_LOW, TICK_HIGH = 0.17, 0.3
SILENT = "not repeated in these articles"

type Links = Sequence[tuple[int, int]]


@dataclass(frozen=True)
class LaneLayout:
    """One lane: its marks' distances from the axis, its labels outside and its tick labels inside.

    `up` is 1 where the labels stand above the axis, -1 where they hang below it. `outer` and `inner` are how far the
    lane reaches from the axis on either side.
    """

    lane: str
    up: int
    marks: dict[int, float]
    flags: list[Flag]
    small: list[Flag]
    silences: list[Box]
    outer: float
    inner: float

    @property
    def high(self) -> float:
        return self.outer + self.inner


def lay_out(
    story: Story, lane: str, scale: Scale, words: Words, links: Links, *, left: float, right: float
) -> LaneLayout:
    """The layout of one lane between two edges, clear of the links that are drawn through it."""
    number = story.lanes.index(lane)
    up = -1 if number and number == len(story.lanes) - 1 else 1
    heights, tops = _stack(story, lane)
    outer_blocks, inner_blocks = _blocked(story, lane, scale, links)
    big = [i for i in story.of(lane) if story.marks[i].kind != "tick"]
    ticks = [i for i in story.of(lane) if story.marks[i].kind == "tick"]
    edges = {"left": left, "right": right}
    marks = [
        Box(scale.x(story.marks[i].day) - 0.1, 0, scale.x(story.marks[i].day) + 0.1, tops[story.marks[i].day])
        for i in big
    ]
    silent = (band for band in story.bands if band.lane == lane and not band.repeated)
    silences = [box for band in silent for box in _silence(band, scale)]
    asked = [_request(story, group, scale, words, tops[when]) for when, group in by_day(story, big).items()]
    flags = place(asked, high=REACH, size=LABEL, blocked=[*marks, *silences, *outer_blocks], **edges)
    shown = {flag.x for flag in flags}
    homeless = [replace(r, base=TICK_HIGH, rank=(0, *r.rank)) for r in asked if r.x not in shown]
    asked = [_small_request(story, group, scale, words) for group in by_day(story, ticks).values()]
    stems = [Box(r.x - 0.04, 0, r.x + 0.04, TICK_HIGH) for r in asked]
    asked = homeless + [r for r in asked if r.versions]
    small = place(asked, high=INNER_REACH, size=SMALL, blocked=[*stems, *inner_blocks], **edges)
    outer = max([AXIS_HALF, *tops.values(), *(f.low + f.height for f in flags), *(s.high for s in silences)]) + 0.1
    inner = max([AXIS_HALF, *([TICK_HIGH] if ticks else []), *(f.low + f.height for f in small)]) + 0.1
    return LaneLayout(lane, up, heights, flags, small, silences, outer, inner)


def _request(story: Story, group: Sequence[int], scale: Scale, words: Words, base: float) -> Request:
    marks = [story.marks[i] for i in group]
    date = day(marks[0].statements[0].claim_date)
    versions = label_versions(marks, words, date, size=LABEL)
    return Request(scale.x(marks[0].day), base, versions, min(map(rank, marks)), len(date) + 1)


def _small_request(story: Story, group: Sequence[int], scale: Scale, words: Words) -> Request:
    marks = [story.marks[i] for i in group]
    date = day(marks[0].statements[0].claim_date)
    versions = tick_versions(marks, words, date, size=SMALL)
    return Request(scale.x(marks[0].day), TICK_HIGH, versions, (1, -len(group), marks[0].day))


def _silence(band: Band, scale: Scale) -> Iterator[Box]:
    """Where the words for a claim that is not repeated stand, if its line is long enough for them."""
    left, wide = scale.x(band.first) + 0.08, width(SILENT, ASIDE)
    if left + wide < scale.x(band.last) - 0.15:
        yield Box(left, 0.05, left + wide, 0.19)


def by_day(story: Story, numbers: Sequence[int]) -> dict[int, list[int]]:
    """Numbers of marks under the day that they stand on."""
    found: dict[int, list[int]] = defaultdict(list)
    for i in numbers:
        found[story.marks[i].day].append(i)
    return found


def _stack(story: Story, lane: str) -> tuple[dict[int, float], dict[int, float]]:
    """Each mark's distance from the axis, marks of one day one above the other; and the top of each day's stack."""
    heights: dict[int, float] = {}
    tops: dict[int, float] = {}
    for when, group in by_day(story, [i for i in story.of(lane) if story.marks[i].kind != "tick"]).items():
        for level, i in enumerate(group):
            heights[i] = level * STACK
        tops[when] = (len(group) - 1) * STACK + 0.11
    return heights, tops


def _blocked(story: Story, lane: str, scale: Scale, links: Links) -> tuple[list[Box], list[Box]]:
    """What the links leave no room for, on the lane's outer and on its inner side."""
    outer, inner = [], []
    number = story.lanes.index(lane)
    last = len(story.lanes) - 1
    for a, b in links:
        ends = sorted(story.lanes.index(story.marks[i].lane) for i in (a, b))
        xs = [scale.x(story.marks[i].day) for i in (a, b)]
        strip = Box(min(xs) - 0.06, 0, max(xs) + bulge(xs) + 0.06, 99)
        if ends[0] < number < ends[1]:
            outer.append(strip)
            inner.append(strip)
        elif number == ends[0] or (number == ends[1] == last):
            inner.append(strip)
        elif number == ends[1]:
            outer.append(strip)
    return outer, inner


def bulge(xs: Sequence[float]) -> float:
    """How far a link between these positions bends aside, so that it does not run through what stands between."""
    return 0.16 if abs(xs[0] - xs[1]) < 0.5 else 0.0
