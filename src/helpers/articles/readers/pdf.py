"""PDF: the text of its pages, by pypdf.

A PDF has lines, not paragraphs. Lines are put together again by their length: a line that stops short of the usual
width ends a paragraph. Page numbers and running heads are left out of the stored text. What a browser prints at the edges
of each page (when, title, address, page) says which headline and address a page has; when it was printed says nothing.
"""

import io
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import accumulate, pairwise

from helpers import boundary
from helpers.articles.lines import BULLET, ends_sentence
from helpers.articles.page import Page
from helpers.articles.readers import text
from helpers.articles.source import ReadError, Source

LARGEST = 100 * 2**20
"""Bytes of a PDF."""
PAGES = 500
CHARACTERS = 5 * 2**20
EDGE = 2  # lines at the head and foot of a page that can be its furniture
REPEATED = 3  # pages on which such a line stands
PRINTED = re.compile(
    r"\d{1,4}[/.-]\d{1,2}[/.-]\d{2,4},?\s+\d{1,2}[:.]\d{2}(?::\d{2})?(?:\s*[AP]M)?\s+(?P<title>\S.*)", re.I
)
ADDRESS = re.compile(r"(?P<url>https?://\S+)\s+\d+\s*(?:/|of)\s*\d+", re.I)
USUAL = 0.8  # share of the text that stands in lines of the usual width or shorter ones
ENDS, HEADS = 0.85, 0.6  # share of the usual width below which a finished, and an unfinished, line ends a paragraph


def read(source: Source) -> Iterable[Page]:
    """The article of a PDF, or the articles of a download. Raises ReadError for a locked, broken, scanned or enormous one."""
    sheets = [[line.strip() for line in sheet.splitlines()] for sheet in _sheets(source.raw(LARGEST), source)]
    running = _running_lines(sheets)
    lines = [line for sheet in sheets for line in _without(sheet, running)]
    title, url = _printed(sheets)
    for page in text.pages("\n\n".join(_paragraphs(lines))):
        meta = replace(page.meta, title=page.meta.title or title, url=page.meta.url or url)
        yield replace(page, meta=meta)


def _sheets(raw: bytes, source: Source) -> list[str]:
    """The text of each page."""
    from pypdf import PdfReader

    sheets: list[str] = []
    try:
        reader = PdfReader(io.BytesIO(raw), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise ReadError("it is locked with a password; save it without one")
        number = len(reader.pages)
        if number > PAGES:
            source.notes.append(f"it has {number} pages; only the first {PAGES} were read")
        for sheet in reader.pages[:PAGES]:
            sheets.append(sheet.extract_text())
            if sum(map(len, sheets)) > CHARACTERS:
                raise ReadError(f"more than {CHARACTERS // 2**20} million characters of text; split it")
    except (ReadError, MemoryError):
        raise
    except Exception as error:  # pypdf meets a broken file with errors of every kind
        raise ReadError(f"no PDF that can be read ({boundary.in_words(error)})") from error
    if not any(sheet.strip() for sheet in sheets):
        raise ReadError("no text in it: its pages are pictures; make them text (OCR) first")
    return sheets


def _printed(sheets: list[list[str]]) -> tuple[str, str]:
    """Headline and address that a browser has printed at the edges of the pages, two empty strings where it has not."""
    edges = [sheet[i] for sheet in sheets for i in sorted(_edges(sheet))]
    titles = (m["title"] for line in edges if (m := PRINTED.fullmatch(line)))
    urls = (m["url"] for line in edges if (m := ADDRESS.fullmatch(line)))
    url = next(urls, "")
    return (next(titles, ""), url) if url else ("", "")


def _outline(line: str) -> str:
    """A line with its numbers made alike: "Page 3 of 9" is "Page 0 of 0"."""
    return re.sub(r"\d+", "0", line)


def _edges(sheet: list[str]) -> set[int]:
    filled = [i for i, line in enumerate(sheet) if line]
    return {*filled[:EDGE], *filled[-EDGE:]}


def _running_lines(sheets: list[list[str]]) -> set[str]:
    """Outlines of the lines that stand at the head or foot of several pages."""
    counts = Counter(outline for sheet in sheets for outline in {_outline(sheet[i]) for i in _edges(sheet)})
    return {outline for outline, number in counts.items() if number >= min(REPEATED, max(2, len(sheets)))}


def _without(sheet: list[str], running: set[str]) -> Iterator[str]:
    edges = _edges(sheet)
    for i, line in enumerate(sheet):
        alone = re.fullmatch(r"(?:page\s*)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?", line, re.I)
        printed = PRINTED.fullmatch(line) or ADDRESS.fullmatch(line)
        if i not in edges or not (alone or printed or _outline(line) in running):
            yield line


def _paragraphs(lines: list[str]) -> Iterator[str]:
    """The lines' text, one string a paragraph."""
    width = _usual_width(lines)
    words = set(re.findall(r"\w+", " ".join(lines)))
    current = ""
    for line, following in pairwise([*lines, ""]):
        if line:
            current = _joined(current, line, words)
        if current and (not line or not following or _ends(line, following, width)):
            yield current
            current = ""


def _usual_width(lines: list[str]) -> int:
    """The length up to which lines hold most of the text: short ones, of menus and headlines, weigh little."""
    lengths = sorted(len(line) for line in lines if line)
    held = list(accumulate(lengths))
    return next((n for n, so_far in zip(lengths, held, strict=True) if so_far >= USUAL * held[-1]), 0)


def _ends(line: str, following: str, width: int) -> bool:
    if BULLET.match(following) or text.stands_alone(line) or text.stands_alone(following):
        return True
    return len(line) < width * (ENDS if ends_sentence(line) else HEADS)


def _joined(before: str, line: str, words: set[str]) -> str:
    """Two lines as one; a hyphen at the line's end goes where the whole word stands elsewhere in the text."""
    m = re.search(r"(\w+)-$", before)
    if m and line[:1].islower():
        rest = re.match(r"\w+", line)
        whole = m[1] + (rest[0] if rest else "")
        return (before[:-1] if whole in words else before) + line
    return f"{before} {line}" if before else line
