"""The selected claims along time: one lane a side, a bar for each day, week, month or year; drawn quickly, as SVG."""

from datetime import date

import pandas as pd
from markupsafe import Markup

from helpers.analysis.periods import Periods
from helpers.brief.markup import text
from helpers.counting import plural
from helpers.desk.stripes import stripes
from helpers.figures.palette import Palette

WIDE, LEFT, RIGHT, LANE, AXIS, TOP = 480, 96, 44, 44, 22, 4
MOST_TICKS = 5
_STRIPES = "claims-timeline-unclear"


def draw_timeline(claims: pd.DataFrame, palette: Palette, *, date_field: str) -> Markup:
    """The claims as bars, what is denied as hollow ones on top; a bar's click asks for its days ("first..last")."""
    sides = [side for side in palette.sides if claims["side"].eq(side).any()]
    if not sides:
        return Markup('<p class="empty">No claims to draw.</p>')
    dates = claims[date_field]
    scale = Periods.of(dates)
    counted = pd.DataFrame({"side": claims["side"], "bin": scale.bins(dates), "denies": claims["stance"].eq("denies")})
    counts = counted.groupby(["side", "bin", "denies"]).size().to_dict()
    totals = counted[counted["bin"] >= 0].groupby(["side", "bin"]).size()
    most = int(totals.max()) if len(totals) else 1
    high = TOP + LANE * len(sides) + AXIS
    lanes = Markup("").join(_lane(i, side, scale, counts, most, palette) for i, side in enumerate(sides))
    told = f"Claims by {scale.unit} and side: " + "; ".join(
        f"{palette[side].name} {int(claims['side'].eq(side).sum())}" for side in sides
    )
    loose = int((counted["bin"] < 0).sum())
    return Markup(
        '<svg class="picture" viewBox="0 0 {} {}" role="img" aria-label="{}">{}{}{}</svg>'
        '<p class="caption">A bar a {}; the tallest is {}. Hollow: denials. {}Click a bar for its claims.</p>'
    ).format(
        WIDE, high, told, stripes(_STRIPES) if "" in sides else "", lanes, _axis(scale, TOP + LANE * len(sides)), scale.unit, plural(most, "claim"),
        f"On the right: not dated to the {scale.unit}. " if loose else "",
    )  # fmt: skip


def _lane(i: int, side: str, scale: Periods, counts: dict, most: int, palette: Palette) -> Markup:
    style, base = palette[side], TOP + LANE * (i + 1)
    step = (WIDE - LEFT - RIGHT) / max(len(scale.starts), 1)
    wide = min(max(step * 0.8, 1.5), 26)
    bars = []
    for n, (first, last) in enumerate(zip(scale.starts, scale.ends, strict=True)):
        said, denied = counts.get((side, n, False), 0), counts.get((side, n, True), 0)
        if not said + denied:
            continue
        x = LEFT + step * (n + 0.5) - wide / 2
        unit = (LANE - 9) / most
        words = f"{style.name}, {_named(first, last)}: {plural(said + denied, 'claim')}"
        if denied:
            words += f", {plural(denied, 'denial')}"
        tall = max(said * unit, 1.5 if said else 0)
        hollow = max(denied * unit, 2.5 if denied else 0)
        parts = Markup("")
        if said:
            fill = Markup(' style="fill: url(#{})"').format(_STRIPES) if style.is_unclear else ""
            parts += Markup('<rect class="bar"{} x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>').format(
                fill, x, base - tall, wide, tall
            )
        if denied:
            parts += Markup('<rect class="denial" x="{:.1f}" y="{:.1f}" width="{:.1f}" height="{:.1f}"/>').format(
                x + 0.5, base - tall - hollow, max(wide - 1, 1), hollow
            )
        bars.append(
            Markup(
                '<g class="control" data-act="days" data-value="{}..{}"><title>{}</title>'
                '<rect class="reach" x="{:.1f}" y="{}" width="{:.1f}" height="{}"/>{}</g>'
            ).format(first, last, text(words), LEFT + step * n, base - LANE + 6, step, LANE - 6, parts)
        )
    rest = counts.get((side, -1, False), 0) + counts.get((side, -1, True), 0)
    beside = Markup('<text class="note" x="{}" y="{}">+ {}</text>').format(WIDE - RIGHT + 6, base - 4, rest)
    return Markup(
        '<g class="side{}" style="--side: {}"><line class="base" x1="{}" x2="{}" y1="{}" y2="{}"/>'
        '<text x="0" y="{}">{}</text>{}{}</g>'
    ).format(
        " unclear" if style.is_unclear else "", style.colour, LEFT, WIDE - RIGHT, base, base, base - 4, text(style.name[:16]), Markup("").join(bars),
        beside if rest else "",
    )  # fmt: skip


def _axis(scale: Periods, y: float) -> Markup:
    count = len(scale.starts)
    step = (WIDE - LEFT - RIGHT) / max(count, 1)
    every = max(-(-count // MOST_TICKS), 1)
    ticks = [
        Markup('<text class="tick" x="{:.1f}" y="{}" text-anchor="middle">{}</text>').format(
            LEFT + step * (n + 0.5), y + 16, _short(scale, n)
        )
        for n in range(0, count, every)
    ]
    return Markup("").join(ticks)


def _short(scale: Periods, n: int) -> str:
    start = scale.starts[n]
    if scale.unit == "year":
        return start
    day = _first_day(start)
    if scale.unit == "month":
        return f"{day:%b %Y}"
    return f"{day.day} {day:%b} {day:%y}"


def _named(first: str, last: str) -> str:
    return first if first == last else f"{first} to {last}"


def _first_day(text_date: str) -> date:
    return date.fromisoformat((text_date + "-01-01")[:10] if len(text_date) < 10 else text_date)
