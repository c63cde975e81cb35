"""Make a conflict's basemap.geojson: sea, rivers, country and region borders, small enough to ship in every report.

    python -m helpers.places.build_basemap ukraine --natural-earth DIR

Run by hand when basemap.csv changes; the result is committed. The data are Natural Earth 1:10m (public domain), as in
the Debian package libmagics++-data (`apt-get download libmagics++-data`, `dpkg -x`; DIR is usr/share/magics/10m). What
to cut out stands in the profile's basemap.csv (key,value): west, south, east, north; simplify_degrees; border_note:
whose line the borders are.
"""

import argparse
import csv
import hashlib
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd
from shapely import Polygon, box, make_valid, set_precision
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge, unary_union

from helpers.paths import project_root

SOURCE = "Natural Earth 1:10m, public domain, via Debian libmagics++-data 4.13"
FILES = {
    "sea": "ne_10m_ocean.shp",
    "river": "ne_10m_rivers_lake_centerlines.shp",
    "border": "ne_10m_admin_0_boundary_lines_land.shp",
    "region_border": "ne_10m_admin_1_states_provinces_lines.shp",
}
NAMES = {"sea": "Sea", "river": "Rivers", "border": "Country borders", "region_border": "Region borders"}
NOTES = {"sea": "coast of small-scale maps", "river": "lines for small scales, up to 3 km off"}
SETTLED = "International boundary (verify)"
GRID_DEGREES = 0.0005
"""Coordinates are rounded to about 50 m."""
LARGEST_BYTES = 300_000


def read_settings(path: Path) -> dict[str, str]:
    """The keys of a basemap.csv. Raises FileNotFoundError or KeyError where there is none or one lacks a key."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        settings = {row["key"]: row["value"] for row in csv.DictReader(file)}
    for key in ("west", "south", "east", "north", "simplify_degrees", "border_note"):
        settings[key]  # a missing key is named by the KeyError
    return settings


def build(settings: dict[str, str], natural_earth: Path) -> dict:
    """The feature collection: one feature a kind, and one more for borders that Natural Earth marks as disputed."""
    frame = box(*(float(settings[k]) for k in ("west", "south", "east", "north")))
    tolerance = float(settings["simplify_degrees"])
    features = []
    for kind, file in FILES.items():
        data = gpd.read_file(natural_earth / file, bbox=frame)
        for name, note, geometries in _groups(kind, data, settings["border_note"]):
            geometry = _reduced(geometries, frame, tolerance)
            if not geometry.is_empty:
                features.append(
                    {
                        "type": "Feature",
                        "properties": {
                            "kind": kind,
                            "name": name,
                            "note": note,
                            "source": SOURCE,
                            "source_sha256": hashlib.sha256((natural_earth / file).read_bytes()).hexdigest(),
                        },
                        "geometry": rounded(mapping(geometry)),
                    }
                )
    return {"type": "FeatureCollection", "features": features}


def _groups(kind: str, data: gpd.GeoDataFrame, border_note: str) -> Iterator[tuple[str, str, Sequence[BaseGeometry]]]:
    if kind == "border":
        settled = data["featurecla"] == SETTLED
        yield NAMES[kind], border_note, data[settled].geometry
        note = "marked by Natural Earth as disputed, indefinite or a line of control"
        yield "Disputed borders and lines of control", note, data[~settled].geometry
    else:
        yield NAMES[kind], NOTES.get(kind, border_note), data.geometry


def _reduced(geometries: Sequence[BaseGeometry], frame: Polygon, tolerance: float) -> BaseGeometry:
    parts = [make_valid(g).intersection(frame).simplify(tolerance) for g in geometries]
    merged = unary_union([p for p in parts if not p.is_empty])
    if merged.geom_type == "MultiLineString":
        merged = linemerge(merged)
    return set_precision(merged, GRID_DEGREES)


def simplified(area: BaseGeometry, tolerance: float) -> BaseGeometry:
    """The area with fewer corners, each within `tolerance` degrees of its outline, on the grid."""
    return set_precision(area.simplify(tolerance), GRID_DEGREES)


def rounded(geometry: dict) -> dict:
    """A GeoJSON geometry with coordinates of four digits."""

    def walk(value: Any) -> Any:
        return round(value, 4) if isinstance(value, float) else [walk(v) for v in value]

    return {"type": geometry["type"], "coordinates": walk(geometry["coordinates"])}


def write(collection: dict, path: Path) -> int:
    """Write a feature collection; its size in KB. Raises SystemExit where it is too large for a report."""
    text = json.dumps(collection, ensure_ascii=False, separators=(",", ":")) + "\n"
    if len(text.encode()) > LARGEST_BYTES:
        raise SystemExit(f"{path}: {len(text) // 1000} KB, more than allowed; raise simplify_degrees")
    path.write_text(text, encoding="utf-8")
    return len(text) // 1000


def main(arguments: Sequence[str] | None = None) -> int:
    """Write basemap.geojson of the profiles named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("conflicts", nargs="+")
    parser.add_argument("--natural-earth", type=Path, required=True)
    options = parser.parse_args(arguments)
    for conflict in options.conflicts:
        folder = project_root() / "data" / "raw" / "conflicts" / conflict
        collection = build(read_settings(folder / "basemap.csv"), options.natural_earth)
        size = write(collection, folder / "basemap.geojson")
        print(f"{conflict}: {len(collection['features'])} features, {size} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
