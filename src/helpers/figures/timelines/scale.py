"""The time axis of a figure: where a day lies, and which days are named."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from helpers.figures.timelines.words import MONTHS, day

DAILY, WEEKLY, MONTHLY = 12, 100, 900
"""Days up to which every day, every week, every month is named; beyond, the years are."""


@dataclass(frozen=True)
class Scale:
    """Days (ordinals) from `first` to `last`, spread from `left` to `right` inches; `anchor` is named first."""

    first: int
    last: int
    left: float
    right: float
    anchor: int

    def x(self, ordinal: float) -> float:
        """Where a day (a proleptic ordinal) lies on the axis."""
        days = self.last - self.first
        return self.left + (self.right - self.left) * ((ordinal - self.first) / days if days else 0.5)

    def ticks(self) -> Iterator[tuple[float, str]]:
        """Positions and names of the named days; the year stands with the first and where it changes."""
        year = None
        for ordinal in self._named():
            when = date.fromordinal(ordinal)
            name = self._name(when)
            if when.year != year and str(when.year) not in name:
                name = f"{name} {when.year}"
            year = when.year
            yield self.x(ordinal), name

    def _name(self, when: date) -> str:
        days = self.last - self.first
        if days <= WEEKLY:
            return day(when.isoformat())
        return MONTHS[when.month - 1] if days <= MONTHLY else str(when.year)

    def _named(self) -> list[int]:
        days = self.last - self.first
        if days <= WEEKLY:
            step = 1 if days <= DAILY else 7 if days <= 60 else 14
            return list(range(self.anchor, self.last + 1, step))
        months = days <= MONTHLY
        found = []
        when = date.fromordinal(self.first).replace(day=1)
        while when.toordinal() <= self.last:
            if when.toordinal() >= self.first and (months or when.month == 1):
                found.append(when.toordinal())
            when = (when + timedelta(days=32)).replace(day=1)
        while len(found) > 12:
            found = found[::2]
        return found
