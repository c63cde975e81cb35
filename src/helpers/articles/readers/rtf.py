"""Rich text, by striprtf: what word processors and archives of the press save besides .docx."""

import re
from collections.abc import Iterable

from helpers import boundary
from helpers.articles.page import Page
from helpers.articles.readers import text
from helpers.articles.source import ReadError, Source

LARGEST = 20 * 2**20
"""Bytes of a document."""
PICTURE = re.compile(
    r"\{\s*(?:\\\*\s*)?\\(?:shppict|nonshppict|pict|objdata|themedata|datastore|colorschememapping)\b[^{}]*\}"
)
"""A picture and other data, in figures: nothing to read, and most of what a large document consists of."""

ASIDE = (
    ("footnote", "footnotes", re.compile(r"\{\s*(?:\\\*\s*)?\\footnote\b")),
    ("text box", "text boxes", re.compile(r"\{\s*(?:\\\*\s*)?\\shptxt\b")),
)
"""What a document holds beside its text."""
LETTER = re.compile(r"\\[\\{}]|\\u(-?\d{1,10})")
LETTERS = range(-0x10000, 0x110000)
"""Numbers that stand for a letter."""


def read(source: Source) -> Iterable[Page]:
    """The article of a document, or the articles of a download. Raises ReadError for a broken one, and over LARGEST."""
    from striprtf.striprtf import rtf_to_text

    raw = source.raw(LARGEST)
    if not raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        raise ReadError("no rich text; if it is plain text, name it .txt")
    try:
        plain = LETTER.sub(_letter, PICTURE.sub("", raw.decode("latin-1")))
        content = rtf_to_text(plain, errors="replace")
    except MemoryError:
        raise
    except Exception as error:  # striprtf meets a broken file with errors of every kind
        raise ReadError(f"no rich text that can be read ({boundary.in_words(error)})") from error
    for one, several, pattern in ASIDE:
        if number := len(pattern.findall(plain)):
            source.notes.append(f"{number} {one if number == 1 else several} of it not read")
    whole = content.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")  # letters written as two halves
    paragraphs = [line.strip(" \t|") for line in re.split(r"[\r\n]+", whole)]
    if not any(paragraphs):
        raise ReadError("no text in it")
    yield from text.pages("\n\n".join(filter(None, paragraphs)))


def _letter(found: re.Match[str]) -> str:
    """A letter given by its number, or U+FFFD where there is no such letter."""
    return found[0] if found[1] is None or int(found[1]) in LETTERS else f"\\u{0xFFFD}"
