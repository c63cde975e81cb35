"""The ground of a printed map: water, borders, rivers, towns and crossings, in points on an axes."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import geopandas as gpd
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.patches import PathPatch
from matplotlib.path import Path
from matplotlib.textpath import TextPath
from matplotlib.transforms import Affine2D
from shapely import Point, affinity
from shapely.geometry import box as shapely_box

from helpers.figures.maps.crossings import Crossing
from helpers.figures.maps.frame import Frame
from helpers.figures.maps.landscape import position
from helpers.figures.maps.marks import write, write_in
from helpers.figures.maps.placing import Paper, centred, size_of
from helpers.figures.palette import INK, MUTED, PAPER
from helpers.places.model import Place

LAND, SEA, RIVER, BORDER, BRIDGE = "#f7f6f2", "#dbe6ec", "#5b8fb0", "#7d8386", "#14425e"
RIVER_INK = "#2f6484"
_STYLES = {
    "sea": {"facecolor": SEA, "edgecolor": "#a9bfcb", "linewidth": 0.5, "zorder": 1},
    "river": {"color": "#a3c0d1", "linewidth": 0.7, "zorder": 1.2},
    "region_border": {"color": "#9aa0a3", "linewidth": 0.7, "linestyle": (0, (1, 2.5)), "zorder": 1.4},
    "border": {"color": BORDER, "linewidth": 1.1, "linestyle": (0, (6, 2, 1, 2)), "zorder": 1.5},
}
REGION_SIZE = 6.8
_TOWN_SIZES = {"city": 7.6, "settlement": 6.8, "village": 6.3}
_DECKS = {
    "in_use": ((-4, 1.6, 4, 1.6), (-4, -1.6, 4, -1.6)),
    "damaged": ((-4, 1.6, 4, 1.6), (-4, -1.6, -1, -1.6)),
    "destroyed": ((-4, 1.6, -1.6, 1.6), (1.6, 1.6, 4, 1.6), (-4, -1.6, -1.6, -1.6), (1.6, -1.6, 4, -1.6)),
    "unknown": (),
}


class Canvas(FigureCanvasAgg):
    """Draws when it is shown or saved, not each time that GeoPandas has added a layer."""

    def draw_idle(self, *args: object, **kwargs: object) -> None:
        """Nobody looks yet."""


def draw_ground(axes: Axes, frame: Frame, basemap: Mapping, lines: Mapping) -> None:
    """Land, sea, borders and rivers of the frame."""
    axes.set_facecolor(LAND)
    for kind, style in _STYLES.items():
        features = [f for f in basemap["features"] if (f.get("properties") or {}).get("kind", "border") == kind]
        shapes = on_paper(features, frame)
        if len(shapes):
            shapes.plot(ax=axes, aspect=None, **style)
    rivers = on_paper(lines["features"], frame)
    if len(rivers):
        rivers.plot(ax=axes, aspect=None, color=PAPER, linewidth=4.2, alpha=0.8, zorder=2)
        rivers.plot(ax=axes, aspect=None, color=RIVER, linewidth=2.2, zorder=2.1)
    axes.set(xlabel="", ylabel="")


def draw_area(axes: Axes, frame: Frame, areas: Iterable) -> None:
    """The dashed outlines within which claims' places lie (shapely geometries in degrees)."""
    features = [{"type": "Feature", "properties": {}, "geometry": area.__geo_interface__} for area in areas]
    shapes = on_paper(features, frame)
    if len(shapes):
        shapes.plot(ax=axes, aspect=None, facecolor="#4b535712", linewidth=0, zorder=2.4)
        # Edges that areas share are drawn once, or their dashes would fill each other's gaps.
        edges = gpd.GeoSeries([shapes.boundary.union_all()])
        edges.plot(ax=axes, aspect=None, color="#4b5357", linewidth=0.8, linestyle=(0, (4, 3)), zorder=2.5)
        axes.set(xlabel="", ylabel="")


def draw_river_names(axes: Axes, frame: Frame, lines: Mapping, paper: Paper) -> None:
    """The name of each river in the frame, once, beside its line where there is room."""
    size = 8.0
    for feature in lines["features"]:
        name = str((feature.get("properties") or {}).get("name") or "")
        shapes = on_paper([feature], frame)
        if not name or not len(shapes):
            continue
        line = shapes.geometry.iloc[0]
        for share in (0.5, 0.62, 0.38, 0.75, 0.25, 0.88, 0.12):
            at = line.interpolate(share, normalized=True)
            found = paper.put(centred(at.x, at.y, 6, 3), *size_of([name], size, "bold"))
            if found:
                write_in(axes, found, name, size, colour=RIVER_INK, style="italic", weight="bold")
                break


def draw_towns(axes: Axes, frame: Frame, towns: Sequence[Place], paper: Paper) -> None:
    """Names of towns, as far as there is room, the first of the list first."""
    for town in towns:
        if not frame.shows(*position(town)):
            continue
        x, y = frame.point(*position(town))
        dot = centred(x, y, 4, 4)
        if not paper.is_free(dot):
            continue
        size = _TOWN_SIZES.get(town.kind, 6.3)
        found = paper.put(dot, *size_of([town.name], size))
        if found is None:
            continue
        paper.taken.append(dot)
        axes.plot(x, y, marker="o", markersize=1.8, color=MUTED, zorder=3)
        write_in(axes, found, town.name, size, colour="#33393d")


def draw_region_names(axes: Axes, frame: Frame, regions: Sequence[tuple[str, float, float]], paper: Paper) -> None:
    """The names of regions (with latitude and longitude) where there is room."""
    for name, lat, lon in regions:
        if frame.shows(lat, lon):
            found = paper.put(centred(*frame.point(lat, lon), 1, 1), *size_of([name], REGION_SIZE), gap=0)
            if found:
                write_in(axes, found, name, REGION_SIZE, colour=MUTED, style="italic")


def draw_crossings(axes: Axes, frame: Frame, crossings: Sequence[Crossing], lines: Mapping, paper: Paper) -> None:
    """The signs of the crossings, numbered in their order.

    A sign stands on the river's line where there is room, no further from the crossing's place than that is uncertain.
    """
    rivers = on_paper(lines["features"], frame)
    for number, crossing in enumerate(crossings, start=1):
        x, y = frame.point(*position(crossing.place))
        reach = 1000 * (crossing.place.uncertainty_km or 0) / frame.metres_per_point
        x, y = next((at for at in _on_river(x, y, rivers, reach) if paper.is_free(centred(*at, 14, 12))), (x, y))
        draw_bridge(axes, x, y, crossing)
        sign = centred(x, y, 14, 12)
        paper.taken.append(sign)
        found = paper.put(sign, *size_of([str(number)], 6.5, "bold"), gap=1)
        if found:
            write_in(axes, found, str(number), 6.5, colour=BRIDGE, weight="bold")


def _on_river(x: float, y: float, rivers: gpd.GeoSeries, reach: float) -> Iterator[tuple[float, float]]:
    """Points of the river's line within reach of a place, the nearest first."""
    here = Point(x, y)
    near = [line for line in rivers if line.distance(here) <= reach]
    if near:
        line = min(near, key=here.distance)
        at = line.project(here)
        for step in sorted(range(-30, 31), key=abs):
            point = line.interpolate(min(max(at + 2.0 * step, 0), line.length))
            if point.distance(here) <= reach:
                yield point.x, point.y


def draw_bridge(axes: Axes, x: float, y: float, crossing: Crossing) -> None:
    """Two banks and what joins them: whole, half, or broken; "?" where the state is unknown or a thing is disputed."""
    axes.add_patch(_patch([(-5.5, -4.5, 5.5, -4.5, 5.5, 4.5, -5.5, 4.5)], x, y, fill=True))
    banks = [(-6, 5, -4, 2, -4, -2, -6, -5), (6, 5, 4, 2, 4, -2, 6, -5)]
    axes.add_patch(_patch([*banks, *_DECKS[crossing.state]], x, y))
    if crossing.state == "unknown" or crossing.disputed:
        shift = 0 if crossing.state == "unknown" else -5.2
        sign = TextPath((0, 0), "?", size=7.5 if crossing.state == "unknown" else 5.5)
        extents = sign.get_extents()
        moved = Affine2D().translate(x - extents.x0 - extents.width / 2, y + shift - extents.y0 - extents.height / 2)
        axes.add_patch(PathPatch(moved.transform_path(sign), facecolor=BRIDGE, linewidth=0, zorder=4.2))


def scale_wide(frame: Frame, longest: float) -> float:
    """How wide `draw_scale` draws, its number included."""
    km = round_length(longest * frame.metres_per_point / 1000)
    return km * 1000 / frame.metres_per_point + 4 + size_of([f"{km:g} km"], 7.6)[0]


def draw_scale(axes: Axes, x: float, y: float, frame: Frame, *, longest: float) -> None:
    """A scale bar of a round length from (x, y) to the right, at most `longest` points long."""
    km = round_length(longest * frame.metres_per_point / 1000)
    long = km * 1000 / frame.metres_per_point
    axes.plot([x, x + long], [y, y], color=INK, linewidth=1.4, solid_capstyle="butt", zorder=5)
    for at in (x, x + long):
        axes.plot([at, at], [y - 2.5, y + 2.5], color=INK, linewidth=1.0, zorder=5)
    words = f"{km:g} km"
    write(axes, x + long + 4, y, words, 7.6, halo=False)


def round_length(most: float) -> float:
    """The largest of 1, 2, 5, 10, 20, 50 … that is at most this.

    >>> round_length(7.3), round_length(0.4)
    (5.0, 0.2)
    """
    power = 10.0**-3
    found = power
    while power <= most:
        found = max(step * power for step in (1, 2, 5) if step * power <= most)
        power *= 10
    return round(found, 3)


def on_paper(features: Sequence[Mapping], frame: Frame) -> gpd.GeoSeries:
    """The features' shapes within the frame, in points; each feature is laid out once a frame, however often it is drawn."""
    if new := [feature for feature in features if id(feature) not in frame.laid_out]:
        frame.laid_out.update((id(feature), (feature, [])) for feature in new)
        for number, shape in _laid_out(new, frame).items():
            frame.laid_out[id(new[number])][1].append(shape)
    return gpd.GeoSeries([shape for feature in features for shape in frame.laid_out[id(feature)][1]])


def within(features: Sequence[Mapping], frame: Frame) -> list[Mapping]:
    """The features of which something lies in the frame."""
    on_paper(features, frame)
    return [feature for feature in features if frame.laid_out[id(feature)][1]]


def _laid_out(features: Sequence[Mapping], frame: Frame) -> gpd.GeoSeries:
    """The shapes by the number of their feature."""
    shapes = gpd.GeoDataFrame.from_features(features, crs="EPSG:4326").geometry
    shapes = shapes.make_valid().clip(shapely_box(*frame.bounds)).to_crs(frame.crs)
    scale = 1 / frame.metres_per_point
    matrix = [scale, 0, 0, scale, frame.wide / 2, frame.high / 2]
    paper = shapely_box(0, 0, frame.wide, frame.high)
    moved = [affinity.affine_transform(shape, matrix) for shape in shapes]
    shapes = gpd.GeoSeries(moved, index=shapes.index).intersection(paper)
    return shapes[~shapes.is_empty]


def _patch(strokes: Sequence[Sequence[float]], x: float, y: float, *, fill: bool = False):
    vertices, codes = [], []
    for stroke in strokes:
        points = list(zip(stroke[::2], stroke[1::2], strict=True))
        vertices += [(x + dx, y + dy) for dx, dy in points]
        codes += [Path.MOVETO, *[Path.LINETO] * (len(points) - 1)]
    if fill:
        return PathPatch(Path(vertices, codes), facecolor=PAPER, alpha=0.85, linewidth=0, zorder=4)
    return PathPatch(Path(vertices, codes), facecolor="none", edgecolor=BRIDGE, linewidth=1.0, zorder=4.1)
