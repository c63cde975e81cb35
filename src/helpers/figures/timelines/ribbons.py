"""Who says that whom holds a place, when, as a drawing of one strip that takes the width that its page gives it.

A lane is who speaks, a colour who holds the place in their words, as in `life`; but all lengths along time are shares
of the width, so that one small file serves a laptop, a phone and paper, in light and dark.
"""

import base64
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from helpers.analysis import scope
from helpers.analysis.dates import in_short
from helpers.figures.palette import Palette
from helpers.figures.timelines.scale import Scale
from helpers.figures.timelines.story import Mark, Story, lane_name
from helpers.figures.timelines.words import Words
from helpers.schema import UNCLEAR
from helpers.wording import denied_extent, holds, part_of_it

LANE_HIGH = 18
"""Pixels."""
_RADIUS = 5
_PHRASES = 2
"""Different things that a lane says on its last day, or without one, and that are told; the others are counted."""
_EDGE = 3.0
"""Per cent of the width that stay free at either end: a mark on an edge is not cut off, on a phone either."""
_EDGE_NAMED = 25
"""Per cent of the width that the word takes on a narrow axis which tells that marks of other days stand on its edge."""
_OUTSIDE = 0.1
"""Share of the marks that the axis may leave out where it is so much shorter for it; they stand on its edges."""
_SHORTER = 0.5
_SIGN, _SPACE = 6.4, 10
"""Pixels that a sign of a day's name takes, and what stands between two."""
_WIDTHS = (200, 320, 480)
"""Pixels from which an axis has room for more days."""
_STYLE = ".rule{{stroke:#c9d0d3}}{}.paper{{fill:#fff}}text{{font:11px system-ui,sans-serif;fill:#56606a}}"
_NIGHT = "@media(prefers-color-scheme:dark){{.rule{{stroke:#353d44}}{}.paper{{fill:#14181b}}text{{fill:#a7b0b8}}}}"


@dataclass(frozen=True)
class Ribbon:
    """A place's strip: its address as a picture, its height (pixels), the names of its lanes, its last words by lane, and, by
    lane, what its undated statements say, and how many they are."""

    place: str
    address: str
    high: int
    lanes: tuple[str, ...]
    words: tuple[str, ...]
    marks: int
    undated: tuple[tuple[str, str, int], ...] = ()


def shared_scale(stories: Sequence[Story]) -> Scale:
    """One axis for the strips of all these places, in per cent of the width; there must be a mark."""
    days = sorted(mark.day for story in stories for mark in _marks(story))
    kept = len(days) - int(len(days) * _OUTSIDE)
    starts = range(len(days) - kept + 1)
    start = min(starts, key=lambda n: days[n + kept - 1] - days[n])
    first, last = days[start], days[start + kept - 1]
    if last - first > _SHORTER * (days[-1] - days[0]):
        first, last = days[0], days[-1]
    spare = max(1, (last - first) // 40)
    return Scale(first - spare, last + spare, _EDGE, 100 - _EDGE, first)


def left_outside(stories: Sequence[Story], scale: Scale) -> tuple[int, int]:
    """How many marks are earlier and how many later than the axis, and stand on its edges."""
    days = [mark.day for story in stories for mark in _marks(story)]
    return sum(day < scale.first for day in days), sum(day > scale.last for day in days)


def draw_axis(scale: Scale, *, earlier: bool = False, later: bool = False) -> str:
    """The days of the axis as a picture's address, `LANE_HIGH` high; a narrow one names fewer.

    `earlier`, `later`: marks of such days stand on its edge, which says so.
    """
    ticks = [
        (x, name)
        for x, name in scale.ticks()
        if (_EDGE_NAMED if earlier else 0) <= x < (100 - _EDGE_NAMED if later else 93)
    ]
    drawn, rules, named = "", "", set[int]()
    drawn += '<text x="0" y="13">‹ earlier</text>' if earlier else ""
    drawn += '<text x="100%" y="13" text-anchor="end">later ›</text>' if later else ""
    for wide in _WIDTHS:
        found = _fitting(ticks, wide, named)
        new = sorted(found - named)
        words = "".join(f'<text x="{ticks[n][0]:.2f}%" y="13" dx="3">{escape(ticks[n][1])}</text>' for n in new)
        words += "".join(_rule(ticks[n][0], LANE_HIGH) for n in new)
        drawn += f'<g class="from{wide}">{words}</g>' if words else ""
        rules += f"@media(max-width:{wide - 1}px){{.from{wide}{{display:none}}}}" if wide > _WIDTHS[0] else ""
        named |= found
    return _address(drawn, rules)


def _fitting(ticks: Sequence[tuple[float, str]], wide: int, named: set[int]) -> set[int]:
    """The numbers of the days that can be named side by side on so many pixels: those that are `named` already, then those
    with their year, then the others."""
    room = {n: (wide * x / 100, wide * x / 100 + _SIGN * len(name) + _SPACE) for n, (x, name) in enumerate(ticks)}
    found = set(named)
    for n in sorted(room, key=lambda n: (not ticks[n][1][-4:].isdigit(), n)):
        left, right = room[n]
        fits = right <= wide + _SPACE and all(right <= room[m][0] or room[m][1] <= left for m in found)
        found |= {n} if fits else set()
    return found


def draw_ribbon(story: Story, scale: Scale, words: Words, palette: Palette) -> Ribbon:
    """The strip of one place that has a dated claim or denial of control."""
    lanes = [lane for lane in story.lanes if any(mark.lane == lane for mark in _marks(story))]
    held = dict.fromkeys([*(band.holder for band in story.bands), *(mark.holder for mark in _marks(story))])
    names = {holder: f"c{number}" for number, holder in enumerate(held)}
    parts = []
    for x, _ in scale.ticks():
        parts.append(_rule(x, LANE_HIGH * len(lanes)))
    for number, lane in enumerate(lanes):
        y = LANE_HIGH * (number + 0.5)
        parts.append(f'<line class="rule" x1="0" x2="100%" y1="{y:g}" y2="{y:g}"/>')
        for band in (band for band in story.bands if band.lane == lane):
            left, right = (_inside(scale.x(day)) for day in (band.first, band.last))
            thick = (3 if band.part else 6) if band.repeated else 1.5
            dashes = "" if band.repeated else ' stroke-dasharray="4 3"'
            parts.append(
                f'<line class="{names[band.holder]}" x1="{left:.2f}%" x2="{right:.2f}%" y1="{y:g}" y2="{y:g}" '
                f'stroke-opacity=".45" stroke-width="{thick}"{dashes}/>'
            )
        said = [mark for mark in _marks(story) if mark.lane == lane]
        parts += [_mark(mark, _inside(scale.x(mark.day)), y, names[mark.holder]) for mark in said]
    return Ribbon(
        story.place,
        _address("".join(parts), *_colours(names, palette)),
        LANE_HIGH * len(lanes),
        tuple(_name(lane, words) for lane in lanes),
        tuple(_last_word(story, lane, words) for lane in lanes),
        sum(1 for _ in _marks(story)),
        tuple((lane, _without_day(rows, lane, words), len(rows)) for lane, rows in story.without_day.items()),
    )


def is_contested(story: Story) -> bool:
    """Whether somebody denies that another holds the place, or two voices name two holders, or statements contradict each other.

    One voice that tells of a place taken and retaken contests nothing.
    """
    marks = list(_marks(story))
    held = {(row.side, row.speaker, mark.holder) for mark in marks if mark.kind == "hold" for row in mark.statements}
    several = any(a[:2] != b[:2] and a[2] != b[2] for a in held for b in held)
    return bool(story.links) or several or any(mark.kind == "deny" for mark in marks)


def _marks(story: Story) -> list[Mark]:
    return [mark for mark in story.marks if mark.kind != "tick"]


def _name(lane: str, words: Words) -> str:
    return lane_name(lane, words) if lane else UNCLEAR


def _last_word(story: Story, lane: str, words: Words) -> str:
    """The lane's latest word, as of its day: "Ukraine, 20 Nov 2025: not held by Russia"."""
    marks = [mark for mark in _marks(story) if mark.lane == lane]
    last = max(mark.when for mark in marks)
    told = [row for mark in marks if mark.when == last for row in mark.statements]
    return f"{_name(lane, words)}, {in_short(told[0].claim_date)}: {_phrases(told, lane, words)}"


def _without_day(told: Sequence[Any], lane: str, words: Words) -> str:
    """What a lane says without a day: "Ukraine, undated: Russia holds it; not held by Russia"."""
    return f"{_name(lane, words)}, undated: {_phrases(told, lane, words)}"


def _phrases(told: Sequence[Any], lane: str, words: Words) -> str:
    """The different things that statements of one lane and day say, of many the first and how many others there are."""
    said = list(dict.fromkeys(_says(row, lane, words) for row in told))
    more = f"; {len(said) - _PHRASES} more" if len(said) > _PHRASES else ""
    return "; ".join(said[:_PHRASES]) + more


def _says(row: Any, lane: str, words: Words) -> str:
    """What a statement on who holds the place says of it: "Russia holds a part of it"."""
    holder, denied = words.side(row.controller), row.stance == "denies"
    how = part_of_it(row) if scope.scope(row) in (scope.PART, scope.MOST) else "it"
    whole = denied_extent(row) if denied else ""
    if lane == row.controller:
        return holds(holder, (whole or "it") if denied else how, denied=denied)
    if denied:
        return f"not {whole} held by {holder}" if whole else f"not held by {holder}"
    return f"{holder} {holds(holder, how)}"


def _colours(names: Mapping[str, str], palette: Palette) -> tuple[str, str]:
    """The rules that give holders, by their class, their colours by day and by night."""
    rule = ".{0}{{fill:{1};stroke:{1}}}".format
    styles = [(name, palette[holder]) for holder, name in names.items()]
    return "".join(rule(name, s.colour) for name, s in styles), "".join(rule(name, s.night) for name, s in styles)


def _mark(mark: Mark, x: float, y: float, name: str) -> str:
    """A full mark in the colours of the class `name`, a half one for a part, a hollow one for a denial, a diamond where it is
    said again."""
    r = _RADIUS
    hollow = mark.kind == "deny"
    shape = (
        f'<path d="M0-{r + 1}L{r + 1} 0L0 {r + 1}L-{r + 1} 0Z" {{}}/>' if mark.reaffirmed else f'<circle r="{r}" {{}}/>'
    )
    drawn = shape.format(f'class="{name}{" paper" * hollow}" stroke-width="2"')
    if mark.part and not hollow:
        half = f'<path class="paper" d="M0-{r - 1}A{r - 1} {r - 1} 0 0 1 0 {r - 1}Z"/>'
        drawn += half
    return f'<svg x="{x:.2f}%" y="{y:g}" overflow="visible">{drawn}</svg>'


def _rule(x: float, high: float) -> str:
    return (
        f'<line class="rule" x1="{x:.2f}%" x2="{x:.2f}%" y1="0" y2="{high:g}" stroke-opacity=".6"/>'
        if 0 <= x <= 100
        else ""
    )


def _inside(x: float) -> float:
    return min(max(x, _EDGE), 100 - _EDGE)


def _address(drawn: str, day: str, night: str = "") -> str:
    style = f"<style>{_STYLE.format(day)}{_NIGHT.format(night)}</style>"
    svg = f'<svg xmlns="http://www.w3.org/2000/svg">{style}{drawn}</svg>'
    return f"data:image/svg+xml;base64,{base64.b64encode(svg.encode()).decode()}"
