"""Independent control maps that a user drops in: GeoJSON files, each the state of one day.

A layer's date stands in its file's name (2025-12-12, 20251212, 12.12.2025 …) or in a property of its features. What an
area is stands in a property (`status`, `control`, `name` …), or nowhere: one MultiPolygon with empty properties is a
common form. Whose it is comes from layers.csv in the same folder, else from a side that the status names:

    layer      start of the file names that the row is about
    name       what the layer is called, in "according to …"
    status     the property's value; empty for areas without properties
    holder     id of the side that holds such an area; empty where the layer leaves it open (contested, unknown)
    source     where the layer comes from, and under which licence
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import geopandas as gpd
from shapely import force_2d

from helpers.conflicts import Conflict, Problem
from helpers.conflicts.sheets import Row, read_sheet

SUFFIXES = (".geojson", ".json")
STATUS_KEYS = ("status", "control", "controlled_by", "holder", "side", "zone", "type", "name", "title")
DATE_KEYS = ("date", "as_of", "updated", "updated_at", "datetime", "time")
SHEET = "layers.csv"
_COLUMNS = ("layer", "name", "status", "holder", "source")
_DATES = (
    re.compile(r"(?<!\d)(?P<y>20\d\d)[-_.]?(?P<m>[01]\d)[-_.]?(?P<d>[0-3]\d)(?!\d)"),
    re.compile(r"(?<!\d)(?P<d>[0-3]\d)[-_.](?P<m>[01]\d)[-_.](?P<y>20\d\d)(?!\d)"),
)


@dataclass(frozen=True)
class Layer:
    """One control map of one day.

    Attributes:
        name: who draws it, from layers.csv or the file's name without the date.
        areas: columns status, holder (a side's id; "" where the layer leaves it open) and geometry, EPSG:4326.
        source: where it comes from, as layers.csv has it.
    """

    name: str
    day: date
    file: str
    areas: gpd.GeoDataFrame
    source: str = ""

    def __str__(self) -> str:
        return f"{self.name}, {self.day.isoformat()}"


def read_layers(folder: Path, conflict: Conflict) -> tuple[list[Layer], list[Problem]]:
    """The layers of a folder, oldest first, and what is wrong with the files that give none.

    A folder that is not there has no layers. Raises ValueError, with the lines, for a layers.csv with mistakes.
    """
    layers, problems = [], []
    notes = _notes(folder / SHEET)
    files = sorted(p for p in folder.glob("*") if p.suffix.lower() in SUFFIXES) if folder.is_dir() else []
    for path in files:
        try:
            layers.append(_named(_read(path), notes, conflict))
        except ValueError as error:
            problems.append(Problem(path, 0, str(error)))
    return sorted(layers, key=lambda layer: (layer.day, layer.name, layer.file)), problems


def newest(layers: Iterable[Layer], day: date, *, within_days: int) -> list[Layer]:
    """Of each maker the newest layer of this day or before it, not older than `within_days`."""
    found: dict[str, Layer] = {}
    for layer in layers:
        if 0 <= (day - layer.day).days <= within_days:
            found[layer.name] = layer
    return list(found.values())


def day_of(name: str) -> date | None:
    """The date in a file's name, year first or day first; None without a possible one.

    >>> day_of("front_20251212"), day_of("12.12.2025 front"), day_of("front-12")
    (datetime.date(2025, 12, 12), datetime.date(2025, 12, 12), None)
    """
    for form in _DATES:
        for found in form.finditer(name):
            try:
                return date(int(found["y"]), int(found["m"]), int(found["d"]))
            except ValueError:
                continue
    return None


def _read(path: Path) -> Layer:
    """Raises ValueError for a file that is no layer, saying what is wrong with it."""
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
        features = _features(data)
        areas = gpd.GeoDataFrame.from_features(features, crs="EPSG:4326")
    except (UnicodeDecodeError, KeyError, TypeError, AttributeError, json.JSONDecodeError) as error:
        raise ValueError(f"is no GeoJSON: {error}") from error
    areas = areas[areas.geometry.notna() & areas.geometry.geom_type.isin(["Polygon", "MultiPolygon"])]
    if areas.empty:
        raise ValueError("holds no polygons")
    west, south, east, north = areas.total_bounds
    if west < -180 or east > 180 or south < -90 or north > 90:
        raise ValueError("is not in degrees (RFC 7946: longitude and latitude, WGS 84)")
    properties = [dict(f.get("properties") or {}) for f in features]
    day = day_of(path.stem) or _day_of_properties(properties)
    if day is None:
        raise ValueError("has no date in its name or its properties")
    status = [_property(properties[i], STATUS_KEYS) for i in areas.index]
    shapes = gpd.GeoDataFrame(
        {"status": status, "holder": [""] * len(areas)}, geometry=[force_2d(g) for g in areas.geometry.make_valid()],
        crs="EPSG:4326",
    )  # fmt: skip
    return Layer(_without_date(path.stem), day, path.name, shapes)


def _features(data: Mapping) -> list[Mapping]:
    if data["type"] == "FeatureCollection":
        return list(data["features"])
    return [data] if data["type"] == "Feature" else [{"type": "Feature", "properties": {}, "geometry": data}]


def _property(properties: Mapping[str, object], keys: Iterable[str]) -> str:
    lower = {str(key).casefold(): value for key, value in properties.items()}
    return next((str(lower[key]).strip() for key in keys if lower.get(key)), "")


def _day_of_properties(properties: Iterable[Mapping[str, object]]) -> date | None:
    days = [day for p in properties if (day := day_of(_property(p, DATE_KEYS)[:10])) is not None]
    return max(days, default=None)


def _without_date(stem: str) -> str:
    for form in _DATES:
        stem = form.sub("", stem)
    return " ".join(re.split(r"[\s_.-]+", stem)).strip() or "control map"


def _notes(path: Path) -> list[Row]:
    if not path.is_file():
        return []
    sheet = read_sheet(path, required=_COLUMNS, optional=("note",))
    if sheet.problems:
        raise ValueError("\n".join(str(problem) for problem in sheet.problems))
    return list(sheet.rows)


def _named(layer: Layer, notes: list[Row], conflict: Conflict) -> Layer:
    """The layer with its name, source and holders."""
    about = [row for row in notes if layer.file.casefold().startswith(row["layer"].casefold())]
    given = {row["status"].casefold(): row["holder"] for row in about}
    holders = [
        given[status.casefold()] if status.casefold() in given else _named_side(status, conflict)
        for status in layer.areas["status"]
    ]
    name = next((row["name"] for row in about if row["name"]), layer.name)
    source = next((row["source"] for row in about if row["source"]), "")
    return replace(layer, name=name, source=source, areas=layer.areas.assign(holder=holders))


def _named_side(status: str, conflict: Conflict) -> str:
    """The one side that a status names ("Russian-occupied", "Government of Sudan"); "" for none or several."""
    text = status.casefold()
    found = {
        side.side
        for side in conflict.sides
        if side.party
        for word in (side.side, side.name, *side.names, *side.demonyms)
        if re.search(rf"(?<!\w){re.escape(word.casefold())}(?!\w)", text)
    }
    return found.pop() if len(found) == 1 else ""
