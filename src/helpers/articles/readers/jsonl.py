"""JSON Lines: one article a line, read line by line."""

import json
from collections.abc import Iterable

from helpers.articles import records
from helpers.articles.encoding import decode
from helpers.articles.page import Page
from helpers.articles.source import ReadError, Source, Tally

LARGEST = 200 * 2**20
"""Bytes of a file; it is streamed, but its articles are kept."""
LINE = 10 * 2**20
"""Bytes of a line; a longer one is left out."""


def read(source: Source) -> Iterable[Page]:
    """The articles of a JSON Lines file; lines that are none are left out and told. Raises ReadError over LARGEST."""
    source.refuse_over(LARGEST)
    skipped = Tally("line")
    given = 0
    with source.open() as stream:
        number = 0
        while raw := stream.readline(LINE):
            number += 1
            whole = raw.endswith(b"\n") or len(raw) < LINE
            while not whole:  # the rest of a line that is too long
                whole = (rest := stream.readline(LINE)).endswith(b"\n") or len(rest) < LINE
                raw = b""
            page, reason = _page(raw, source)
            if page is not None:
                given += 1
                yield page
            elif reason:
                skipped.add(number, reason)
    if not given:
        yield from _whole(source, [*skipped.notes(), *records.named_text_missing(source)])
    else:
        source.notes += [*skipped.notes(), *records.named_text_missing(source)]


def _whole(source: Source, told: list[str]) -> Iterable[Page]:
    """The articles of a file whose lines give none: of a value that runs over lines, or a list in one. Raises ReadError."""
    from helpers.articles.readers import json as whole

    given = 0
    try:
        for page in whole.read(source):
            given += 1
            yield page
    except ReadError as error:
        if given:
            raise
        raise ReadError("; ".join(["no line of it gives an article", *told])) from error


def _page(raw: bytes, source: Source) -> tuple[Page | None, str]:
    """The article of a line, or why there is none; a blank line gives neither."""
    if not raw:
        return None, f"longer than {LINE // 2**20} MB"
    try:
        line = decode(raw).text.strip()
        record = json.loads(line) if line else None
    except (ReadError, RecursionError, ValueError):
        return None, "not valid JSON"
    if not line:
        return None, ""
    return records.attempt(record, source)
