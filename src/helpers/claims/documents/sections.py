"""The sections of an article: what stands under a heading, or opens with a time, a date or a sector of the front."""

import re
from collections.abc import Iterator

from helpers.articles import dates
from helpers.articles.model import Article, Paragraph
from helpers.claims.documents.forms import forms
from helpers.claims.documents.model import NO_SECTION, Section

_HEADING = 20
"""Words of a heading at most."""
_CLOCK = re.compile(r"\W{0,3}(?:\w+,? ){0,3}?\d{1,2}[:.]\d{2}(?:\s*[ap]\.?m\.?)?(?=\W|$)", re.I)
_DATED = re.compile(r"\s*[:–—]|\s+-\s|\)")
_ON = re.compile(r"\W*(?:(?:early |late )?(?:on|by|in) )?(?:the (?:morning|evening|night) of )?", re.I)


def sections_of(article: Article) -> tuple[Section, ...]:
    """The sections in the order of the text; a single one without a heading where there are none."""
    found: list[Section] = []
    headings: list[str] = []
    for p in _story(article):
        text = article.text[p.start : p.end]
        if p.kind != "body":
            headings.append(" ".join(text.split()))
            continue
        above = " – ".join(h for h in headings if len(h.split()) <= _HEADING)
        kind, opening = _opened(text)
        if not kind and above and found:
            kind, opening = _headed(above), above
        if kind or not found:
            found.append(Section(p.start, p.end, kind, opening))
        else:
            last = found[-1]
            found[-1] = Section(last.start, p.end, last.kind, last.heading)
        headings = []
    return tuple(found)


def items_of(article: Article, sections: tuple[Section, ...]) -> tuple[Section, ...]:
    """Each paragraph as an item of its own, under the heading of its section: the day's events, one by one."""
    items = []
    for p in _story(article):
        if p.kind == "body":
            over = next((s for s in reversed(sections) if s.start <= p.start), NO_SECTION)
            items.append(Section(p.start, p.end, over.kind if over.kind == "date" else "item", over.heading))
    return tuple(items)


def _story(article: Article) -> Iterator[Paragraph]:
    """The paragraphs from below the headline to the last of the body: what is no body between them is a heading."""
    kinds = [p.kind for p in article.paragraphs]
    if "body" not in kinds:
        return
    first = kinds.index("title") + 1 if "title" in kinds else kinds.index("body")
    last = len(kinds) - 1 - kinds[::-1].index("body")
    yield from article.paragraphs[min(first, kinds.index("body")) : last + 1]


def _opened(text: str) -> tuple[str, str]:
    """(kind, words) of an opening that does a heading's work: "19:31 – …", "5 March: …", "In the X direction, …"."""
    clock = _CLOCK.match(text)
    if clock and ((clock.start() == 0 and re.match(r"\W*\d", text)) or text.startswith(("(", "["))):
        return "entry", clock.group().strip(" ([")
    for kind, pattern in forms("paragraph"):
        if m := pattern.match(text):
            return kind, m.group().rstrip(" ,")
    start = _ON.match(text)
    at = start.end() if start else 0
    day = next(dates.find(text[at : at + 40]), None)
    if day is not None and day.start == 0 and (_DATED.match(text, at + day.end) or at):
        return "date", text[at : at + day.end]
    return "", ""


def _headed(heading: str) -> str:
    """The kind of a section by its heading."""
    if re.search(r"(?<!\d)\d{1,2}[:.]\d{2}(?!\d)", heading):
        return "entry"
    return "date" if next(dates.find(heading), None) is not None else "heading"
