"""When a text can be: by its day of publication, or, where it has none, by the days that it names."""

import re

from helpers.articles import words
from helpers.conflicts.model import Conflict

_YEAR = re.compile(r"\b(?:1[6-9]|20)\d\d\b")
_MONTH = re.compile(r"\b([^\W\d_]{3,9})\.?\s+(?:\d{1,2},?\s+)?((?:1[6-9]|20)\d\d)\b")


def days_in(text: str) -> set[str]:
    """The months that a text names with their years, YYYY-MM; the years where it names none so."""
    known = words.numbered("months.csv", "month")
    months = {f"{m[2]}-{known[m[1].lower()]:02d}" for m in _MONTH.finditer(text) if m[1].lower() in known}
    return months or set(_YEAR.findall(text))


def within(conflict: Conflict, day: str) -> bool:
    """Whether a date, whole or only its year or month, can lie in the conflict's time; an unknown one can."""
    n = len(day)
    return (not conflict.start or conflict.start[:n] <= day or not n) and (not conflict.end or day <= conflict.end[:n])


def may_be_within(conflict: Conflict, days: set[str]) -> bool:
    """Whether a text that names these days can be about the conflict; a single one may be long past."""
    return len(days) < 2 or any(within(conflict, day) for day in days)


def span(conflict: Conflict) -> str:
    """A conflict's time in words."""
    return f"{conflict.start or 'its beginning'} to {conflict.end or 'today'}"
