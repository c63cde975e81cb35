"""Periods of equal kind along time, by which claims and articles are counted: days, weeks, months or years."""

from dataclasses import dataclass
from datetime import date, timedelta

import pandas as pd

from helpers.analysis.dates import in_words

DAYS, WEEKS, MONTHS = 45, 400, 2200
"""Longest span, in days, that is counted by day, by week and by month; a longer one by year."""


@dataclass(frozen=True)
class Periods:
    """Bins of equal kind, in order: the first date of each, as ISO text as exact as the bin, and its last day."""

    unit: str
    starts: tuple[str, ...]
    ends: tuple[str, ...]

    @classmethod
    def of(cls, dates: pd.Series) -> "Periods":
        """The scale of these ISO dates; without bins where none is known well enough."""
        lengths = dates.str.len()
        exact, months, years = dates[lengths == 10], dates[lengths >= 7].str[:7], dates[lengths >= 4].str[:4]
        if years.empty:
            return cls("day", (), ())
        days = MONTHS
        if len(exact):
            first, last = date.fromisoformat(exact.min()), date.fromisoformat(exact.max())
            days = (last - first).days
            if days <= DAYS:
                return cls._of_days("day", first, last, 1)
            if days <= WEEKS:
                return cls._of_days("week", first - timedelta(first.weekday()), last, 7)
        if len(months) and days <= MONTHS:
            names = tuple(map(str, pd.period_range(months.min(), months.max(), freq="M")))
        else:
            names = tuple(str(year) for year in range(int(years.min()), int(years.max()) + 1))
        return cls("month" if len(names[0]) == 7 else "year", names, names)

    @classmethod
    def _of_days(cls, unit: str, first: date, last: date, step: int) -> "Periods":
        starts = [first + timedelta(n) for n in range(0, (last - first).days + 1, step)]
        ends = [start + timedelta(step - 1) for start in starts]
        return cls(unit, tuple(s.isoformat() for s in starts), tuple(e.isoformat() for e in ends))

    def bins(self, dates: pd.Series) -> pd.Series:
        """The number of each date's bin; -1 for one that is not known so exactly."""
        if self.unit == "week":
            days = pd.to_datetime(dates.where(dates.str.len() == 10), errors="coerce")
            numbers = (days - pd.Timestamp(self.starts[0])).dt.days // 7 if self.starts else days
            return numbers.fillna(-1).astype(int)
        length = {"day": 10, "month": 7, "year": 4}[self.unit]
        number = {start: i for i, start in enumerate(self.starts)}
        return dates.str[:length].map(number).fillna(-1).astype(int)

    @property
    def names(self) -> tuple[str, ...]:
        """Each period as a reader says it, with its year: "20 November 2025", "week of 17 November 2025"."""
        week = "week of " if self.unit == "week" else ""
        return tuple(f"{week}{in_words(start)}" for start in self.starts)
