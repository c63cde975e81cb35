"""Make a conflict's provinces.geojson: the areas of the regions of its places.csv, small enough to ship in every report.

    python -m helpers.places.build_provinces ukraine --world-map FILE

Run by hand when regions of places.csv change; the result is committed. The areas are Natural Earth 1:10m "Admin 1 –
States, Provinces" 4.1.0 (public domain), as the Debian package qgis-common 3.22.16 has them, generalised by GRASS
(`apt-get download qgis-common`, `dpkg -x`; FILE is usr/share/qgis/resources/data/world_map.gpkg). They are cut to the
frame of the profile's basemap.csv and simplified as it says. A region whose name is not among Natural Earth's, because
the division has changed since or is not one of the first level, has no area, and is told.
"""

import argparse
import hashlib
import sys
from collections.abc import Sequence
from pathlib import Path

import geopandas as gpd
from rapidfuzz import fuzz
from shapely import Point, box, make_valid
from shapely.geometry import mapping

from helpers.conflicts import load
from helpers.paths import project_root
from helpers.places.build_basemap import read_settings, rounded, simplified, write
from helpers.places.gazetteer import Gazetteer
from helpers.places.model import Place
from helpers.places.spelling import plain

NAME, NOTE = "Regions", "areas for small scales, as they were about 2018"
SOURCE = "Natural Earth 1:10m 4.1.0, public domain, via Debian qgis-common 3.22.16"
LAYER = "states_provinces"
NAMES = ("name", "gn_name", "woe_name")
ALIKE = {1: 92.0, 2: 80.0, 3: 60.0}
"""How alike two spellings of a region's name are at least, 0 to 100, by how many other signs say that it is the same:
its country, its FIPS code, its point. Natural Earth's countries are those that hold a region, the table's may not be."""
_KINDS = frozenset(
    ("oblast", "oblasts", "region", "province", "state", "governorate", "muhafazat", "mohafazat", "wilayat", "district",
     "republic", "respublika", "of", "the", "du", "de", "la", "division", "krai", "autonomous", "avtonomna", "sha",
     "biyat", "marz", "rayon", "county")
)  # fmt: skip


def build(regions: Sequence[Place], settings: dict[str, str], world_map: Path) -> dict:
    """The feature collection: an area for each of the regions that Natural Earth has, by their `place_id`."""
    frame = box(*(float(settings[k]) for k in ("west", "south", "east", "north")))
    data = gpd.read_file(world_map, layer=LAYER, bbox=frame)
    sha256 = hashlib.sha256(world_map.read_bytes()).hexdigest()
    features = []
    for region in regions:
        found = _best(region, data)
        if found is None:
            continue
        area = simplified(make_valid(data.geometry[found]).intersection(frame), float(settings["simplify_degrees"]))
        if not area.is_empty:
            properties = {
                "place_id": region.place_id,
                "kind": "region",
                "label": region.name,
                "name": NAME,
                "note": NOTE,
            }
            properties |= {"source": SOURCE, "source_sha256": sha256}
            features.append({"type": "Feature", "properties": properties, "geometry": rounded(mapping(area))})
    return {"type": "FeatureCollection", "features": features}


def _best(region: Place, data: gpd.GeoDataFrame) -> int | None:
    """The row that has the region's name, or nearly, and most signs of being it; None where there is none."""
    ours = {_bare(name) for name in (region.name, *region.names)} - {""}
    point = Point(region.lon, region.lat) if region.lat is not None and region.lon is not None else Point()
    found = []
    for number, row in data.iterrows():
        theirs = {_bare(str(row[column])) for column in NAMES if row[column]} - {"", "nan"}
        alike = max((fuzz.ratio(a, b) for a in ours for b in theirs), default=0.0)
        in_country, inside = row["iso_a2"] == region.country, row.geometry.contains(point)
        signs = in_country + (str(row["fips"])[2:] == region.code.partition(".")[2] != "") + inside
        if (in_country or inside) and alike >= ALIKE[signs]:
            found.append((signs, alike, number))
    return max(found)[2] if found else None


def _bare(name: str) -> str:
    """A region's name without the words for what kind of region it is."""
    return " ".join(word for word in plain(name).replace("'", "").replace("-", " ").split() if word not in _KINDS)


def main(arguments: Sequence[str] | None = None) -> int:
    """Write provinces.geojson of the profiles named on the command line, and tell which regions have no area."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("conflicts", nargs="+")
    parser.add_argument("--world-map", type=Path, required=True)
    options = parser.parse_args(arguments)
    for conflict in options.conflicts:
        folder = project_root() / "data" / "raw" / "conflicts" / conflict
        regions = [p for p in Gazetteer.for_conflict(load(conflict)).places if p.kind == "region" and p.in_profile]
        collection = build(regions, read_settings(folder / "basemap.csv"), options.world_map)
        size = write(collection, folder / "provinces.geojson")
        has = {feature["properties"]["place_id"] for feature in collection["features"]}
        without = ", ".join(region.name for region in regions if region.place_id not in has)
        print(f"{conflict}: {len(has)} areas, {size} KB; without one: {without or 'none'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
