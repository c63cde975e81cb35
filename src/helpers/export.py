"""Tables as files that open without us: Parquet, CSV for spreadsheets, GeoJSON, GeoParquet and GeoPackage for what has a place."""

import codecs
import io
import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import geopandas
import pandas as pd
import pyogrio

from helpers import schema
from helpers.analysis.rows import records, slices
from helpers.cache import write_atomically
from helpers.stages import Progress, silent

_FORMULA = re.compile(r"^[\s\x00-\x1f]*[=+\-@＝＋－＠|%]|^[\t\r\n]")
"""What a spreadsheet may take for a formula: its first signs, also the full-width ones, behind any white space."""
WITH_POINTS = ("claims", "places")
BLOCK = 2**20
"""Bytes of a file that are copied at once."""


def write_tables(tables: Mapping[str, pd.DataFrame], folder: Path, *, progress: Progress = silent) -> list[Path]:
    """Write each table (by its name in schema.TABLES) in every form that fits it, with progress; the paths, in order of
    writing.

    The same tables give the same bytes. Raises ValueError for a table that breaks its definition, before any of it is
    written, and OSError.
    """
    for name, data in tables.items():
        schema.check(schema.TABLES[name], data)
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, data in progress(tables.items(), len(tables), "table"):
        forms: dict[str, bytes | Iterator[bytes]] = {".parquet": parquet(data), ".csv": _csv(data)}
        if name in WITH_POINTS:
            points = _points(data)
            forms |= {
                ".geojson": _geojson(data),
                ".geo.parquet": _geoparquet(points),
                ".gpkg": _geopackage(points, name),
            }
        for suffix, content in forms.items():
            write_atomically(folder / f"{name}{suffix}", content)
            written.append(folder / f"{name}{suffix}")
    return written


def parquet(data: pd.DataFrame) -> bytes:
    """The table as a Parquet file: the same table gives the same bytes."""
    file = io.BytesIO()
    data.to_parquet(file, index=False)
    return file.getvalue()


def _csv(data: pd.DataFrame) -> Iterator[bytes]:
    """UTF-8 with a byte order mark, so that Cyrillic survives a spreadsheet; text that could be a formula is quoted."""
    text: list[str] = list(data.select_dtypes("string"))
    yield codecs.BOM_UTF8
    for number, some in enumerate(slices(data)):
        armed = {c: values for c in text if any(map(_FORMULA.match, values := some[c].fillna("").tolist()))}
        safe = some.assign(**{c: some[c].mask(some[c].notna(), [*map(unarmed, values)]) for c, values in armed.items()})
        yield safe.to_csv(index=False, header=not number, lineterminator="\r\n").encode("utf-8", "replace")


def unarmed(value: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would compute it, as OWASP advises."""
    return f"'{value}" if _FORMULA.match(value) else value


def _located(data: pd.DataFrame) -> pd.DataFrame:
    """The rows that have a point."""
    return data[data["lat"].notna() & data["lon"].notna()].reset_index(drop=True)


def _points(data: pd.DataFrame) -> geopandas.GeoDataFrame:
    """The rows that have a point, in WGS 84; missing values as None, text as plain objects."""
    located = _located(data)
    points = geopandas.points_from_xy(located["lon"].astype(float), located["lat"].astype(float))
    return geopandas.GeoDataFrame(located, geometry=points, crs="EPSG:4326")


def _geojson(data: pd.DataFrame) -> Iterator[bytes]:
    """RFC 7946: longitude before latitude, WGS 84, no crs member. GeoPandas takes twice as long for the same bytes."""
    yield b'{"type": "FeatureCollection", "features": ['
    for number, some in enumerate(slices(_located(data))):
        features = (
            {
                "type": "Feature",
                "properties": row,
                "geometry": {"type": "Point", "coordinates": [row["lon"], row["lat"]]},
            }
            for row in records(some)
        )
        text = ", ".join(json.dumps(feature, ensure_ascii=False) for feature in features)
        yield f"{', ' if number else ''}{text}".encode()
    yield b"]}"


def _geoparquet(points: geopandas.GeoDataFrame) -> bytes:
    file = io.BytesIO()
    points.to_parquet(file, index=False)
    return file.getvalue()


def _geopackage(points: geopandas.GeoDataFrame, layer: str) -> Iterator[bytes]:
    """One layer for a geographic information system; its day of change is fixed, so that the same table gives the same bytes."""
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": "2000-01-01T00:00:00.000Z"})
    with TemporaryDirectory() as name:
        file = Path(name) / f"{layer}.gpkg"
        points.to_file(file, layer=layer, driver="GPKG", engine="pyogrio")
        with file.open("rb") as made:
            while block := made.read(BLOCK):
                yield block
