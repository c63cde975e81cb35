"""Tables: one article a row, the columns named in the first line."""

import codecs
import csv
import io
from collections.abc import Iterable, Iterator

from helpers.articles import names, records
from helpers.articles.cells import cells_up_to
from helpers.articles.encoding import decode
from helpers.articles.page import Page
from helpers.articles.source import ReadError, Source, Tally

LARGEST = 200 * 2**20
"""Bytes of a table; it is streamed, but its articles are kept."""
SAMPLE = 2**16
CELL = 10 * 2**20  # characters of a cell


def read(source: Source) -> Iterable[Page]:
    """The articles of a table. Raises ReadError over LARGEST, and where no column holds text."""
    source.refuse_over(LARGEST)
    with source.open() as stream:
        sample = decode(_whole_lines(stream.read(SAMPLE)))
    skipped = Tally("line")
    with source.open() as stream:
        lines = io.TextIOWrapper(stream, encoding=_codec(sample.encoding), errors="replace", newline="")
        try:
            with cells_up_to(CELL):
                yield from _rows(lines, sample.text, source, skipped)
        except csv.Error as error:
            raise ReadError(f"broken table ({error})") from error
        finally:
            source.notes += skipped.notes()


def _rows(lines: io.TextIOWrapper, sample: str, source: Source, skipped: Tally) -> Iterator[Page]:
    delimiter = max(",;\t|", key=sample.lstrip("\ufeff").split("\n", 1)[0].count)
    reader = csv.reader(lines, delimiter=delimiter)
    header = [name.strip().lstrip("\ufeff") for name in next(reader, [])]
    if not any(names.holds(name, source.fields) == "text" for name in header):
        shown = ", ".join(header[:8])
        raise ReadError(f"no column holds an article's text; name the one that does in fields.csv; columns are {shown}")
    for cells in reader:
        if not any(cells):
            continue
        if len(cells) > len(header):
            skipped.add(reader.line_num, "more values than columns")
            continue
        page, reason = records.attempt(dict(zip(header, cells, strict=False)), source)
        if page is None:
            skipped.add(reader.line_num, reason)
        else:
            yield page


def _whole_lines(raw: bytes) -> bytes:
    """A sample without the last, broken line, so that no character is cut."""
    return raw if len(raw) < SAMPLE else raw[: raw.rfind(b"\n") + 1] or raw


def _codec(name: str) -> str:
    """The encoding with its byte order mark, where the files that have one are known by it."""
    codec = codecs.lookup(name).name
    return {"utf-8": "utf-8-sig", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}.get(codec, codec)
