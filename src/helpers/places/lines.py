"""Rivers as lines, from a conflict's lines.geojson, and on which side of one a point lies."""

import json
from pathlib import Path

from shapely import LineString, Point
from shapely.geometry import shape


def read_lines(path: Path) -> dict[str, LineString]:
    """Line by the place_id that it belongs to; nothing where there is no such file.

    Only features whose properties carry a `place_id` and whose geometry is a LineString are taken.
    """
    if not path.is_file():
        return {}
    data = json.loads(path.read_text(encoding="utf-8-sig"))
    return {
        feature["properties"]["place_id"]: shape(feature["geometry"])
        for feature in data["features"]
        if feature["properties"].get("place_id") and feature["geometry"]["type"] == "LineString"
    }


def northward(line: LineString) -> LineString:
    """The line walked from south to north, so that its right side is the east."""
    return line if line.coords[0][1] <= line.coords[-1][1] else line.reverse()


def side_of(line: LineString, point: Point) -> int:
    """1 right (east) of a line that runs north, -1 left of it, by the stretch of line nearest to the point (metres)."""
    at = line.project(point)
    before, after = line.interpolate(max(0.0, at - 50)), line.interpolate(min(line.length, at + 50))
    cross = (after.x - before.x) * (point.y - before.y) - (after.y - before.y) * (point.x - before.x)
    return -1 if cross > 0 else 1
