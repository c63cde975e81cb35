"""A conflict's own places table, data/raw/conflicts/<id>/places.csv.

Columns (an empty cell means "not known"; lists are ';'-separated; a file with or without byte order mark is fine):

- `place_id`, `name`, `kind`: key; canonical English name, with a remark in brackets where two rows share it; city,
  settlement, village, district, region, river, reservoir, crossing, railway_station, area, facility, country.
- `lat`, `lon`, `uncertainty_km`: WGS 84 degrees, and the radius in which the place lies, its own size included. A
  region without them gets the mean of its cities and the radius that holds nine tenths of them.
- `country`, `admin`, `district`, `code`: ISO 3166-1 code; first-level region; second-level; official code. For a region
  `code` is GeoNames' first-level code (UA.05), by which the places of GeoNames find their region.
- `bank`: east, west or both, of the sector's river.
- `names_xx`: the name in the language xx (names_uk, names_ru, names_ar …); `aliases`: other current spellings;
  `former`: older names and names that another side uses.
- `source`, `note`: where the facts come from, what is derived or disputed.
"""

import csv
import math
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from helpers.conflicts.profile import PLACE_COLUMNS
from helpers.conflicts.sheets import read_sheet
from helpers.places.model import Place
from helpers.places.naming import without_aside
from helpers.places.romanise import ukrainian
from helpers.places.spelling import plain

POPULATIONS = {
    "city": 20_000,
    "settlement": 3_000,
    "district": 3_000,
    "village": 300,
    "region": 1_000_000,
    "river": 10_000,
}
"""Stand-ins, for ranking namesakes only, where GeoNames does not give a number of inhabitants."""

VILLAGE = 200
"""The same for a village of settlements.csv."""


class PlacesError(ValueError):
    """A places.csv that cannot be used; the message names the file, the line and the mistake."""


def read(path: Path) -> tuple[Place, ...]:
    """The places of a places.csv, in file order; an absent file has none.

    Raises PlacesError for a missing column, a row without id or name, an id that stands twice, or a bad number.
    """
    if not path.is_file():
        return ()
    sheet = read_sheet(path, required=PLACE_COLUMNS, open_ended=True)
    if sheet.problems:
        raise PlacesError("; ".join(map(str, sheet.problems)))
    places: dict[str, Place] = {}
    for row in sheet.rows:
        place = _place(row.cells, f"{path}:{row.line}")
        if place.place_id in places:
            raise PlacesError(f"{path}:{row.line}: place_id {place.place_id!r} stands twice")
        places[place.place_id] = place
    return tuple(places.values())


def read_settlements(path: Path) -> Iterator[Place]:
    """The villages of a settlements.csv (see build_settlements), if there is one; names in Cyrillic are romanised."""
    if not path.is_file():
        return
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            for name in _list(row["names"]):
                own = ukrainian(name) if row["country"] == "UA" else name
                yield Place(
                    place_id=re.sub(r"\W+", "-", f"{plain(own)}-{plain(row['area'])}"),
                    name=own,
                    kind="village",
                    lat=_number(row["lat"], str(path), 90),
                    lon=_number(row["lon"], str(path), 180),
                    uncertainty_km=_number(row["uncertainty_km"], str(path), 20_000),
                    admin=row["admin"],
                    country=row["country"],
                    names=(name,),
                    source=row["source"],
                    note=f"no point known: placed with {row['area']}, {row['district']}",
                    population=VILLAGE,
                )


def _place(row: dict[str, str], where: str) -> Place:
    cell = dict.fromkeys(PLACE_COLUMNS, "") | row
    if not cell["place_id"] or not cell["name"]:
        raise PlacesError(f"{where}: a place needs place_id and name")
    names = [cell["name"]] if _own_name(cell["name"], cell["kind"]) != cell["name"] else []
    names += [n for column in cell if column.startswith("names_") or column == "aliases" for n in _list(cell[column])]
    return Place(
        place_id=cell["place_id"],
        name=_own_name(cell["name"], cell["kind"]),
        kind=cell["kind"] or "place",
        lat=_number(cell["lat"], where, 90),
        lon=_number(cell["lon"], where, 180),
        uncertainty_km=_number(cell["uncertainty_km"], where, 20_000),
        admin=cell["admin"],
        country=cell["country"],
        names=tuple(dict.fromkeys(names)),
        former=tuple(_list(cell.get("former", ""))),
        code=cell.get("code", ""),
        bank=cell.get("bank", ""),
        source=cell["source"],
        note=cell.get("note", ""),
        population=POPULATIONS.get(cell["kind"], 0),
        in_profile=True,
    )


def _own_name(name: str, kind: str) -> str:
    bare = without_aside(name)
    return f"{bare} River" if kind == "river" and not re.search(r"\briver\b", bare, re.I) else bare


def _list(cell: str) -> list[str]:
    return [n.strip() for n in cell.split(";") if n.strip()]


def _number(cell: str, where: str, limit: float) -> float | None:
    if not cell:
        return None
    try:
        value = float(cell)
    except ValueError:
        raise PlacesError(f"{where}: {cell!r} is not a number") from None
    if not -limit <= value <= limit:
        raise PlacesError(f"{where}: {cell} is out of range")
    return value


def geonames_id(place: Place) -> int | None:
    """The GeoNames number that the row's source cites, if any."""
    found = re.search(r"GeoNames (\d+)", place.source)
    return int(found.group(1)) if found else None


def with_extent(region: Place, cities: Iterable[Place]) -> Place:
    """The region with a point and a radius from its cities, where its row has none."""
    points = [(c.lat, c.lon) for c in cities if c.admin == region.code and c.lat is not None and c.lon is not None]
    if region.lat is not None or not points:
        return region
    lat, lon = (sum(v) / len(points) for v in zip(*points, strict=True))
    distances = sorted(distance_km(lat, lon, *p) for p in points)
    radius = max(10, round(distances[int(0.9 * (len(distances) - 1))]))
    return replace(region, lat=round(lat, 3), lon=round(lon, 3), uncertainty_km=radius)


def apart_km(a: Place, b: Place) -> float:
    """Great-circle distance of two places; infinite where a position is not known."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    return distance_km(a.lat, a.lon, b.lat, b.lon)


def distance_km(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Great-circle distance on a sphere of 6371 km; within 0.5 % of the ellipsoid's."""
    p1, p2 = math.radians(lat1), math.radians(lat2)
    half = math.sin((p2 - p1) / 2) ** 2 + math.cos(p1) * math.cos(p2) * math.sin(math.radians(lon2 - lon1) / 2) ** 2
    return 2 * 6371.0 * math.asin(math.sqrt(half))
