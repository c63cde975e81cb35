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
WORD = re.compile(r"[\w'’-]*\w")
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
    found, last = [], start
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
    return bool(END.search(text.rstrip()))


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
    width = _usual_width(text, lines)
    for group in _groups(lines):
        current: list[Line] = []
        for line in group:
            if current and not _joins(text, current, line, group, width, stands_alone, wrapped):
                yield tuple(current)
                current = []
            current.append(line)
        yield tuple(current)


def _groups(lines: list[Line]) -> Iterator[list[Line]]:
    group: list[Line] = []
    for line in lines:
        if line.blank_before and group:
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _full(text: str, line: Line, following: Line, width: int) -> bool:
    """Whether the next line's first word would not have fitted: the mark of a wrapped line."""
    first = text[following.start : following.end].split(maxsplit=1)[0]
    return line.end - line.start + 1 + len(first) > width


def _is_wrapped(text: str, group: list[Line]) -> int:
    """The width to which a run of four lines or more is wrapped, else 0."""
    width = max(line.end - line.start for line in group)
    if len(group) < 4 or not NARROWEST <= width <= WIDEST:
        return 0
    short = [a for a, b in pairwise(group) if not _full(text, a, b, width)]
    ended = all(ends_sentence(text[line.start : line.end]) for line in short)
    return width if ended and len(short) <= len(group) // 4 else 0


def _usual_width(text: str, lines: list[Line]) -> int:
    widths = sorted(width for group in _groups(lines) if (width := _is_wrapped(text, group)))
    return widths[len(widths) // 2] if widths else 0


def _joins(
    text: str,
    current: list[Line],
    line: Line,
    group: list[Line],
    width: int,
    stands_alone: Callable[[str], bool],
    wrapped: bool,
) -> bool:
    """Whether a line goes on with the paragraph of the lines in `current`."""
    last = current[-1]
    before, after = text[last.start : last.end], text[line.start : line.end]
    credit = _credits_quote(before, after)
    if (BULLET.match(after) and not credit) or stands_alone(before) or stands_alone(after):
        return False
    if wrapped or credit:
        return True
    own = _is_wrapped(text, group) or width
    fits = max(line.end - line.start, last.end - last.start) <= own + 2
    if fits and _full(text, last, line, own):
        return True
    return not before.endswith(":") and (_open_quotation(text, current, line, group) or _runs_on(before, after))


def _runs_on(before: str, after: str) -> bool:
    """Whether a sentence visibly goes on: an unfinished end, a start in lower case or with a comma."""
    if ends_sentence(before):
        return False
    last = WORD.findall(before.lower())[-1:]
    unfinished = before[-1] in ",;–—(" or bool(last and last[0] in words.vocabulary("runs_on"))
    return unfinished or after[0].islower() or after[0] in ",;)"


def _credits_quote(before: str, after: str) -> bool:
    """A pull quote followed by a dash and a name."""
    return bool(re.match(r"[–—-]\s+\w", after)) and before[-1] in "\"”»'’" and word_count(after) <= 12


def _open_quotation(text: str, current: list[Line], line: Line, group: list[Line]) -> bool:
    """Whether a quotation opened in the paragraph is closed on one of the next lines, without being opened anew."""
    so_far = text[current[0].start : current[-1].end]
    pairs = (("“", "”"), ("«", "»"), ("„", "“"))
    opened = next((p for p in pairs if so_far.count(p[0]) > so_far.count(p[1])), None)
    if not opened and so_far.count('"') % 2:
        opened = ('"', '"')
    if not opened or text[line.start] in '“«„"':
        return False
    for x in [x for x in group if x.start >= line.start][:6]:
        content = text[x.start : x.end]
        if opened[1] in content:
            first_open = content.find(opened[0]) if opened[0] != opened[1] else -1
            return first_open < 0 or content.find(opened[1]) < first_open
        if content.startswith(opened[0]):
            return False
    return False
