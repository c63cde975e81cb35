"""For each place a strip: who claimed to hold it, when, beside who denied it."""

from collections.abc import Sequence

from matplotlib.figure import Figure

from helpers.figures.palette import LANE, MUTED, RULE, Palette
from helpers.figures.timelines.layout import line_height, wrap
from helpers.figures.timelines.scale import Scale
from helpers.figures.timelines.sheet import Sheet
from helpers.figures.timelines.story import OTHERS, Story
from helpers.figures.timelines.words import Words, day, period

WIDE, MARGIN, NAMES, LANES, WORDS = 11.0, 0.15, 1.5, 1.15, 2.75
TITLE, NAME, SMALL = 14, 9.5, 8
LINE = 0.21
MOST_DAYS = 4


def draw_strips(stories: Sequence[Story], words: Words, palette: Palette, *, left_out: int) -> Figure:
    """The picture, one strip a story, in their order.

    Args:
        stories: places with at least one claim or denial of control.
        left_out: places that the picture has no room for.
    """
    first, last = min(s.first for s in stories), max(s.last for s in stories)
    spare = max(1, (last - first) // 50)
    scale = Scale(first - spare, last + spare, MARGIN + NAMES + LANES + 0.1, WIDE - MARGIN - WORDS - 0.1, first)
    texts = [[line for text in summary(story, words) for line in wrap(text, WORDS - 0.15, SMALL)] for story in stories]
    lanes = [_lanes(story) for story in stories]
    heights = [
        max(LINE * len(shown) + 0.14, line_height(SMALL) * len(text) + 0.14)
        for shown, text in zip(lanes, texts, strict=True)
    ]
    head, foot = 0.8, 0.72
    sheet = Sheet(WIDE, head + foot + sum(heights) + 0.08 * len(stories))
    y = sheet.high - 0.26
    sheet.text(MARGIN, y, f"Who claims to hold which place, {period(first, last)}", size=TITLE, weight="bold")
    under = "A line is who speaks; a colour is who holds the place, in their words."
    sheet.text(MARGIN, y - 0.27, under, size=9.2, colour=MUTED)
    top = sheet.high - head
    for story, shown, text, high in zip(stories, lanes, texts, heights, strict=True):
        sheet.lane(MARGIN, top - high, WIDE - 2 * MARGIN, high, LANE)
        name = wrap(story.place, NAMES - 0.15, NAME)
        sheet.lines(MARGIN + 0.1, top - 0.06, name[:2], size=NAME)
        sheet.lines(WIDE - MARGIN - WORDS + 0.05, top - 0.07, text, size=SMALL, colour=MUTED)
        for i, lane in enumerate(shown):
            _line(sheet, story, lane, top - 0.07 - LINE * (i + 0.5), scale, words, palette)
        top -= high + 0.08
    for x, when in scale.ticks():
        sheet.stroke([x, x], [foot, sheet.high - head], RULE, thick=0.6, alpha=0.65, order=1)
        sheet.text(x, foot - 0.12, when, size=9, align="center")
    _key(sheet, left_out)
    return sheet.figure


def summary(story: Story, words: Words) -> list[str]:
    """Who claims the place, whom others name, and who denies it, each with the days: "Claimed by Russia: 20 Nov"."""
    found: dict[str, dict[str, None]] = {}
    for mark in sorted(story.marks, key=lambda m: (m.kind == "deny", m.day)):
        if mark.kind == "tick" or not mark.holder:
            continue
        voice = "others" if mark.lane == OTHERS else words.side(mark.lane)
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


def _lanes(story: Story) -> list[str]:
    return [lane for lane in story.lanes if any(story.marks[i].kind != "tick" for i in story.of(lane))]


def _line(sheet: Sheet, story: Story, lane: str, y: float, scale: Scale, words: Words, palette: Palette) -> None:
    style = palette["independent" if lane == OTHERS else lane]
    name = "others" if lane == OTHERS else words.side(lane)
    sheet.text(MARGIN + NAMES + LANES - 0.1, y, name, size=SMALL, colour=style.text, align="right")
    sheet.stroke([scale.left, scale.right], [y, y], RULE, thick=0.5, order=1)
    for band in (b for b in story.bands if b.lane == lane):
        xs = [scale.x(band.first), scale.x(band.last)]
        colour = palette[band.holder].band
        if band.repeated:
            sheet.stroke(xs, [y, y], colour, thick=3 if band.part else 6, order=1.5)
        else:
            sheet.stroke(xs, [y, y], colour, thick=1.4, dashes=(4, 3), order=1.5)
    for i in story.of(lane):
        mark = story.marks[i]
        if mark.kind != "tick":
            sheet.mark(
                scale.x(mark.day), y, palette[mark.holder].colour, hollow=mark.kind == "deny", half=mark.part,
                diamond=mark.reaffirmed, size=8.5,
            )  # fmt: skip


def _key(sheet: Sheet, left_out: int) -> None:
    x, y = MARGIN + 0.08, 0.3
    for shape, name in (
        ({}, "claimed"),
        ({"half": True}, "a part claimed"),
        ({"hollow": True}, "denied"),
        ({"diamond": True}, "reaffirmed"),
    ):
        sheet.mark(x, y, MUTED, size=8, **shape)
        x = sheet.key(x + 0.1, y, name, SMALL)
    sheet.stroke([x, x + 0.25], [y, y], RULE, thick=5)
    x = sheet.key(x + 0.33, y, "the claim stands; dashed: not repeated in these articles", SMALL)
    if left_out:
        many = f"{left_out} more places are" if left_out > 1 else "1 more place is"
        sheet.text(x, y, f"{many} in the table.", size=SMALL, colour=MUTED)
