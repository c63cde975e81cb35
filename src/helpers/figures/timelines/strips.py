"""For each place a strip: who claimed to hold it, when, beside who denied it."""

from collections.abc import Sequence
from dataclasses import dataclass

from matplotlib.figure import Figure

from helpers.figures.lettering import line_height, wrap
from helpers.figures.palette import LANE, MUTED, RULE, Palette
from helpers.figures.timelines.bands import draw_band, draw_claim
from helpers.figures.timelines.scale import Scale
from helpers.figures.timelines.sheet import Sheet
from helpers.figures.timelines.story import Story, lane_name, lane_style
from helpers.figures.timelines.words import Words, day, period

MARGIN = 0.15
TITLE, NAME, SMALL = 14, 9.5, 8
LINE = 0.21
MOST_DAYS = 4


@dataclass(frozen=True)
class Form:
    """A width, and where things stand in it: room for names of places and of lanes, and for the words.

    In the narrow form (`beside` is False) the name stands above its strip and the words below it.
    """

    wide: float
    names: float
    lanes: float
    words: float
    title: float
    beside: bool

    @property
    def left(self) -> float:
        return MARGIN + self.names + self.lanes + 0.1

    @property
    def right(self) -> float:
        return self.wide - MARGIN - 0.1 - (self.words if self.beside else 0.1)


PAGE = Form(11.0, 1.5, 1.15, 2.75, 14, True)
PHONE = Form(4.0, 0.0, 0.75, 3.6, 12, False)


def draw_strips(
    stories: Sequence[Story], words: Words, palette: Palette, *, left_out: int, narrow: bool = False
) -> Figure:
    """The picture, one strip a story, in their order.

    Args:
        stories: places with at least one claim or denial of control.
        left_out: places that the picture has no room for.
        narrow: for a phone.
    """
    form = PHONE if narrow else PAGE
    first, last = min(s.first for s in stories), max(s.last for s in stories)
    spare = max(1, (last - first) // 50)
    scale = Scale(first - spare, last + spare, form.left, form.right, first)
    strips = [_strip(story, words, form) for story in stories]
    key = wrap(_key_words(left_out), form.wide - 2 * MARGIN, SMALL)
    head, foot = 0.8, 0.62 + line_height(SMALL) * len(key)
    sheet = Sheet(form.wide, head + foot + sum(strip.high + 0.08 for strip in strips))
    _title(sheet, form, period(first, last))
    top = sheet.high - head
    for strip in strips:
        sheet.lane(MARGIN, top - strip.high, form.wide - 2 * MARGIN, strip.high, LANE)
        _draw(sheet, strip, top, scale, words, palette, form)
        top -= strip.high + 0.08
    ticks = list(scale.ticks())
    if form.beside:
        sheet.days(ticks, foot, sheet.high - head)
    else:
        sheet.days(ticks[:: max(1, len(ticks) // 3)], foot, sheet.high - head, size=SMALL)
    _key(sheet, 0.24 + line_height(SMALL) * len(key))
    sheet.lines(MARGIN, 0.1 + line_height(SMALL) * len(key), key, size=SMALL, colour=MUTED)
    return sheet.figure


@dataclass(frozen=True)
class Strip:
    """One place: its name and words in lines, its lanes, and how high it is."""

    story: Story
    name: Sequence[str]
    lanes: Sequence[str]
    text: Sequence[str]
    high: float


def _strip(story: Story, words: Words, form: Form) -> Strip:
    text = [line for said in summary(story, words) for line in wrap(said, form.words - 0.15, SMALL)]
    name = wrap(story.place, (form.names if form.beside else form.wide - 2 * MARGIN) - 0.15, NAME)[:2]
    lanes = [lane for lane in story.lanes if any(story.marks[i].kind != "tick" for i in story.of(lane))]
    parts = [LINE * len(lanes), line_height(SMALL) * len(text), line_height(NAME) * len(name)]
    return Strip(story, name, lanes, text, (max(parts) if form.beside else sum(parts)) + 0.14)


def _draw(sheet: Sheet, strip: Strip, top: float, scale: Scale, words: Words, palette: Palette, form: Form) -> None:
    sheet.lines(MARGIN + 0.1, top - 0.06, strip.name, size=NAME)
    axis = top - 0.07 - (0 if form.beside else line_height(NAME) * len(strip.name))
    for i, lane in enumerate(strip.lanes):
        _line(sheet, strip.story, lane, axis - LINE * (i + 0.5), scale, words, palette)
    if form.beside:
        sheet.lines(form.wide - MARGIN - form.words + 0.05, top - 0.07, strip.text, size=SMALL, colour=MUTED)
    else:
        sheet.lines(MARGIN + 0.1, axis - LINE * len(strip.lanes), strip.text, size=SMALL, colour=MUTED)


def _title(sheet: Sheet, form: Form, when: str) -> None:
    y = sheet.high - (0.26 if form.beside else 0.22)
    said = f"Who claims to hold which place{f', {when}' if form.beside else ''}"
    sheet.text(MARGIN, y, said, size=form.title, weight="bold")
    under = "A line is who speaks; a colour is who holds the place, in their words."
    if form.beside:
        sheet.text(MARGIN, y - 0.27, under, size=9.2, colour=MUTED)
    else:
        lines = [when, *wrap(under, form.wide - 2 * MARGIN, SMALL - 0.6)]
        sheet.lines(MARGIN, y - 0.13, lines, size=SMALL - 0.6, colour=MUTED)


def summary(story: Story, words: Words) -> list[str]:
    """Who claims the place, whom others name, and who denies it, each with the days: "Claimed by Russia: 20 Nov"."""
    found: dict[str, dict[str, None]] = {}
    for mark in sorted(story.marks, key=lambda m: (m.kind == "deny", m.day)):
        if mark.kind == "tick" or not mark.holder:
            continue
        voice = lane_name(mark.lane, words) if mark.lane else "speakers whose side is unclear"
        holder = words.side(mark.holder)
        if mark.kind == "deny":
            what = f"Control by {holder} denied by {voice}"
        else:
            what = f"Claimed by {holder}" if mark.lane == mark.holder else f"Control by {holder} according to {voice}"
        found.setdefault(what, {})[day(mark.statements[0].claim_date).replace(" ", "\N{NO-BREAK SPACE}")] = None
    return [f"{what}: {_shortened(list(dates))}" for what, dates in found.items()]


def _shortened(dates: Sequence[str]) -> str:
    more = len(dates) - MOST_DAYS
    if more <= 1:
        return ", ".join(dates)
    return f"{', '.join(dates[:MOST_DAYS])} and {more} more days"


def _line(sheet: Sheet, story: Story, lane: str, y: float, scale: Scale, words: Words, palette: Palette) -> None:
    style, name = lane_style(lane, palette), lane_name(lane, words)
    sheet.text(scale.left - 0.1, y, name, size=SMALL, colour=style.text, align="right")
    sheet.stroke([scale.left, scale.right], [y, y], RULE, thick=0.5, order=1)
    for band in (b for b in story.bands if b.lane == lane):
        draw_band(sheet, band, (scale.x(band.first), y), (scale.x(band.last), y), palette, thick=6)
    for i in story.of(lane):
        mark = story.marks[i]
        if mark.kind != "tick":
            draw_claim(sheet, mark, scale.x(mark.day), y, palette, size=8.5)


def _key(sheet: Sheet, y: float) -> None:
    x = MARGIN + 0.08
    sheet.key_of_marks(x, y)


def _key_words(left_out: int) -> str:
    said = "Bar: the claim stands; dashed: not repeated in these articles."
    if not left_out:
        return said
    return f"{said} {f'{left_out} more places are' if left_out > 1 else '1 more place is'} in the table."
