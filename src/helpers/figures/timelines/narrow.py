"""The life of the claims to one place, narrow, for a phone: time runs downwards, one rail a voice, words beside."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from matplotlib.figure import Figure

from helpers.figures.lettering import line_height, wrap
from helpers.figures.palette import MUTED, RULE, Palette
from helpers.figures.timelines.bands import draw_band, draw_claim
from helpers.figures.timelines.labels import grouped
from helpers.figures.timelines.lanes import SILENT
from helpers.figures.timelines.rails import MARGIN, PAD, SMALL, TEXT, WIDE, draw_rails, left_of_words
from helpers.figures.timelines.sheet import Sheet
from helpers.figures.timelines.story import Mark, Story, lane_name, lane_style
from helpers.figures.timelines.words import Words, day, not_drawn

LONG_GAP = 5
"""Days without a statement from which the gap between two rows says how long it is."""
FURTHEST = 1.4
"""Links between rows that stand further apart would run along the rails; the table has them."""
MOST_TICK_LINES = 3


@dataclass(frozen=True)
class Row:
    """One mark and its words; `top` is the distance of its upper edge from that of the first row."""

    number: int
    mark: Mark
    lines: tuple[str, ...]
    top: float
    first_of_day: bool
    gap: int

    @property
    def size(self) -> float:
        return SMALL if self.mark.kind == "tick" else TEXT

    @property
    def high(self) -> float:
        return len(self.lines) * line_height(self.size) + PAD

    @property
    def middle(self) -> float:
        """Where the mark stands: beside the first line."""
        return self.top + line_height(self.size) / 2


def draw_narrow(story: Story, words: Words, palette: Palette) -> Figure:
    """The picture; as long as there are days with statements."""
    left = left_of_words(len(story.lanes))
    found = list(_rows(story, words, WIDE - MARGIN - left))
    drawn = draw_rails(
        story.place,
        f"Who holds it, according to whom · {story.period}",
        {lane: (lane_name(lane, words), lane_style(lane, palette).tint) for lane in story.lanes},
        "A mark's colour is who holds the place, in their words.",
        body=found[-1].top + found[-1].high if found else 0,
        foot=_foot(story),
        key=0.44,
    )
    sheet, rails, top = drawn.sheet, drawn.x, drawn.top
    heights = {row.number: top - row.middle for row in found}
    _bands(sheet, story, found, rails, top, palette)
    for a, b in _links(story, heights):
        ends = [(rails[story.marks[i].lane], heights[i]) for i in (a, b)]
        sheet.arc(ends[0], ends[1], 0.05 if abs(ends[0][1] - ends[1][1]) > 0.4 else 0)
    for row in found:
        _row(sheet, row, rails, left, top, palette)
    _key(sheet, drawn.low + 0.18)
    return sheet.figure


def _rows(story: Story, words: Words, wide: float) -> Iterator[Row]:
    """The rows by day, in a day by lane, control before the rest."""
    order = sorted(
        range(len(story.marks)),
        key=lambda i: (story.marks[i].day, story.lanes.index(story.marks[i].lane), story.marks[i].kind == "tick", i),
    )
    top, last = 0.0, None
    for i in order:
        mark = story.marks[i]
        lines = _lines(mark, words, wide)
        if not lines:
            continue
        gap = mark.day - last if last is not None else 0
        top += 0.3 if gap >= LONG_GAP else 0.06 if gap else 0
        row = Row(i, mark, lines, top, gap > 0 or last is None, gap)
        yield row
        top, last = top + row.high, mark.day


def _lines(mark: Mark, words: Words, wide: float) -> tuple[str, ...]:
    told = mark.statements
    if mark.kind == "tick":
        told = tuple(row for row in told if row.type != "other" or row.stance == "declines")
        lines = [line for text in grouped(told, words) for line in wrap(text, wide, SMALL)]
        more = len(lines) > MOST_TICK_LINES
        return (*lines[: MOST_TICK_LINES - 1], f"{lines[MOST_TICK_LINES - 1]} …") if more else tuple(lines)
    return tuple(line for text in grouped(told, words) for line in wrap(text, wide, TEXT))


def _row(sheet: Sheet, row: Row, rails: Mapping[str, float], left: float, top: float, palette: Palette) -> None:
    y, x = top - row.middle, rails[row.mark.lane]
    if row.first_of_day:
        sheet.text(MARGIN, y, day(row.mark.statements[0].claim_date), size=TEXT, weight="bold")
        if row.gap >= LONG_GAP:
            sheet.text(MARGIN, top - row.top + 0.16, f"{row.gap} days", size=SMALL, colour=MUTED, style="italic")
    if row.mark.kind == "tick":
        sheet.stroke([x - 0.06, x + 0.06], [y, y], MUTED, thick=1.5, order=4)
        sheet.lines(left, top - row.top, row.lines, size=SMALL, colour=MUTED)
        return
    draw_claim(sheet, row.mark, x, y, palette, size=10.5)
    sheet.lines(left, top - row.top, row.lines, size=TEXT, colour=lane_style(row.mark.lane, palette).text)


def _bands(
    sheet: Sheet, story: Story, found: list[Row], rails: Mapping[str, float], top: float, palette: Palette
) -> None:
    for band in story.bands:
        x = rails[band.lane]
        first, last = (top - _height(found, day) for day in (band.first, band.last))
        draw_band(sheet, band, (x, first), (x, last), palette)


def _height(found: list[Row], when: int) -> float:
    """The distance of a day from the top: that of its first row, or between the rows of the days around it."""
    before = [row for row in found if row.mark.day <= when]
    after = [row for row in found if row.mark.day >= when]
    if not before or not after:
        return (before[-1] if before else after[0]).middle
    low = next(row for row in before if row.mark.day == before[-1].mark.day)
    high = after[0]
    share = (when - low.mark.day) / (high.mark.day - low.mark.day) if high.mark.day > low.mark.day else 0
    return low.middle + share * (high.middle - low.middle)


def _links(story: Story, heights: dict[int, float]) -> list[tuple[int, int]]:
    """The links between rows that stand near each other."""
    marks = story.marks
    shown = [
        (a, b) for a, b in story.links if a in heights and b in heights and "tick" not in (marks[a].kind, marks[b].kind)
    ]
    return [(a, b) for a, b in shown if abs(heights[a] - heights[b]) <= FURTHEST]


def _foot(story: Story) -> str:
    said = ["Bar: the claim stands. Dotted: the two contradict or deny each other."]
    if any(not band.repeated for band in story.bands):
        said.append(f"Dashed: {SILENT}.")
    if story.undated:
        said.append(not_drawn(len(story.undated)))
    return " ".join(said)


def _key(sheet: Sheet, y: float) -> None:
    x = MARGIN + 0.06
    sheet.stroke([MARGIN, WIDE - MARGIN], [y + 0.15, y + 0.15], RULE, thick=0.8)
    x = sheet.key_of_marks(x, y)
    sheet.stroke([x - 0.06, x + 0.06], [y, y], MUTED, thick=1.5)
    sheet.key(x + 0.1, y, "other", SMALL)
