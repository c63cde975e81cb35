"""When an article was published, and how that is known.

In this order: the researcher's sources.csv, what the file says of itself, a dateline at the story's start, another
date line on the page, the date in the article's address, the file's name. A file's modification time says nothing of
the article, nor does the time at which it was scraped. A work of reference has no publication date that its
statements could be dated by.
"""

import re
from datetime import date
from pathlib import Path

from helpers.articles import dates, furniture
from helpers.articles.page import Block, Meta

IN_URL = re.compile(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$|\b)")
IN_NAME = re.compile(r"(?<!\d)(\d{4})([-_.]?)(\d{2})\2(\d{2})(?!\d)")
REFERENCE = re.compile(r"encyclop(?:a?edia|édie)|\w*pedia\b|britannica|энциклопеди|енциклопеді|википеди|вікіпеді", re.I)
UPDATED = re.compile(r"(?:last )?(?:updated|modified)|обновлено|оновлено", re.I)


def published(
    *, source: dict[str, str], meta: Meta, text: str, blocks: tuple[Block, ...], file: str, order: str
) -> tuple[str, str]:
    """Publication date (ISO 8601) and its basis (schema.PUBLISHED_BASES); two empty strings where nothing tells."""
    if source.get("published"):
        return source["published"], "sources.csv"
    if is_reference(meta, text, blocks, source.get("publisher", "")):
        return "", ""
    if found := dates.iso(meta.published, order):
        return found, "metadata"
    in_url = _of(IN_URL.search(meta.url or source.get("url", "")))
    found, basis = _on_page(text, blocks, order, in_url)
    if found:
        return found, basis
    if in_url:
        return in_url, "metadata"
    if found := _of(IN_NAME.search(Path(file).stem), groups=(1, 3, 4)):
        return found, "file_name"
    return "", ""


def is_reference(meta: Meta, text: str, blocks: tuple[Block, ...], publisher: str = "") -> bool:
    """Whether it is an article of an encyclopaedia: by its author, or by a bold subject over a list of references."""
    if any(REFERENCE.search(name) for name in (meta.author, meta.publisher, publisher)):
        return True
    first = next((b for b in blocks if b.hint == "body"), None)
    defines = first and re.match(
        r"\W{0,3}(?:The |An? )?\*\*[^*]{2,80}\*\*[^.]{0,120}\b(?:was|is|were|are)\b", text[first.start : first.end]
    )
    listed = any(re.fullmatch(r"#+\s*(?:references|see also)\W*", text[b.start : b.end].strip(), re.I) for b in blocks)
    return bool(defines and listed)


def _of(m: re.Match | None, groups: tuple[int, int, int] = (1, 2, 3)) -> str:
    if not m:
        return ""
    try:
        day = date(*(int(m[g]) for g in groups))
    except ValueError:
        return ""
    return day.isoformat() if 1990 <= day.year <= dates.LATEST else ""


def _on_page(text: str, blocks: tuple[Block, ...], order: str, in_url: str) -> tuple[str, str]:
    """The date line nearest to the story's first sentence; an update counts only where nothing else is dated."""
    first = next((i for i, b in enumerate(blocks) if b.hint == "body"), None)
    if first is None:
        return "", ""
    found = []
    for i, block in enumerate(blocks):
        if block.hint != "dateline":
            continue
        own = text[block.start : block.end]
        day = dates.iso(own, order) or _agreeing(own, in_url)
        if day:
            near = i < first and first - i <= 12
            found.append((bool(UPDATED.search(own)), not near, abs(first - i), day, "dateline" if near else "page"))
    return min(found)[3:] if found else ("", "")


def _agreeing(own: str, in_url: str) -> str:
    """An ambiguous date is read as the one in the address, where that is one of its readings."""
    if in_url and any(date.fromisoformat(in_url) in found.readings for found in dates.find(own)):
        return in_url
    return ""


def date_order(text: str, blocks: tuple[Block, ...]) -> str:
    """Order of day and month in the article's numeric dates, from the story and its date lines alone."""
    own = [text[b.start : b.end] for b in blocks if b.hint in ("title", "body", "dateline", "caption", "byline")]
    return dates.order("\n".join(own))


def stamped_order(meta: Meta, own: str) -> str:
    """The order that the story shows, else the one that its metadata's date shows."""
    return own or dates.order(furniture.STAMP.sub("", meta.published))
