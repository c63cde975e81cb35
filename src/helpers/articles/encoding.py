"""Bytes to text: which character encoding a file is in.

The order is that of certainty: a byte order mark, valid UTF-8, the encoding that an HTML page declares, the pattern of
zero bytes that UTF-16 leaves, and at last charset-normalizer's estimate from the letters' frequencies.
"""

import codecs
import re
from dataclasses import dataclass

from helpers.articles.source import ReadError

MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
CANDIDATES = (
    "cp1251",
    "koi8_r",
    "koi8_u",
    "iso8859_5",
    "cp866",
    "cp1252",
    "cp1250",
    "cp1254",
    "cp1256",
    "gb18030",
    "big5",
    "shift_jis",
    "euc_jp",
    "euc_kr",
)
SAMPLE = 65_536
NO_ENCODINGS = frozenset(("undefined", "idna", "punycode", "unicode_escape", "raw_unicode_escape"))
"""Python's codecs for other things than the letters of a page."""
DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]{3,30})|<\?xml[^>]{0,100}?encoding=[\"']([\w.:-]+)", re.I
)
MOJIBAKE = re.compile(
    r"â€[\u0080-\uffff]?|Ã[\u0080-\u00bf]|Â[\s\u00a0«»]|(?:[ÐÑ][\u0080-\u00bf]){3}|(?:[РС][\u0400-\u045f°±‚„…†‡‰‹‘’“”•–—™›µ¶·№»ѕ]){6}"
)


HALF = re.compile("[\ud800-\udfff]")


def sound(text: str) -> str:
    """A text of the same length without halves of letters (lone surrogates), which no file can hold."""
    return text if text.isascii() else HALF.sub("\ufffd", text)


@dataclass(frozen=True)
class Decoded:
    """A file's text without its byte order mark, the encoding's name, and what to tell the user about it."""

    text: str
    encoding: str
    notes: tuple[str, ...] = ()


class NotTextError(ReadError):
    """The bytes are no text in any encoding that is known here."""


def decode(raw: bytes) -> Decoded:
    """The text of a file. Nothing is stripped and no line end converted; only a byte order mark is taken off.

    Raises NotTextError for binary data.
    """
    for mark, name in MARKS:
        if raw.startswith(mark):
            return _with_replacement(raw[len(mark) :], name)
    if b"\x00" in raw[:SAMPLE]:
        return _from_zeros(raw)
    _refuse_binary(raw)
    try:
        return _noted(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    for name in _declared(raw):
        try:
            return _noted(raw.decode(name), name)
        except (UnicodeError, LookupError):
            continue
    if _mostly_utf8(raw):
        return _with_replacement(raw, "utf-8")
    return _estimated(raw)


def _noted(text: str, encoding: str, *notes: str) -> Decoded:
    broken = len(MOJIBAKE.findall(text))
    if broken > 2:
        notes = (*notes, f"{broken} places look as if the text had been saved with a wrong encoding before")
    return Decoded(sound(text), encoding, notes)


def _with_replacement(raw: bytes, encoding: str) -> Decoded:
    text = raw.decode(encoding, errors="replace")
    broken = text.count("\ufffd")
    notes = (f"{broken} bytes are not valid {encoding} and stand as \ufffd",) if broken else ()
    return _noted(text, encoding, *notes)


def _from_zeros(raw: bytes) -> Decoded:
    """UTF-16 without a mark: Latin text has a zero in every second byte."""
    sample = raw[:SAMPLE]
    pairs = max(len(sample) // 2, 1)
    even, odd = sample[::2].count(0) / pairs, sample[1::2].count(0) / pairs
    name = "utf-16-le" if odd > 0.1 and even < 0.01 else "utf-16-be" if even > 0.1 and odd < 0.01 else ""
    if not name or len(raw) % 2:
        raise NotTextError("binary data, not text; if it is a document, save it as text")
    try:
        return _noted(raw.decode(name), name)
    except UnicodeDecodeError as error:
        raise NotTextError("binary data, not text; if it is a document, save it as text") from error


def _refuse_binary(raw: bytes) -> None:
    sample = raw[:SAMPLE]
    control = sum(sample.count(byte) for byte in range(32) if byte not in (9, 10, 12, 13, 27))
    if control > max(2, len(sample) // 100):
        raise NotTextError("binary data, not text; if it is a document, save it as text")


def _declared(raw: bytes) -> list[str]:
    found = DECLARED.search(raw[:4096])
    if not found:
        return []
    name = (found[1] or found[2]).decode("ascii", errors="ignore").lower()
    try:
        known = codecs.lookup(name).name.replace("-", "_")
    except LookupError:
        return []
    return [] if name.startswith("utf-16") or known in NO_ENCODINGS else [name]


def _mostly_utf8(raw: bytes) -> bool:
    """Whether valid multi-byte sequences outnumber the broken bytes tenfold."""
    text = raw.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    return sum(1 for c in text if c > "\x7f") - broken > 10 * broken


def _estimated(raw: bytes) -> Decoded:
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:SAMPLE], cp_isolation=list(CANDIDATES)).best()
    name = best.encoding if best else "cp1252"
    text = raw.decode(name, errors="replace")
    return _noted(text, name, f"no encoding is declared; read as {name} by the frequency of its letters")
