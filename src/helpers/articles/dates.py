"""Dates as articles print them: found in a text, read, and the order of day and month that the article itself shows."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from helpers.articles import words

EARLIEST, LATEST = 1900, 2100
LINK = r"(?:\s+(?:de|del|of))?"
FORMS = (
    r"(?P<iso>(?P<iy>\d{4})(?P<sep>[-/.])(?P<im>\d{1,2})(?P=sep)(?P<id>\d{1,2}))(?!\d)",
    rf"(?P<dd>\d{{1,2}})(?:st|nd|rd|th|er|\.|º)?{LINK}\s+(?P<dm>[^\W\d_]{{3,11}})\.?,?{LINK}\s+(?P<dy>\d{{4}})(?!\d)",
    r"(?P<mm>[^\W\d_]{3,11})\.?\s*(?P<md>\d{1,2})(?:st|nd|rd|th)?,?\s*(?P<my>\d{4})(?!\d)",
    r"(?P<num>(?P<a>\d{1,2})(?P<nsep>[/.-])(?P<b>\d{1,2})(?P=nsep)(?P<ny>\d{4}|\d{2}))(?![\w/-]|\.\d)",
)
PATTERN = re.compile(r"(?<![\w/.-])(?:" + "|".join(FORMS) + ")", re.I)


@dataclass(frozen=True)
class Found:
    """A complete date at text[start:end]: the days it can mean, one unless day and month can be exchanged."""

    start: int
    end: int
    readings: tuple[date, ...]
    numeric: bool = False

    def read(self, order: str) -> date | None:
        """The day it means with that order ("DMY", "MDY" or ""); None where the order is needed and not known."""
        if len(self.readings) == 1:
            return self.readings[0]
        return {"DMY": self.readings[0], "MDY": self.readings[1]}.get(order)


def day(year: int, month: int, day: int) -> date | None:
    """The date, None where there is no such day or no article could be of that year."""
    try:
        return date(year, month, day) if EARLIEST <= year <= LATEST else None
    except ValueError:
        return None


def find(text: str) -> Iterator[Found]:
    """Every complete date of the text, with a year: ISO, "12 May 2024", "May 12, 2024", "12/05/2024", "12.05.24"."""
    at = 0
    while m := PATTERN.search(text, at):
        found = _read(m)
        if found:
            yield found
        at = m.end() if found else m.start() + 1


def _read(m: re.Match[str]) -> Found | None:
    """The date of a match, None where its words are no month or its numbers no day."""
    months = words.numbered("months.csv", "month")
    if m["iso"]:
        readings = [day(int(m["iy"]), int(m["im"]), int(m["id"]))]
    elif m["dd"]:
        readings = [day(int(m["dy"]), months.get(m["dm"].lower(), 0), int(m["dd"]))]
    elif m["mm"]:
        readings = [day(int(m["my"]), months.get(m["mm"].lower(), 0), int(m["md"]))]
    else:
        a, b, year = int(m["a"]), int(m["b"]), int(m["ny"])
        year += 2000 if year < 100 else 0
        readings = [day(year, b, a)]
        if m["nsep"] != ".":  # a date with dots puts the day first wherever it is written
            readings.append(day(year, a, b))
    days = tuple(dict.fromkeys(day for day in readings if day))
    return Found(m.start(), m.end(), days, numeric=bool(m["num"])) if days else None


PARTIAL = re.compile(r"(?<![\w/.,-])(\d{1,2})/(\d{1,2})(?![\w/%-]|[.,]\d)")
NEVER_DATES = {(24, 7), (50, 50), (20, 20)}


def order(text: str) -> str:
    """DMY or MDY where the article's numeric dates show it, else "".

    A complete date with a part above twelve settles it; so does a weekday that only one reading falls on; short forms
    such as 20/11 count where no complete date tells. Evidence for both gives "".
    """
    complete, short = set(), set()
    for found in find(text):
        if not found.numeric:
            continue
        a, b = map(int, re.findall(r"\d+", text[found.start : found.end])[:2])
        if a > 12 or b > 12:
            complete.add("DMY" if a > 12 else "MDY")
        elif len(found.readings) == 2 and (weekday := _weekday_beside(text, found)) is not None:
            complete.update(o for o, d in zip(("DMY", "MDY"), found.readings, strict=True) if d.weekday() == weekday)
    for m in PARTIAL.finditer(text):
        a, b = int(m[1]), int(m[2])
        if (a, b) not in NEVER_DATES and 1 <= min(a, b) <= 12 < max(a, b) <= 31:
            short.add("DMY" if a > 12 else "MDY")
    for evidence in (complete, short):
        if evidence:
            return evidence.pop() if len(evidence) == 1 else ""
    return ""


def _weekday_beside(text: str, found: Found) -> int | None:
    names = words.numbered("weekdays.csv", "weekday")
    before = re.search(r"([^\W\d]+(?:['’][^\W\d]+)?)[.,]?\s*$", text[max(0, found.start - 20) : found.start])
    after = re.match(r"[,\s(]*([^\W\d]+(?:['’][^\W\d]+)?)", text[found.end : found.end + 20])
    for m in (before, after):
        if m and m[1].lower() in names:
            return names[m[1].lower()]
    return None


def iso(words_of_date: str, date_order: str = "") -> str:
    """The first date in a string as ISO 8601: a day, or a year and month where it is all of the string; else ""."""
    for found in find(words_of_date):
        day = found.read(date_order)
        if day:
            return day.isoformat()
    whole = words_of_date.strip()
    return whole if len(whole) == 7 and iso_day(whole) else ""


def iso_day(text: str) -> date | None:
    """The first day of YYYY-MM-DD, YYYY-MM or YYYY; None for any other text or an impossible date."""
    m = re.fullmatch(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", text)
    return day(int(m[1]), int(m[2] or 1), int(m[3] or 1)) if m else None
