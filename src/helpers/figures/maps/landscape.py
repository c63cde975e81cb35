"""What a map shows besides the claims: towns, crossings, rivers and borders, read from the conflict's folder.

All of it is our own vector data, so that a map needs no tiles. A conflict without these files gets a map without them.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from helpers.places import profile
from helpers.places.model import Place

TOWNS = ("city", "settlement", "village")
CROSSINGS = ("crossing",)
EMPTY = {"type": "FeatureCollection", "features": []}


@dataclass(frozen=True)
class Landscape:
    """Points and lines for orientation, WGS 84.

    Attributes:
        towns: settlements, for their names.
        crossings: bridges and ferries; their note says what is known of their state, and when.
        lines: GeoJSON of rivers, each with `name`, `note` (accuracy) and `source` among its properties.
        basemap: GeoJSON of borders and other lines or areas, each with `name`, `note` (whose line) and `source`.
    """

    towns: tuple[Place, ...] = ()
    crossings: tuple[Place, ...] = ()
    lines: Mapping = field(default_factory=lambda: EMPTY)
    basemap: Mapping = field(default_factory=lambda: EMPTY)


def read_landscape(folder: Path) -> Landscape:
    """The landscape that a conflict's folder holds: places.csv, lines.geojson, basemap.geojson, each if there.

    Raises ValueError, naming the file, for one that cannot be read.
    """
    places = [p for p in profile.read(folder / "places.csv") if p.lat is not None and p.lon is not None]
    return Landscape(
        towns=tuple(p for p in places if p.kind in TOWNS),
        crossings=tuple(p for p in places if p.kind in CROSSINGS),
        lines=read_geojson(folder / "lines.geojson"),
        basemap=read_geojson(folder / "basemap.geojson"),
    )


def read_geojson(path: Path) -> Mapping:
    """A feature collection; an empty one where there is no file. Raises ValueError, naming the file, if malformed."""
    if not path.is_file():
        return EMPTY
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise ValueError(f"{path} is not GeoJSON: {error}") from error
    if not isinstance(data, dict) or data.get("type") != "FeatureCollection":
        raise ValueError(f"{path} is not a GeoJSON FeatureCollection")
    return data


def facts(collection: Mapping) -> list[dict[str, str]]:
    """Name, note and source of each differently described feature, in file order, for legends and credits."""
    found: dict[tuple[str, ...], dict[str, str]] = {}
    for feature in collection["features"]:
        properties = feature.get("properties") or {}
        fact = {key: str(properties.get(key) or "") for key in ("name", "note", "source")}
        found.setdefault(tuple(fact.values()), fact)
    return list(found.values())
