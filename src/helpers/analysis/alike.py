"""Which of many sketches are alike, without comparing each with each.

Two sketches are compared only where they share a band, and then only where their groups are not one already. A group of
thousands, as one bulletin's daily editions are, is told from another by what its sketches have at each place: where no
two could agree often enough, none is compared.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence

import numpy as np

from helpers.analysis.sketches import SIZE, Numbers

SIMILAR = 0.6
"""Share of common shingles from which two articles count as copies. A wire story that was cut or got a new lede stays
above it; two reporters' own accounts of one event, sharing only the quotations, stay below 0.2."""
BAND = 4
"""Numbers of a sketch that two articles must share in a row to be compared at all: 99 of 100 copies at SIMILAR do, and
one of twenty pairs of accounts that are alike to 0.2."""
_PLACES = np.arange(SIZE, dtype=np.uint64) << np.uint64(32)


def alike(sketches: Numbers) -> Iterator[Sequence[int]]:
    """The rows of the sketches in groups of two or more: those that share a band and are similar, and what they lead to."""
    found = _Groups(sketches)
    for shelf in _shelves(sketches):
        found.join_alike(shelf)
    return (group for group in found.members.values() if len(group) > 1)


def _shelves(sketches: Numbers) -> Iterator[list[int]]:
    """The rows, two or more, that have one band of their sketches in common."""
    for start in range(0, SIZE, BAND):
        band = np.ascontiguousarray(sketches[:, start : start + BAND])
        by_band: dict[bytes, list[int]] = defaultdict(list)
        for n, numbers in enumerate(band.view(f"V{band.itemsize * BAND}").ravel().tolist()):
            by_band[numbers].append(n)
        yield from (shelf for shelf in by_band.values() if len(shelf) > 1)


class _Groups:
    """Disjoint groups of rows by a label; `members` has the rows of each."""

    def __init__(self, sketches: Numbers) -> None:
        self._sketches = sketches
        self._label = np.arange(len(sketches))
        self.members: dict[int, list[int]] = {n: [n] for n in range(len(sketches))}
        self._values: dict[int, set[int]] = {}
        self._apart: dict[tuple[int, int], tuple[int, int]] = {}

    def join_alike(self, shelf: Sequence[int]) -> None:
        """Join the groups of which two rows of the shelf are similar."""
        rows = np.array(shelf)
        labels = self._label[rows]
        if (labels == labels[0]).all():
            return
        order = np.argsort(labels, kind="stable")
        starts = np.flatnonzero(np.diff(labels[order])) + 1
        heads = np.empty(len(starts) + 1, dtype=int)  # a row of each part of the shelf that is not alike to any before
        sketches = np.empty((len(heads), SIZE), dtype=self._sketches.dtype)
        parts: dict[int, list[int]] = {}  # by label, the rows of the shelf so far
        several: set[int] = set()  # labels of those of two rows or more
        count = 0
        for some in np.split(rows[order], starts):
            part = some.tolist()
            head = part[0]
            near = (sketches[:count] == self._sketches[head]).mean(axis=1) >= SIMILAR
            joined = set(self._label[heads[:count][near]].tolist())
            others = parts if len(part) > 1 else several  # of two single rows, all has been compared
            joined |= {label for label in others if label not in joined and self._some_similar(part, parts[label])}
            if not joined:
                heads[count], sketches[count] = head, self._sketches[head]
                count += 1
            label = int(self._label[head])
            for other in sorted(joined):
                part += parts.pop(other)
                label = self._join(label, other)
            several -= joined
            parts[label] = part
            if len(part) > 1:
                several.add(label)

    def _some_similar(self, some: Sequence[int], others: Sequence[int]) -> bool:
        """Whether a row of the one part of a shelf is similar to one of the other, of another group."""
        if not self._may_be_similar(int(self._label[some[0]]), int(self._label[others[0]])):
            return False
        few, many = sorted((some, others), key=len)
        against = self._sketches[many]
        return any(((against == self._sketches[n]).mean(axis=1) >= SIMILAR).any() for n in few)

    def _may_be_similar(self, one: int, other: int) -> bool:
        """Whether two groups have common values at as many places as two similar sketches have."""
        a, b = sorted((one, other))
        sizes = len(self.members[a]), len(self.members[b])
        if self._apart.get((a, b)) == sizes:
            return False
        common = self._values_of(a) & self._values_of(b)
        places = len(common) if 1 in sizes else len({value >> 32 for value in common})
        if places / SIZE >= SIMILAR:
            return True
        if 1 not in sizes:  # single ones are many, and each soon joins a group or is never met again
            self._apart[a, b] = sizes
        return False

    def _values_of(self, label: int) -> set[int]:
        """What the sketches of a group have, each with its place. Of single rows it is not kept."""
        if (known := self._values.get(label)) is not None:
            return known
        rows = self.members[label]
        found = set(np.unique(self._sketches[rows] | _PLACES).tolist())
        if len(rows) > 1:
            self._values[label] = found
        return found

    def _join(self, one: int, other: int) -> int:
        """Make two groups one; its label, which is that of the larger."""
        few, many = sorted((one, other), key=lambda label: len(self.members[label]))
        if (known := self._values.get(many)) is not None:
            known |= self._values_of(few)
        self._values.pop(few, None)
        moved = self.members.pop(few)
        self._label[moved] = many
        self.members[many] += moved
        return many
