"""From a place and a relation to a geometry with its uncertainty.

All shapes are made in metres around the place (azimuthal equidistant projection centred on it, WGS 84 ellipsoid), where
distances and bearings from the centre are true, and handed out in degrees. With r the place's own radius
(`uncertainty_km`), and d a distance that the text gives ("3 km north of"):

- in, part_of, or nothing: a circle of radius r; of a region its area, where that is known.
- outskirts: a ring from r/2 to r + 2 km.
- near, around: a circle of radius r + 5 km; with d a ring of d ± max(1 km, d/5).
- direction: a circle of radius r + 20 km, for "on the X direction" names a stretch of front, not a place.
- north_of and so on: a sector of ±45° (north, east …) or ±30° (north-east …), from r/2 to r + 10 km; with d from d − w
  to d + w, where w = max(1 km, d/4).
- between: a strip 3 km either side of the line between two places; without the second, as near.
- along: a circle of radius r + 10 km; for a river the strip below.
- east_bank, west_bank: the part of a circle of radius r + 5 km on that side of the river; for a river itself a strip of
  5 km on that side; without a line the half circle.

A river, where its line is known, is a strip of 2 km about the line, not a point.
The point handed out lies in the shape; the uncertainty is the radius around that point which holds all of the shape.
"""

import math
from dataclasses import dataclass
from functools import lru_cache

from pyproj import Transformer
from shapely import LineString, MultiPolygon, Point, Polygon
from shapely.geometry.base import BaseGeometry
from shapely.ops import split, transform

from helpers.places.lines import northward, side_of
from helpers.places.model import Place

BEARINGS = {
    "north_of": 0,
    "north_east_of": 45,
    "east_of": 90,
    "south_east_of": 135,
    "south_of": 180,
    "south_west_of": 225,
    "west_of": 270,
    "north_west_of": 315,
}
NEAR_KM, AROUND_DIRECTION_KM, SECTOR_KM, OUTSKIRTS_KM = 5.0, 20.0, 10.0, 2.0
BETWEEN_KM, ALONG_KM, ALONG_UNKNOWN_KM, BANK_KM = 3.0, 2.0, 10.0, 5.0
BANKS = {"east_bank": 1, "west_bank": -1}
"""The sign of the side: a line is walked from south to north, east is on its right."""
LEAST_KM = 0.3
WITHIN = ("in", "part_of", "")


@dataclass(frozen=True)
class Location:
    """Where a claim lies: a point, the radius that holds the shape, and the shape (degrees, EPSG:4326).

    `shape` is one of circle, ring, sector, strip, half, area.
    """

    lat: float
    lon: float
    uncertainty_km: float
    shape: str
    geometry: BaseGeometry


def locate_relation(
    place: Place,
    relation: str,
    *,
    distance_km: float | None = None,
    other: Place | None = None,
    river: LineString | None = None,
    towards: Place | None = None,
    area: BaseGeometry | None = None,
) -> Location | None:
    """The geometry of a relation to a place; None where the place has no position.

    Args:
        place: what the relation is to.
        relation: one of schema.RELATIONS_TO_PLACE, or "" for "in".
        distance_km: what the text says, if it does.
        other: the second place of "between".
        river: line of the river that a bank belongs to, or that the place itself is (degrees, longitude first).
        towards: another place of the text; a river is met at the point of its line nearest to it.
        area: of the place, where that is a region (degrees).
    """
    if place.lat is None or place.lon is None:
        return None
    if place.kind == "river" and river is not None:
        return _on_river(river, relation, towards)
    to_metres, to_degrees = _projection(place.lat, place.lon)
    radius = max(place.uncertainty_km or 0.0, LEAST_KM)
    shape, geometry = "circle", _circle(radius)
    if relation in WITHIN and area is not None:
        shape, geometry = "area", transform(to_metres.transform, area)
    elif relation == "outskirts":
        shape, geometry = "ring", _ring(radius / 2, radius + OUTSKIRTS_KM)
    elif relation in ("near", "around") or (relation == "between" and not _has_point(other)):
        geometry = _circle(radius + NEAR_KM)
        if distance_km is not None:
            slack = max(1.0, distance_km / 5)
            shape, geometry = "ring", _ring(max(distance_km - slack, 0.0), distance_km + slack)
    elif relation == "direction":
        geometry = _circle(radius + AROUND_DIRECTION_KM)
    elif relation in BEARINGS:
        inner, outer = radius / 2, radius + SECTOR_KM
        if distance_km is not None:
            slack = max(1.0, distance_km / 4)
            inner, outer = max(distance_km - slack, 0.0), distance_km + slack
        shape, geometry = "sector", _sector(BEARINGS[relation], inner, outer)
    elif relation == "between" and other is not None:
        x, y = to_metres.transform(other.lon, other.lat)
        shape, geometry = "strip", LineString([(0, 0), (x, y)]).buffer(BETWEEN_KM * 1000)
    elif relation == "along":
        geometry = _circle(radius + ALONG_UNKNOWN_KM)
    elif relation in BANKS:
        shape, geometry = "half", _bank(_circle(radius + BANK_KM), BANKS[relation], river, to_metres)
    return _handed_out(geometry, shape, to_degrees)


def _has_point(place: Place | None) -> bool:
    return place is not None and place.lat is not None


@lru_cache(maxsize=1024)  # making one takes a thousandth of a second, and the claims of a war are about the same places
def _projection(lat: float, lon: float) -> tuple[Transformer, Transformer]:
    local = f"+proj=aeqd +lat_0={lat} +lon_0={lon} +datum=WGS84 +units=m"
    return (
        Transformer.from_crs("EPSG:4326", local, always_xy=True),
        Transformer.from_crs(local, "EPSG:4326", always_xy=True),
    )


def _circle(radius_km: float) -> Polygon:
    return Point(0, 0).buffer(radius_km * 1000, quad_segs=16)


def _ring(inner_km: float, outer_km: float) -> Polygon:
    return _circle(outer_km).difference(_circle(inner_km)) if inner_km > 0 else _circle(outer_km)


def _sector(bearing: float, inner_km: float, outer_km: float) -> Polygon:
    half = 45 if bearing % 90 == 0 else 30
    angles = [math.radians(bearing + a) for a in range(-half, half + 1, 5)]
    outer = [(outer_km * 1000 * math.sin(a), outer_km * 1000 * math.cos(a)) for a in angles]
    inner = [(inner_km * 1000 * math.sin(a), inner_km * 1000 * math.cos(a)) for a in reversed(angles)]
    return Polygon(outer + (inner if inner_km > 0 else [(0, 0)]))


def _bank(area: Polygon, side: int, river: LineString | None, to_metres: Transformer) -> BaseGeometry:
    """The part of the area on the river's east (side 1) or west (-1); the half circle where no line crosses it."""
    if river is not None:
        line = northward(transform(to_metres.transform, river))
        parts = [p for p in split(area, line).geoms if side_of(line, p.representative_point()) == side]
        if line.intersects(area) and parts:
            return MultiPolygon(parts) if len(parts) > 1 else parts[0]
    reach = math.sqrt(area.area)
    return area.intersection(Polygon([(0, -reach), (0, reach), (side * reach, reach), (side * reach, -reach)]))


def _on_river(river: LineString, relation: str, towards: Place | None) -> Location:
    middle = river.interpolate(0.5, normalized=True)
    to_metres, to_degrees = _projection(middle.y, middle.x)
    line = northward(transform(to_metres.transform, river))
    if relation in BANKS:
        # shapely counts the left side of the direction of travel as positive
        strip = line.buffer(-BANKS[relation] * BANK_KM * 1000, single_sided=True)
    else:
        strip = line.buffer(ALONG_KM * 1000)
    at = None
    if towards is not None and towards.lat is not None and towards.kind != "river":
        at = line.interpolate(line.project(Point(to_metres.transform(towards.lon, towards.lat))))
    return _handed_out(strip, "strip", to_degrees, near=at)


def _handed_out(geometry: BaseGeometry, shape: str, to_degrees: Transformer, *, near: Point | None = None) -> Location:
    point = geometry.centroid
    if shape in ("strip", "half", "sector", "area") and not geometry.contains(point):
        point = geometry.representative_point()
    if near is not None:
        point = near
    lon, lat = to_degrees.transform(point.x, point.y)
    radius = point.hausdorff_distance(geometry.boundary) / 1000
    return Location(
        lat=round(lat, 5),
        lon=round(lon, 5),
        uncertainty_km=round(radius, 1),
        shape=shape,
        geometry=transform(to_degrees.transform, geometry),
    )
