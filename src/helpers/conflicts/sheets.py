"""Tables as spreadsheets save them: any delimiter, with or without a byte order mark, every mistake with its line."""

import codecs
import csv
import difflib
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from helpers.cache import digest_file
from helpers.conflicts.model import Problem

KEPT = 64
"""Tables that are remembered: those that all profiles share, and a profile's own until it has been checked and used."""
_DELIMITERS = (",", ";", "\t")
_LOST_LETTERS = re.compile(r"\?{3,}|\ufffd")
_MOJIBAKE = re.compile(r"[ÐÑ][\u0080-\u00bf\u2018-\u201e]|Ã[\u0080-\u00bf©¨¼¶±]|â€")


@dataclass(frozen=True)
class Row:
    """One record: the line that it starts on, and its cells by column name, stripped."""

    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells.get(column, "")

    def list(self, column: str) -> tuple[str, ...]:
        """The ';'-separated parts of a cell, without empty ones and repetitions."""
        parts = (p.strip() for p in self[column].split(";"))
        return tuple(dict.fromkeys(p for p in parts if p))


@dataclass(frozen=True)
class Sheet:
    """The rows of a file of a profile, and what is wrong with it."""

    path: Path
    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()


def hint(word: str, options: Iterable[str]) -> str:
    """' (did you mean …?)' with the nearest option, or all options where none is near and they are few."""
    options = sorted(set(options))
    near = difflib.get_close_matches(word.casefold(), [o.casefold() for o in options], n=1, cutoff=0.6)
    if near:
        return f" (did you mean {next(o for o in options if o.casefold() == near[0])!r}?)"
    return f" (one of {', '.join(options)})" if 0 < len(options) <= 20 else ""


def read_sheet(path: Path, *, required: Sequence[str], optional: Sequence[str] = (), open_ended: bool = False) -> Sheet:
    """Read a table whose first line names its columns.

    Accepts commas, semicolons and tabs as delimiters, UTF-8 with or without byte order mark, and UTF-16 with one
    (what spreadsheets write). `open_ended` lets unknown columns through. A file that is as it was is not read again: each
    profile is read to be checked and to be used, and all profiles share tables.
    """
    if not path.is_file():
        return Sheet(path, problems=(Problem(path, 0, "is missing" + _nearest_file(path)),))
    return _read(path, digest_file(path), tuple(required), tuple(optional), open_ended)


@lru_cache(maxsize=KEPT)
def _read(path: Path, content: str, required: Sequence[str], optional: Sequence[str], open_ended: bool) -> Sheet:
    """The table of a file; `content` tells it from what the file held at another time."""
    problems: list[Problem] = []
    text, problem = decode(path)
    if problem is not None:
        return Sheet(path, problems=(problem,))
    lines = text.splitlines(keepends=True)
    first = 1 if lines and re.fullmatch(r'"?sep=.?"?', lines[0].strip()) else 0
    if not "".join(lines[first:]).strip():
        return Sheet(path, problems=(Problem(path, 0, f"is empty; its first line must be {','.join(required)}"),))
    known = (*required, *optional)
    header, delimiter = read_header(lines[first], known)
    header_line = first + 1
    for column in required:
        if column not in header:
            strangers = [h for h in header if h not in known]
            near = difflib.get_close_matches(column, strangers, n=1, cutoff=0.5)
            found = f"; is {near[0]!r} meant for it?" if near else f"; the columns found are {', '.join(header)}"
            problems.append(Problem(path, header_line, f"column {column!r} is missing{found}"))
    for column in header:
        if column and column not in known and not open_ended:
            problems.append(Problem(path, header_line, f"unknown column {column!r}{hint(column, known)}"))
        if column and header.count(column) > 1 and column in known:
            problems.append(Problem(path, header_line, f"column {column!r} stands there twice"))
    rows = _records(path, lines[first + 1 :], header, delimiter, first + 2, problems)
    return Sheet(path, tuple(rows), tuple(dict.fromkeys(problems)))


def _records(
    path: Path, lines: list[str], header: list[str], delimiter: str, first_line: int, problems: list[Problem]
) -> list[Row]:
    reader = csv.reader(io.StringIO("".join(lines), newline=""), delimiter=delimiter, strict=True)
    rows, start = [], first_line
    try:
        for cells in reader:
            line, start = start, first_line + reader.line_num
            cells = [_clean(c) for c in cells]
            if not any(cells):
                continue
            if any(cells[len(header) :]):
                extra = f"{len(cells)} cells under {len(header)} columns"
                problems.append(
                    Problem(path, line, f"{extra}: put a cell that contains {delimiter!r} in double quotes")
                )
            row = Row(line, dict(zip(header, cells, strict=False)))
            rows.append(row)
            problems.extend(_mangled(path, row))
    except csv.Error as error:
        message = f"cannot be read from here on: {error} (a double quote that is not closed?)"
        problems.append(Problem(path, start, message))
    return rows


def _mangled(path: Path, row: Row) -> Iterable[Problem]:
    for column, cell in row.cells.items():
        if _LOST_LETTERS.search(cell):
            yield Problem(
                path, row.line, f"{column} reads {cell[:40]!r}: letters were lost in saving; save as CSV UTF-8"
            )
        elif _MOJIBAKE.search(cell):
            yield Problem(
                path, row.line, f"{column} reads {cell[:40]!r}: opened with the wrong encoding once; open as UTF-8"
            )


def decode(path: Path) -> tuple[str, Problem | None]:
    """The text of a file in UTF-8, or in UTF-16 with a byte order mark; "" and what is wrong where it is neither."""
    raw = path.read_bytes()
    if raw.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        encoding = "utf-16"
    elif raw[:4] == b"PK\x03\x04":
        return "", Problem(path, 0, "is a spreadsheet file, not CSV; save it as 'CSV UTF-8'")
    else:
        encoding = "utf-8-sig"
    try:
        return raw.decode(encoding), None
    except UnicodeDecodeError as error:
        line = raw[: error.start].count(b"\n") + 1
        message = f"is not UTF-8 (byte 0x{raw[error.start]:02x}); save it as 'CSV UTF-8'"
        return "", Problem(path, line, message)


def read_header(line: str, known: Sequence[str]) -> tuple[list[str], str]:
    """The column names of a table's first line, in lower case, and the delimiter that gives the most known ones."""

    def split(delimiter: str) -> list[str]:
        return [_clean(c).casefold() for c in next(csv.reader([line.rstrip("\r\n")], delimiter=delimiter), [])]

    best = max(_DELIMITERS, key=lambda d: (sum(c in known for c in split(d)), len(split(d))))
    return split(best), best


def _clean(cell: str) -> str:
    return cell.replace("\u00a0", " ").strip()


def _nearest_file(path: Path) -> str:
    if not path.parent.is_dir():
        return f": there is no folder {path.parent}"
    names = [p.name for p in path.parent.iterdir() if p.is_file()]
    near = difflib.get_close_matches(path.name, names, n=1, cutoff=0.6)
    return f"; is {near[0]!r} meant for it?" if near else ""
