"""Tables: one article a row, the columns named in the first line."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

from helpers.articles import dates, names, records
from helpers.articles.cells import cells_up_to
from helpers.articles.encoding import decode
from helpers.articles.page import Page
from helpers.articles.source import ReadError, Source, Tally

LARGEST = 200 * 2**20
"""Bytes of a table; it is streamed, but its articles are kept."""
SAMPLE = 2**16
NUMERIC = re.compile(r"\d{1,2}/\d{1,2}/\d{2,4}")
SEPARATOR = re.compile(r"sep=(?P<mark>[,;|\t])\s*$", re.I)
LOOKED_AT = 50  # rows by which a column of texts is guessed
ROWS = 10
"""Lines of a cell from which they may be rows that a quotation mark has swallowed."""
CELL = 10 * 2**20  # characters of a cell


def read(source: Source) -> Iterable[Page]:
    """The articles of a table. Raises ReadError over LARGEST, and where no column holds text."""
    source.refuse_over(LARGEST)
    with source.open() as stream:
        sample = decode(_whole_lines(stream.read(SAMPLE)))
    skipped = Tally("line")
    with source.open() as stream:
        lines = _Lines(io.TextIOWrapper(stream, encoding=_codec(sample.encoding), errors="replace", newline=""))
        try:
            with cells_up_to(CELL):
                yield from _rows(lines, sample.text, source, skipped)
        except csv.Error as error:
            raise ReadError(f"broken table ({error})") from error
        finally:
            source.notes += [*skipped.notes(), *lines.notes(sample.encoding), *records.named_text_missing(source)]


class _Lines:
    """The lines of a table; those of the row that is read are kept, and what is no text in them is counted."""

    def __init__(self, stream: io.TextIOWrapper) -> None:
        self._stream = stream
        self._broken = 0
        self.row: list[str] = []

    def __iter__(self) -> Iterator[str]:
        for line in self._stream:
            self._broken += line.count("\ufffd")
            self.row.append(line)
            yield line

    def notes(self, encoding: str) -> list[str]:
        """What to tell of bytes that are no text, as of any file."""
        return [f"{self._broken} bytes are not valid {encoding} and stand as \ufffd"] if self._broken else []


def _is_unclosed(row: list[str], columns: int, delimiter: str) -> bool:
    """Whether lines that were read as one row are several: a quotation mark in them is not closed, or only by another row's."""
    if len(row) == 1:
        return False
    try:
        list(csv.reader(row, delimiter=delimiter, strict=True))
    except csv.Error:
        return True
    inner = row[1:-1]
    return columns > 1 and len(inner) >= ROWS and all(line.count(delimiter) == columns - 1 for line in inner)


def _rows(lines: _Lines, sample: str, source: Source, skipped: Tally) -> Iterator[Page]:
    reader, header = _table(lines, sample)
    if not any(names.holds(name, source.fields) == "text" for name in header):
        raise ReadError(_without_text(reader, header, source))
    order = _order(source, sample, header)
    lines.row.clear()
    for cells in reader:
        if _is_unclosed(lines.row, len(header), reader.dialect.delimiter):
            begins = reader.line_num - len(lines.row) + 1
            skipped.add(begins, f"a quotation mark is not closed; read as one row up to line {reader.line_num}")
        lines.row.clear()
        if not any(cells):
            continue
        if len(cells) > len(header):
            skipped.add(reader.line_num, "more values than columns")
            continue
        page, reason = records.attempt(dict(zip(header, cells, strict=False)), source, order=order)
        if page is None:
            skipped.add(reader.line_num, reason)
        else:
            yield page


def _table(lines: Iterable[str], sample: str) -> tuple[Any, list[str]]:
    """A table's rows, and its columns; a first line "sep=;", as Excel writes it, only says how they are divided."""
    first = sample.lstrip("\ufeff").split("\n", 1)[0]
    said = SEPARATOR.match(first)
    delimiter = said["mark"] if said else max(",;\t|", key=first.count)
    reader = csv.reader(lines, delimiter=delimiter)
    if said:
        next(reader, None)
    return reader, [name.strip().lstrip("\ufeff") for name in next(reader, [])]


def _without_text(reader: Any, header: list[str], source: Source) -> str:
    """What to say of a table without a column of texts: a list of titles is known but unread, another asks for one."""
    lengths: Counter[str] = Counter()
    number = 0
    for cells in reader:
        number += any(cells)
        if number <= LOOKED_AT:
            lengths.update({name: len(cell) for name, cell in zip(header, cells, strict=False)})
    longest = max(lengths, key=lambda name: lengths[name], default="")
    title = next((name for name in header if names.holds(name, source.fields) == "title"), None)
    if title is None or lengths[longest] > names.TELLING * min(number, LOOKED_AT):
        return names.unknown(header, longest)
    return names.titles_alone(number, title)


def _order(source: Source, sample: str, header: list[str]) -> str:
    """The order of day and month that a table's column of dates shows, "" where it shows none, or both (that is told)."""
    at = next((i for i, name in enumerate(header) if names.holds(name, source.fields) == "published"), None)
    if at is None or not NUMERIC.search(sample):
        return ""
    shown: dict[str, tuple[int, str]] = {}
    with source.open() as stream:
        lines = io.TextIOWrapper(
            stream, encoding=_codec(decode(_whole_lines(source.head(SAMPLE))).encoding), errors="replace", newline=""
        )
        reader, _ = _table(lines, sample)
        for cells in reader:
            if at < len(cells) and (order := dates.order(cells[at][:40])):
                shown.setdefault(order, (reader.line_num, cells[at][:40]))
            if len(shown) == 2:
                break
    if len(shown) == 2:
        both = " and ".join(f"{words} in line {line}" for line, words in shown.values())
        source.notes.append(f"column {header[at]!r} mixes day/month and month/day ({both}); check its dates")
        return ""
    return next(iter(shown), "")


def _whole_lines(raw: bytes) -> bytes:
    """A sample without the last, broken line, so that no character is cut."""
    return raw if len(raw) < SAMPLE else raw[: raw.rfind(b"\n") + 1] or raw


def _codec(name: str) -> str:
    """The encoding with its byte order mark, where the files that have one are known by it."""
    codec = codecs.lookup(name).name
    return {"utf-8": "utf-8-sig", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}.get(codec, codec)
