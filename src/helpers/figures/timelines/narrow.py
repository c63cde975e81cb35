"""The life of the claims to one place, narrow, for a phone: time runs downwards, one rail a voice, words beside."""

from collections.abc import Iterator
from dataclasses import dataclass

from matplotlib.figure import Figure

from helpers.figures.lettering import line_height, wrap
from helpers.figures.palette import MUTED, RULE, Palette
from helpers.figures.timelines.labels import grouped
from helpers.figures.timelines.lanes import SILENT
from helpers.figures.timelines.sheet import Sheet
from helpers.figures.timelines.story import Mark, Story, lane_name, lane_style
from helpers.figures.timelines.words import Words, day

WIDE = 4.0
MARGIN = 0.12
DATES = 0.56
RAIL = 0.27
TITLE, TEXT, SMALL = 12, 8.6, 7.8
PAD = 0.09
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
    left = MARGIN + DATES + RAIL * len(story.lanes) + 0.06
    found = list(_rows(story, words, WIDE - MARGIN - left))
    head = _head(story, words)
    foot = wrap(_foot(story), WIDE - 2 * MARGIN, SMALL)
    body = found[-1].top + found[-1].high if found else 0
    sheet = Sheet(WIDE, 0.62 + line_height(SMALL) * (len(head) + len(foot)) + body + 0.75)
    sheet.text(MARGIN, sheet.high - 0.22, story.place, size=TITLE, weight="bold")
    sheet.text(MARGIN, sheet.high - 0.41, f"Who holds it, according to whom · {story.period}", size=SMALL + 0.4)
    sheet.lines(MARGIN, sheet.high - 0.54, head, size=SMALL, colour=MUTED)
    top = sheet.high - 0.66 - len(head) * line_height(SMALL)
    rails = {lane: MARGIN + DATES + RAIL * (i + 0.5) for i, lane in enumerate(story.lanes)}
    heights = {row.number: top - row.middle for row in found}
    for lane, x in rails.items():
        sheet.area(x - RAIL / 2, top - body, RAIL, body + 0.04, lane_style(lane, palette).tint)
    _bands(sheet, story, found, rails, top, palette)
    for a, b in _links(story, heights):
        ends = [(rails[story.marks[i].lane], heights[i]) for i in (a, b)]
        sheet.arc(ends[0], ends[1], 0.05 if abs(ends[0][1] - ends[1][1]) > 0.4 else 0)
    for row in found:
        _row(sheet, row, rails, left, top, palette)
    _key(sheet, 0.3 + line_height(SMALL) * len(foot))
    sheet.lines(MARGIN, 0.12 + line_height(SMALL) * len(foot), foot, size=SMALL, colour=MUTED)
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


def _row(sheet: Sheet, row: Row, rails: dict[str, float], left: float, top: float, palette: Palette) -> None:
    y, x = top - row.middle, rails[row.mark.lane]
    if row.first_of_day:
        sheet.text(MARGIN, y, day(row.mark.statements[0].claim_date), size=TEXT, weight="bold")
        if row.gap >= LONG_GAP:
            sheet.text(MARGIN, top - row.top + 0.16, f"{row.gap} days", size=SMALL, colour=MUTED, style="italic")
    if row.mark.kind == "tick":
        sheet.stroke([x - 0.06, x + 0.06], [y, y], MUTED, thick=1.5, order=4)
        sheet.lines(left, top - row.top, row.lines, size=SMALL, colour=MUTED)
        return
    mark = row.mark
    colour = palette[mark.holder].colour
    sheet.mark(x, y, colour, hollow=mark.kind == "deny", half=mark.part, diamond=mark.reaffirmed, size=10.5)
    sheet.lines(left, top - row.top, row.lines, size=TEXT, colour=lane_style(mark.lane, palette).text)


def _bands(sheet: Sheet, story: Story, found: list[Row], rails: dict[str, float], top: float, palette: Palette) -> None:
    for band in story.bands:
        x, colour = rails[band.lane], palette[band.holder].band
        ys = [top - _height(found, band.first), top - _height(found, band.last)]
        if band.repeated:
            sheet.stroke([x, x], ys, colour, thick=4 if band.part else 9, order=1.5)
        else:
            sheet.stroke([x, x], ys, colour, thick=1.6, dashes=(4, 3), order=1.5)


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


def _head(story: Story, words: Words) -> list[str]:
    names = ", ".join(lane_name(lane, words) for lane in story.lanes)
    text = f"Rails from left to right: {names}. A mark's colour is who holds the place, in their words."
    return wrap(text, WIDE - 2 * MARGIN, SMALL)


def _foot(story: Story) -> str:
    said = ["Bar: the claim stands. Dotted: the two contradict or deny each other."]
    if any(not band.repeated for band in story.bands):
        said.append(f"Dashed: {SILENT}.")
    if story.undated:
        many = f"{len(story.undated)} statements without a date are"
        said.append(f"{many if len(story.undated) > 1 else '1 statement without a date is'} not drawn.")
    return " ".join(said)


def _key(sheet: Sheet, y: float) -> None:
    x = MARGIN + 0.06
    sheet.stroke([MARGIN, WIDE - MARGIN], [y + 0.15, y + 0.15], RULE, thick=0.8)
    x = sheet.key_of_marks(x, y)
    sheet.stroke([x - 0.06, x + 0.06], [y, y], MUTED, thick=1.5)
    sheet.key(x + 0.1, y, "other", SMALL)
