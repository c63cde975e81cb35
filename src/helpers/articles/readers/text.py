"""Plain text: whatever was pasted or scraped into a .txt file, often with a header or Markdown in it."""

from collections.abc import Iterable, Iterator, Set
from dataclasses import replace

from helpers.articles import captions, datelines, downloads, furniture, headers, ticker
from helpers.articles.encoding import decode
from helpers.articles.lines import BULLET, paragraphs, split, word_count
from helpers.articles.page import Block, Meta, Page
from helpers.articles.source import ReadError, Source

LARGEST = 5 * 2**20
"""Bytes of a text file; a longer one is no article."""
LINES = 50_000
"""Lines of a text; one with more is a list, not an article."""


def read(source: Source) -> Iterable[Page]:
    """The article of a text file, or the articles of a download. Raises ReadError for binary data, and over LARGEST."""
    decoded = decode(source.raw(LARGEST))
    if not decoded.text.strip():
        raise ReadError("the file is empty")
    for number, found in enumerate(pages(decoded.text)):
        yield replace(found, encoding=decoded.encoding, notes=() if number else decoded.notes)


def pages(text: str) -> Iterator[Page]:
    """The documents of a download, the posts of a live page of several days, or a text as the one page that it is.

    Raises ReadError over LINES.
    """
    if documents := downloads.documents(text):
        yield from (_document(text, document) for document in documents)
        return
    header = headers.read(text)
    if posts := ticker.posts(text, header.start, header.end):
        yield from _posts(text, posts)
    else:
        yield page(text)


def _posts(text: str, posts: list[ticker.Post]) -> Iterator[Page]:
    """What stands above the posts, where it is more than a head, then each post under the headline of them all."""
    above = page(text[: posts[0].start])
    title = next((above.text[b.start : b.end] for b in above.blocks if not b.hint), "")
    own = replace(above.meta, title=above.meta.title or " ".join(furniture.bare(title).split()))
    if any(not b.hint and furniture.is_prose(above.text[b.start : b.end]) for b in above.blocks):
        yield above
    for post in posts:
        found = page(text[post.start : post.end])
        blocks = found.blocks
        if blocks and datelines.is_clock(found.text[blocks[0].start : blocks[0].end]):
            blocks = (replace(blocks[0], hint="dateline"), *blocks[1:])
        yield replace(found, blocks=blocks, meta=replace(own, published=post.day), clean=True, post=True)


def _document(text: str, found: downloads.Document) -> Page:
    """A document of a download; its text is its own part of the file's."""
    blocks = [Block(line.start, line.end, kind) for line, kind in found.marked]
    blocks += _blocks(text, *found.story)
    own = tuple(replace(b, start=b.start - found.start, end=b.end - found.start) for b in blocks)
    said = {name: " ".join(words.split()) for name, words in found.fields.items()}
    known = Meta(
        title=said.get("title", ""),
        publisher=said.get("publisher", ""),
        published=said.get("published", ""),
        author=said.get("author", ""),
        url=said.get("url", ""),
    )
    return Page(text[found.start : found.end], own, known, clean=True)


def page(text: str, *, wrapped: bool = False, encoding: str = "", notes: tuple[str, ...] = ()) -> Page:
    """A text cut into blocks, its header read; `wrapped` joins all lines between blank ones.

    Raises ReadError over LINES.
    """
    if text.count("\n") > LINES:
        raise ReadError(f"more than {LINES:,} lines; that is no article, split it")
    header = headers.read(text)
    outline = {furniture.bare(name).lower() for name in header.outline}
    blocks = [*header.blocks, *_blocks(text, header.start, header.end, outline, wrapped=wrapped), *header.tail]
    return Page(text, tuple(blocks), meta(header), encoding, notes)


def _blocks(text: str, start: int, end: int, outline: Set[str] = frozenset(), *, wrapped: bool = False) -> list[Block]:
    """The blocks of text[start:end]; a line of `outline` is a heading."""
    blocks = []
    for group in paragraphs(text, split(text, start, end), stands_alone=stands_alone, wrapped=wrapped):
        first, last = group[0].start, group[-1].end
        content = text[first:last]
        level = _level(content)
        if not level and len(group) == 1 and furniture.bare(content).lower() in outline:
            level = 2
        joined = len(group) > 1 and not level
        blocks.append(Block(first, last, level=level, bullet=bool(BULLET.match(content)), joined=joined))
    return blocks


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
