"""Word documents, by python-docx: paragraphs and tables in the order in which they stand."""

import io
import re
import zipfile
from collections.abc import Iterable

from helpers import boundary
from helpers.articles import downloads
from helpers.articles.lines import BULLET
from helpers.articles.page import Block, Meta, Page
from helpers.articles.readers import text
from helpers.articles.source import ReadError, Source
from helpers.articles.unpacking import parts_of

LARGEST = 50 * 2**20
"""Bytes of a document."""
PARAGRAPHS = 100_000
"""Paragraphs of a document, empty ones counted."""
PARAGRAPH = re.compile(rb"<(?:\w+:)?p[\s/>]")


def read(source: Source) -> Iterable[Page]:
    """The article of a document, or the articles of a download. Raises ReadError for a broken or locked one, and for a zip bomb."""
    raw = source.raw(LARGEST)
    _refuse_bomb(raw)
    from docx import Document

    try:
        _refuse_endless(raw)
        document = Document(io.BytesIO(raw))
        found = list(_blocks(document))
        author = document.core_properties.author or ""
    except (ReadError, MemoryError):
        raise
    except Exception as error:  # zipfile, zlib, lxml and python-docx have some dozen ways to say that it is broken
        raise ReadError(f"no Word document that can be read ({boundary.in_words(error)})") from error
    pieces, blocks, at = [], [], 0
    for words, level, bullet in found:
        blocks.append(Block(at, at + len(words), level=level, bullet=bullet))
        pieces.append(words)
        at += len(words) + 2
    content = "\n\n".join(pieces)
    if downloads.documents(content):
        yield from text.pages(content)
    else:
        yield Page(content, tuple(blocks), Meta(title=_title(found), author=author))


def _refuse_bomb(raw: bytes) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as package:
            parts_of(package)
    except ReadError:
        raise
    except Exception as error:
        locked = raw.startswith(b"\xd0\xcf\x11\xe0")
        reason = "it is locked with a password, or of the old .doc format; save it as .docx"
        raise ReadError(reason if locked else "no Word document") from error


def _refuse_endless(raw: bytes) -> None:
    """Raises ReadError over PARAGRAPHS, which python-docx would take minutes for."""
    number = 0
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        for part in package.infolist():
            if not part.filename.endswith(".xml"):
                continue
            with package.open(part) as stream:
                while block := stream.read(2**20):
                    number += len(PARAGRAPH.findall(block))
                    if number > PARAGRAPHS:
                        raise ReadError(f"more than {PARAGRAPHS:,} paragraphs; that is no article, split it")


def _blocks(document) -> Iterable[tuple[str, int, bool]]:
    """Words, heading level and whether it is a list's item, of each paragraph and each row of a table."""
    from docx.table import Table

    for item in document.iter_inner_content():
        if isinstance(item, Table):
            for row in item.rows:
                words = " | ".join(dict.fromkeys(cell.text.strip() for cell in row.cells if cell.text.strip()))
                if words:
                    yield words, 0, False
            continue
        words = item.text.strip()
        if not words:
            continue
        style = (item.style.name or "") if item.style is not None else ""
        heading = re.fullmatch(r"(?:Heading|Title|Überschrift|Заголовок)\s*(\d?)", style, re.I)
        level = int(heading[1] or 1) if heading else 0
        yield words, level, style.lower().startswith("list") or bool(BULLET.match(words))


def _title(found: list[tuple[str, int, bool]]) -> str:
    """The first heading, where it stands before the text."""
    return next((words for words, level, _ in found[:5] if level == 1), "")
