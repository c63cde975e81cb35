"""What a date means that does not say its year or stands as a heading."""

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta

from spacy.tokens import Doc, Token

from helpers.claims import lexicon
from helpers.claims.english.when import When, as_date, dates

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_BESIDE = 12
"""Characters between two dates that share the year of the second."""
_HEADS = re.compile(r"\s*[:–—]|\s+-\s")
"""What stands after the date that heads an entry of a chronicle."""


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
