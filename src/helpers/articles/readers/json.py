"""JSON: one article, a list of them wherever it stands in the file, or a messenger's export.

The file is streamed, so that its size does not matter to memory, and nesting is counted, so that it cannot exhaust
anything. The list is found by its records: the first array of objects one of whose fields holds an article's text, and
what looks the same beside it (`json_records`).
"""

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import BinaryIO, cast

import ijson

from helpers.articles import names, records
from helpers.articles.encoding import decode
from helpers.articles.page import Page
from helpers.articles.readers.json_records import Records
from helpers.articles.source import ReadError, Source, Tally

LARGEST = 200 * 2**20
"""Bytes of a JSON file; it is streamed, but its articles are kept."""
DECODED = 20 * 2**20
"""Bytes up to which a file in another encoding than UTF-8 is converted."""
DEEPEST = 60
NO_NUMBER = re.compile(rb"-?(?:NaN|Infinity|\d[\d.eE+-]{300,})")
"""What programs write as a number that is none in JSON, and numbers that no field of an article has."""
STRING_OR_NUMBER = re.compile(rb'"(?:[^"\\]|\\.)*+"|-?\b(?:NaN|Infinity)\b|-?\d[\d.eE+-]*+', re.S)
ESCAPE = re.compile(
    rb"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}|(?P<half>\\u[dD][89a-fA-F][0-9a-fA-F]{2})|\\.", re.S
)
FIRST_HALF = re.compile(rb"\\u[dD][89abAB][0-9a-fA-F]{2}")
LONGEST_ESCAPE, BACKSLASH = 12, ord("\\")
SEARCHED = 200_000  # events within which the first record has to be found
AROUND = 20_000  # events after it within which an object around it may show a text of its own


def read(source: Source) -> Iterable[Page]:
    """The articles of a JSON file. Raises ReadError over LARGEST, for broken JSON and for a file without articles."""
    source.refuse_over(LARGEST)
    with _utf8(source) as stream:
        prefix = _records(stream, source)
    if prefix is None:
        with _utf8(source) as stream:
            raise ReadError(_without_text(stream, source.fields))
    skipped = Tally("record")
    with _utf8(source) as stream:
        found = Records(prefix, source.fields)
        try:
            for number, (record, publisher) in enumerate(found.read(_events(stream)), start=1):
                page, reason = records.attempt(record, source, publisher=publisher)
                if page is None:
                    skipped.add(number, reason)
                else:
                    yield replace(page, post=bool(publisher))
        finally:
            source.notes += [*skipped.notes(), *found.notes(), *records.named_text_missing(source)]


def _first_line(error: Exception) -> str:
    return str(error.args[0] if error.args else error).strip().split("\n")[0][:120]


def _utf8(source: Source) -> BinaryIO:
    """The file as UTF-8 without a byte order mark, and without numbers that no parser takes."""
    if source.size <= DECODED:
        raw = decode(source.raw(DECODED)).text.encode("utf-8", "replace")
        if NO_NUMBER.search(raw):
            raw = STRING_OR_NUMBER.sub(lambda m: b"null" if NO_NUMBER.fullmatch(m[0]) else m[0], raw)
        return io.BytesIO(raw)
    stream = source.open()
    if stream.read(3) != b"\xef\xbb\xbf":
        stream.seek(0)
    return stream


def _events(stream: BinaryIO) -> Iterator[tuple[str, str, object]]:
    """The parser's events with their prefixes; nesting is counted before prefixes grow with it.

    A file of several values, one after the other, is JSON Lines by another name.
    """
    return ijson.parse(_guarded(ijson.basic_parse(cast(BinaryIO, _Sound(stream)), multiple_values=True)))


def _guarded(events: Iterator[tuple[str, object]]) -> Iterator[tuple[str, object]]:
    """Raises ReadError for broken JSON, and where objects and lists nest deeper than DEEPEST."""
    depth = 0
    while True:
        try:
            event, value = next(events)
        except StopIteration:
            return
        except (ijson.JSONError, ValueError, SystemError) as error:  # SystemError: a number without end
            raise ReadError(f"broken JSON ({_first_line(error)})") from error
        if event.startswith("start_"):
            depth += 1
            if depth > DEEPEST:
                raise ReadError(f"objects or lists nest deeper than {DEEPEST}")
        elif event.startswith("end_"):
            depth -= 1
        yield event, float(value) if isinstance(value, Decimal) else value


class _Sound:
    """A stream of JSON whose escapes for halves of letters, which ijson refuses, stand for U+FFFD."""

    def __init__(self, stream: BinaryIO) -> None:
        self._stream = stream
        self._rest = b""

    def read(self, size: int = -1) -> bytes:
        """About so many bytes, b"" at the end: only where none are left."""
        if size == 0:
            return b""
        given = b""
        while not given:
            new = self._stream.read(size)
            data = self._rest + new
            at = _whole(data) if new else len(data)
            self._rest = data[at:]
            given = ESCAPE.sub(lambda m: b"\\ufffd" if m["half"] else m[0], data[:at])
            if not new:
                break
        return given


def _whole(data: bytes) -> int:
    """Up to where all escapes are complete, given that the data do not start inside one."""
    at = data.find(b"\\", max(0, len(data) - LONGEST_ESCAPE + 1))
    at = len(data) if at < 0 else at
    while at and (data[at - 1] == BACKSLASH or FIRST_HALF.fullmatch(data[max(0, at - 6) : at])):
        at -= 1 if data[at - 1] == BACKSLASH else 6
    return at


def _records(stream: BinaryIO, source: Source) -> str | None:
    """The ijson prefix of the records: of the first object with a field that holds text.

    What stands beside an article (its comments) is a record only where there is no other: neither what a name says is
    beside it, nor what stands in an object that holds a longer text itself.
    """
    longest: dict[str, int] = {}  # prefix of an object with a text → characters of its longest one
    beside: str | None = None
    within, found = "", 0
    for number, (prefix, event, value) in enumerate(_events(stream)):
        if event == "map_key" and names.holds(str(value), source.fields) == "text":
            if not any(names.holds(name, source.fields) == "other" for name in prefix.split(".")):
                within, found = (within, found) if longest else (prefix, number)
                longest.setdefault(prefix, 0)
            else:
                beside = beside or prefix
        elif event == "string" and longest:
            holder = prefix.rpartition(".")[0]
            if holder in longest and names.holds(prefix.rpartition(".")[2], source.fields) == "text":
                longest[holder] = max(longest[holder], len(str(value)))
        if within in ("item", "") and longest:  # nothing is around it
            break
        if number > (SEARCHED if not longest else found + AROUND) or (
            longest and event == "end_map" and prefix == _outermost(within)
        ):
            break
    first = next(iter(longest), None)
    around = [p for p in longest if first is not None and p != first and f"{first}.".startswith(f"{p}." if p else "")]
    return next((p for p in around if longest[p] >= longest[str(first)]), first if first is not None else beside)


def _outermost(prefix: str) -> str:
    """The prefix of the outermost object around one that is an item of a list, else of the file's own."""
    around = prefix.removesuffix("item").rstrip(".")
    head, item, _ = f"{around}.".partition("item.")
    return (head + item).rstrip(".") if item else ""


def _without_text(stream: BinaryIO, own: Mapping[str, str]) -> str:
    """What to say of a file without a field of texts: that it lists titles, or which fields it has."""
    lengths: Counter[str] = Counter()
    values: Counter[str] = Counter()
    for number, (prefix, event, value) in enumerate(_events(stream)):
        if event == "string":
            lengths[prefix.rpartition(".")[2]] += len(str(value))
        elif event == "map_key":
            lengths[str(value)] += 0
            values[str(value)] += 1
        if number > SEARCHED:
            break
    lengths.pop("item", None)
    if not lengths:
        return "no object with fields in it"
    longest = max(lengths, key=lambda name: lengths[name])
    title = next((name for name in lengths if names.holds(name, own) == "title"), None)
    if title is None or lengths[longest] > names.TELLING * values[longest]:
        return names.unknown(lengths, longest)
    return names.titles_alone(values[title], title)
