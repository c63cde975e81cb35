"""Plain text: whatever was pasted or scraped into a .txt file, often with a header or Markdown in it."""

import re
from collections.abc import Iterable

from helpers.articles import captions, furniture, headers
from helpers.articles.encoding import decode
from helpers.articles.lines import BULLET, paragraphs, split, word_count
from helpers.articles.page import Block, Meta, Page
from helpers.articles.source import ReadError, Source

LARGEST = 5 * 2**20
"""Bytes of a text file; a longer one is no article."""
LINES = 50_000
"""Lines of a text; one with more is a list, not an article."""


_DOCUMENT = re.compile(r"^[ \t]*(\d{1,5}) of (\d{1,5}) DOCUMENTS?[ \t]*\r?$", re.MULTILINE)
"""The line with which archives of the press (Nexis) begin each article of a download."""


def read(source: Source) -> Iterable[Page]:
    """The article of a text file, or the articles of a download. Raises ReadError for binary data, and over LARGEST."""
    decoded = decode(source.raw(LARGEST))
    if not decoded.text.strip():
        raise ReadError("the file is empty")
    for number, text in enumerate(_documents(decoded.text)):
        yield page(text, encoding=decoded.encoding, notes=() if number else decoded.notes)


def _documents(text: str) -> list[str]:
    """The documents of a download, without the list of them at its head; the text itself where it is no download."""
    found = list(_DOCUMENT.finditer(text))
    numbers = [int(m[1]) for m in found]
    if len(found) < 2 or numbers != list(range(numbers[0], numbers[0] + len(found))) or len({m[2] for m in found}) > 1:
        return [text]
    ends = [*(m.start() for m in found[1:]), len(text)]
    return [text[m.end() : end] for m, end in zip(found, ends, strict=True)]


def page(text: str, *, wrapped: bool = False, encoding: str = "", notes: tuple[str, ...] = ()) -> Page:
    """A text cut into blocks, its header read; `wrapped` joins all lines between blank ones.

    Raises ReadError over LINES.
    """
    if text.count("\n") > LINES:
        raise ReadError(f"more than {LINES:,} lines; that is no article, split it")
    header = headers.read(text)
    outline = {furniture.bare(name).lower() for name in header.outline}
    blocks = [*header.blocks]
    lines = split(text, header.start, header.end)
    for group in paragraphs(text, lines, stands_alone=stands_alone, wrapped=wrapped):
        start, end = group[0].start, group[-1].end
        content = text[start:end]
        level = _level(content)
        if not level and len(group) == 1 and furniture.bare(content).lower() in outline:
            level = 2
        blocks.append(
            Block(start, end, level=level, bullet=bool(BULLET.match(content)), joined=len(group) > 1 and not level)
        )
    blocks += header.tail
    return Page(text, tuple(blocks), meta(header), encoding, notes)


def meta(header: headers.Header) -> Meta:
    """What a header says of its article."""
    known = header.fields
    return Meta(
        title=known.get("title", "") or known.get("subject", ""),
        publisher=known.get("publisher", ""),
        domain=known.get("domain", ""),
        url=known.get("url", ""),
        published=known.get("published", ""),
        author=known.get("author", ""),
        language=known.get("language", ""),
        subject=known.get("subject", ""),
        outline=header.outline,
    )


def _level(content: str) -> int:
    m = headers.heading(content)
    return len(m[1]) if m and "\n" not in content else 0


def stands_alone(line: str) -> bool:
    """Headings, images, stamps and phrases of furniture are never part of a sentence that runs over lines."""
    if headers.heading(line) or captions.is_image(line):
        return True
    if word_count(line) > 30:
        return False
    return bool(furniture.label(line)[0]) and not captions.is_caption(line)
