"""Dates that are known to the day, the month or the year, as spans of days that can be compared."""

import calendar
from dataclasses import dataclass
from datetime import date
from functools import cache


@dataclass(frozen=True, order=True)
class Span:
    """The days, as proleptic ordinals, among which a date lies; `first == last` for a date known to the day."""

    first: int
    last: int

    @property
    def exact(self) -> bool:
        return self.first == self.last

    def overlaps(self, other: "Span") -> bool:
        """Whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last

    def furthest(self, other: "Span") -> int:
        """Days between the two dates, at most: what is certain of their nearness."""
        return max(abs(self.last - other.first), abs(other.last - self.first))


@cache
def span(text: str) -> Span | None:
    """The span of an ISO 8601 date: YYYY-MM-DD, YYYY-MM or YYYY; None for an empty one.

    Raises:
        ValueError: the text is no such date.
    """
    if not text:
        return None
    parts = [int(part) for part in text.split("-")]
    match parts:
        case [year, month, day]:
            ordinal = date(year, month, day).toordinal()
            return Span(ordinal, ordinal)
        case [year, month]:
            last = calendar.monthrange(year, month)[1]
            return Span(date(year, month, 1).toordinal(), date(year, month, last).toordinal())
        case [year]:
            return Span(date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal())
        case _:
            raise ValueError(f"{text!r} is not a date of the form YYYY-MM-DD, YYYY-MM or YYYY")


def days_apart(later: str, earlier: str) -> int | None:
    """Days from one ISO date to another; None unless both are known to the day."""
    first, second = span(later), span(earlier)
    return first.first - second.first if first and second and first.exact and second.exact else None


def in_words(text: str) -> str:
    """A date as a reader says it: "17 December 2025", "December 2025", "2025", "undated"."""
    if not text:
        return "undated"
    parts = [int(part) for part in text.split("-")]
    month = f"{calendar.month_name[parts[1]]} " if len(parts) > 1 else ""
    day = f"{parts[2]} " if len(parts) > 2 else ""
    return f"{day}{month}{parts[0]}"


def in_short(text: str) -> str:
    """A date in few letters, with its year: "17 Dec 2025", "Dec 2025", "2025", "undated"."""
    year, *rest = text.split("-")
    parts = [*(str(int(day)) for day in rest[1:]), *(calendar.month_abbr[int(month)] for month in rest[:1]), year]
    return " ".join(parts) if text else "undated"


def apart_in_words(days: int) -> str:
    """A distance in days as words: "the same day", "a day later", "27 days later"."""
    return {0: "the same day", 1: "a day later"}.get(days, f"{days} days later")
