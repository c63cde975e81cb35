"""Maps for print: who makes claims about which place, who says whom holds what, and how that changed."""

from collections.abc import Collection, Sequence
from datetime import date

import geopandas as gpd
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from helpers.analysis.dates import span
from helpers.conflicts import Conflict
from helpers.figures.drawing import Drawing
from helpers.figures.lettering import FONT, POINTS, width
from helpers.figures.maps import ground, marks, slots
from helpers.figures.maps.frame import Frame
from helpers.figures.maps.holders import Holding, by_place, holdings, holdings_on, most_claimed, turning_points
from helpers.figures.maps.landscape import WIDE_KINDS, Landscape, position, read_landscape, told_of
from helpers.figures.maps.legend import Legend
from helpers.figures.maps.payload import located
from helpers.figures.maps.placing import Paper
from helpers.figures.maps.words import counted
from helpers.figures.palette import INK, MUTED, PAPER, Palette
from helpers.figures.timelines.words import period

WIDE = 7.1
"""Inches: the width of text on an A4 page."""
NARROW = 4.2
MAP_HIGH = 5.6
HEAD = 0.52
MARGIN = 0.08
PANELS = 6
PANEL_PLACES = 8
SECTOR_M = 80_000
"""Half the height of an area, metres, from which a bridge is too small to be shown."""


def static_map(
    claims: pd.DataFrame,
    places: pd.DataFrame | None,
    conflict: Conflict,
    *,
    landscape: Landscape | None = None,
    geometries: gpd.GeoDataFrame | None = None,
    focus: tuple[float, float] | None = None,
    date_field: str = "claim_date",
) -> Drawing:
    """The sector with the places of the claims: a pill a side, as on the interactive map, with how many claims.

    Args: see `interactive_map`. Raises ValueError where no claim has a point.
    """
    drawn = _drawn(claims, places)
    palette = _palette(claims, conflict)
    frame = _frame(drawn, focus, WIDE - 2 * MARGIN, MAP_HIGH)
    sides = [s for s in palette.sides if s in drawn["side"].unique()]
    areas: list = []
    if geometries is not None:
        wanted = geometries[geometries["claim_id"].isin(drawn["claim_id"])]
        areas = list(wanted.geometry.drop_duplicates())
    period_shown = _span(drawn, date_field)

    def draw() -> Figure:
        ground_shown = landscape or read_landscape(conflict, frame.bounds)
        sheet = _Sheet(frame, ground_shown, palette, sides=sides, named=set(drawn["place"]))
        axes, paper = sheet.map()
        ground.draw_area(axes, frame, areas)
        marks.draw_counts(axes, frame, drawn, palette, paper)
        sheet.finish(axes, paper)
        sheet.head("Who makes claims about which place", f"Claims of these articles, {period_shown}")
        return sheet.figure

    spoken = drawn[["lat", "lon", "relation", "place", "side"]].to_numpy().tolist()
    told = palette, period_shown, spoken, [area.wkb_hex for area in areas]
    return Drawing(draw, "static map", frame, _told(conflict, landscape), *told)


def control_map(
    claims: pd.DataFrame,
    places: pd.DataFrame | None,
    conflict: Conflict,
    *,
    at: date | None = None,
    landscape: Landscape | None = None,
    focus: tuple[float, float] | None = None,
    date_field: str = "claim_date",
    most: int | None = None,
    narrow: bool = False,
) -> Drawing:
    """Who says, up to the day `at`, whom holds which place: each side's last word on it, side by side.

    `most`: show only so many places, those that most claims of control are about, and the area that they lie in.
    `narrow`: for a phone.

    A place has a box with a slot for each side that speaks; the mark in it has the shape and colour of the side that
    holds the place by its word: full for all of it, half for a part, hollow where the side says that it does not hold
    it. The map shows what is claimed, and claims nothing itself.
    """
    drawn = _drawn(claims, places)
    palette = _palette(claims, conflict)
    if most and places is not None:
        drawn = drawn[~drawn["place_id"].isin(places.loc[places["kind"].isin(WIDE_KINDS), "place_id"])]
    last = holdings(drawn, at, date_field=date_field)
    if kept := most_claimed(last, drawn, most=most) if most else set():
        drawn, last = drawn[drawn["place_id"].isin(kept)], [h for h in last if h.place_id in kept]
    found = by_place(last, palette.sides)
    page = NARROW if narrow else WIDE
    frame = _frame(drawn, focus, page - 2 * MARGIN, MAP_HIGH)
    day = at.toordinal() if at else None
    until = f"up to {period(day, day)}" if day else _span(drawn, date_field)
    of_most = f"; the {counted(len(kept), 'place')} of most claims" if kept else ""

    def draw() -> Figure:
        sheet = _Sheet(
            frame, landscape or read_landscape(conflict, frame.bounds), palette, sides=_speakers(found, palette),
            holders=_holders(found, palette), crossings=frame.half_high_m < SECTOR_M, page=page,
            named=set(drawn.loc[drawn["place_id"].isin(found), "place"]),
        )  # fmt: skip
        axes, paper = sheet.map()
        shown = {key for key, held in found.items() if frame.shows(held[0].lat, held[0].lon)}
        seats = slots.seat_places(
            frame, found, sheet.sides, paper, words=len(shown) <= slots.FEW_PLACES, narrow=narrow
        )  # fmt: skip
        slots.draw_holdings(axes, seats, found, sheet.sides, palette, paper)
        left_out = len(shown) - len(seats)
        sheet.finish(axes, paper)
        lost = f"; no room for {counted(left_out, 'place')}" if left_out else ""
        sheet.head(
            "Who holds which place, and by whose word",
            f"Each side's last claim of control in these articles, {until}{lost}{of_most}",
        )
        return sheet.figure

    told = palette, found, until, of_most, narrow
    return Drawing(draw, "control map", frame, _told(conflict, landscape), *told)


def control_over_time(
    claims: pd.DataFrame,
    places: pd.DataFrame | None,
    conflict: Conflict,
    *,
    days: Sequence[date] | None = None,
    landscape: Landscape | None = None,
    focus: tuple[float, float] | None = None,
    date_field: str = "claim_date",
) -> Drawing:
    """Small maps of who says whom holds what, one a day: by default the days on which somebody's last word changed."""
    drawn = _drawn(claims, places)
    palette = _palette(claims, conflict)
    last = holdings(drawn, max(days) if days else None, date_field=date_field)
    kept = most_claimed(last, drawn, most=PANEL_PLACES)
    fewer = len({holding.place_id for holding in last}) > len(kept)
    about = drawn[drawn["place_id"].isin(kept)]
    days = list(days or turning_points(about, most=PANELS, date_field=date_field)) or [date.max]
    across = min(3, len(days))
    down = -(-len(days) // across)
    wide = (WIDE - MARGIN * (across + 1)) / across
    frame = _frame(drawn, focus, wide, wide * 0.92)
    each = [by_place(found, palette.sides) for found in holdings_on(about, days, date_field=date_field)]
    fullest = {key: max((found.get(key, []) for found in each), key=len) for found in each for key in found}
    all_said = {key: [h for found in each for h in found.get(key, [])] for key in fullest}
    sides = _speakers(all_said, palette)
    which = f": the {counted(len(kept), 'place')} of most claims" if fewer else ""

    def draw() -> Figure:
        sheet = _Sheet(
            frame, landscape or read_landscape(conflict, frame.bounds), palette, sides=sides,
            holders=_holders(all_said, palette), panels=(across, down), crossings=False,
        )  # fmt: skip
        for i, (day, found) in enumerate(zip(days, each, strict=True)):
            axes, paper = sheet.map(i)
            if day != date.max:
                sheet.caption(axes, period(day.toordinal(), day.toordinal()))
            # Every panel seats all places, so that a place stands in the same spot in each.
            seats = slots.seat_places(frame, fullest, sides, paper)
            slots.draw_holdings(axes, seats, found, sides, palette, paper)
            sheet.finish(axes, paper, towns=False)
        sheet.head(
            "How the claims of control changed",
            f"Each side's last word on each day, as far as these articles tell{which}",
        )
        return sheet.figure

    return Drawing(draw, "control over time", frame, _told(conflict, landscape), palette, days, each, which)


class _Sheet:
    """A page with a head, one or several maps of one frame, and a legend under them."""

    def __init__(
        self,
        frame: Frame,
        landscape: Landscape,
        palette: Palette,
        *,
        sides: Sequence[str],
        holders: Sequence[str] = (),
        panels: tuple[int, int] = (1, 1),
        crossings: bool = True,
        page: float = WIDE,
        named: Collection[str] = (),
    ) -> None:
        self.named = named  # the places that the claims have a name on the map for
        self.frame, self.landscape, self.palette = frame, landscape, palette
        self.sides, self.panels = sides, panels
        shown = [c for c in landscape.crossings if crossings and frame.shows(*position(c.place))]
        self.crossings = sorted(shown, key=lambda c: (-position(c.place)[0], c.place.place_id))
        self.page = page  # inches
        wide = (page - 2 * MARGIN) * POINTS
        self.legend = Legend(frame, landscape, palette, sides, holders, self.crossings, wide)
        self.foot = self.legend.inches
        self.caption_high = 0.22 if panels != (1, 1) else 0.0
        map_high = frame.high / POINTS
        self.high = HEAD + panels[1] * (map_high + self.caption_high + MARGIN) + self.foot
        self.figure = Figure(figsize=(page, self.high), facecolor=PAPER)
        ground.Canvas(self.figure)

    def map(self, number: int = 0) -> tuple[Axes, Paper]:
        """An axes in points with the ground drawn, and what of it is free."""
        row, column = divmod(number, self.panels[0])
        wide, high = self.frame.wide / POINTS, self.frame.high / POINTS
        left = MARGIN + column * (wide + MARGIN)
        top = self.high - HEAD - row * (high + self.caption_high + MARGIN) - self.caption_high
        axes = self._axes(left, top - high, wide, high)
        for spine in axes.spines.values():
            spine.set(edgecolor="#c9d0d3", linewidth=0.8)
        ground.draw_ground(axes, self.frame, self.landscape.basemap, self.landscape.lines)
        return axes, Paper(self.frame.box)

    def finish(self, axes: Axes, paper: Paper, *, towns: bool = True) -> None:
        """What fills the room that the claims leave: crossings, river names, towns."""
        ground.draw_crossings(axes, self.frame, self.crossings, self.landscape.lines, paper)
        ground.draw_river_names(axes, self.frame, self.landscape.lines, paper)
        if towns:
            regions = [region for region in self.landscape.regions if region[0] not in self.named]
            ground.draw_region_names(axes, self.frame, regions, paper)
            ground.draw_towns(axes, self.frame, [t for t in self.landscape.towns if t.name not in self.named], paper)
        axes.set(xlim=(0, self.frame.wide), ylim=(0, self.frame.high))

    def head(self, title: str, subtitle: str) -> None:
        """Title and subtitle above the maps, and the legend below them."""
        left = MARGIN / self.page
        self.figure.text(
            left, 1 - 0.17 / self.high, title, size=11.5, weight="bold", color=INK, va="center", family=FONT
        )
        size = min(8.5, 8.5 * (self.page - 2 * MARGIN) / (width(subtitle, 8.5)))
        self.figure.text(left, 1 - 0.36 / self.high, subtitle, size=size, color=MUTED, va="center", family=FONT)
        axes = self._axes(MARGIN, 0, self.page - 2 * MARGIN, self.foot)
        axes.set_axis_off()
        axes.set(xlim=(0, (self.page - 2 * MARGIN) * POINTS), ylim=(0, self.foot * POINTS))
        self.legend.draw(axes)

    def caption(self, axes: Axes, words: str) -> None:
        axes.text(2, self.frame.high + 7, words, size=8.5, weight="bold", color=INK, va="center", family=FONT)

    def _axes(self, left: float, low: float, wide: float, high: float) -> Axes:
        axes = self.figure.add_axes((left / self.page, low / self.high, wide / self.page, high / self.high))
        axes.set(xticks=[], yticks=[])
        return axes


def _told(conflict: Conflict, landscape: Landscape | None) -> object:
    """What tells the ground of a map: the landscape that is given, or what the conflict's is made of."""
    return told_of(conflict) if landscape is None else landscape


def _drawn(claims: pd.DataFrame, places: pd.DataFrame | None) -> pd.DataFrame:
    drawn = located(claims, places)
    if drawn.empty:
        raise ValueError("no claim has a place with a known position, so there is nothing to map")
    return drawn


def _palette(claims: pd.DataFrame, conflict: Conflict) -> Palette:
    return Palette.of(conflict, sides=tuple(sorted({*claims["side"].unique(), *claims["controller"].unique()})))


def _frame(drawn: pd.DataFrame, focus: tuple[float, float] | None, wide: float, high: float) -> Frame:
    points = zip(drawn["lat"].tolist(), drawn["lon"].tolist(), strict=True)
    return Frame.about(points, wide=wide * POINTS, high=high * POINTS, focus=focus)


def _speakers(found: dict[str, list[Holding]], palette: Palette) -> list[str]:
    said = {holding.side for held in found.values() for holding in held}
    return [side for side in palette.sides if side in said]


def _holders(found: dict[str, list[Holding]], palette: Palette) -> list[str]:
    held = {holding.holder for said in found.values() for holding in said}
    return [side for side in palette.sides if side in held]


def _span(drawn: pd.DataFrame, date_field: str) -> str:
    spans = [s for s in map(span, drawn[date_field].unique()) if s]
    return period(min(s.first for s in spans), max(s.last for s in spans)) if spans else "undated"
