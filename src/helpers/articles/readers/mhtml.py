"""Web pages that a browser has saved as one file (.mht, .mhtml): the page's own part, read as any saved page."""

import email
from collections.abc import Iterable
from dataclasses import replace
from email.message import Message

from helpers import boundary
from helpers.articles.encoding import decode
from helpers.articles.lines import word_count
from helpers.articles.page import Page
from helpers.articles.readers import html
from helpers.articles.source import ReadError, Source

LARGEST = 50 * 2**20
"""Bytes of a saved page, with its pictures."""
WORDS = 10
"""Words of a frame from which it is told that they are not read."""


def read(source: Source) -> Iterable[Page]:
    """The article of a saved page, or its posts. Raises ReadError where no page is in it, and over LARGEST.

    When the page was saved says nothing of when it was published.
    """
    raw = source.raw(LARGEST)
    try:
        message = email.message_from_bytes(raw)
        parts = [p for p in message.walk() if p.get_content_type() in html.TYPES]
        part = next(iter(parts), None)
        content = part.get_payload(decode=True) if part is not None else None
        frames = sum(map(_says_something, parts[1:]))
    except (RecursionError, ValueError, LookupError) as error:
        raise ReadError(f"no saved page that can be read ({boundary.in_words(error)})") from error
    if part is None or not isinstance(content, bytes) or not content.strip():
        raise ReadError("no web page in it; save the page as .html")
    if len(content) > html.LARGEST:
        raise ReadError("the page in it is too large for an article")
    if frames:
        source.notes.append(
            f"{frames} frame{'' if frames == 1 else 's'} of it with a text not read; save each as .html"
        )
    decoded = decode(content)
    address = _address(message, part)
    for page in html.pages(decoded.text, source):
        meta = page.meta if page.meta.url else replace(page.meta, url=address)
        yield replace(page, meta=meta, encoding=decoded.encoding, notes=(*page.notes, *decoded.notes))


def _says_something(part: Message) -> bool:
    """Whether a page inside the page is a text, and no advertisement's script."""
    content = part.get_payload(decode=True)
    if not isinstance(content, bytes) or len(content) > html.LARGEST:
        return bool(content)
    try:
        return word_count(html.page(decode(content).text).text) >= WORDS
    except ReadError:
        return False


def _address(message: Message, part: Message) -> str:
    """Where the page was found on the web, "" where that is not said."""
    said = (str(m.get(name, "")) for m, name in ((message, "Snapshot-Content-Location"), (part, "Content-Location")))
    return next((url for url in said if url.startswith(("http://", "https://"))), "")
