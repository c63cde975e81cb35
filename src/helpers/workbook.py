"""One Excel workbook of a run's tables: claims, statements, contradictions, sources, and what each column means.

Which columns it has, and the parts that a workbook is made of (pages/template/workbook.json), are those of the workbooks
that a report makes of a reader's selection.
"""

import io
import json
import re
import zipfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from html import escape
from importlib import resources
from itertools import batched
from pathlib import Path

import pandas as pd

from helpers import schema
from helpers.analysis.rows import AT_ONCE, rows
from helpers.cache import write_atomically

FILE = "claims.xlsx"
SHEETS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "claims": ("claims", (
        "claim_id", "article", "quote", "start", "end", "sentence", "speaker", "speaker_basis", "role", "side", "side_basis",
        "relayed_by", "type", "stance", "act", "controller", "controller_basis", "extent", "share", "share_modifier", "actor",
        "actor_basis", "target", "target_basis", "place", "place_id", "relation", "place_basis", "lat", "lon", "uncertainty_km",
        "claim_date", "claim_date_basis", "event_date", "event_date_basis", "evidence", "verification", "statement_id", "rule",
        "confidence", "review",
    )),
    "statements": ("statements", (
        "statement_id", "speaker", "side", "type", "stance", "place", "claim_date", "quote", "claims", "articles", "origins",
    )),
    "contradictions": ("relations", ("relation", "reason", "place", "a", "a_quote", "b", "b_quote", "days_apart")),
    "sources": ("articles", ("article", "title", "publisher", "url", "published", "language")),
}  # fmt: skip
"""Sheet → the table that it is from, and its columns; the tables of a run have all columns."""
DICTIONARY = "data dictionary"
MOST_ROWS = 1_048_576
"""Rows of a sheet, its head included."""
LARGE = 100_000
"""Rows of a sheet above which its XML may have more bytes than a zip of the plain kind holds."""
LONGEST = 32_767
"""Characters of a cell."""
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def write_workbook(tables: Mapping[str, pd.DataFrame], folder: Path) -> Path | None:
    """Write claims.xlsx of a run's tables by name, without what was rejected; None where a table has more rows than a sheet.

    The same tables give the same bytes. Raises OSError.
    """
    claims = tables["claims"]
    claims = claims[claims["review"] != "rejected"]
    relations, articles = tables["relations"], tables["articles"]
    shown = {
        "claims": claims,
        "statements": tables["statements"],
        "contradictions": relations[relations["relation"].isin(schema.CLASHES)],
        "sources": articles[articles["article"].isin(claims["article"])],
    }
    if any(len(data) >= MOST_ROWS for data in shown.values()):
        return None
    sheets = {name: _rows(shown[name], columns) for name, (_, columns) in SHEETS.items()}
    head = ("table", "column", "unit", "meaning")
    sheets[DICTIONARY] = iter([head, *([row[key] for key in head] for row in dictionary())])
    large = any(len(data) > LARGE for data in shown.values())
    write_atomically(folder / FILE, workbook(sheets, large=large))
    return folder / FILE


def dictionary() -> list[dict[str, str]]:
    """Table, column, unit and meaning of every column of the sheets."""
    return [
        {"table": table, "column": column.name, "unit": column.unit, "meaning": column.meaning}
        for table, names in SHEETS.values()
        for column in schema.TABLES[table].columns
        if column.name in names
    ]


def parts() -> dict[str, str]:
    """The parts of a workbook by name, with {…} where something is to be filled in."""
    found = resources.files("helpers.pages") / "template" / "workbook.json"
    return json.loads(found.read_text(encoding="utf-8"))


def workbook(sheets: Mapping[str, Iterable[Sequence[object]]], *, large: bool = False) -> bytes:
    """The bytes of a workbook (Office Open XML) of sheets by name, each an iterable of rows of text, numbers and None.

    A sheet whose XML is over two gigabytes has to be called `large` before it is made.
    """
    made = parts()
    listed = dict.fromkeys(("type", "sheet", "relation"), "")
    for number, name in enumerate(sheets, 1):
        for key in listed:
            listed[key] += made[key].replace("{number}", str(number)).replace("{name}", escape(name))
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in ("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"):
            text = made[path]
            for key, filled in listed.items():
                text = text.replace(f"{{{key}s}}", filled)
            archive.writestr(_entry(path), text)
        before, _, after = made["worksheet"].partition("{rows}")
        for number, rows in enumerate(sheets.values(), 1):
            with archive.open(_entry(f"xl/worksheets/sheet{number}.xml"), "w", force_zip64=large) as sheet:
                sheet.write(before.encode())
                for some in batched(rows, AT_ONCE, strict=False):
                    sheet.write("".join(f"<row>{''.join(map(_cell, row))}</row>" for row in some).encode())
                sheet.write(after.encode())
    return file.getvalue()


def _entry(path: str) -> zipfile.ZipInfo:
    """A file of the archive with a fixed day."""
    entry = zipfile.ZipInfo(path, (1980, 1, 1, 0, 0, 0))
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _rows(data: pd.DataFrame, columns: Sequence[str]) -> Iterator[Sequence[object]]:
    yield columns
    yield from rows(data, list(columns))


def _cell(value: object) -> str:
    """A number as one, all else as text, which no spreadsheet computes."""
    if value is None or value is pd.NA or value == "" or value != value:
        return "<c/>"
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"<c><v>{value}</v></c>"
    return _text(str(value))


@lru_cache(maxsize=4096)  # most columns have few values
def _text(value: str) -> str:
    text = escape(_FORBIDDEN.sub("", value[:LONGEST]))
    return f'<c t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'
