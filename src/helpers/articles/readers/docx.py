"""Word documents, by python-docx: paragraphs and tables in the order in which they stand.

python-docx passes over what stands in something else (a content control, a change that Word has tracked, a text box, a
table in a table): such wrappings are taken off first, and what was deleted is taken out.
"""

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
WRAPPINGS = (
    "sdt",
    "sdtContent",
    "ins",
    "moveTo",
    "smartTag",
    "fldSimple",
    "customXml",
    "bdo",
    "dir",
    "AlternateContent",
)
"""Elements around paragraphs and words that are text like any other."""
GONE = ("del", "moveFrom", "sdtPr", "sdtEndPr", "Fallback")
"""Elements that are no text: what was deleted, settings, and what old programs show instead of what stands beside it."""
PARAGRAPH = re.compile(rb"<(?:\w+:)?p[\s/>]")


def read(source: Source) -> Iterable[Page]:
    """The article of a document, or the articles of a download. Raises ReadError for a broken or locked one, and for a zip bomb."""
    raw = source.raw(LARGEST)
    _refuse_bomb(raw)
    from docx import Document

    try:
        _refuse_endless(raw)
        document = Document(io.BytesIO(raw))
        found = list(_blocks(_unwrapped(document.element.body), document))
        author = document.core_properties.author or ""
    except (ReadError, MemoryError):
        raise
    except RuntimeError as error:
        raise ReadError(_why_locked(error)) from error
    except Exception as error:  # zipfile, zlib, lxml and python-docx have some dozen ways to say that it is broken
        raise ReadError(f"no Word document that can be read ({boundary.in_words(error)})") from error
    if noted := len(document.element.body.xpath(".//w:footnoteReference | .//w:endnoteReference")):
        source.notes.append(f"{noted} footnote{'s' if noted > 1 else ''} of it {'are' if noted > 1 else 'is'} not read")
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


def _why_locked(error: RuntimeError) -> str:
    """What to say of a document that zipfile refuses: one that is encrypted, or broken."""
    if "encrypted" in str(error):
        return "it is locked with a password; save it without one"
    return f"no Word document that can be read ({boundary.in_words(error)})"


def _unwrapped(body):
    """The body of a document without WRAPPINGS and what is GONE."""
    from lxml import etree

    for row in body.xpath(".//w:tr[w:trPr/w:del]"):
        row.getparent().remove(row)
    etree.strip_elements(body, *(f"{{*}}{name}" for name in GONE), with_tail=False)
    etree.strip_tags(body, "{http://schemas.openxmlformats.org/markup-compatibility/2006}Choice")
    etree.strip_tags(body, *(f"{{*}}{name}" for name in WRAPPINGS))
    return body


def _blocks(container, document) -> Iterable[tuple[str, int, bool]]:
    """Words, heading level and whether it is a list's item, of each paragraph and each row of a table in an element.

    What stands in a text box, or in a table inside a table, follows the paragraph or the row that it belongs to.
    """
    from docx.oxml.ns import qn
    from docx.text.paragraph import Paragraph

    for element in container.iterchildren(qn("w:p"), qn("w:tbl")):
        if element.tag == qn("w:tbl"):
            yield from _rows(element, document)
            continue
        paragraph = Paragraph(element, document)
        if words := paragraph.text.strip():
            style = (paragraph.style.name or "") if paragraph.style is not None else ""
            heading = re.fullmatch(r"(?:Heading|Title|Überschrift|Заголовок)\s*(\d?)", style, re.I)
            level = int(heading[1] or 1) if heading else 0
            yield words, level, style.lower().startswith("list") or bool(BULLET.match(words))
        yield from _boxes(element, document)


def _rows(table, document) -> Iterable[tuple[str, int, bool]]:
    """The rows of a table as blocks, each followed by what stands in boxes and tables of its cells."""
    from docx.oxml.ns import qn
    from docx.table import Table

    looked_into = set()
    for row in Table(table, document).rows:
        cells = {cell._tc: cell.text.strip() for cell in row.cells}  # a cell that spans several is given several times
        if words := " | ".join(dict.fromkeys(filter(None, cells.values()))):
            yield words, 0, False
        for cell in cells:
            if cell not in looked_into:
                looked_into.add(cell)
                for inner in cell.iterchildren(qn("w:p"), qn("w:tbl")):
                    yield from (_rows if inner.tag == qn("w:tbl") else _boxes)(inner, document)


def _boxes(paragraph, document) -> Iterable[tuple[str, int, bool]]:
    """What stands in the text boxes of a paragraph."""
    from docx.oxml.ns import qn

    for box in paragraph.iterdescendants(qn("w:txbxContent")):
        if next(box.iterancestors(qn("w:p"))) is paragraph:  # else it lies in another box
            yield from _blocks(box, document)


def _title(found: list[tuple[str, int, bool]]) -> str:
    """The first heading, where it stands before the text."""
    return next((words for words, level, _ in found[:5] if level == 1), "")
