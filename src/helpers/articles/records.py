"""A record with named fields (an object of JSON, a row of a table) → a page."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime

from helpers import boundary
from helpers.articles import names
from helpers.articles.page import Block, Meta, Page
from helpers.articles.piece import fold
from helpers.articles.source import ReadError, Source

MARKUP = re.compile(r"<(?:p|br|div|a|span|h[1-6]|ul|img|strong|em|article)\b[^>]*>|</(?:p|div|a|span)>", re.I)
CUT = re.compile(r"\s*\[\+\d+ chars\]\s*$")
"""What an interface (NewsAPI) puts where it has cut a text off."""
PARAGRAPH = "\n\n"
LARGEST_NUMBER = 1e15
"""A number that a field can hold: an id, or a time in milliseconds, is smaller."""


def page(
    record: Mapping[str, object], *, own: Mapping[str, str] = names.NONE, publisher: str = "", order: str = ""
) -> Page | None:
    """The article in a record, None where no field of it holds text.

    The stored text is title, description and text, each a paragraph or more of its own.

    Args:
        record: fields by name; a value may be a list of pieces of text or an object with a name.
        own: the user's names of fields.
        publisher: who published it, where the record does not say so (a channel's name).
        order: the order of day and month in dates of such records, where others of the file show it.
    """
    found = fields(record, own)
    if not found.get("text"):
        return None
    body = _body(CUT.sub("", found["text"]))
    first_line = fold(body.text.strip().split("\n", 1)[0])
    parts, blocks = [], []
    at = 0
    for key in ("title", "description"):
        words = " ".join(found.get(key, "").split())
        if words and fold(words) != first_line:
            blocks.append(Block(at, at + len(words), hint=key))
            parts.append(words)
            at += len(words) + len(PARAGRAPH)
    blocks += [replace(block, start=block.start + at, end=block.end + at) for block in body.blocks]
    meta = Meta(
        title=found.get("title", "") or found.get("subject", "") or body.meta.title,
        publisher=_publisher(found, publisher) or body.meta.publisher,
        domain=found.get("domain", "") or body.meta.domain,
        url=found.get("url", "") or body.meta.url,
        published=found.get("published", "") or body.meta.published,
        published_in=found.get("published_in", ""),
        date_order=order,
        author=found.get("author", "") or body.meta.author,
        language=found.get("language", ""),
    )
    cut = bool(CUT.search(found["text"]))
    return Page(PARAGRAPH.join([*parts, body.text]), tuple(blocks), meta, clean=True, cut=cut)


def _publisher(found: Mapping[str, str], holder: str) -> str:
    """Who published a record; of one that hands on another's words that other, with who did so behind the name."""
    own, original = found.get("publisher", "") or holder, found.get("forwarded", "")
    if not original or original == own:
        return own
    return f"{original} (forwarded by {own})" if own else original


def attempt(record: object, source: Source, *, publisher: str = "", order: str = "") -> tuple[Page | None, str]:
    """The article in a record of a file, or None and the reason why there is none; see `page`."""
    if not isinstance(record, Mapping):
        return None, "no object with fields"
    own = source.fields
    source.named_text_met |= any(own.get(str(name).strip().lower()) == "text" for name in record)
    try:
        found = page(record, own=own, publisher=publisher, order=order)
    except ReadError as error:
        return None, str(error)
    except Exception as error:
        source.notes.failed = True
        return (
            None,
            f"an error of this program ({boundary.unforeseen(source.name, error, 'a record of it could not be read')})",
        )
    if found:
        return found, ""
    if any(names.holds(str(name), own) == "text" for name in record):
        return None, "no text"
    return None, "no field that holds an article's text (name it: --text-column NAME, or fields.csv)"


def named_text_missing(source: Source) -> list[str]:
    """What to tell of a file none of whose records has the field that the user named as the text: a misspelt name."""
    asked = sorted(name for name, held in source.fields.items() if held == "text")
    if not asked or source.named_text_met:
        return []
    return [f"no field {' or '.join(map(repr, asked))}, which --text-column or fields.csv names as the text"]


def fields(record: Mapping[str, object], own: Mapping[str, str] = names.NONE) -> dict[str, str]:
    """What a record's fields hold (title, text, published …) → words.

    Of several fields that can hold the same the most certain name counts, and of several texts the user's, else the longest.
    """
    found: dict[str, str] = {}
    asked = False
    for name in sorted(record, key=lambda name: names.rank(str(name), own)):
        holds = names.holds(str(name), own)
        words = plain(record[name]) if holds not in ("", "other") else ""
        if holds == "source":
            holds = "url" if re.match(r"https?://", words) else "publisher"
        if not words:
            continue
        if holds == "published":
            words = moment(words)
            found.setdefault("published_in", str(name))
        if holds == "text" and not asked and len(words) > len(found.get("text", "")):
            found["text"] = words
            asked = str(name).strip().lower() in own
        else:
            found.setdefault(holds, words)
    return found


def plain(value: object) -> str:
    """The words of a value: a string, a number, a list of pieces, an object with a text or a name."""
    if isinstance(value, str):
        return value.strip("\ufeff\x00")
    if isinstance(value, bool) or value is None:
        return ""
    if isinstance(value, int | float):
        return _number(value)
    if isinstance(value, Mapping):
        named = (value.get(key) for key in ("text", "name", "title", "value", "href", "url"))
        return next((words for part in named if isinstance(part, str) and (words := part)), "")
    if isinstance(value, list | tuple):
        inline = any(isinstance(part, Mapping) and "type" in part for part in value)
        return ("" if inline else "\n\n").join(filter(None, map(plain, value)))
    return ""


def _number(value: float) -> str:
    """A number in figures, "" for one that no field of an article has."""
    if not abs(value) < LARGEST_NUMBER:  # nan, too
        return ""
    return str(int(value)) if value == int(value) else str(value)


def moment(words: str) -> str:
    """A time as it was written; seconds or milliseconds since 1970 and YYYYMMDD as ISO 8601."""
    if re.fullmatch(r"\d{10}|\d{13}", words):
        return datetime.fromtimestamp(int(words[:10]), UTC).date().isoformat()
    if m := re.fullmatch(r"(\d{4})(\d{2})(\d{2})(?:T?\d{4,6}Z?)?", words):
        return "-".join(m.groups())
    return words


def _body(words: str) -> Page:
    """The text of a record, which may be a web page or a part of one."""
    from helpers.articles.readers import html, text

    if len(MARKUP.findall(words[:20_000])) >= 2:
        return html.page(words)
    return text.page(words)
