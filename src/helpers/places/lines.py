"""Rivers as lines, from a conflict's lines.geojson."""

import json
from pathlib import Path

from shapely import LineString
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
