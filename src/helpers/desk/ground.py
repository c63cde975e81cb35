"""The ground of the desk's map: borders, water and rivers of the conflicts' own vector data, as one piece of SVG.

It is drawn once. Each view scales and moves it, so that a filter sends a few kilobytes and projects nothing.
"""

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np
from markupsafe import Markup
from shapely import box, clip_by_rect
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry

from helpers.figures.maps.landscape import Bounds, Landscape, facts
from helpers.places.model import Place

UNITS = 1000
"""Units of the drawing a degree of longitude: one is 70 m in the middle latitudes, finer than the lines are."""
_KINDS = ("sea", "river", "region_border", "border")


@dataclass(frozen=True)
class Ground:
    """The drawing in Mercator's projection, in UNITS, y downwards; what to say of its lines, each once; and towns."""

    drawing: Markup
    notes: tuple[str, ...]
    towns: tuple[Place, ...]


def mercator(lat: float, lon: float) -> tuple[float, float]:
    """Where a point (WGS 84) lies in the drawing."""
    return lon * UNITS, -math.degrees(math.asinh(math.tan(math.radians(lat)))) * UNITS


def draw_ground(landscapes: Iterable[Landscape], bounds: Bounds) -> Ground:
    """The basemaps and rivers of the landscapes within the bounds (west, south, east, north, degrees)."""
    landscapes = tuple(landscapes)
    paths: dict[str, list[str]] = {kind: [] for kind in (*_KINDS, "main")}
    for landscape in landscapes:
        for feature in landscape.basemap["features"]:
            kind = str((feature.get("properties") or {}).get("kind") or "border")
            paths[kind if kind in _KINDS else "border"] += _paths(feature, bounds)
        for feature in landscape.lines["features"]:
            paths["main"] += _paths(feature, bounds)
    drawing = Markup("").join(
        Markup('<path class="{}" d="{}"/>').format(kind.replace("_", "-"), "".join(found))
        for kind, found in paths.items()
        if found
    )
    told = [fact for land in landscapes for data in (land.basemap, land.lines) for fact in facts(data)]
    sentences = (". ".join(p.rstrip(".") for p in (f["name"], f["note"], f["source"]) if p) for f in told)
    towns = tuple(town for land in landscapes for town in land.towns)
    return Ground(drawing, tuple(dict.fromkeys(s for s in sentences if s)), towns)


def _paths(feature: dict, bounds: Bounds) -> Iterator[str]:
    drawn = shape(feature["geometry"])
    if drawn.is_empty or not drawn.intersects(box(*bounds)):
        return
    for part in _parts(clip_by_rect(drawn, *bounds).simplify(1 / UNITS)):
        yield _path(np.asarray(part.coords)[:, :2])


def _parts(geometry: BaseGeometry) -> Iterator[BaseGeometry]:
    """The lines of a geometry; of an area its rings."""
    if hasattr(geometry, "geoms"):
        for part in geometry.geoms:
            yield from _parts(part)
    elif geometry.geom_type == "Polygon":
        yield from (ring for ring in (geometry.exterior, *geometry.interiors) if not ring.is_empty)
    elif geometry.geom_type in ("LineString", "LinearRing") and not geometry.is_empty:
        yield geometry


def _path(points: np.ndarray) -> str:
    """A line as SVG's path data, from the first point in steps, which are short to write."""
    x = points[:, 0] * UNITS
    y = -np.degrees(np.arcsinh(np.tan(np.radians(points[:, 1])))) * UNITS
    whole = np.rint(np.column_stack([x, y])).astype(int)
    steps = np.diff(whole, axis=0)
    steps = steps[(steps != 0).any(axis=1)]
    return f"M{whole[0, 0]} {whole[0, 1]}l" + " ".join(f"{dx} {dy}" for dx, dy in steps) if len(steps) else ""
