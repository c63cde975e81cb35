"""Feeds (RSS, Atom), by feedparser: one article an entry. It is given bytes, so that it fetches nothing."""

import re
from collections.abc import Iterable
from typing import Any

from helpers import boundary
from helpers.articles import records
from helpers.articles.page import Page
from helpers.articles.source import ReadError, Source, Tally

LARGEST = 20 * 2**20
"""Bytes of a feed."""
IS_FEED = re.compile(rb"<(?:rss|feed|rdf:RDF)\b", re.I)
ENTITIES = re.compile(rb"<!ENTITY\b", re.I)

NUMBERED = re.compile(rb"&#(?:[xX]([0-9a-fA-F]+)|([0-9]+));?")
LAST_LETTER = 0x10FFFF


def read(source: Source) -> Iterable[Page]:
    """The entries of a feed. Raises ReadError for XML that is no feed, for none that can be read, and over LARGEST."""
    import feedparser

    raw = source.raw(LARGEST)
    if not IS_FEED.search(raw[:20_000]):
        raise ReadError("XML, but no feed (RSS, Atom); save what it describes as .html or .txt, or a table as .csv")
    if ENTITIES.search(raw[:20_000]):
        raise ReadError("it defines entities of its own, which no feed needs; such files are not opened")
    try:
        found = feedparser.parse(NUMBERED.sub(_letter, raw), sanitize_html=False)
    except MemoryError:
        raise
    except Exception as error:  # it foresees most of what feeds hold, not all
        raise ReadError(f"no feed that can be read ({boundary.in_words(error)})") from error
    if not found.entries:
        broken = f" ({boundary.in_words(found.bozo_exception)})" if found.get("bozo") else ""
        raise ReadError(f"no entries in it{broken}")
    skipped, short = Tally("entry"), 0
    for number, entry in enumerate(found.entries, start=1):
        record = _record(entry)
        short += not entry.get("content") and bool(record.get("text"))
        page, reason = records.attempt(record, source, publisher=found.feed.get("title", ""))
        if page is None:
            skipped.add(number, reason)
        else:
            yield page
    source.notes += skipped.notes()
    if short:
        source.notes.append(
            f"{short} of its entries hold a summary alone; for the whole text save the pages themselves"
        )
    if found.get("bozo"):
        source.notes.append(f"not well-formed ({boundary.in_words(found.bozo_exception)}); what could be read was read")


def _letter(found: re.Match[bytes]) -> bytes:
    """A letter given by its number, or U+FFFD where there is no such letter."""
    figures, base = (found[1], 16) if found[1] else (found[2], 10)
    figures = figures.lstrip(b"0")
    is_letter = len(figures) < 8 and int(figures or b"0", base) <= LAST_LETTER
    return found[0] if is_letter else b"&#65533;"


def _record(entry: Any) -> dict[str, object]:
    """An entry's fields by names that records know; the summary is the text where there is no other."""
    contents = [part.get("value", "") for part in entry.get("content", ())]
    text = max(contents, key=len, default="")
    summary = entry.get("summary", "")
    return {
        "title": entry.get("title", ""),
        "text": text or summary,
        "description": summary if text else "",
        "published": entry.get("published", "") or entry.get("updated", ""),
        "url": entry.get("link", ""),
        "author": entry.get("author", ""),
        "publisher": (entry.get("source") or {}).get("title", ""),
    }
