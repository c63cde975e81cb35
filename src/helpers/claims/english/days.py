"""Which day an article counts from, and what a date means that does not say its year or stands as a heading."""

import re
from collections import Counter
from datetime import date

from spacy.tokens import Doc, Token

from helpers.articles.model import Article
from helpers.claims.english.when import WEEKDAYS, When, as_date, dates

NOTHING = When("", "", "")
_BESIDE = 12
"""Characters between two dates that share the year of the second."""
_PRECISION = {10: "day", 7: "month", 4: "year"}
_HEADS = re.compile(r"\s*[:–—]|\s+-\s")
"""What stands after the date that heads an entry of a chronicle."""


def anchor_of(article: Article, day_first: bool) -> tuple[date | None, When]:
    """The day that weekdays count from, and the date that undated statements fall back to.

    Agency copy without a publication date often names its day once in full ("Friday, May 9, 2014") and goes on with
    weekdays; that day then anchors them. A text that names many full dates is a chronicle and has no such day.
    """
    published = as_date(article.published)
    if article.published:
        return published, When(article.published, _PRECISION.get(len(article.published), ""), "publication_then")
    full = Counter(w.iso for w in dates(article.text, None, day_first=day_first) if w.precision == "day")
    weekdays = sum(article.text.lower().count(day) for day in WEEKDAYS)
    if weekdays >= 2 and 1 <= len(full) <= 2:
        day = max(full)
        return as_date(day), When(day, "day", "day_named_in_text")
    return None, NOTHING


def heading_of(doc: Doc, found: list[tuple[When, Token]]) -> When | None:
    """The day that heads a paragraph: "5 March: …"; `found` are its dates in order."""
    first, token = found[0] if found else (None, None)
    if first is None or token is None or first.precision != "day" or not _HEADS.match(doc.text, first.end):
        return None
    at_start = not re.search(r"\w", doc.text[: first.start]) and token.sent == next(doc.sents)
    return first.with_basis("entry_heading") if at_start else None


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
