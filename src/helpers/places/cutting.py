"""Pieces of a map of the world, cut to a war's frame and drawn with fewer corners, as features of a GeoJSON file."""

import csv
import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from shapely import Polygon, box, make_valid, set_precision
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge, unary_union

GRID_DEGREES = 0.0005
"""Coordinates are rounded to about 50 m."""
LARGEST_BYTES = 300_000


@dataclass(frozen=True)
class Cut:
    """The frame that a war's maps are cut to (WGS 84), how far in degrees a line may be moved, and whose its borders are."""

    frame: Polygon
    simplify_degrees: float
    border_note: str

    @classmethod
    def read(cls, path: Path) -> "Cut":
        """The cut of a basemap.csv. Raises FileNotFoundError or KeyError where there is none or one lacks a key."""
        with path.open(encoding="utf-8-sig", newline="") as file:
            settings = {row["key"]: row["value"] for row in csv.DictReader(file)}
        frame = box(*(float(settings[key]) for key in ("west", "south", "east", "north")))
        return cls(frame, float(settings["simplify_degrees"]), settings["border_note"])

    def of(self, geometries: Iterable[BaseGeometry]) -> BaseGeometry:
        """What of the geometries lies in the frame, as one, each simplified."""
        parts = [make_valid(g).intersection(self.frame).simplify(self.simplify_degrees) for g in geometries]
        merged = unary_union([p for p in parts if not p.is_empty])
        if merged.geom_type == "MultiLineString":
            merged = linemerge(merged)
        return set_precision(merged, GRID_DEGREES)


def sha256(path: Path) -> str:
    """The hash of a file that pieces were cut from."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def feature(geometry: BaseGeometry, **properties: str) -> dict[str, Any]:
    """A GeoJSON feature with coordinates of four digits."""

    def walk(value: Any) -> Any:
        return round(value, 4) if isinstance(value, float) else [walk(v) for v in value]

    shape = mapping(geometry)
    coordinates = {"type": shape["type"], "coordinates": walk(shape["coordinates"])}
    return {"type": "Feature", "properties": properties, "geometry": coordinates}


def write(features: list[dict[str, Any]], path: Path) -> int:
    """Write a collection of features; its size in KB. Raises SystemExit where it is too large for a report."""
    collection = {"type": "FeatureCollection", "features": features}
    text = json.dumps(collection, ensure_ascii=False, separators=(",", ":")) + "\n"
    if len(text.encode()) > LARGEST_BYTES:
        raise SystemExit(f"{path}: {len(text) // 1000} KB, more than allowed; raise simplify_degrees")
    path.write_text(text, encoding="utf-8")
    return len(text) // 1000
