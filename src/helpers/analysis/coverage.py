"""What there was to read: articles by source and period, beside which a number of claims can be judged.

Fewer claims may mean that less was claimed, or that fewer articles came; only the latter can be seen from the articles.
"""

from dataclasses import dataclass

import pandas as pd

from helpers.analysis.periods import Periods

UNNAMED = "source not stated"
BEFORE = 4
"""Periods before the last one that it is compared with."""
FEWEST = 2.0
"""Articles a period, usually, that a source must have had for its silence to be told."""
FALL = 0.5
"""Share of what was usual below which the last period has too little."""


@dataclass(frozen=True)
class Fall:
    """Of a source ("" for all together) `now` articles are of the last period, `usual` (the median) of each one before."""

    source: str
    now: int
    usual: float
    period: str

    def __str__(self) -> str:
        whose = f"from {self.source}" if self.source else "from all sources together"
        came = f"{self.now} article{'' if self.now == 1 else 's'}"
        return f"{came} {whose} in the last period ({self.period}), {self.usual:.1f} in each of those before: fewer claims there may only mean that less was read"


def by_source(articles: pd.DataFrame, periods: Periods) -> pd.DataFrame:
    """How many articles of each source were published in each period: a row a source, those of most articles first, and
    a column a period's number. Articles without a day that a period can be told from are not counted, nor are copies."""
    own = articles[articles["duplicate_of"].eq("")]
    numbers = periods.bins(own["published"])
    sources = own["publisher"].replace("", UNNAMED).astype(object)
    known = numbers >= 0
    counts = pd.crosstab(sources[known], numbers[known])
    counts = counts.reindex(columns=range(len(periods.starts)), fill_value=0)
    order = counts.sum(axis=1).sort_values(ascending=False, kind="stable").index
    return counts.loc[order]


def falls(articles: pd.DataFrame) -> list[Fall]:
    """Sources of which the last period of these articles has far fewer than those before; all together first.

    What is usual is the median: articles of one period among empty ones make nothing usual. Nor is a year lately.
    """
    periods = Periods.of(articles["published"])
    if len(periods.starts) <= BEFORE or periods.unit == "year":
        return []
    counts = by_source(articles, periods)
    rows = {"": counts.sum(), **{str(source): counts.loc[source] for source in counts.index if source != UNNAMED}}
    found = []
    for source, numbers in rows.items():
        usual, now = float(numbers.iloc[-1 - BEFORE : -1].median()), int(numbers.iloc[-1])
        if usual >= FEWEST and now < FALL * usual:
            found.append(Fall(source, now, usual, periods.names[-1]))
    return found
