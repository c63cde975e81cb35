"""A later statement beside an earlier one about the same place, as the rules of bearing see the two."""

from dataclasses import dataclass
from typing import Any

from helpers.analysis import scope
from helpers.analysis.items import Item

_GROWN = frozenset({(scope.PART, scope.MOST), (scope.PART, scope.FULL), (scope.MOST, scope.FULL)})
"""How much of a place was held before, and is now: steps that are more."""


@dataclass(frozen=True)
class Pair:
    """A later statement beside an earlier one.

    near: both speak of the same days. sure_order: the later one is certainly later, by a day or more.
    """

    a: Item
    b: Item
    near: bool
    sure_order: bool
    allies: frozenset[frozenset[str]]

    @property
    def own_camp(self) -> bool:
        """Whether one camp answers for both."""
        return self.a.camp == self.b.camp

    @property
    def concession(self) -> bool:
        """Whether a speaks against its own side; that an ally holds the place does not."""
        return self.a.against_own_side and not self.allied(self.a.row.side, self.a.row.controller)

    @property
    def one_mouth(self) -> bool:
        """Whether the same person or office, known by name, says both."""
        named = self.a.row.speaker and self.a.row.role != "party"
        return bool(named) and self.a.row.speaker == self.b.row.speaker

    def less(self, claim: Any) -> bool:
        """Whether a claim is only about a part of the place, so that a denial of the place does not answer it."""
        return self.scope_of(claim) in (scope.PART, scope.MOST)

    @staticmethod
    def still_there(there: Item, gone: Item) -> bool:
        """Whether the one says that men of a side are in the place of which the other says that none of them is left."""
        same = there.row.actor == gone.row.controller != ""
        return gone.nobody_left and there.asserts and there.row.type == "presence" and same

    def grown(self) -> bool:
        """Whether one side's later words give another number, or more of a place: most of it, or all, after a part."""
        a, b = self.a.row, self.b.row
        if a.stance != "asserts" or self.a.inner != self.b.inner:
            return False
        if a.share is not None and b.share is not None:
            return abs(a.share - b.share) > scope.SAME_SHARE
        return (self.scope_of(b), self.scope_of(a)) in _GROWN

    def says_again(self) -> bool:
        """Whether the later one is no mere second report of the earlier."""
        other_mouth = self.a.row.speaker != self.b.row.speaker
        return self.sure_order or other_mouth or self.a.reaffirms != self.b.reaffirms

    def allied(self, one: str, other: str) -> bool:
        """Whether two sides are no enemies."""
        return frozenset((one, other)) in self.allies

    def scope_of(self, row: Any) -> str:
        """The scope of a's or b's claim, measured against the place that the comparison is about."""
        inner = self.a.inner if row is self.a.row else self.b.inner
        return scope.PART if inner else scope.scope(row)

    def alike(self) -> bool:
        """Whether both mean about as much of the place."""
        if self.a.inner != self.b.inner:
            return False
        return scope.agree(self.a.row, self.b.row)

    def exclusive(self) -> bool:
        """Whether two holders of what both mean cannot both be there."""
        if self.a.inner != self.b.inner:
            whole = self.b if self.a.inner else self.a
            return scope.scope(whole.row) == scope.FULL
        return scope.exclude(self.a.row, self.b.row)
