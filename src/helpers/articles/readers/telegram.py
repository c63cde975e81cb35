"""What Telegram exports as HTML (messages.html): one post an article, as its export in JSON gives it."""

import re
from collections.abc import Iterator
from dataclasses import replace

from lxml import html

from helpers.articles import records
from helpers.articles.page import Page
from helpers.articles.source import Source, Tally

STAMP = re.compile(r"(\d{2})\.(\d{2})\.(\d{4}) (\d{2}:\d{2}:\d{2})")


def is_export(tree: html.HtmlElement) -> bool:
    """Whether a page is a channel's or a chat's export."""
    return bool(_classed(tree, "message", "default", limit=1)) and bool(_classed(tree, "page_header", limit=1))


def pages(tree: html.HtmlElement, source: Source) -> Iterator[Page]:
    """The posts that have a text, in their order."""
    header = _classed(tree, "page_header", limit=1)[0]
    channel = next((_plain(e) for e in _classed(header, "text", "bold", limit=1)), "")
    skipped = Tally("post")
    for number, message in enumerate(_classed(tree, "message", "default"), start=1):
        record = _record(message)
        if not record["text"]:
            continue
        page, reason = records.attempt(record, source, publisher=channel)
        if page is None:
            skipped.add(number, reason)
        else:
            yield replace(page, post=True)
    source.notes += skipped.notes()


def _record(message: html.HtmlElement) -> dict[str, object]:
    """A post as the export in JSON names its fields."""
    forwarded = next(iter(_classed(message, "forwarded", "body", limit=1)), None)
    texts = _classed(message if forwarded is None else forwarded, "text", limit=1)
    stamps = (str(e.get("title", "")) for e in _classed(message, "date", "details"))
    m = next((m for stamp in stamps if (m := STAMP.match(stamp))), None)
    return {
        "date": f"{m[3]}-{m[2]}-{m[1]}T{m[4]}" if m else "",
        "text": _lines(texts[0]) if texts else "",
        "forwarded_from": _original(forwarded) if forwarded is not None else "",
    }


def _original(forwarded: html.HtmlElement) -> str:
    """Whose post is handed on; the name has its own date behind it."""
    names = _classed(forwarded, "from_name", limit=1)
    return " ".join((names[0].text or "").split()) if names else ""


def _classed(element: html.HtmlElement, *names: str, limit: int = 0) -> list[html.HtmlElement]:
    """The elements inside one that have all of the class names."""
    test = " and ".join(f"contains(concat(' ', normalize-space(@class), ' '), ' {name} ')" for name in names)
    found = element.xpath(f".//*[{test}]")
    return found[:limit] if limit else found


def _plain(element: html.HtmlElement) -> str:
    return " ".join(element.text_content().split())


def _lines(element: html.HtmlElement) -> str:
    """The text of an element with its line breaks."""
    for br in element.iter("br"):
        br.tail = "\n" + (br.tail or "")
    lines = (" ".join(re.split(r"[ \t\r\f]+", line)).strip() for line in element.text_content().split("\n"))
    return "\n".join(lines).strip("\n")
