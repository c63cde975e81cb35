"""Which reports have one origin: near-copies of an article, and outlets that credit the same source.

Ten outlets that run one wire story are one origin and ten reports. Two articles have the same origin where their words
are nearly the same, as their sketches tell, or where, for one statement, they credit the same channel or outlet, or one
credits the other.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress

import numpy as np
import pandas as pd

from helpers.analysis.rows import rows
from helpers.analysis.sketches import SIZE, Sketcher

SIMILAR = 0.6
"""Share of common shingles from which two articles count as copies. A wire story that was cut or got a new lede stays
above it; two reporters' own accounts of one event, sharing only the quotations, stay below 0.2."""
BAND = 4
"""Numbers of a sketch that two articles must share in a row to be compared at all: 99 of 100 copies at SIMILAR do, and
one of twenty pairs of accounts that are alike to 0.2."""


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
    _join_alike(groups, list(first_of.values()), np.frombuffer(b"".join(first_of), np.uint32).reshape(-1, SIZE))
    return {article: groups.of(article) for article in told["article"]}


def _join_alike(groups: Groups, names: Sequence[str], sketches: np.ndarray) -> None:
    """Join every two that share a band and are similar.

    Most that share one are joined already by another band, or by a third article, and need not be compared.
    """
    for shelf in _shelves(sketches):
        if len({groups.of(names[n]) for n in shelf}) == 1:
            continue
        for count, n in enumerate(shelf):
            near = (sketches[shelf[:count]] == sketches[n]).mean(axis=1) >= SIMILAR
            for other in {groups.of(names[m]) for m in compress(shelf, near)}:
                groups.join(names[n], other)


def _shelves(sketches: np.ndarray) -> Iterator[list[int]]:
    """The rows, two or more, that have one band of their sketches in common."""
    for start in range(0, SIZE, BAND):
        band = np.ascontiguousarray(sketches[:, start : start + BAND])
        by_band: dict[bytes, list[int]] = defaultdict(list)
        for n, numbers in enumerate(band.view(f"V{band.itemsize * BAND}").ravel().tolist()):
            by_band[numbers].append(n)
        yield from (shelf for shelf in by_band.values() if len(shelf) > 1)


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
