"""What one statement does to an earlier one about the same place: the rules, one pair at a time.

Two statements contradict each other where both cannot be true: different sides that hold all of the place, or the same
part of it, at one time; an event and its denial; a side that holds a place which it is said to have left. What is weaker
is in tension: an attack that is said to have failed beside a claim to hold the place, the enemy's presence beside full
control. What the later one does then depends on who speaks (the same side or another, for or against its own interest)
and on whether the two speak of the same days. "90 %" in December is no contradiction of "full control" in November: the
later one updates the picture, until somebody reaffirms the earlier.
"""

import re
from functools import partial
from typing import Any

from rapidfuzz import fuzz

from helpers import word_lists
from helpers.analysis import scope
from helpers.analysis.pair import Pair
from helpers.analysis.statements import SIMILAR_WORDS, WORDY
from helpers.schema import NO_PARTY, SIDELESS

LASTING = frozenset({"control", "encirclement"})
"""Types that describe a state, which can be reaffirmed. An attack or a strike said again is another one."""
ABOUT_HOLDING = frozenset({"control", "withdrawal", "repelled"})
COMING = frozenset({"advance", "presence"})
"""Forces that are somewhere, or got there: beside the enemy's claim to all of the place they are in tension with it."""

_words = partial(word_lists.alternatives, __package__)
_DENIED_DEED = re.compile(
    rf"\b{_words('denial')} (?:ever |any |deliberately |intentionally )*({_words('deed of aim')})ing\b", re.I
)
"""A denial of what somebody was after, which is not one of what happened."""
_DENIED_USE = re.compile(rf"\b{_words('denial')}\b.{{0,60}}?\b{_words('use')}\b", re.I)
"""A denial that a weapon is used, which is not one of deaths."""
_USE = re.compile(rf"\b(?:{_words('use')}|usage)\b", re.I)


class Comparison(Pair):
    """What a later statement does to an earlier one, by the rules."""

    def relation(self) -> str:
        """What a does to b; "" for nothing. A denial or contradiction of a statement that its own side has ended since
        answers nobody.
        """
        found = self._found()
        against = found in ("denies", "contradicts", "in_tension") and not self.own_camp
        if against and self.b.ended_on <= self.a.when.last:
            return "updates" if self.sure_order else ""
        if self.a.row.side and self.b.row.side:
            return found
        if found in ("denies", "contradicts"):
            return found
        # whether a voice of an unclear side stands beside another, nobody can tell; that a person says it again, one can
        return found if self.own_camp and self.a.row.speaker and found in ("reaffirms", "updates") else ""

    def _found(self) -> str:
        a, b = self.a.row, self.b.row
        if self.a.position != self.b.position or not (self.a.comparable and self.b.comparable):
            return ""
        if self.own_camp and not a.speaker and a.side in NO_PARTY:
            return ""  # an article tells how things went; neither it nor its unnamed voices dispute with themselves
        if (
            a.type == b.type == "control"
            and a.stance == "denies"
            and self.a.against_own_side
            and a.controller != b.controller
        ):
            return self._given_up()
        if a.type != b.type:
            return self._holding() if {a.type, b.type} <= ABOUT_HOLDING else self._coming()
        if a.stance != b.stance:
            return self._denial()
        return self._control() if a.type == "control" else self._same_event()

    def _denial(self) -> str:
        a, b = self.a.row, self.b.row
        if not _same_proposition(a, b) or (a.type in WORDY and (a.article != b.article or self.own_camp)):
            return ""
        denial, claim = (a, b) if a.stance == "denies" else (b, a)
        if denies_another_deed(denial, claim):
            return ""
        if a.type == "control" and self.scope_of(denial) != scope.PART and self.less(claim):
            return "scope_differs" if self.near and not self.own_camp and self.scope_of(denial) == scope.FULL else ""
        if self.own_camp:
            return "updates" if self.sure_order else self._own_dispute(exclusive=True)
        if a.type not in LASTING and not self.near:
            return ""  # an attack or a raid of another day is another one
        if denial is a:
            return "denies"
        return "contradicts" if self.near else ""

    def _given_up(self) -> str:
        """That a side does not hold the place any more, beside what is said of the other holder."""
        if self.allied(self.a.row.controller, self.b.row.controller) or not self.b.row.controller:
            return ""
        if self.a.inner != self.b.inner:
            return ""  # a town that is lost is not its region
        if self.own_camp:
            return "updates" if self.sure_order and not self.b.asserts else ""
        return "concedes" if self.b.asserts else ""

    def _control(self) -> str:
        a, b = self.a.row, self.b.row
        if not a.controller or not b.controller or not self.a.asserts:
            return self._support(alike=True) if a.controller == b.controller and a.controller else ""
        if a.controller == b.controller:
            return self._support(alike=self.alike())
        if self.allied(a.controller, b.controller):
            return ""
        return self._opposed(exclusive=self.exclusive())

    def _holding(self) -> str:
        """Control beside a withdrawal or a beaten attack."""
        a, b = self.a.row, self.b.row
        if not (self.a.asserts and self.b.asserts):
            own_side_left = self.a.against_own_side and a.type == "withdrawal"
            denied = b.type == "control" and b.stance == "denies" and b.controller not in ("", b.side)
            return "updates" if self.own_camp and self.sure_order and own_side_left and denied else ""
        held, event = (a, b) if a.type == "control" else (b, a)
        if held.type == "repelled" or event.type == "control":
            return self._coming()
        if not held.controller:
            return ""
        if event.type == "withdrawal":
            return self._left(held, event)
        if event.target != held.controller or self.own_camp or not self.near or (held is a and self.sure_order):
            return ""
        return "in_tension"

    def _left(self, held, event) -> str:
        """Control beside a withdrawal: by the holder, or by the enemy; of one place, not of a part of it that was left."""
        if self.a.inner != self.b.inner and (self.scope_of(held) != scope.FULL or held.controller != event.actor):
            return ""
        if held.controller == event.actor:
            return self._opposed(exclusive=self.scope_of(held) != scope.PART)
        if not event.actor or self.own_camp or self.allied(event.actor, held.controller):
            return ""
        return "concedes" if self.concession else "corroborates" if self.near else ""

    def _coming(self) -> str:
        """Forces that came to the place, or an attack that failed there, beside each other or beside full control."""
        a, b = self.a.row, self.b.row
        if self.near and not self.own_camp and (self.still_there(self.a, self.b) or self.still_there(self.b, self.a)):
            return "in_tension" if self.allied(a.side, b.side) else "contradicts"
        if not (self.a.asserts and self.b.asserts and self.near) or self.own_camp:
            return ""
        kinds = {a.type, b.type}
        if kinds == {"repelled", "advance"}:
            beaten, came = (a, b) if a.type == "repelled" else (b, a)
            return "in_tension" if beaten.target and beaten.target == came.actor and not self.sure_order else ""
        if "control" not in kinds or not kinds & COMING:
            return ""
        held, came = (a, b) if a.type == "control" else (b, a)
        foreign = held.controller and came.actor and not self.allied(held.controller, came.actor)
        full = self.scope_of(held) == scope.FULL and came.actor != held.controller
        return "in_tension" if foreign and full and not (held is a and self.sure_order) else ""

    def _same_event(self) -> str:
        """Two statements of one type other than control, both for or both against it."""
        a, b = self.a.row, self.b.row
        if self.a.inner != self.b.inner or not _same_proposition(a, b):
            return ""
        if a.type in WORDY and fuzz.token_set_ratio(a.quote, b.quote) < SIMILAR_WORDS:
            return ""
        if self.own_camp:
            return "reaffirms" if a.type in LASTING and self.says_again() else ""
        if not self.near:
            return ""
        return "concedes" if self.concession else "corroborates"

    def _support(self, *, alike: bool) -> str:
        if self.own_camp:
            if alike and self.grown():
                return "updates" if self.sure_order else ""
            if alike or self.a.inner != self.b.inner:
                return "reaffirms" if alike and self.says_again() else ""
            return "updates" if self.sure_order else "scope_differs"
        if self.concession and self.a.inner == self.b.inner:
            return "concedes"
        if alike:
            return "corroborates" if self.near or self.a.row.side in SIDELESS else ""
        return "scope_differs" if self.near else ""

    def _opposed(self, *, exclusive: bool) -> str:
        if not exclusive and self.scope_of(self.a.row) == self.scope_of(self.b.row) == scope.PART:
            return "updates" if self.own_camp and self.sure_order else ""  # two sides may each hold a part
        if self.own_camp:
            return "updates" if self.sure_order else self._own_dispute(exclusive=exclusive)
        if self.sure_order and not self.a.reaffirms and (self.a.gains or not self.near):
            return "updates"  # the place may have changed hands between the two
        if self.near or self.a.reaffirms:
            return "contradicts" if exclusive else "scope_differs"
        return ""

    def _own_dispute(self, *, exclusive: bool) -> str:
        """Two voices of one side, or one voice twice on one day: only a person known by name contradicts himself."""
        if not exclusive:
            return "scope_differs"
        taken_back = self.a.against_own_side or self.b.against_own_side
        return "contradicts" if self.one_mouth and not taken_back and self.near else "in_tension"


def denies_another_deed(denial: Any, claim: Any) -> bool:
    """Whether a denial names an aim, or the use of something, that a claim does not speak of: "denied targeting civilians" or
    "denied that they use such bombs" beside "civilians died"."""
    if _DENIED_USE.search(denial.quote) and not _USE.search(claim.quote):
        return True
    deed = _DENIED_DEED.search(denial.quote)
    return deed is not None and deed[1].casefold() not in claim.quote.casefold()


def _same_proposition(a, b) -> bool:
    """Whether the fields that carry the content agree; an empty one agrees with any, but not all may be empty."""
    pairs = ((a.controller, b.controller), (a.actor, b.actor), (a.target, b.target))
    return all(x == y or not x or not y for x, y in pairs) and any(x and x == y for x, y in pairs)
