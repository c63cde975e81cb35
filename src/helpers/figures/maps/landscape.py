"""What a map shows besides the claims: towns, crossings, rivers and borders, from the conflict's folder and gazetteer.

All of it is our own vector data, so that a map needs no tiles. A conflict without these files gets a map without them.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

from shapely import Point
from shapely.geometry import shape
from shapely.ops import nearest_points

from helpers.cache import digest_files
from helpers.conflicts import Conflict
from helpers.figures.maps.crossings import Crossing, read_crossings
from helpers.places import Gazetteer
from helpers.places.model import Place
from helpers.places.profile import distance_km

TOWNS = ("city", "settlement", "village")
WIDE_KINDS = ("country", "region", "area", "river", "reservoir")
"""Places too wide for a map of a town's surroundings, or for a mark at their middle."""
MORE_TOWNS = 150
"""How many towns of the gazetteer, the most populous ones, a map names besides those of the conflict's own table."""
LARGE_CITY = 250_000
"""Inhabitants from which a city of the conflict's countries is named wherever it lies."""
EMPTY = {"type": "FeatureCollection", "features": []}

type Bounds = tuple[float, float, float, float]
"""West, south, east, north, degrees."""


@dataclass(frozen=True)
class Landscape:
    """Points and lines for orientation, WGS 84.

    Attributes:
        towns: settlements, for their names, the most important first.
        crossings: bridges, fords and ferries with what is known of their state.
        lines: GeoJSON of rivers, each with `name`, `note` (accuracy) and `source` among its properties.
        basemap: GeoJSON with `kind` (sea, river, border, region_border), `name`, `note` (whose line) and `source`.
        provinces: GeoJSON of regions' areas, with their name as `label`, and `note` and `source`.
    """

    towns: tuple[Place, ...] = ()
    crossings: tuple[Crossing, ...] = ()
    lines: Mapping = field(default_factory=lambda: EMPTY)
    basemap: Mapping = field(default_factory=lambda: EMPTY)
    provinces: Mapping = field(default_factory=lambda: EMPTY)

    @property
    def regions(self) -> list[tuple[str, float, float]]:
        """The name of each region with the latitude and longitude at which it is written."""
        return [
            (str(feature["properties"]["label"]), at.y, at.x)
            for feature in self.provinces["features"]
            for at in [shape(feature["geometry"]).representative_point()]
        ]


def read_landscape(conflict: Conflict, bounds: Bounds | None = None) -> Landscape:
    """The landscape of a conflict: lines, basemap and provinces (.geojson) and crossings.csv of its folder, each if there.

    Towns are those of its own places table, the most populous others within `bounds`, and large cities.
    Raises ValueError, naming the file, for one that cannot be read.
    """
    gazetteer = Gazetteer.for_conflict(conflict)
    towns = [p for p in gazetteer.places if p.kind in TOWNS and p.lat is not None]
    own = [p for p in towns if p.in_profile]
    others = sorted((p for p in towns if not p.in_profile), key=lambda p: (-p.population, p.place_id))
    near = [p for p in others if bounds is not None and _within(p, bounds)][:MORE_TOWNS]
    large = [p for p in others if p.population >= LARGE_CITY and p not in near]
    order = {kind: i for i, kind in enumerate(TOWNS)}
    return Landscape(
        towns=tuple(sorted(own + near + large, key=lambda p: (order[p.kind], -p.population, p.place_id))),
        crossings=read_crossings(conflict.folder / "crossings.csv", gazetteer.places),
        lines=read_geojson(conflict.folder / "lines.geojson"),
        basemap=read_geojson(conflict.folder / "basemap.geojson"),
        provinces=read_geojson(conflict.folder / "provinces.geojson"),
    )


def told_of(conflict: Conflict) -> list[object]:
    """What tells a conflict's landscape from any other, without reading it."""
    return [*conflict.countries, digest_files(conflict.folder)]


def read_geojson(path: Path) -> Mapping:
    """A feature collection, not to be changed; an empty one where there is no file.

    Raises ValueError, naming the file, if malformed.
    """
    if not path.is_file():
        return EMPTY
    about = path.stat()
    return _read_geojson(path, about.st_mtime_ns, about.st_size)


@lru_cache(maxsize=16)
def _read_geojson(path: Path, changed: int, size: int) -> Mapping:
    """`changed` and `size` make a file that was edited be read anew."""
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{path} is not GeoJSON: {error}") from error
    if not isinstance(data, dict) or data.get("type") != "FeatureCollection":
        raise ValueError(f"{path} is not a GeoJSON FeatureCollection")
    return data


def facts(collection: Mapping) -> list[dict[str, str]]:
    """Kind, name, note and source of each feature, for legends and credits; features that say the same only once."""
    found: dict[tuple[str, ...], dict[str, str]] = {}
    for feature in collection["features"]:
        properties = feature.get("properties") or {}
        fact = {key: str(properties.get(key) or "") for key in ("kind", "name", "note", "source")}
        found.setdefault((fact["note"], fact["source"]), fact)
    return list(found.values())


def position(place: Place) -> tuple[float, float]:
    """Latitude and longitude of a place that has them; ValueError, naming it, for one that has none."""
    if place.lat is None or place.lon is None:
        raise ValueError(f"{place.name} has no position")
    return place.lat, place.lon


def on_river(place: Place, lines: Mapping) -> tuple[float, float]:
    """Latitude and longitude of the point of a river's line nearest to a place, if its own position is no surer."""
    lat, lon = position(place)
    here = Point(lon, lat)
    for feature in lines["features"]:
        at = nearest_points(shape(feature["geometry"]), here)[0]
        if distance_km(lat, lon, at.y, at.x) <= (place.uncertainty_km or 0):
            return round(at.y, 5), round(at.x, 5)
    return lat, lon


def _within(place: Place, bounds: Bounds) -> bool:
    west, south, east, north = bounds
    lat, lon = position(place)
    return south <= lat <= north and west <= lon <= east
