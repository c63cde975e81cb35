"""What one statement does to an earlier one about the same place: the rules, one pair at a time.

Two statements are opposed where both cannot be true: different sides holding the place, a claim and its denial, a side
holding a place that it is said to have left or failed to enter. They are in support where they say the same. What the
later one does then depends on who speaks (the same side or another, for or against its own interest) and on whether the
two speak of the same days. "90 %" in December is no contradiction of "full control" in November: the later one updates
the picture, until somebody reaffirms the earlier.
"""

from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from helpers.analysis import scope
from helpers.analysis.dates import Span, span
from helpers.analysis.statements import SIMILAR_WORDS, WORDY
from helpers.analysis.voices import camp
from helpers.schema import NO_PARTY, SIDELESS

LASTING = frozenset({"control", "encirclement"})
"""Types that describe a state, which can be reaffirmed. An attack or a strike said again is another one."""
ABOUT_HOLDING = frozenset({"control", "withdrawal", "repelled"})
MUTE = frozenset({"predict", "decline"})


class Item:
    """A statement as the rules see it.

    Attributes:
        row: the statement, a row of schema.STATEMENTS.
        order: its number in the table.
        inner: whether its place lies in the place that the comparison is about.
        when: when it was said; about: the days it speaks of, those of the event where the text dates it.
        camp: who answers for it.
        subject: the proposition, whoever utters it: what a newer statement of the same camp replaces.
        comparable: whether it says something of the present; a prediction does not.
    """

    __slots__ = (
        "about", "asserts", "camp", "comparable", "inner", "order", "position", "reaffirms", "row", "subject", "when",
    )  # fmt: skip

    def __init__(self, row: Any, when: Span, order: int, *, inner: bool = False) -> None:
        self.row, self.when, self.order, self.inner = row, when, order, inner
        self.about = span(row.event_date) or self.when
        self.camp = camp(row)
        self.asserts = row.stance == "asserts"
        self.reaffirms = row.act == "reaffirm"
        self.position = scope.position(row)
        self.subject = (row.type, row.stance, row.controller, row.actor, row.target, self.position, inner)
        self.comparable = row.act not in MUTE and row.type != "other"

    @property
    def against_own_side(self) -> bool:
        """Whether a side says what speaks against it: the enemy holds the place, or its own forces left it."""
        row = self.row
        if row.side in NO_PARTY or not self.asserts:
            return False
        if row.type == "control":
            return bool(row.controller) and row.controller != row.side
        return row.type == "withdrawal" and row.actor == row.side


@dataclass(frozen=True)
class Comparison:
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
        return self.a.camp == self.b.camp

    @property
    def concession(self) -> bool:
        """Whether a speaks against its own side; that an ally holds the place does not."""
        return self.a.against_own_side and not self._allied(self.a.row.side, self.a.row.controller)

    def _allied(self, one: str, other: str) -> bool:
        return frozenset((one, other)) in self.allies

    def relation(self) -> str:
        """What a does to b; "" for nothing.

        Whether a voice of an unclear side stands against another one or beside it, nobody can tell: the one thing that
        is known is that a person by name says something again, or something newer.
        """
        found = self._found()
        if self.a.row.side and self.b.row.side:
            return found
        return found if self.own_camp and self.a.row.speaker and found in ("reaffirms", "updates") else ""

    def _found(self) -> str:
        a, b = self.a.row, self.b.row
        if self.a.position != self.b.position or not (self.a.comparable and self.b.comparable):
            return ""
        if self.own_camp and not a.speaker and a.side in NO_PARTY:
            return ""  # an article tells how things went; neither it nor its unnamed voices dispute with themselves
        if a.type == b.type and a.stance != b.stance:
            return self._denial()
        if a.type == b.type == "control":
            return self._control()
        if {a.type, b.type} <= ABOUT_HOLDING and a.type != b.type:
            return self._holding()
        return self._same_event() if a.type == b.type else ""

    def _denial(self) -> str:
        a, b = self.a.row, self.b.row
        if not _same_proposition(a, b) or (a.type in WORDY and (a.article != b.article or self.own_camp)):
            return ""
        denial, claim = (a, b) if a.stance == "denies" else (b, a)
        if scope.scope(denial) == scope.FULL and (self._scope(claim) in (scope.PART, scope.MOST)):
            return "scope_differs" if self.near and not self.own_camp else ""
        if self.own_camp:
            return "updates" if self.sure_order else "contradicts"
        if denial is a:
            return "denies"
        return "contradicts" if self.near else ""

    def _control(self) -> str:
        a, b = self.a.row, self.b.row
        if not a.controller or not b.controller or not self.a.asserts:
            return self._support(alike=True) if a.controller == b.controller and a.controller else ""
        if a.controller == b.controller:
            return self._support(alike=self._alike())
        if self._allied(a.controller, b.controller):
            return ""
        return self._opposed(exclusive=self._exclusive())

    def _holding(self) -> str:
        """Control beside a withdrawal or a beaten attack."""
        a, b = self.a.row, self.b.row
        if not (self.a.asserts and self.b.asserts):
            own_side_left = self.a.against_own_side and a.type == "withdrawal"
            denied = b.type == "control" and b.stance == "denies" and b.controller not in ("", b.side)
            return "updates" if self.own_camp and self.sure_order and own_side_left and denied else ""
        held, event = (a, b) if a.type == "control" else (b, a)
        if held.type != "control" or not held.controller:
            return ""
        if event.type == "withdrawal":
            if held.controller == event.actor:
                return self._opposed(exclusive=self._scope(held) != scope.PART)
            if not event.actor or self.own_camp:
                return ""
            if self._allied(event.actor, held.controller):
                return ""
            return "concedes" if self.concession else "corroborates" if self.near else ""
        if event.target != held.controller or self.own_camp or not self.near or (held is a and self.sure_order):
            return ""
        return "scope_differs" if self._scope(held) == scope.PART else "contradicts"

    def _same_event(self) -> str:
        """Two statements of one type other than control, both for or both against it."""
        a, b = self.a.row, self.b.row
        if not _same_proposition(a, b):
            return ""
        if a.type in WORDY and fuzz.token_set_ratio(a.quote, b.quote) < SIMILAR_WORDS:
            return ""
        if self.own_camp:
            return "reaffirms" if a.type in LASTING and self._says_again() else ""
        if not self.near:
            return ""
        return "concedes" if self.concession else "corroborates"

    def _support(self, *, alike: bool) -> str:
        if self.own_camp:
            if alike or self.a.inner != self.b.inner:
                return "reaffirms" if alike and self._says_again() else ""
            return "updates" if self.sure_order else "scope_differs"
        if self.concession:
            return "concedes"
        if alike:
            return "corroborates" if self.near or self.a.row.side in SIDELESS else ""
        return "scope_differs" if self.near else ""

    def _opposed(self, *, exclusive: bool) -> str:
        if self.own_camp:
            return "updates" if self.sure_order else "contradicts" if exclusive else "scope_differs"
        if self.near or self.a.reaffirms:
            return "contradicts" if exclusive else "scope_differs"
        return "updates" if self.sure_order else ""

    def _says_again(self) -> bool:
        other_mouth = self.a.row.speaker != self.b.row.speaker
        return self.sure_order or other_mouth or self.a.reaffirms != self.b.reaffirms

    def _scope(self, row) -> str:
        """The scope of a's or b's claim, measured against the place that the comparison is about."""
        inner = self.a.inner if row is self.a.row else self.b.inner
        return scope.PART if inner else scope.scope(row)

    def _alike(self) -> bool:
        if self.a.inner != self.b.inner:
            return False
        return scope.agree(self.a.row, self.b.row)

    def _exclusive(self) -> bool:
        if self.a.inner != self.b.inner:
            whole = self.b if self.a.inner else self.a
            return scope.scope(whole.row) == scope.FULL
        return scope.exclude(self.a.row, self.b.row)


def _same_proposition(a, b) -> bool:
    """Whether the fields that carry the content agree; an empty one agrees with any, but not all may be empty."""
    pairs = ((a.controller, b.controller), (a.actor, b.actor), (a.target, b.target))
    return all(x == y or not x or not y for x, y in pairs) and any(x and x == y for x, y in pairs)
