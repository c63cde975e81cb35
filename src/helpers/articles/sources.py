"""sources.csv: what the researcher knows of each file and the file itself does not say."""

import csv
import io
import re
from dataclasses import dataclass, field
from pathlib import Path

from helpers.articles.encoding import NotTextError, decode

NAME = "sources.csv"
COLUMNS = ("file", "url", "publisher", "published", "language", "conflict", "licence", "accessed")
PUBLISHED = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")


@dataclass
class Sources:
    """Rows by file name, and what is wrong, one message a line of the file."""

    rows: dict[str, dict[str, str]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def of(self, file: str) -> dict[str, str]:
        """The row of a file, by its path in the folder or its bare name; empty where there is none."""
        return self.rows.get(file) or self.rows.get(Path(file).name) or {}


def load(path: Path | None) -> Sources:
    """Read a sources.csv; commas or semicolons, any encoding. Mistakes are reported by line and that value is left out."""
    sources = Sources()
    if path is None:
        return sources
    try:
        text = decode(path.read_bytes()).text
    except (OSError, NotTextError) as error:
        sources.problems.append(f"cannot be read: {error}")
        return sources
    first = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        _collect(reader, sources)
    except csv.Error as error:
        sources.problems.append(f"line {reader.line_num}: {error}; the rows from here on are ignored")
    return sources


def _collect(reader, sources: Sources) -> None:
    names = [name.strip().lower() for name in next(reader, [])]
    if "file" not in names:
        sources.problems.append(f"line 1: no column 'file'; the columns are {', '.join(COLUMNS)}")
        return
    unknown = [name for name in names if name and name not in COLUMNS]
    if unknown:
        sources.problems.append(
            f"line 1: column {unknown[0]!r} is not known and is ignored; known are {', '.join(COLUMNS)}"
        )
    for cells in reader:
        line = reader.line_num
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) > len(names):
            sources.problems.append(
                f"line {line}: {len(cells)} values for {len(names)} columns (a comma inside a value needs quotation marks); "
                "the row is ignored"
            )
            continue
        row = {name: cell.strip() for name, cell in zip(names, cells, strict=False) if name in COLUMNS}
        if not row.get("file"):
            sources.problems.append(f"line {line}: no file name; the row is ignored")
            continue
        if row["file"] in sources.rows:
            sources.problems.append(f"line {line}: {row['file']} stands twice; the first row is used")
            continue
        if row.get("published") and not _valid(row["published"]):
            sources.problems.append(
                f"line {line}: published {row['published']!r} is not a date as YYYY-MM-DD, YYYY-MM or YYYY; it is ignored"
            )
            row["published"] = ""
        sources.rows[row["file"]] = row


def _valid(published: str) -> bool:
    from datetime import date

    if not PUBLISHED.fullmatch(published):
        return False
    parts = [int(part) for part in published.split("-")]
    try:
        date(*(parts + [1, 1])[:3])
    except ValueError:
        return False
    return True
