"""An Atom feed of what is new in each run: contradictions, reversals, admissions; those of earlier runs stay behind them."""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pandas as pd
from lxml import etree

from helpers.analysis.changes import Changes
from helpers.analysis.dates import in_words
from helpers.analysis.rows import rows
from helpers.analysis.voices import named
from helpers.cache import write_atomically
from helpers.pages.safe import plain

FEED = "feed.xml"
MOST = 100
"""Entries that a feed holds, the newest first."""
_ATOM = "http://www.w3.org/2005/Atom"


def write_feed(
    folder: Path,
    changes: Changes,
    tables: Mapping[str, pd.DataFrame],
    last: Path | None,
    *,
    title: str,
    address: str = "",
) -> Path:
    """Write feed.xml into a run's folder; its links lead into the report beside it.

    Args:
        folder: of the run.
        changes: what is new since the run `last`, whose entries are taken over; None for the first one.
        tables: of this run, by name.
        title: of the feed.
        address: where the folder will be found on the web; entries then lead to the report there, from any reader of feeds.

    Raises:
        OSError: it cannot be written.
    """
    now = datetime.now(UTC).isoformat(timespec="seconds")
    feed = _element("feed", xmlns=_ATOM)
    feed.append(_element("id", f"urn:contested-claims:{hashlib.sha256(title.encode()).hexdigest()[:32]}"))
    feed.append(_element("title", title))
    feed.append(_element("updated", now))
    base = f"{address.rstrip('/')}/" if address else ""
    if base:
        feed.append(_element("link", rel="self", href=base + FEED))
    author = _element("author")
    author.append(_element("name", "contested-claims"))
    feed.append(author)
    new = list(_entries(changes, tables, now, base))
    known = {entry.findtext("{*}id") for entry in new}
    old = [entry for entry in _earlier(last) if entry.findtext("{*}id") not in known]
    for entry in [*new, *old][:MOST]:
        feed.append(entry)
    write_atomically(folder / FEED, etree.tostring(feed, xml_declaration=True, encoding="utf-8", pretty_print=True))
    return folder / FEED


def _entries(changes: Changes, tables: Mapping[str, pd.DataFrame], now: str, base: str) -> Iterator[Any]:
    of = {row.statement_id: row for row in rows(tables["statements"])}
    for kind, pairs in (("Contradiction", changes.contradictions), ("Reversal", changes.reversals)):
        for pair in rows(pairs):
            words = f"“{pair.b_quote}” – “{pair.a_quote}”"
            claim = of[pair.a].claim_id if pair.a in of else ""
            yield _entry(f"{kind}: {pair.reason}", words, f"{pair.relation} {pair.a} {pair.b}", base, claim, now)
    for row in rows(changes.statements):
        if row.act == "concede":
            said = f"Admission: {named(row)}, {in_words(row.claim_date)}{f', on {row.place}' if row.place else ''}"
            yield _entry(said, f"“{row.quote}”", row.statement_id, base, row.claim_id, now)


def _entry(title: str, words: str, key: str, base: str, claim: str, now: str) -> Any:
    entry = _element("entry")
    entry.append(_element("id", f"urn:contested-claims:{hashlib.sha256(key.encode()).hexdigest()[:32]}"))
    entry.append(_element("title", title))
    entry.append(_element("updated", now))
    entry.append(_element("link", href=f"{base}report.html{f'#{claim}' if claim else ''}"))
    entry.append(_element("content", words, type="text"))
    return entry


def _earlier(last: Path | None) -> list[Any]:
    """The entries of the last run's feed; none where there is no feed that can be read."""
    if last is None or not (last / FEED).is_file():
        return []
    try:
        parser = etree.XMLParser(resolve_entities=False, no_network=True)
        return etree.parse(last / FEED, parser).getroot().findall("{*}entry")
    except (OSError, etree.XMLSyntaxError):
        return []


def _element(name: str, text: str = "", **attributes: str) -> Any:
    namespace = attributes.pop("xmlns", None)
    made = etree.Element(f"{{{_ATOM}}}{name}", attrib=attributes, nsmap={None: namespace} if namespace else None)
    made.text = plain(" ".join(text.split())) or None
    return made
