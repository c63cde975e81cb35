"""The areas of a war's regions, cut out of a map of the world by their names.

The areas are Natural Earth 1:10m "Admin 1 – States, Provinces" 4.1.0 (public domain), as the Debian package qgis-common
3.22.16 has them, generalised by GRASS. A region whose name is not among Natural Earth's, because the division has changed
since or is not one of the first level, has no area.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd
from rapidfuzz import fuzz
from shapely import Point

from helpers.places.cutting import Cut, feature, sha256
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


def provinces(regions: Sequence[Place], cut: Cut, world_map: Path) -> list[dict[str, Any]]:
    """The features: an area for each of the regions that Natural Earth has, by their `place_id`."""
    data = gpd.read_file(world_map, layer=LAYER, bbox=cut.frame)
    source = {"name": NAME, "note": NOTE, "source": SOURCE, "source_sha256": sha256(world_map)}
    features = []
    for region in regions:
        found = _best(region, data)
        area = cut.of([] if found is None else [data.geometry[found]])
        if not area.is_empty:
            features.append(feature(area, place_id=region.place_id, kind="region", label=region.name, **source))
    return features


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
