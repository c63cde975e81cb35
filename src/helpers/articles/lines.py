"""Lines to paragraphs: which line breaks end a paragraph and which run through a sentence.

A blank line always ends one. Inside a run of lines three things join two lines: the width of the run shows that it was
wrapped; the sentence visibly runs on (a function word, a comma, a lower-case start), as where a scraper broke the text
at every link; a quotation mark is still open.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from helpers.articles import words

LINE = re.compile(r"[^\r\n\x0b\x0c\u2028\u2029]+")
BULLET = re.compile(r"\s*(?:[•·▪●◦‣*–—+-]|\d{1,3}[.)])\s+(?=\S)")
END = re.compile(r"[.!?…。！？؟]['\"”’»)\]*_]*(?:\s*\[\^?\w{1,4}\])*['\"”’»)\]*_]*\W*$")
WORD = re.compile(r"\w[\w'’-]*")
CLOSING = {"“": "”", "«": "»", "„": "“", '"': '"'}
QUOTATION = re.compile('[“”«»„"]')
NARROWEST, WIDEST = 40, 132


@dataclass(frozen=True)
class Line:
    """A line without its surrounding white space; `blank_before` tells whether a blank line or the start precedes."""

    start: int
    end: int
    blank_before: bool


def split(text: str, start: int = 0, end: int | None = None) -> list[Line]:
    """The lines of text[start:end] that are not blank."""
    end = len(text) if end is None else end
    found: list[Line] = []
    last = start
    for m in LINE.finditer(text, start, end):
        content = m[0].strip()
        if not content:
            continue
        at = m.start() + len(m[0]) - len(m[0].lstrip())
        breaks = text[last : m.start()].replace("\r\n", "\n")
        blank = not found or len(re.findall(r"[\r\n\x0b\x0c\u2028\u2029]", breaks)) > 1
        found.append(Line(at, at + len(content), blank))
        last = m.end()
    return found


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence ends."""
    return bool(END.search(text.rstrip()[-80:]))


def word_count(text: str) -> int:
    """Words; in a script without spaces, half of its letters."""
    spaced = len(WORD.findall(text))
    unspaced = len(re.findall(r"[\u3040-\u30ff\u3400-\u9fff]", text))
    return max(spaced, unspaced // 2)


def paragraphs(
    text: str, lines: list[Line], *, stands_alone: Callable[[str], bool], wrapped: bool = False
) -> Iterator[tuple[Line, ...]]:
    """Groups of lines that are one paragraph each.

    Args:
        text: the text the lines' offsets refer to.
        lines: from `split`.
        stands_alone: says of a line that it is never joined to another (a timestamp, a byline, a heading …).
        wrapped: whether single line breaks never end a paragraph, as in Markdown.
    """
    groups = list(_groups(lines))
    widths = [_width(text, group) for group in groups]
    known = sorted(filter(None, widths))
    usual = known[len(known) // 2] if known else 0
    for group, width in zip(groups, widths, strict=True):
        yield from _split(text, group, width or usual, stands_alone, wrapped)


def _groups(lines: list[Line]) -> Iterator[list[Line]]:
    """Runs of lines without a blank one between them."""
    group: list[Line] = []
    for line in lines:
        if line.blank_before and group:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _width(text: str, group: list[Line]) -> int:
    """The width to which a run of four lines or more is wrapped, else 0."""
    width = max(line.end - line.start for line in group)
    if len(group) < 4 or not NARROWEST <= width <= WIDEST:
        return 0
    short = [a for a, b in pairwise(group) if not _full(text, a, b, width)]
    ended = all(ends_sentence(text[line.start : line.end]) for line in short)
    return width if ended and len(short) <= len(group) // 4 else 0


def _full(text: str, line: Line, following: Line, width: int) -> bool:
    """Whether the next line's first word would not have fitted: the mark of a wrapped line."""
    first = text[following.start : following.end].split(maxsplit=1)[0]
    return line.end - line.start + 1 + len(first) > width


def _split(
    text: str, group: list[Line], width: int, stands_alone: Callable[[str], bool], wrapped: bool
) -> Iterator[tuple[Line, ...]]:
    """A run of lines cut where a paragraph ends."""
    contents = [text[line.start : line.end] for line in group]
    alone = [stands_alone(content) for content in contents]
    first, quotation = 0, _open_quotation(contents[0])
    for i in range(1, len(group)):
        joined = not alone[i - 1] and not alone[i]
        if joined and not _credits_quote(contents[i - 1], contents[i]):
            joined = not BULLET.match(contents[i]) and (
                wrapped
                or _wraps(text, group[i - 1], group[i], width)
                or _goes_on(contents[i - 1], contents[i : i + 6], quotation)
            )
        if not joined:
            yield tuple(group[first:i])
            first, quotation = i, ""
        quotation = _open_quotation(contents[i], quotation)
    yield tuple(group[first:])


def _wraps(text: str, line: Line, following: Line, width: int) -> bool:
    fits = max(line.end - line.start, following.end - following.start) <= width + 2
    return fits and _full(text, line, following, width)


def _goes_on(before: str, coming: list[str], quotation: str) -> bool:
    """Whether the sentence or the quotation of a line goes on in the next one.

    It does after an unfinished end, before a start in lower case or with a comma, and while a quotation is open that
    one of the next lines closes without opening it anew.
    """
    if before.endswith(":"):
        return False
    if quotation and coming[0][0] not in CLOSING:
        marks = next((found for line in coming if (found := QUOTATION.findall(line))), [""])
        if marks[0] == quotation:
            return True
    if ends_sentence(before):
        return False
    last = WORD.findall(before[-60:].lower())[-1:]
    unfinished = before[-1] in ",;–—(" or bool(last and last[0] in words.vocabulary("runs_on"))
    return unfinished or coming[0][0].islower() or coming[0][0] in ",;)"


def _credits_quote(before: str, after: str) -> bool:
    """A pull quote followed by a dash and a name."""
    return bool(re.match(r"[–—-]\s+\w", after)) and before[-1] in "\"”»'’" and word_count(after) <= 12


def _open_quotation(line: str, mark: str = "") -> str:
    """The mark that would close the quotation that is open at the end of a line, "" where none is.

    `mark` is what was open before it.
    """
    for found in QUOTATION.findall(line):
        if not mark:
            mark = CLOSING.get(found, "")
        elif found == mark:
            mark = ""
    return mark
