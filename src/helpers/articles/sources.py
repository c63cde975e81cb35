"""sources.csv: what the researcher knows of each file and the file itself does not say."""

import csv
import io
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from helpers.articles import dates
from helpers.articles.cells import LONGEST, cells_up_to
from helpers.articles.encoding import NotTextError, decode

NAME = "sources.csv"
COLUMNS = ("file", "url", "publisher", "published", "language", "conflict", "licence", "accessed")
WANTED = f"the columns are {', '.join(COLUMNS)}"


@dataclass
class Sources:
    """Rows by file name, and what is wrong, one message a line of the file."""

    rows: dict[str, dict[str, str]] = field(default_factory=dict)
    problems: list[str] = field(default_factory=list)

    def of(self, file: str) -> dict[str, str]:
        """The row of a file, by its path in the folder or its bare name; empty where there is none."""
        return self.rows.get(file) or self.rows.get(Path(file).name) or {}


def load(path: Path | None) -> Sources:
    """Read a sources.csv with commas, semicolons or tabs, in any encoding; None gives no rows.

    A mistake never stops the reading: it is reported with its line, and the row or the value is left out.
    """
    sources = Sources()
    if path is None:
        return sources
    if path.exists() and not path.is_file():
        sources.problems.append("cannot be read: no file, but a folder, a pipe or a device")
        return sources
    try:
        text = decode(path.read_bytes()).text
    except (OSError, NotTextError) as error:
        sources.problems.append(f"cannot be read: {error}")
        return sources
    delimiter = max(",;\t", key=text.split("\n", 1)[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        with cells_up_to(LONGEST):
            names = [name.strip().lower() for name in next(reader, [])]
            sources.problems += _header_problems(names)
            if "file" in names:
                for row in _rows(reader, names, sources):
                    sources.rows[row["file"]] = row
    except csv.Error as error:
        sources.problems.append(f"line {reader.line_num}: {error}; the rows from here on are ignored")
    return sources


def _header_problems(names: list[str]) -> Iterator[str]:
    if "file" not in names:
        yield f"line 1: no column 'file', so nothing is read from it; {WANTED}"
    for name in names:
        if name and name not in COLUMNS:
            yield f"line 1: column {name!r} is not known and is ignored; {WANTED}"


def _rows(reader, names: list[str], sources: Sources) -> Iterator[dict[str, str]]:
    for cells in reader:
        if not any(cell.strip() for cell in cells):
            continue
        row = {name: cell.strip() for name, cell in zip(names, cells, strict=False) if name in COLUMNS}
        problem = ""
        if len(cells) > len(names):
            problem = f"{len(cells)} values for {len(names)} columns (a comma inside a value needs quotation marks)"
        elif not row.get("file"):
            problem = "no file name"
        elif row["file"] in sources.rows:
            problem = f"{row['file']} stands twice and the first row counts"
        if problem:
            sources.problems.append(f"line {reader.line_num}: {problem}; the row is ignored")
            continue
        given = row.get("published", "")
        if given and dates.iso_day(given) is None:
            sources.problems.append(
                f"line {reader.line_num}: published {given!r} is no date as YYYY-MM-DD, YYYY-MM or YYYY; it is ignored"
            )
            row["published"] = ""
        yield row
