"""A statement as the rules of bearing see it."""

from typing import Any

from helpers.analysis import scope
from helpers.analysis.dates import Span, span
from helpers.analysis.voices import camp
from helpers.schema import NO_PARTY

MUTE = frozenset({"predict", "decline"})
_GAINS = ("take", "taking", "fall", "lose")
"""Ends of a claim's `rule` that tell of a place changing hands, not of one that is held."""


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
        gains: whether it tells of the place changing hands; the other way it tells that the place is held.
        ended: whether its own side has left the place, granted it or said something newer since.
    """

    __slots__ = (
        "about", "asserts", "camp", "comparable", "ended", "gains", "inner", "order", "position", "reaffirms", "row",
        "subject", "when",
    )  # fmt: skip

    def __init__(self, row: Any, when: Span, order: int, *, inner: bool = False, rule: str = "") -> None:
        self.row, self.when, self.order, self.inner = row, when, order, inner
        self.about = span(row.event_date) or self.when
        self.camp = camp(row)
        self.asserts = row.stance == "asserts"
        self.reaffirms = row.act == "reaffirm"
        self.position = scope.position(row)
        self.subject = (row.type, row.stance, row.controller, row.actor, row.target, self.position, inner)
        self.comparable = row.act not in MUTE and row.type != "other"
        self.gains = row.type == "control" and rule.rpartition(":")[2] in _GAINS
        self.ended = False

    @property
    def against_own_side(self) -> bool:
        """Whether a side says what speaks against it: the enemy holds the place, or its own forces left it."""
        row = self.row
        if row.side in NO_PARTY or not self.asserts:
            return False
        if row.type == "control":
            return bool(row.controller) and row.controller != row.side
        return row.type == "withdrawal" and row.actor == row.side

    def ends(self, earlier: "Item") -> bool:
        """Whether this takes back what its own side said before: that it holds the place, or that the enemy does not."""
        row = earlier.row
        if not self.against_own_side or earlier.camp != self.camp or row.type != "control":
            return False
        return row.controller == row.side if earlier.asserts else row.controller != row.side
