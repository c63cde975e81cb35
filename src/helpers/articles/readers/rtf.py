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


def read(source: Source) -> Iterable[Page]:
    """The article of a document, or the articles of a download. Raises ReadError for a broken one, and over LARGEST."""
    from striprtf.striprtf import rtf_to_text

    raw = source.raw(LARGEST)
    if not raw.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{\\rtf"):
        raise ReadError("no rich text; if it is plain text, name it .txt")
    try:
        content = rtf_to_text(PICTURE.sub("", raw.decode("latin-1")), errors="replace")
    except MemoryError:
        raise
    except Exception as error:  # striprtf meets a broken file with errors of every kind
        raise ReadError(f"no rich text that can be read ({boundary.in_words(error)})") from error
    whole = content.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")  # letters written as two halves
    paragraphs = [line.strip(" \t|") for line in re.split(r"[\r\n]+", whole)]
    if not any(paragraphs):
        raise ReadError("no text in it")
    yield from text.pages("\n\n".join(filter(None, paragraphs)))
