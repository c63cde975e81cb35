"""Rivers as lines and regions as areas, from a conflict's folder, and on which side of a line a point lies."""

import json
from collections.abc import Iterator
from pathlib import Path

from shapely import LineString, MultiPolygon, Point, Polygon
from shapely.geometry import shape
from shapely.geometry.base import BaseGeometry


def read_lines(path: Path) -> dict[str, LineString]:
    """Line by the place_id that it belongs to, from a lines.geojson; nothing where there is no such file."""
    return {i: found for i, found in _read_shapes(path) if isinstance(found, LineString)}


def read_areas(path: Path) -> dict[str, BaseGeometry]:
    """Area by the place_id that it belongs to, from a provinces.geojson; nothing where there is no such file."""
    return {i: found for i, found in _read_shapes(path) if isinstance(found, Polygon | MultiPolygon)}


def _read_shapes(path: Path) -> Iterator[tuple[str, BaseGeometry]]:
    """The shapes of features whose properties carry a `place_id`, with that."""
    if path.is_file():
        for feature in json.loads(path.read_text(encoding="utf-8-sig"))["features"]:
            if place_id := feature["properties"].get("place_id"):
                yield place_id, shape(feature["geometry"])


def northward(line: LineString) -> LineString:
    """The line walked from south to north, so that its right side is the east."""
    return line if line.coords[0][1] <= line.coords[-1][1] else line.reverse()


def side_of(line: LineString, point: Point) -> int:
    """1 right (east) of a line that runs north, -1 left of it, by the stretch of line nearest to the point (metres)."""
    at = line.project(point)
    before, after = line.interpolate(max(0.0, at - 50)), line.interpolate(min(line.length, at + 50))
    cross = (after.x - before.x) * (point.y - before.y) - (after.y - before.y) * (point.x - before.x)
    return -1 if cross > 0 else 1
