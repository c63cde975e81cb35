"""A page → an article: its paragraphs, and its headline, publisher, address, date and language."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from helpers.articles import furniture, language, published
from helpers.articles.encoding import HALF, sound
from helpers.articles.lines import word_count
from helpers.articles.model import Article, Paragraph
from helpers.articles.page import Block, Page
from helpers.articles.story import classify

SITE = re.compile(r"^(?P<title>.{10,}?)\s+\|\s+(?P<site>[^|]{2,40})$", re.S)


def article(page: Page, *, key: str, file: str, sha256: str, source: Mapping[str, str]) -> Article:
    """An article from what a reader found and what sources.csv says of its file; sources.csv has the last word."""
    page = _sound(page)
    blocks = sorted((b for b in classify(page) if b.end > b.start), key=lambda b: (b.start, b.end))
    order = published.date_order(page.meta, page.text, blocks) or page.meta.date_order
    title, site = _headline(page, blocks)
    publisher, url = _credited(page.text, blocks)
    url = source.get("url") or page.meta.url or url
    day, basis = published.published(
        source=source, meta=page.meta, url=url, text=page.text, blocks=blocks, file=page.member or file, order=order
    )
    body = " ".join(page.text[b.start : b.end] for b in blocks if b.hint == "body")
    return Article(
        article=key,
        file=file,
        text=page.text,
        paragraphs=tuple(Paragraph(b.start, b.end, b.hint) for b in blocks),
        sha256=sha256,
        encoding=page.encoding,
        title=title,
        publisher=source.get("publisher") or page.meta.publisher or publisher or site or page.meta.domain,
        url=url,
        published=day,
        published_basis=basis,
        date_order=order,
        language=source.get("language") or language.detect(body),
        conflict=source.get("conflict", ""),
        words=_words(page, blocks),
        post=page.post,
    )


def _words(page: Page, blocks: list[Block]) -> int:
    """Words of what a page was read from; in a record or a document of a download its metadata are no words of it."""
    parts = (b for b in blocks if b.hint != "metadata")
    found = sum(word_count(page.text[b.start : b.end]) for b in parts) if page.clean else word_count(page.text)
    return max(page.words, found)


def _sound(page: Page) -> Page:
    """The page without halves of letters, which escapes in JSON can make; all offsets stay what they are."""
    texts = {name: value for name, value in vars(page.meta).items() if isinstance(value, str)}
    if not any(HALF.search(text) for text in (page.text, *texts.values())):
        return page
    meta: dict[str, Any] = {name: sound(text) for name, text in texts.items()}
    return replace(page, text=sound(page.text), meta=replace(page.meta, **meta))


def _headline(page: Page, blocks: list[Block]) -> tuple[str, str]:
    """Headline, and the site's name where the headline carries it ("… | The Daily")."""
    title = page.meta.title
    if not title:
        block = next((b for b in blocks if b.hint == "title"), None)
        title = furniture.bare(page.text[block.start : block.end]) if block else ""
    title = " ".join(title.split())
    m = SITE.match(title)
    return (m["title"], m["site"].strip()) if m else (title, "")


def _credited(text: str, blocks: list[Block]) -> tuple[str, str]:
    """Publisher and address of a line that credits the original ("By The Daily: https://…")."""
    for block in blocks:
        if block.hint == "byline" and (found := furniture.credited_address(text[block.start : block.end])):
            return found
    return "", ""
