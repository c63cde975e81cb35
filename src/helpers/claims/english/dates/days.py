"""What a date means that does not say its year or stands as a heading."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from helpers.articles.model import Article
from helpers.claims import lexicon
from helpers.claims.english.dates.when import When, as_date, dates
from helpers.claims.english.parsing.words import Doc, Token

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BESIDE = 12
"""Characters between two dates that share the year of the second."""
_HEADS = re.compile(r"\s*[:.–—]|\s+-\s")
"""What stands after the date that heads an entry of a chronicle."""
_LINE = 60
"""Characters of a line that may be a date alone."""


def heading_of(doc: Doc, found: Sequence[tuple[When, Token]]) -> When | None:
    """The day or month that heads a paragraph: "5 March: …", "Thursday, 24 July. …", "May 2024 – …"; `found` are its dates."""
    end = 0
    head: When | None = None
    text = doc.text if found else ""
    for when, token in found:
        if re.search(r"\w", text[end : when.start]) or token.sent != next(doc.sents):
            break
        head, end = (when if head is None or when.basis == "explicit" else head), when.end
    closed = text[max(0, end - 1) : end] == "."  # an abbreviation's, or the heading's own
    if head is None or head.precision not in ("day", "month"):
        return None
    if not _HEADS.match(text, end) and not (closed and head.precision == "day"):
        return None
    return head.with_basis("entry_heading")


def sections_of(article: Article, anchor: date | None, *, day_first: bool) -> dict[int, When]:
    """Offset of a paragraph → the day in a line of its own above it, in a text that is divided by such lines.

    One such line alone is a page's date, and divides nothing.
    """
    head: When | None = None
    under: dict[int, When] = {}
    lines = 0
    for paragraph in article.paragraphs:
        text = article.text[paragraph.start : paragraph.end]
        found = dates(text, anchor, day_first=day_first) if len(text) <= _LINE else []
        days = [w for w in found if w.precision == "day"]
        dated = {n for w in found for n in range(w.start, w.end)}
        if days and not any((c.isalnum() or c == "_") and n not in dated for n, c in enumerate(text)):
            head = max(days, key=lambda w: w.basis == "explicit").with_basis("entry_heading")
            lines += 1
        elif head is not None:
            under[paragraph.start] = head
    return under if lines > 1 else {}


def in_year(when: When, explicit: list[When]) -> When:
    """A date without a year takes that of the last date before it, in its sentence, that has one."""
    before = [w for w in explicit if w.start <= when.start]
    beside = [w for w in explicit if 0 <= w.start - when.end <= _BESIDE]
    if not before and beside:  # "in late June and early July 2022", "late December to early January 2023"
        year = int(beside[0].iso[:4]) - (when.iso[5:7] > beside[0].iso[5:7] > "")
        return When(str(year) + when.iso[4:], when.precision, when.basis, when.start, when.end)
    if not before or any(w.start == when.start for w in explicit):
        return when
    return When(before[-1].iso[:4] + when.iso[4:], when.precision, when.basis, when.start, when.end)


def titled_year(titles: Iterable[str]) -> int | None:
    """The year in which a text begins whose headline tells it: "Battle of A (2022)", "… (28 July 2022 – March 2023)".

    None where a headline names only a span of years.
    """
    for title in titles:
        for words in (*reversed(title.split(":")), title):
            dated = [w for w in dates(words, None) if w.precision != "year"]
            years = [w.iso[:4] for w in dated] or sorted(set(_YEAR.findall(words)))
            if dated or len(years) == 1:
                return int(years[0])
    return None


def with_next_days(text: str, found: Sequence[When], told: When | None) -> list[When]:
    """The dates of a sentence with those that count from the one before: "entered it on 5 May and held it by the next day"."""
    added: list[When] = []
    low = text.lower()
    for words, n in lexicon.words("next_day").items():
        for m in re.finditer(rf"\b{words}\b", low):
            before = [w for w in (*filter(None, [told]), *found) if w is told or w.end <= m.start()]
            day = next((d for w in reversed(before) if (d := as_date(w.iso)) is not None), None)
            if day is not None and not any(a.start <= m.start() < a.end for a in added):
                added.append(When((day + timedelta(days=int(n))).isoformat(), "day", "relative", m.start(), m.end()))
    return sorted([*found, *added], key=lambda w: w.start)
