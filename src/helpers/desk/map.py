"""The selected claims on a map: one circle a place, as large as it has claims, cut by who speaks; as SVG, quickly.

The map of notebook 05 shows each claim where it belongs, with its area; this one is for finding and choosing.
"""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pandas as pd
from markupsafe import Markup, escape

from helpers.brief.markup import text
from helpers.counting import plural
from helpers.desk.ground import UNITS, Ground, mercator
from helpers.desk.stripes import stripes
from helpers.figures.boxes import Box
from helpers.figures.maps.ground import round_length
from helpers.figures.maps.placing import Paper, centred
from helpers.figures.palette import Palette, Style
from helpers.places.model import Place

WIDE, HIGH = 480, 290
MOST = 150
"""Circles that are drawn, those of most claims; the caption says how many places are left out."""
MOST_NAMES, MOST_TOWNS = 14, 12
_SMALLEST, _LARGEST = 4.0, 20.0
_COVERED = 0.16
"""Share of the picture that all circles together cover at most, so that those of many places do not hide each other."""
_LEAST_DEGREES = 0.35
"""Width of the smallest area that is shown."""
_MARGIN = 42
_LETTER = 6.2
_INSIDE = Box(2, 2, WIDE - 2, HIGH - 18)
"""Where names may stand: above the scale bar."""
_STRIPES = "claims-map-unclear"


@dataclass(frozen=True)
class Spot:
    """A place on the picture, with the claims of each side about it."""

    place_id: str
    name: str
    within_km: float
    x: float
    y: float
    radius: float
    claims: dict[str, int]

    @property
    def total(self) -> int:
        """Claims of all sides."""
        return sum(self.claims.values())


class View:
    """The part of the drawing that the picture shows: `scale` pixels a unit, from the corner (`left`, `top`)."""

    def __init__(self, points: Sequence[tuple[float, float]]) -> None:
        xs, ys = [p[0] for p in points], [p[1] for p in points]
        least = _LEAST_DEGREES * UNITS
        wide, high = max(max(xs) - min(xs), least), max(max(ys) - min(ys), least * HIGH / WIDE)
        self.scale = min((WIDE - 2 * _MARGIN) / wide, (HIGH - 2 * _MARGIN) / high)
        self.left = (max(xs) + min(xs)) / 2 - WIDE / 2 / self.scale
        self.top = (max(ys) + min(ys)) / 2 - HIGH / 2 / self.scale

    def at(self, lat: float, lon: float) -> tuple[float, float]:
        """Where a point (WGS 84) lies on the picture, pixels from its upper left corner."""
        x, y = mercator(lat, lon)
        return (x - self.left) * self.scale, (y - self.top) * self.scale

    @property
    def pixels_a_km(self) -> float:
        """In the middle of the picture; Mercator's scale changes with the latitude."""
        middle = self.top + HIGH / 2 / self.scale
        lat = math.degrees(math.atan(math.sinh(math.radians(-middle / UNITS))))
        return self.scale * UNITS / (111.32 * math.cos(math.radians(lat)))


def draw_map(claims: pd.DataFrame, places: pd.DataFrame, palette: Palette, ground: Ground) -> Markup:
    """The claims by place; a circle's click asks for the claims about it ("place", its name)."""
    known = places.set_index("place_id")[["name", "lat", "lon", "uncertainty_km"]].dropna(subset=["lat", "lon"])
    placed = claims[claims["place_id"].isin(known.index)]
    without = len(claims) - len(placed)
    off = f"{plural(without, 'claim')} {'is' if without == 1 else 'are'} about no place whose position is known."
    if placed.empty:
        return Markup('<p class="empty">Nothing to draw: {}</p>').format(off)
    counts = placed.groupby(["place_id", "side"]).size().unstack(fill_value=0)
    most = counts.sum(axis=1).sort_values(ascending=False, kind="stable").index
    drawn = known.loc[most[:MOST]].itertuples(name=None)
    places_drawn = [(i, str(name), float(lat), float(lon), _km(within)) for i, name, lat, lon, within in drawn]
    view = View([mercator(lat, lon) for _, _, lat, lon, _ in places_drawn])
    numbers = {str(i): row for i, row in counts.to_dict("index").items()}
    totals = {i: sum(numbers[i].values()) for i, *_ in places_drawn}
    unit = min(_LARGEST**2 / max(totals.values()), _COVERED * WIDE * HIGH / math.pi / sum(totals.values()))
    spots = [
        Spot(
            i,
            name,
            within,
            *view.at(lat, lon),
            max(math.sqrt(unit * totals[i]), _SMALLEST),
            {str(side): n for side, n in numbers[i].items() if n},
        )
        for i, name, lat, lon, within in places_drawn
    ]
    circles = Markup("").join(_circle(spot, palette) for spot in spots)
    sides = [side for side in palette.sides if side in counts.columns]
    told = f"Map of {plural(len(placed), 'claim')} about {plural(len(most), 'place')}; most: " + ", ".join(
        f"{s.name} {s.total}" for s in spots[:5]
    )
    left_out = f"{len(most) - MOST} places with fewer claims are left out. " if len(most) > MOST else ""
    return Markup(
        '<svg class="picture map" viewBox="0 0 {w} {h}" role="img" aria-label="{told}">{stripes}<rect class="land" width="{w}" '
        'height="{h}"/><g class="ground" transform="scale({k:.6g}) translate({x:.2f} {y:.2f})">{ground}</g>'
        "{circles}{names}{bar}</svg>"
        '<p class="caption">{legend} A circle stands for all claims about a place, near it or north of it too; click it '
        "for them. {left_out}{off}</p>"
        '<details class="caption"><summary>Whose lines these are</summary><ul>{notes}</ul></details>'
    ).format(
        w=WIDE, h=HIGH, told=text(told), k=view.scale, x=-view.left, y=-view.top, ground=ground.drawing,
        stripes=stripes(_STRIPES) if "" in sides else "", circles=circles, names=Markup("").join(_names(spots, ground.towns, view)), bar=_scale_bar(view),
        legend=_legend(sides, palette), left_out=left_out, off=off if without else "",
        notes=Markup("").join(Markup("<li>{}</li>").format(text(note)) for note in ground.notes),
    )  # fmt: skip


def _km(value: object) -> float:
    return 0.0 if pd.isna(value) else float(value)  # type: ignore[arg-type,call-overload]


def _circle(spot: Spot, palette: Palette) -> Markup:
    parts, before = Markup(""), 0.0
    for side in (s for s in [*palette.sides, *sorted(set(spot.claims) - set(palette.sides))] if s in spot.claims):
        share = spot.claims[side] / spot.total
        parts += _slice(spot, spot.radius, before, share, palette[side])
        before += share
    words = f"{spot.name}: {plural(spot.total, 'claim')}; " + ", ".join(
        f"{palette[s].name} {n}" for s, n in spot.claims.items()
    )
    if spot.within_km:
        words += f" (its point is known to within {spot.within_km:g} km)"
    return Markup(
        '<g class="control spot" data-act="place" data-value="{}"><title>{}</title>{}'
        '<circle class="rim" cx="{:.1f}" cy="{:.1f}" r="{:.1f}"/></g>'
    ).format(spot.name, text(words), parts, spot.x, spot.y, spot.radius)


def _slice(spot: Spot, radius: float, before: float, share: float, look: Style) -> Markup:
    style = f"fill: url(#{_STRIPES})" if look.is_unclear else f"--side: {escape(look.colour)}"
    if share > 0.999:
        return Markup(f'<circle class="side" style="{style}" cx="{spot.x:.1f}" cy="{spot.y:.1f}" r="{radius:.1f}"/>')
    ends = [
        (spot.x + radius * math.sin(turn * math.tau), spot.y - radius * math.cos(turn * math.tau))
        for turn in (before, before + share)
    ]
    (x, y), (to_x, to_y) = ends
    arc = f"A{radius:.1f} {radius:.1f} 0 {int(share > 0.5)} 1 {to_x:.1f} {to_y:.1f}Z"
    return Markup(f'<path class="side" style="{style}" d="M{spot.x:.1f} {spot.y:.1f}L{x:.1f} {y:.1f}{arc}"/>')


def _names(spots: Sequence[Spot], towns: Sequence[Place], view: View) -> Iterator[Markup]:
    """Names of the places of most claims, then of towns for orientation, where there is room."""
    paper = Paper(_INSIDE, (centred(s.x, s.y, 2 * s.radius, 2 * s.radius) for s in spots))
    for spot in spots[:MOST_NAMES]:
        yield from _name(spot.name, spot.x, spot.y, spot.radius, paper, "name")
    named = {spot.name for spot in spots}
    shown = 0
    for town in towns:
        if shown == MOST_TOWNS or town.lat is None or town.lon is None or town.name in named:
            continue
        x, y = view.at(town.lat, town.lon)
        if paper.is_free(centred(x, y, 6, 6)):
            for written in _name(town.name, x, y, 3, paper, "town"):
                shown += 1
                yield Markup('<circle class="dot" cx="{:.1f}" cy="{:.1f}" r="1.6"/>{}').format(x, y, written)


def _name(words: str, x: float, y: float, radius: float, paper: Paper, kind: str) -> Iterator[Markup]:
    """The name beside its point; nothing where no place beside it is free. Heights count downwards, as SVG has them."""
    found = paper.put(centred(x, y, 2 * radius, 2 * radius), _LETTER * len(words) + 4, 13, gap=3)
    if found:
        yield Markup('<text class="{}" x="{:.1f}" y="{:.1f}">{}</text>').format(
            kind, found.left + 2, found.high - 3, text(words)
        )


def _scale_bar(view: View) -> Markup:
    km = round_length(100 / view.pixels_a_km)
    return Markup(
        '<g class="scale"><path d="M10 {y}v-5m0 5h{wide:.1f}m0 0v-5"/><text x="{x:.1f}" y="{y}">{km:g} km</text></g>'
    ).format(y=HIGH - 9, wide=km * view.pixels_a_km, x=16 + km * view.pixels_a_km, km=km)


def _legend(sides: Sequence[str], palette: Palette) -> Markup:
    return Markup("").join(
        Markup('<span class="key"><i class="side{}" style="--side: {}"></i>{}</span> ').format(
            " unclear" if palette[side].is_unclear else "", palette[side].colour, text(palette[side].name)
        )
        for side in sides
    )
