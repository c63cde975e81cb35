"""Datelines: lines that are little more than a date, and those that open a story's first sentence."""

import re
from functools import cache

from helpers.articles import dates, words

ZONE = rf"(?:\(?{words.any_of('zone')}\)?(?:\s*[+-]\s*\d{{1,2}}(?::?\d{{2}})?)?)"
TIME = rf"\d{{1,2}}[:.]\d{{2}}(?::\d{{2}})?(?:\s*[ap]\.?m\.?)?(?:\s*{ZONE})?"
CLOCK = re.compile(TIME, re.I)
AGO = re.compile(
    r"just now|(?:\d+|an?) (?:minute|min|hour|hr|day|week)s? ago"
    r"|(?:\d+ )?(?:минут|час|годин|хвилин|дн)\w* (?:назад|тому)",
    re.I,
)
CAPITALS = r"[A-ZÀ-ÞА-ЯІЇЄ][A-ZÀ-ÞА-ЯІЇЄ.'’]+"
NAME = r"[A-ZÀ-Þ][\w.'’-]*"
DASH = r"\s*(?:—|–|-{1,2})(?:\s+|(?<=[\s)]-)(?=[A-Z]))"
AGENCY = r"(?:/[^/\n]{2,30}/|\([^)\n]{2,30}\)|[—–-]\s*[^.—–\n]{2,30})"
CITY = re.compile(
    rf"(?:{CAPITALS}(?:[ -]{CAPITALS}){{0,3}}(?:[,/][^—–()\n]{{1,40}})?\s*(?:\([^)\n]{{2,30}}\))?{DASH})"
    rf"|(?:{CAPITALS}(?:[ -]{CAPITALS}){{0,2}},\s*\d{{1,2}}\s+\w{{3,10}}\.?\s*{AGENCY}\.?\s*(?:—|–|-)?\s+(?=[A-ZА-ЯІЇЄ«\"]))"
    rf"|(?:{CAPITALS}(?:[ -]{CAPITALS}){{0,2}},\s*\d{{1,2}}\s+\w{{3,10}}\.?(?:\s+\d{{4}})?:\s+(?=[A-ZА-ЯІЇЄ«\"]))"
    rf"|(?:{NAME}(?: {NAME}){{0,2}}(?:,[^—–()\n]{{1,30}})?\s*(?:\([^)\n]{{2,30}}\)\s*){{1,2}}{DASH})"
)
PART = re.compile(r"\s*[|·•]\s*|\s+/\s+")
_COUNTED = re.compile(r"\d[\d,.]* [A-Z]")
"""A number that begins a headline: "12 Dead in …"."""
LONGEST = 160  # characters of a dateline that opens a paragraph, with the start of its sentence
LONGEST_PART = 5  # words beside the date
LEFTOVERS = re.compile(r"\b(?:at|on|в|о|year|года|року|г|р|am|pm)\b|\b[A-Z]{2,4}\b|[+-]\d{1,2}")


@cache
def stamp() -> re.Pattern[str]:
    """The words before a date: "Published on", "Last updated:"."""
    link = rf"(?:\s{words.any_of('stamp_link')}(?=\s))?"
    return re.compile(rf"{words.any_of('stamp')}\b{link}\s*[:|–-]?\s*", re.I)


@cache
def update() -> re.Pattern[str]:
    """Words that say that a date is that of a change."""
    return re.compile(rf"\b{words.any_of('update')}\b", re.I)


def is_clock(text: str) -> bool:
    """A time of day, or how long ago: the stamp of a ticker's item."""
    return bool(CLOCK.fullmatch(text.strip()) or AGO.fullmatch(text.strip()))


def is_date_line(text: str) -> bool:
    """A line that is little more than a date: weekday, date, time, "Published:", and one word more or a name.

    Beside it other short parts may stand behind a bar or a dot: an author, a time of reading.
    """
    if len(text) > 120:
        return False
    parts = PART.split(text)
    if len(parts) > 1:
        others = [part for part in parts if not is_date_line(part)]
        return len(others) < len(parts) and all(len(part.split()) <= LONGEST_PART for part in others)
    found = next(dates.find(text), None)
    if found is None:
        return False
    stamped = stamp().match(text)
    if stamped and stamped.end() == found.start and text[found.end : found.end + 1].isalpha():
        return True  # "Published 3 March 2025Last updated …What you need to know": a page's header without its breaks
    return _is_little(text[: found.start] + " " + text[found.end :])


def _is_little(rest: str) -> bool:
    """Whether what stands beside a date weighs nothing: a weekday, a time, one word, a name of two."""
    rest = re.sub(rf"\b{words.any_of('by')}\s", " ", stamp().sub(" ", rest), flags=re.I)
    rest = LEFTOVERS.sub(" ", CLOCK.sub(" ", rest))
    weekdays = words.numbered("weekdays.csv", "weekday")
    left = [word for word in re.findall(r"[^\W\d_]{2,}", rest) if word.lower() not in weekdays]
    return len(left) <= 1 or (len(left) == 2 and all(word[0].isupper() for word in left))


def is_stale(text: str) -> bool:
    """Whether a date line dates a copy of the page and not the article: "Printed on …", "Retrieved …"."""
    return re.match(rf"\W*{words.any_of('stale')}\b", text, re.I) is not None


def opening(text: str) -> int:
    """Length of the dateline that opens a paragraph, else 0.

    "date 2024-05-12 …", "12 May 2024 …", "CITY, Country (Agency) — …", "City (Country) (Agency) — …"; what follows has to begin a sentence.
    """
    start = text[:LONGEST]
    length = _date_opening(start)
    if length:
        return length
    m = CITY.match(start)
    return m.end() if m and m.end() < len(text) else 0


def _date_opening(text: str) -> int:
    at = len(text) - len(text.lstrip())
    stamped = stamp().match(text, at)
    at = stamped.end() if stamped else at
    found = next(dates.find(text[at : at + 60]), None)
    if not found:
        return 0
    between = {word.lower() for word in re.findall(r"[^\W\d_]+", text[at : at + found.start])}
    if not between <= set(words.numbered("weekdays.csv", "weekday")):
        return 0
    end = at + found.end
    clock = re.compile(rf"[\s,|]*{TIME}(?=\s)", re.I).match(text, end)
    end = clock.end() if clock else end
    mark = re.compile(r"\s*[|:–—-]?\s*").match(text, end)
    end = mark.end() if mark else end
    following = text[end : end + 1]
    begins = stamped or following.isupper() or following in "\"“«'" or _COUNTED.match(text, end)
    return end if following and begins else 0
