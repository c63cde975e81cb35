"""E-mails (.eml): newsletters and bulletins; the message itself, then what is attached to it."""

import email
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr

from helpers import boundary
from helpers.articles import members
from helpers.articles.encoding import decode
from helpers.articles.lines import word_count
from helpers.articles.page import Page
from helpers.articles.readers import html, text
from helpers.articles.source import ReadError, Source

LARGEST = 50 * 2**20
"""Bytes of a message with its attachments."""
PARTS = 200
FORWARDED = re.compile(
    r"\A\s*(?:-{2,}\s*(?:forwarded message|original message|пересылаемое сообщение|переслане повідомлення)\s*-*"
    r"|begin forwarded message:)\s*\n+",
    re.I,
)
REPLIED = re.compile(r"^(?:(?:re|fwd?|aw|wg)\s*:\s*)+", re.I)
"""What mail programs put before the subject of a message that is handed on."""


def read(source: Source) -> Iterable[Page]:
    """The message, then the articles attached to it. Raises ReadError where nothing in it can be read."""
    raw = source.raw(LARGEST)
    try:
        message = email.message_from_bytes(raw)
        parts = [part for part in message.walk() if not part.is_multipart()]
    except (RecursionError, ValueError, LookupError) as error:
        raise ReadError(f"no e-mail that can be read ({boundary.in_words(error)})") from error
    if not any(message.get(name) for name in ("From", "Subject", "Date", "Received", "MIME-Version")):
        raise ReadError("no e-mail: it has no header")
    if len(parts) > PARTS:
        raise ReadError(f"more than {PARTS} parts; that is no message")
    yield from _message(message, [p for p in parts if not _attached(p)])
    yield from members.pages(source, _attachments(source, parts))


def _message(message: Message, parts: list[Message]) -> Iterator[Page]:
    """The message's own text: as plain text, or as a page where that says much more; nothing where it has none."""
    plain = next((c for p in parts if p.get_content_type() == "text/plain" and (c := _content(p)).strip()), "")
    marked = next((c for p in parts if p.get_content_type() in html.TYPES and (c := _content(p)).strip()), "")
    found: Page | None = None
    if marked:
        try:
            found = html.page(marked)
        except ReadError:
            marked = ""
    if found is None or (plain and 2 * word_count(plain) >= word_count(found.text)):
        if not plain.strip():
            return
        found = text.page(FORWARDED.sub("", plain.replace("\r\n", "\n")))
    name, address = parseaddr(_header(message, "From"))
    own = found.meta
    meta = replace(
        own,
        title=own.title or REPLIED.sub("", _header(message, "Subject")),
        publisher=own.publisher or name,
        domain=own.domain or address.rpartition("@")[2],
        published=own.published or _header(message, "Date"),
    )
    yield replace(found, meta=meta)


def _header(message: Message, name: str) -> str:
    """A header's words, decoded."""
    value = str(message.get(name, ""))[:2000]
    try:
        return " ".join(str(make_header(decode_header(value))).split())
    except (ValueError, LookupError):
        return " ".join(value.split())


def _content(part: Message) -> str:
    """The text of a part, "" for one that is none."""
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes) or len(raw) > text.LARGEST:
        return ""
    try:
        return raw.decode(str(part.get_param("charset") or "utf-8"))
    except (LookupError, ValueError):  # ValueError: a name with a zero byte in it
        pass
    try:
        return decode(raw).text
    except ReadError:
        return ""


def _attached(part: Message) -> bool:
    return part.get_content_disposition() == "attachment" or bool(part.get_filename())


def _attachments(source: Source, parts: list[Message]) -> Iterator[Source]:
    """The attached files that may hold articles; pictures of a signature are none."""
    for part in parts:
        if not _attached(part) or part.get_content_maintype() in ("image", "audio", "video"):
            continue
        raw = part.get_payload(decode=True)
        name = str(make_header(decode_header(part.get_filename() or "attachment")))
        if isinstance(raw, bytes) and raw:
            yield source.part(raw, name)
