"""E-mails (.eml): newsletters, bulletins and digests; the message itself, then the files and messages attached to it."""

import email
import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr
from itertools import groupby

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
MESSAGES = ("message/rfc822", "message/global")
"""Types of parts that are messages themselves."""
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
        parts = list(_leaves(message))
        own = list(_bodies(message))
    except (RecursionError, ValueError, LookupError) as error:
        raise ReadError(f"no e-mail that can be read ({boundary.in_words(error)})") from error
    if not any(message.get(name) for name in ("From", "Subject", "Date", "Received", "MIME-Version")):
        raise ReadError("no e-mail: it has no header")
    if len(parts) > PARTS:
        raise ReadError(f"more than {PARTS} parts; that is no message")
    for is_marked, bodies in groupby(own, key=lambda body: body[0]):
        texts = [words for _, words in bodies]
        for words in texts if is_marked else ["\n\n".join(texts)]:
            yield from _message(message, words, is_marked=is_marked)
    yield from members.pages(source, _attachments(source, parts))


def _leaves(message: Message) -> Iterator[Message]:
    """The parts of a message that have no parts; a message inside it is one of them."""
    if not message.is_multipart() or message.get_content_type() in MESSAGES:
        yield message
        return
    for part in message.get_payload():
        if isinstance(part, Message):
            yield from _leaves(part)


def _bodies(message: Message) -> Iterator[tuple[bool, str]]:
    """The texts of a message in order, and whether each is marked up.

    Of two forms of one text the plain one counts, or the marked one where that says much more.
    """
    if message.is_multipart() and message.get_content_type() not in (*MESSAGES, "multipart/alternative"):
        for part in message.get_payload():
            if isinstance(part, Message):
                yield from _bodies(part)
        return
    parts = [p for p in _leaves(message) if not _attached(p)]
    texts = {
        is_marked: "\n\n".join(
            dict.fromkeys(c for p in parts if p.get_content_type() in types and (c := _content(p).strip()))
        )
        for is_marked, types in ((False, ("text/plain",)), (True, html.TYPES))
    }
    if not texts[True] or (texts[False] and not _says_more(texts[True], texts[False])):
        yield from ((False, words) for words in (texts[False],) if words)
    else:
        yield True, texts[True]


def _says_more(marked: str, plain: str) -> bool:
    """Whether a page that can be read has more than twice the words of a plain text."""
    try:
        return word_count(html.page(marked).text) > 2 * word_count(plain)
    except ReadError:
        return False


def _message(message: Message, words: str, *, is_marked: bool) -> Iterator[Page]:
    """The article in a text of a message, nothing where it is a page that says nothing."""
    try:
        found = html.page(words) if is_marked else text.page(FORWARDED.sub("", words.replace("\r\n", "\n")))
    except ReadError:
        if not is_marked:
            raise
        return
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
    return _decoded(str(message.get(name, ""))[:2000])


def _decoded(value: str) -> str:
    """The words of a header, as they are where they name an encoding that there is not."""
    with suppress(ValueError, LookupError, MessageError):
        value = str(make_header(decode_header(value)))
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
    return (
        part.get_content_type() in MESSAGES
        or part.get_content_disposition() == "attachment"
        or bool(part.get_filename())
    )


def _whole(part: Message) -> object:
    """The bytes of a message that is a part of another."""
    inner = part.get_payload(0) if part.is_multipart() else None
    return inner.as_bytes() if isinstance(inner, Message) else part.get_payload(decode=True)


def _attachments(source: Source, parts: list[Message]) -> Iterator[Source]:
    """The attached files that may hold articles; pictures of a signature are none."""
    messages = 0
    for part in parts:
        if not _attached(part) or part.get_content_maintype() in ("image", "audio", "video"):
            continue
        name = _decoded(part.get_filename() or "attachment")
        if part.get_content_type() in MESSAGES:
            messages += 1
            name = f"message {messages}.eml"
            try:
                raw = _whole(part)
            except (ValueError, LookupError, MessageError) as error:
                source.notes.append(f"{name}: no message that can be read ({boundary.in_words(error)})")
                continue
        else:
            raw = part.get_payload(decode=True)
        if isinstance(raw, bytes) and raw:
            yield source.part(raw, name)
