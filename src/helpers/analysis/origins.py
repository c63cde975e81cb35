"""Which reports have one origin: near-copies of an article, and outlets that credit the same source.

Ten outlets that run one wire story are one origin and ten reports. Two articles have the same origin where their words
are nearly the same, as their sketches tell, or where, for one statement, they credit the same channel or outlet, or one
credits the other.
"""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from helpers.analysis.alike import alike
from helpers.analysis.rows import rows
from helpers.analysis.sketches import SIZE, Sketcher


class Groups:
    """Disjoint groups of names, joined pair by pair (union-find)."""

    def __init__(self) -> None:
        self._parent: dict[str, str] = {}

    def of(self, name: str) -> str:
        """The representative of the group that the name is in; a name seen for the first time is its own group."""
        root = self._parent.setdefault(name, name)
        while root != self._parent[root]:
            root = self._parent[root]
        self._parent[name] = root
        return root

    def join(self, a: str, b: str) -> None:
        """Make one group of those of a and b; the smaller name represents it, whatever the order of joining."""
        low, high = sorted((self.of(a), self.of(b)))
        self._parent[high] = low


def copies(articles: pd.DataFrame) -> dict[str, str]:
    """For each article (schema.ARTICLES) the key of the first article with nearly the same words, itself if none."""
    groups = Groups()
    sketcher = Sketcher()
    first_of: dict[bytes, str] = {}
    told = articles.sort_values("article")
    for row in rows(told, ["article", "text", "duplicate_of"]):
        groups.of(row.article)
        if row.duplicate_of:
            groups.join(row.article, row.duplicate_of)
        sketch = sketcher.sketch(row.text)
        if sketch is not None:
            groups.join(row.article, first_of.setdefault(sketch.tobytes(), row.article))
    names = list(first_of.values())
    for first, *others in alike(np.frombuffer(b"".join(first_of), np.uint32).reshape(-1, SIZE)):
        for other in others:
            groups.join(names[first], names[other])
    return {article: groups.of(article) for article in told["article"]}


def count_origins(reports: Iterable[tuple[str, str, str]], copy_of: dict[str, str]) -> int:
    """How many independent origins stand behind the reports of one statement.

    Args:
        reports: article, its publisher, and whom the claim was relayed by ('; '-separated), one tuple a report.
        copy_of: from `copies`.
    """
    groups = Groups()
    seen = []
    for article, publisher, relayed_by in reports:
        origin = f"article {copy_of.get(article, article)}"
        seen.append(origin)
        for outlet in filter(None, [publisher.strip(), *map(str.strip, relayed_by.split(";"))]):
            groups.join(origin, f"outlet {outlet.casefold()}")
    return len({groups.of(origin) for origin in seen})
