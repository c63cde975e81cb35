"""Make the ground of a conflict's maps of Natural Earth 1:10m (public domain), small enough to ship in every report.

    python -m helpers.places.build_ground ukraine --natural-earth DIR --world-map FILE

Run by hand when basemap.csv or the regions of places.csv change; the results are committed. Each option makes one file:

- `--natural-earth`: basemap.geojson, sea, rivers, country and region borders, of the Debian package libmagics++-data
  (`apt-get download libmagics++-data`, `dpkg -x`; DIR is usr/share/magics/10m).
- `--world-map`: provinces.geojson, the areas of the regions of places.csv, of the Debian package qgis-common 3.22.16
  (FILE is usr/share/qgis/resources/data/world_map.gpkg).

What to cut out stands in the profile's basemap.csv (key,value): west, south, east, north; simplify_degrees;
border_note: whose line the borders are. Neither package has Natural Earth's roads.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd
from shapely.geometry.base import BaseGeometry

from helpers.conflicts import load
from helpers.paths import project_root
from helpers.places.cutting import Cut, feature, sha256, write
from helpers.places.gazetteer import Gazetteer
from helpers.places.region_areas import provinces

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


def basemap(cut: Cut, natural_earth: Path) -> list[dict[str, Any]]:
    """The features: one a kind, and one more for borders that Natural Earth marks as disputed."""
    features = []
    for kind, file in FILES.items():
        path = natural_earth / file
        data = gpd.read_file(path, bbox=cut.frame)
        for name, note, geometries in _groups(kind, data, cut.border_note):
            geometry = cut.of(geometries)
            if not geometry.is_empty:
                told = {"kind": kind, "name": name, "note": note, "source": SOURCE, "source_sha256": sha256(path)}
                features.append(feature(geometry, **told))
    return features


def _groups(kind: str, data: gpd.GeoDataFrame, border_note: str) -> Iterator[tuple[str, str, Sequence[BaseGeometry]]]:
    if kind == "border":
        settled = data["featurecla"] == SETTLED
        yield NAMES[kind], border_note, data[settled].geometry
        note = "marked by Natural Earth as disputed, indefinite or a line of control"
        yield "Disputed borders and lines of control", note, data[~settled].geometry
    else:
        yield NAMES[kind], NOTES.get(kind, border_note), data.geometry


def main(arguments: Sequence[str] | None = None) -> int:
    """Write the files of the profiles named on the command line, and tell which regions have no area."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("conflicts", nargs="+")
    parser.add_argument("--natural-earth", type=Path)
    parser.add_argument("--world-map", type=Path)
    options = parser.parse_args(arguments)
    if not (options.natural_earth or options.world_map):
        parser.error("nothing to make: name --natural-earth, --world-map or both")
    for conflict in options.conflicts:
        folder = project_root() / "data" / "raw" / "conflicts" / conflict
        cut = Cut.read(folder / "basemap.csv")
        if options.natural_earth:
            features = basemap(cut, options.natural_earth)
            size = write(features, folder / "basemap.geojson")
            print(f"{conflict}: basemap of {len(features)} features, {size} KB")
        if options.world_map:
            regions = [p for p in Gazetteer.for_conflict(load(conflict)).places if p.kind == "region" and p.in_profile]
            features = provinces(regions, cut, options.world_map)
            size = write(features, folder / "provinces.geojson")
            has = {area["properties"]["place_id"] for area in features}
            without = ", ".join(region.name for region in regions if region.place_id not in has)
            print(f"{conflict}: {len(has)} areas, {size} KB; without one: {without or 'none'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
