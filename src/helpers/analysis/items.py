"""A statement as the rules of bearing see it."""

from collections import defaultdict
from collections.abc import Sequence
from typing import Any

from helpers.analysis import scope
from helpers.analysis.dates import Span, span
from helpers.analysis.voices import camp
from helpers.schema import NO_PARTY

MUTE = frozenset({"predict", "decline"})
NEVER = 10**9
_GAINS = ("take", "taking", "fall", "lose")
"""Ends of a claim's `rule` that tell of a place changing hands, not of one that is held."""
GONE = ("empty", "oust")
"""Ends of the rule of a denial by which somebody is not in the place at all, where all of it is meant."""


class Item:
    """A statement beside others.

    Attributes:
        row: the statement, a row of schema.STATEMENTS.
        order: its number in the table.
        inner: whether its place lies in the place that the comparison is about.
        when: when it was said; about: the days it speaks of, those of the event where the text dates it.
        camp: who answers for it.
        subject: the proposition, whoever utters it: what a newer statement of the same camp replaces.
        comparable: whether it says something of the present; a prediction does not.
        nobody_left: whether it says that none of a side's men are in the place: "completely empty of them".
        gains: whether it tells of the place changing hands; the other way it tells that the place is held.
        ended_on: the day, as a proleptic ordinal, on which its own side left the place or granted it; far away if never.
    """

    __slots__ = (
        "about", "asserts", "camp", "comparable", "ended_on", "gains", "inner", "nobody_left", "order", "position", "reaffirms", "row",
        "subject", "when",
    )  # fmt: skip

    def __init__(self, row: Any, when: Span, order: int, *, inner: bool = False, rules: Sequence[str] = ()) -> None:
        self.row, self.when, self.order, self.inner = row, when, order, inner
        ends = [rule.rpartition(":")[2] for rule in rules]  # the rule of the claim that is quoted first
        self.about = span(row.event_date) or self.when
        self.camp = camp(row)
        self.asserts = row.stance == "asserts"
        self.reaffirms = row.act == "reaffirm"
        self.position = scope.position(row)
        self.subject = (row.type, row.stance, row.controller, row.actor, row.target, self.position, inner)
        self.comparable = row.act not in MUTE and row.type != "other"
        gone = row.type == "control" and row.stance == "denies" and scope.scope(row) == scope.FULL
        self.nobody_left = gone and any(end in GONE for end in ends)
        self.gains = row.type == "control" and ends[:1] != [] and ends[0] in _GAINS
        self.ended_on = NEVER

    @property
    def against_own_side(self) -> bool:
        """Whether a side says what speaks against it: the enemy holds the place, it does not itself, or its forces left."""
        row = self.row
        if row.side in NO_PARTY:
            return False
        if not self.asserts:
            return row.type == "control" and row.stance == "denies" and row.controller == row.side
        if row.type == "control":
            return bool(row.controller) and row.controller != row.side
        return row.type == "withdrawal" and row.actor == row.side

    def ends(self, earlier: "Item") -> bool:
        """Whether this takes back what its own side said before: that it holds the place, or that the enemy does not.

        On the same day only where all of the place is given up: of two voices of one day none speaks for the later state.
        """
        row = earlier.row
        if not self.against_own_side or earlier.camp != self.camp or row.type != "control":
            return False
        if self.when.first <= earlier.when.last and (
            self.when.first < earlier.when.first or scope.scope(self.row) == scope.PART
        ):
            return False
        return row.controller == row.side if earlier.asserts else row.controller != row.side


def mark_ended(items: list[Item]) -> None:
    """Note for each statement of one place when its own side took it back."""
    against: dict[str, list[Item]] = defaultdict(list)
    for item in sorted(items, key=lambda item: item.when.first):
        if item.against_own_side:
            against[item.camp].append(item)
    for item in items:
        ends = (a.when.first for a in against.get(item.camp, ()) if a is not item and a.ends(item))
        item.ended_on = next(ends, NEVER)  # the earliest, as they are sorted
