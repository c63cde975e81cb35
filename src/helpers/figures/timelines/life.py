"""The life of the claims to one place, wide: time runs to the right, one lane a voice."""

from collections.abc import Sequence

from matplotlib.figure import Figure

from helpers.figures.lettering import width
from helpers.figures.palette import INK, LANE, MUTED, RULE, Palette
from helpers.figures.timelines.bands import draw_band, draw_claim
from helpers.figures.timelines.lanes import (
    ASIDE,
    SILENT,
    SMALL,
    TICK_HIGH,
    TICK_LOW,
    LaneLayout,
    Links,
    bulge,
    by_day,
    lay_out,
)
from helpers.figures.timelines.scale import Scale
from helpers.figures.timelines.sheet import Sheet
from helpers.figures.timelines.story import OTHERS, Story, lane_name, lane_style
from helpers.figures.timelines.words import Words, not_drawn

WIDE = 11.0
MARGIN = 0.15
GUTTER = 1.55
"""Room at the left of the lanes for their names."""
TITLE, NAME = 14, 10.5
HEAD, FOOT, BETWEEN = 0.78, 1.0, 0.12
MOST_LINKS = 14
STEEP = 0.8
"""Links that run further sideways are left to the table: they would cross what others say."""


def draw_wide(story: Story, words: Words, palette: Palette) -> Figure:
    """The picture; it grows in height with what there is to say."""
    scale = _scale(story)
    links = _chosen(story, scale)
    lanes = [lay_out(story, lane, scale, words, links, left=GUTTER, right=WIDE - MARGIN - 0.05) for lane in story.lanes]
    sheet = Sheet(WIDE, HEAD + FOOT + sum(lane.high + BETWEEN for lane in lanes))
    _title(sheet, story)
    axes: dict[str, float] = {}
    top = sheet.high - HEAD
    for lane in lanes:
        axes[lane.lane] = top - (lane.outer if lane.up > 0 else lane.inner)
        _ground(sheet, lane, top, words, palette)
        top -= lane.high + BETWEEN
    _days(sheet, scale, FOOT, sheet.high - HEAD)
    for lane in lanes:
        _lane(sheet, story, lane, axes[lane.lane], scale, palette)
    for a, b in links:
        _link(sheet, story, a, b, lanes, axes, scale)
    _key(sheet, story, links)
    return sheet.figure


def _scale(story: Story) -> Scale:
    """Days from the first to the last, with a margin of a day or a fiftieth for the marks' own width."""
    spare = max(1, (story.last - story.first) // 50)
    return Scale(story.first - spare, story.last + spare, GUTTER + 0.2, WIDE - MARGIN - 0.35, story.first)


def _chosen(story: Story, scale: Scale) -> list[tuple[int, int]]:
    """The links to draw: where there are many, those of new claims and of denials first."""
    marks = story.marks

    def worth(link: tuple[int, int]) -> tuple:
        a, b = marks[link[0]], marks[link[1]]
        return -(a.opens + b.opens), "deny" not in (a.kind, b.kind), abs(a.day - b.day), max(a.day, b.day)

    drawn = [
        (a, b)
        for a, b in story.links
        if "tick" not in (marks[a].kind, marks[b].kind) and abs(scale.x(marks[a].day) - scale.x(marks[b].day)) < STEEP
    ]
    return sorted(sorted(drawn, key=worth)[:MOST_LINKS])


def _title(sheet: Sheet, story: Story) -> None:
    y = sheet.high - 0.26
    sheet.text(MARGIN, y, f"{story.place}: who holds it, according to whom", size=TITLE, weight="bold")
    under = "A lane is who speaks; a colour is who holds the place, in their words."
    sheet.text(MARGIN, y - 0.27, under, size=9.2, colour=MUTED)


def _ground(sheet: Sheet, lane: LaneLayout, top: float, words: Words, palette: Palette) -> None:
    style = lane_style(lane.lane, palette)
    sheet.lane(MARGIN, top - lane.high, WIDE - 2 * MARGIN, lane.high, LANE if lane.lane == OTHERS else style.tint)
    axis = top - (lane.outer if lane.up > 0 else lane.inner)
    name = lane_name(lane.lane, words)
    size = NAME
    while width(name, size, "bold") > GUTTER - 0.15 and size > 7:
        size -= 0.5
    sheet.text(MARGIN + 0.1, axis + 0.16, "according to", size=SMALL, colour=MUTED)
    sheet.text(MARGIN + 0.1, axis - 0.02, name, size=size, weight="bold", colour=style.text)


def _days(sheet: Sheet, scale: Scale, low: float, high: float) -> None:
    sheet.stroke([MARGIN, WIDE - MARGIN], [low, low], RULE, thick=0.8)
    sheet.days(scale.ticks(), low, high)


def _lane(sheet: Sheet, story: Story, lane: LaneLayout, axis: float, scale: Scale, palette: Palette) -> None:
    for band in (b for b in story.bands if b.lane == lane.lane):
        draw_band(sheet, band, (scale.x(band.first), axis), (scale.x(band.last), axis), palette)
    for i in story.of(lane.lane):
        mark = story.marks[i]
        x = scale.x(mark.day)
        if not mark.when.exact:
            sheet.stroke(
                [scale.x(mark.when.first), scale.x(mark.when.last)], [axis, axis], MUTED, thick=0.9, dashes=(1, 1.6)
            )
        if mark.kind != "tick":
            draw_claim(sheet, mark, x, axis + lane.up * lane.marks[i], palette)
    _ticks(sheet, story, lane, axis, scale)
    for box in lane.silences:
        sheet.text(box.left, axis + lane.up * 0.12, SILENT, size=ASIDE, colour=MUTED, style="italic")
    for flag in lane.flags:
        sheet.flag(flag, axis, lane.up, INK)
    for flag in lane.small:
        sheet.flag(flag, axis, -lane.up, MUTED)


def _ticks(sheet: Sheet, story: Story, lane: LaneLayout, axis: float, scale: Scale) -> None:
    """Statements that are not about control: short strokes on the lane's inner side, one each up to five a day."""
    ticks = [i for i in story.of(lane.lane) if story.marks[i].kind == "tick"]
    for when, group in by_day(story, ticks).items():
        count = min(5, sum(len(story.marks[i].statements) for i in group))
        for n in range(count):
            x = scale.x(when) + 0.045 * (n - (count - 1) / 2)
            ys = [axis - lane.up * TICK_LOW, axis - lane.up * TICK_HIGH]
            sheet.stroke([x, x], ys, MUTED, thick=1.5, order=4)


def _link(
    sheet: Sheet, story: Story, a: int, b: int, lanes: Sequence[LaneLayout], axes: dict[str, float], scale: Scale
) -> None:
    by_lane = {lane.lane: lane for lane in lanes}
    points = []
    for i in (a, b):
        lane = by_lane[story.marks[i].lane]
        points.append((scale.x(story.marks[i].day), axes[lane.lane] + lane.up * lane.marks[i]))
    sheet.arc(points[0], points[1], bulge([points[0][0], points[1][0]]))


def _key(sheet: Sheet, story: Story, links: Links) -> None:
    """What the marks mean, and what the picture leaves out."""
    y, x = 0.5, MARGIN + 0.08
    x = sheet.key_of_marks(x, y, size=9)
    sheet.stroke([x, x], [y - 0.06, y + 0.06], MUTED, thick=1.5)
    x = sheet.key(x + 0.08, y, "does not say who holds it", SMALL)
    sheet.stroke([x, x + 0.25], [y, y], RULE, thick=7)
    x = sheet.key(x + 0.33, y, "the claim stands", SMALL)
    sheet.arc((x, y), (x + 0.3, y), 0)
    x = sheet.key(x + 0.38, y, "contradict or deny each other", SMALL)
    sheet.text(MARGIN, 0.22, " ".join(_left_out(story, links)), size=SMALL, colour=MUTED)


def _left_out(story: Story, links: Links) -> list[str]:
    found = ["No statement is weighed here: the picture shows who said what, on which day."]
    hidden = len([link for link in story.links if link not in set(links)])
    if hidden:
        found.append(f"{hidden} more contradiction{' is' if hidden == 1 else 's are'} in the table.")
    if story.undated:
        found.append(not_drawn(len(story.undated)))
    return found
