"""Dates in English news: the expressions, and what they mean beside a publication date.

A date never falls back silently: each carries how exactly it is known and what it rests on.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from helpers.claims import lexicon

MONTHS = {
    m: i
    for i, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for m in names.split()
}
WEEKDAYS = {d: i for i, d in enumerate(("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"))}
_MONTH = r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_RANGE = r"(?:\s?[-–]\s?(?P<to>\d{1,2})(?:st|nd|rd|th)?| to (?P<to2>\d{1,2}))?"
_YEAR = r"(?:,?\s+(?P<year>(?:19|20)\d\d))"
PATTERNS = [
    ("iso", re.compile(r"\b(?P<year>(?:19|20)\d\d)-(?P<mon>\d\d)-(?P<day>\d\d)\b")),
    ("dmy", re.compile(rf"\b{_DAY}{_RANGE} (?:of )?{_MONTH}{_YEAR}?(?!\w)", re.I)),
    ("mdy", re.compile(rf"\b{_MONTH} {_DAY}{_RANGE}{_YEAR}?(?!\w)", re.I)),
    ("my", re.compile(rf"\b(?:(?P<part>early|mid|late|end of|beginning of|start of)[- ])?(?<![A-Za-z]){_MONTH}{_YEAR}(?!\w)", re.I)),
    ("numeric", re.compile(r"(?<![\d/.])(?P<a>\d{1,2})(?P<sep>[/.])(?P<b>\d{1,2})(?:(?P=sep)(?P<year>(?:19|20)?\d\d))?(?![\d/]|\.\d)")),
    ("weekday", re.compile(r"\b(?P<last>last |this |next )?(?P<weekday>monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b(?!'s)", re.I)),
    ("nth", re.compile(r"\bon the (?P<day>\d{1,2})(?:st|nd|rd|th)\b(?=\W*$|[,.;:]| (?:that|and|when|while|as)\b)", re.I)),
    ("relative", re.compile(r"\b(?P<rel>today|yesterday|this morning|this evening|this afternoon|tonight|earlier (?:today|in the day)|overnight|the day before|on the same day|later that day|(?P<n>\d+|two|three|four|five|six|seven|ten) (?P<unit>days?|weeks?|months?|years?) ago|last (?P<lu>week|month|year)|(?:earlier )?this (?P<tu>week|month|year)|a (?P<au>day|week|month|year) (?:ago|earlier))\b", re.I)),
    ("month", re.compile(r"\b(?i:in|since|by|until|during|throughout|from|of)\s+(?i:the end of |the beginning of |the start of |early |mid-?|late )*(?P<month>January|February|March|April|May|June|July|August|September|October|November|December)\b(?!\s+\d)")),
    ("month", re.compile(r"\b(?i:early|mid|late)[ -](?P<month>January|February|March|April|May|June|July|August|September|October|November|December)\b(?!\s+\d)")),
    ("year", re.compile(r"\b(?:in|since|by|until|during|of|early|late|mid)[ -](?P<year>(?:19|20)\d\d)\b", re.I)),
]  # fmt: skip
_DIGIT = re.compile(r"\d")
_STEMS = {name[:3] for name in MONTHS}
_PERIODS = ("day", "week", "month", "year", "tonight", "overnight", "morning", "evening", "afternoon")
"""Words of which a date without a digit or a month has one; a quick look spares most sentences the patterns."""
_NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}


@dataclass(frozen=True)
class When:
    """A resolved date: its ISO text, precision (day, month, year) and basis (schema.DATE_BASES)."""

    iso: str
    precision: str
    basis: str
    start: int = 0
    end: int = 0

    def with_basis(self, basis: str) -> "When":
        """The same date, known on another basis."""
        return When(self.iso, self.precision, basis, self.start, self.end)


NOTHING = When("", "", "")
"""No date at all."""


def as_date(iso: str) -> date | None:
    """The day of a full ISO date, None for a month, a year or nothing."""
    try:
        return date.fromisoformat(iso) if len(iso) == 10 else None
    except ValueError:
        return None


def _day(year: int, month: int, day: int, basis: str, span: tuple[int, int]) -> When | None:
    try:
        return When(date(year, month, day).isoformat(), "day", basis, *span)
    except ValueError:
        return None


def _year_of(month: int, day: int | None, anchor: date | None) -> int | None:
    """The year of a date without one: the last such day that is not after the anchor."""
    if anchor is None:
        return None
    if (month, day or 1) > (anchor.month, anchor.day) and not (day is None and month == anchor.month):
        return anchor.year - 1
    return anchor.year


def dates(text: str, anchor: date | None, *, day_first: bool = True, year: int | None = None) -> list[When]:
    """Date expressions of a text in order, resolved.

    Args:
        text: a sentence.
        anchor: the day that weekdays and "last month" count from; None leaves them unresolved.
        day_first: order of a numeric date that could be read both ways.
        year: year of a date without one where there is no anchor (encyclopaedic texts).
    """
    found: list[When] = []
    taken: list[tuple[int, int]] = []
    possible = _possible(text)
    for kind, pattern in PATTERNS:
        if kind not in possible:
            continue
        for m in pattern.finditer(text):
            span = m.span()
            if any(s < span[1] and span[0] < e for s, e in taken) or _is_name(text, span[1]):
                continue
            when = _resolve(kind, m, anchor, day_first, year)
            if when is not None:
                taken.append(span)
                found.append(when)
    return sorted(found, key=lambda w: w.start)


def _is_name(text: str, end: int) -> bool:
    """Whether what looks like a date is the beginning of a name: "the April 6 Movement"."""
    follows = re.match(r"\s+([A-Z][a-z]+)", text[end:])
    return follows is not None and follows.group(1).lower() in lexicon.words("called_by_date")


def _possible(text: str) -> set[str]:
    """The kinds of dates that a text can have, from words and digits that each of them needs."""
    low = text.lower()
    found = set()
    month = any(stem in low for stem in _STEMS)
    if month:
        found.add("month")
    if "day" in low:
        found.add("weekday")
    if any(word in low for word in _PERIODS):
        found.add("relative")
    if _DIGIT.search(text):
        found |= {"iso", "numeric", "year", "nth"} | ({"dmy", "mdy", "my"} if month else set())
    return found


def _resolve(kind: str, m: re.Match[str], anchor: date | None, day_first: bool, year: int | None) -> When | None:
    span = m.span()
    g = m.groupdict()
    if kind == "iso":
        return _day(int(g["year"]), int(g["mon"]), int(g["day"]), "explicit", span)
    if kind in ("dmy", "mdy"):
        month, day = MONTHS[g["month"].lower().rstrip(".")], int(g["day"])
        y = int(g["year"]) if g["year"] else year if anchor is None else _year_of(month, day, anchor)
        return _day(y, month, day, "explicit", span) if y else None
    if kind in ("my", "month"):
        month = MONTHS[g["month"].lower().rstrip(".")]
        y = int(g["year"]) if g.get("year") else year if anchor is None else _year_of(month, None, anchor)
        return When(f"{y}-{month:02d}", "month", "explicit", *span) if y else None
    if kind == "numeric":
        return _numeric(g, anchor, day_first, year, span)
    if kind == "year":
        return When(g["year"], "year", "explicit", *span)
    if anchor is None:
        return None
    if kind == "nth":
        within = anchor.replace(day=1) - timedelta(days=int(g["day"]) > anchor.day)  # "on the 28th", told on the 2nd
        return _day(within.year, within.month, int(g["day"]), "explicit", span)
    if kind == "weekday":
        back, beside = (anchor.weekday() - WEEKDAYS[g["weekday"].lower()]) % 7, (g["last"] or "").strip().lower()
        if beside == "next":
            return None
        if beside == "last" and not back:
            back = 7  # "last Wednesday", written on a Wednesday
        return When((anchor - timedelta(days=back)).isoformat(), "day", "weekday", *span)
    return _relative(g, anchor, span)


def _numeric(g: dict, anchor: date | None, day_first: bool, year: int | None, span: tuple[int, int]) -> When | None:
    a, b = int(g["a"]), int(g["b"])
    if g["sep"] == "." and not g["year"]:
        return None  # 3.5 is a number
    day, month = (a, b) if (day_first and b <= 12) or a > 12 else (b, a)
    if not 1 <= month <= 12:
        return None
    y = year if anchor is None else _year_of(month, day, anchor)
    if g["year"]:
        y = int(g["year"]) if len(g["year"]) == 4 else 2000 + int(g["year"])
    return _day(y, month, day, "explicit", span) if y else None


def _relative(g: dict, anchor: date, span: tuple[int, int]) -> When | None:
    words = g["rel"].lower()
    unit = (g["unit"] or g["lu"] or g["au"] or "").rstrip("s")
    n = _NUMBERS.get(g["n"].lower()) or int(g["n"]) if g["n"] else 1
    if g["tu"]:
        if g["tu"] == "week":
            return When(f"{anchor:%Y-%m}", "month", "relative", *span)
        return When(f"{anchor:%Y-%m}" if g["tu"] == "month" else f"{anchor:%Y}", g["tu"], "relative", *span)
    if words == "yesterday" or (unit == "day" and not g["n"]):
        return When((anchor - timedelta(days=1)).isoformat(), "day", "relative", *span)
    if unit == "day":
        return When((anchor - timedelta(days=n)).isoformat(), "day", "relative", *span)
    if unit == "week":
        return When(f"{anchor - timedelta(days=7 * n):%Y-%m}", "month", "relative", *span)
    if unit == "month":
        index = anchor.year * 12 + anchor.month - 1 - n
        return When(f"{index // 12}-{index % 12 + 1:02d}", "month", "relative", *span)
    if unit == "year":
        return When(str(anchor.year - n), "year", "relative", *span)
    if words in ("the day before", "on the same day", "later that day"):
        return None
    return When(anchor.isoformat(), "day", "relative", *span)
