"""Markdown: a single line break never ends a paragraph, and underlined lines are headings."""

import re
from collections.abc import Iterable
from dataclasses import replace

from helpers.articles.encoding import decode
from helpers.articles.page import Block, Page
from helpers.articles.readers import text
from helpers.articles.source import Source

UNDERLINE = re.compile(r"(=+|-{2,})\s*")


def read(source: Source) -> Iterable[Page]:
    """The one article of a Markdown file. Raises ReadError for binary data, and over the limit of text files."""
    decoded = decode(source.raw(text.LARGEST))
    page = text.page(decoded.text, wrapped=True, encoding=decoded.encoding, notes=decoded.notes)
    yield replace(page, blocks=tuple(_underlined(page.text, page.blocks)))


def _underlined(content: str, blocks: tuple[Block, ...]) -> Iterable[Block]:
    for block, following in zip(blocks, (*blocks[1:], None), strict=True):
        mark = UNDERLINE.fullmatch(content[following.start : following.end]) if following else None
        between = content[block.end : following.start] if following else ""
        if mark and not block.hint and len(between.splitlines()) == 1 and not block.bullet:
            yield replace(block, level=1 if mark[1][0] == "=" else 2, joined=False)
        else:
            yield block
