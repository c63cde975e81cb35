"""When an article was published, and how that is known.

In this order: the researcher's sources.csv, what the file says of itself, a dateline at the story's start, another
date line on the page, the date in the article's address, the file's name. But a dateline, or a full date that stands by
itself among the first words of a page, wins where it is more than a day from sources.csv: a list of sources often has the
day on which an article was collected. (Of 16 annotated articles where the two differ, the days of all are reckoned from the
dateline.) A file's modification time says nothing of
the article, nor does the time at which it was scraped. A work of reference has no publication date that its
statements could be dated by.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

from helpers.articles import datelines, dates, words
from helpers.articles.page import Block, Meta

EAST = timedelta(hours=6)
"""How much later it is in the east than in UTC, where most of the wars are."""
NEAR = 12  # blocks above the first sentence
ENTRIES = 3
"""From so many paragraphs on that open with a day, a text is a chronicle."""
_DAY_AND_MONTH = re.compile(r"\W{0,3}(?:\d{1,2}\.?\s+(?P<after>[^\W\d_]{3,})|(?P<before>[^\W\d_]{3,})\s+\d{1,2}\b)")
"""What may be a day at the beginning of a paragraph."""
IN_URL = re.compile(r"/(\d{4})[/-](\d{1,2})[/-](\d{1,2})(?:/|-|$|\b)|/(\d{4})(\d{2})(\d{2})(?=[/_.-]|$)")
IN_NAME = re.compile(r"(?<!\d)(\d{4})([-_.]?)(\d{2})\2(\d{2})(?!\d)")
_STAMP = re.compile(
    r"\b(?:(?P<day>\d{1,2}) (?P<month>[A-Z][a-z]{2,8})[, ]{0,2}|(?P<month_first>[A-Z][a-z]{2,8}) (?P<day_next>\d{1,2})[, ]{0,2}|"
    r"(?P<day_number>\d{1,2})[-./](?P<month_number>\d{1,2})[-./])(?P<year>20\d\d)(?=\W{0,3}(?:[A-Z\d\"“(]|at \d|$))"
)
"""A full date behind which something new begins. Where commas were lost, day and year may have grown together: "Jul 262016"."""
_HEAD = 300
"""Characters of a page among which its own date stands, if it has one."""
DEFINITION = re.compile(r"\W{0,3}(?:The |An? )?\*\*[^*]{2,80}\*\*[^.]{0,120}\b(?:was|is|were|are)\b")
REFERENCES = re.compile(r"#+\s*(?:references|see also)\W*", re.I)


def published(
    *, source: Mapping[str, str], meta: Meta, url: str, text: str, blocks: Sequence[Block], file: str, order: str
) -> tuple[str, str]:
    """Publication date (ISO 8601) and its basis (schema.PUBLISHED_BASES); two empty strings where nothing tells."""
    if listed := source.get("published", ""):
        own = "" if _is_chronicle(text, blocks) else _own_dateline(text, blocks, order) or _stamped(text)
        return (own, "dateline") if own and _days_apart(own, listed) > 1 else (listed, "sources.csv")
    if is_reference(meta, text, blocks, source.get("publisher", "")):
        return "", ""
    if found := dates.iso(meta.published, order):
        return _by_weekday(found, meta.published, text, blocks), "metadata"
    m = IN_URL.search(url)
    in_url = _day(m, 1, 2, 3) if m and m[1] else _day(m, 4, 5, 6)
    found, basis = _on_page(text, blocks, order, in_url)
    if found:
        return found, basis
    if in_url:
        return in_url, "metadata"
    if found := dates.iso(meta.published_guess, order):
        return found, "metadata"
    if found := _as_of(text, blocks, order):
        return found, "page"
    if found := _day(IN_NAME.search(Path(file).stem), 1, 3, 4):
        return found, "file_name"
    return "", ""


def _own_dateline(text: str, blocks: Sequence[Block], order: str) -> str:
    """The day of the dateline next to the story's first sentence, "" for none; that of an update tells nothing of the story."""
    day, basis = _on_page(text, [b for b in blocks if not datelines.update().search(text[b.start : b.end])], order, "")
    return day if basis == "dateline" else ""


def _is_chronicle(text: str, blocks: Sequence[Block]) -> bool:
    """Whether several paragraphs open with a day, "11 December. The army …": the first of these is not the day of the text."""
    months = words.numbered("months.csv", "month")
    openings = (_DAY_AND_MONTH.match(text, b.start, b.end) for b in blocks if b.hint in ("dateline", "body"))
    named = [m for m in openings if m is not None and (m["before"] or m["after"]).lower() in months]
    return len(named) >= ENTRIES


def _stamped(text: str) -> str:
    """The one full date by itself among the first words of a page, between headline and story: "… in Homs AFP Monday 17 Mar
    2014 Six people …"; "" for none, for several, and for one that belongs to a sentence ("on 17 March 2014")."""
    months = words.numbered("months.csv", "month")
    found = set()
    for stamp in _STAMP.finditer(text[:_HEAD]):
        before = text[: stamp.start()].split()[-1:]
        if before and before[0].lower() in words.vocabulary("before_a_day"):
            continue
        name = (stamp["month"] or stamp["month_first"] or "").lower()
        number = int(stamp["day"] or stamp["day_next"] or stamp["day_number"])
        month = months.get(name, 0) if name else int(stamp["month_number"])
        if not name and number <= 12 and number != month:
            return ""  # 05-06-2016 may be of two months
        day = dates.day(int(stamp["year"]), month, number)
        found |= {day.isoformat()} if day else set()
    return found.pop() if len(found) == 1 else ""


def _days_apart(day: str, other: str) -> int:
    """Days between two dates; 0 where one of them names no day."""
    try:
        return abs((date.fromisoformat(day[:10]) - date.fromisoformat(other[:10])).days)
    except ValueError:
        return 0


def _by_weekday(day: str, stamp: str, text: str, blocks: Sequence[Block]) -> str:
    """The day of a stamp, or the next where it is already that in the east, and the story names that day of the week alone.

    An article that is stamped Thursday, 22:30 UTC, and tells what was said "on Friday" is not telling of a week ago.
    """
    moment = _moment(stamp)
    if moment is None or len(day) != 10:
        return day
    later = (moment.astimezone(UTC) + EAST).date()
    own = date.fromisoformat(day)
    if later <= own:
        return day
    story = " ".join(text[b.start : b.end] for b in blocks if b.hint in ("title", "body")).lower()
    names = words.numbered("weekdays.csv", "weekday")
    named = {names[word] for word in re.findall(r"[^\W\d_]{4,}", story) if word in names}
    return later.isoformat() if later.weekday() in named and own.weekday() not in named else day


def _moment(stamp: str) -> datetime | None:
    """The moment of a stamp with time and zone, as ISO 8601 or an e-mail writes it; None for any other."""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            moment = read(stamp.strip())
        except (ValueError, TypeError, OverflowError):
            continue
        return moment if moment.tzinfo is not None else None
    return None


def is_reference(meta: Meta, text: str, blocks: Sequence[Block], publisher: str = "") -> bool:
    """Whether it is an article of an encyclopaedia: by its author, or by a bold subject over a list of references."""
    named = re.compile(rf"\b{words.any_of('reference')}", re.I)
    if any(named.search(name) for name in (meta.author, meta.publisher, publisher)):
        return True
    first = next((b for b in blocks if b.hint == "body"), None)
    defines = first and DEFINITION.match(text[first.start : first.end])
    return bool(defines and any(REFERENCES.fullmatch(text[b.start : b.end].strip()) for b in blocks))


def _day(m: re.Match | None, *groups: int) -> str:
    """The day in three groups of a match as ISO 8601, "" for none."""
    day = dates.day(*(int(m[g]) for g in groups)) if m else None
    return day.isoformat() if day and day.year >= 1990 else ""


def _on_page(text: str, blocks: Sequence[Block], order: str, in_url: str) -> tuple[str, str]:
    """The date line nearest to the story's first sentence; an update counts only where nothing else is dated."""
    first = next((i for i, b in enumerate(blocks) if b.hint == "body"), None)
    if first is None:
        return "", ""
    found = []
    for i, block in enumerate(blocks):
        if block.hint != "dateline":
            continue
        own = text[block.start : block.end]
        day = dates.iso(own, order) or _agreeing(own, in_url)
        if day:
            near = 0 <= first - i <= NEAR
            basis = "dateline" if near else "page"
            found.append((bool(datelines.update().search(own)), not near, abs(first - i), day, basis))
    return min(found)[3:] if found else ("", "")


def _as_of(text: str, blocks: Sequence[Block], order: str) -> str:
    """The day up to which the first line says that the text reaches: "as of 19:30, 14 March 2016"; "" without one."""
    first = text[blocks[0].start : blocks[0].end] if blocks else ""
    said = re.search(rf"\b{words.any_of('as_of')}\b(.{{1,50}})", first, re.I)
    return dates.iso(said[1], order) if said else ""


def _agreeing(own: str, in_url: str) -> str:
    """An ambiguous date is read as the one in the address, where that is one of its readings."""
    if in_url and any(date.fromisoformat(in_url) in found.readings for found in dates.find(own)):
        return in_url
    return ""


def ambiguous(meta: Meta, order: str) -> str:
    """The date that a file gives and that can be read in two ways, "" where it gives none, or one that can be read."""
    found = next(dates.find(meta.published), None)
    return meta.published if found is not None and found.read(order) is None else ""


def date_order(meta: Meta, text: str, blocks: Sequence[Block]) -> str:
    """Order of day and month that the story and its date lines show, else the one that its metadata's date shows."""
    own = [text[b.start : b.end] for b in blocks if b.hint in ("title", "body", "dateline", "caption", "byline")]
    return dates.order("\n".join(own)) or dates.order(datelines.stamp().sub("", meta.published))
