"""The audit in a notebook: each drawn claim and sentence on a card, one key an answer, what they amount to below.

What is found wrong becomes a correction, what is found right an acceptance, so that every later run has it.
"""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
from markupsafe import Markup

from helpers import corrections
from helpers.analysis.rows import records
from helpers.brief.markup import text
from helpers.corrections import Correction
from helpers.counting import plural
from helpers.desk.asking import NEVER_EMPTY, Asked, keys, moves
from helpers.desk.cards import Cards, signature
from helpers.desk.collection import Collection
from helpers.parameters.model import ReviewParameters
from helpers.paths import audit_path
from helpers.review.answers import read_answers
from helpers.review.book import NO_CLAIM, REASON, Book
from helpers.review.drawing import LEAST, draw
from helpers.review.estimates import FIELDS, results, stated
from helpers.review.standing import Standing
from helpers.review.telling import in_one_line, methods
from helpers.tables import Tables

_MISSED = ("type", "side")
"""What has to be said of a claim that was missed, for it to be added."""


class Audit(Cards):
    """The audit of a folder: `box` in the notebook; `answers`, `results`, `agreement` and `methods` for its cells."""

    HANDLED = ("yes", "no", "missed", "open", "next", "back")

    def __init__(self, tables: Tables, parameters: ReviewParameters) -> None:
        found = tables.extracted
        own = Collection(replace(tables.full, claims=found.claims), tables.conflicts)
        self.drawn = draw(
            found, seed=parameters.seed, claims=parameters.audit_claims, sentences=parameters.audit_sentences
        )
        self.book = Book(self.drawn, parameters.seed)
        self._rows = records(self.drawn)
        self._missing: dict[str, str] = {}
        super().__init__("The audit", own, found.gazetteers, signature(parameters.reviewer))
        self.signed_anew()

    @property
    def answers(self) -> pd.DataFrame:
        """The answers of all reviewers that hold for this draw (answers.NAMES)."""
        return self.book.answers

    def signed_anew(self) -> None:
        """Go to the first card that this reviewer has not answered."""
        self._steps.clear()
        self.at = next(iter(self._standing().open), len(self._rows))
        self.draw()

    def following(self) -> int:
        """The next card without an answer; the end where all have one."""
        open_ = self._standing().open
        return next((n for n in open_ if n > self.at), next(iter(open_), len(self._rows)))

    def claim(self) -> Any:
        """The claim of this card."""
        row = self._row()
        return self.collection.claim(row["key"]) if row and row["item"] == "claim" else None

    def article(self) -> str:
        """The article of this card."""
        return self._rows[self.at]["article"]

    def leave_open(self, field: str) -> str:
        """What giving no value means."""
        return "I cannot say" if self.claim() is None or field in NEVER_EMPTY else "I cannot say; it is left open"

    def draw(self) -> None:
        """Show the card, or what the answers amount to where none is left."""
        state = self._standing()
        row = self._row()
        if row is None:
            self.page.show(self.card(self._step(state), self._found(state)))
            return
        answer = self.book.answer(self.at, self.author)
        done = Markup("<p>Your answer: <b>{}</b></p>").format(text(_told(answer))) if answer is not None else Markup("")
        if row["item"] == "claim":
            claim = self.claim()
            marks = answer.fields.split("; ") if answer is not None else ()
            asked = self.asks() or keys(
                ("y", "right: nothing is wrong", "yes"), ("x", "no such claim is made", "no"), ("o", "leave it open", "open"),
                ("u", "undo", "undo"), number=self.at,
            )  # fmt: skip
            body = self.passage(claim.article, claim.start, claim.end) + self.states(claim, marks) + asked
            more = Markup('<p><small class="keys-on">A letter says that this field is wrong; with Shift the card stays, for another one. '
                          "<kbd>←</kbd> <kbd>→</kbd> go through the cards.</small></p>")  # fmt: skip
        else:
            asked = self.asks() or keys(
                ("y", "none: it makes no claim about the war", "yes"), ("m", "a claim was missed", "missed"), ("o", "leave it open", "open"),
                ("u", "undo", "undo"), number=self.at,
            )  # fmt: skip
            body = self.passage(row["article"], row["start"], row["end"], "found") + asked
            more = Markup("")
        self.page.show(self.card(self._step(state), body, done, more, moves(self.at)))

    def results(self) -> pd.DataFrame:
        """What this reviewer's answers amount to (estimates.COLUMNS)."""
        return results(self._standing().answers)

    def methods(self) -> str:
        """The paragraph for a section on methods, on the audits of all reviewers."""
        return methods(self.answers, articles=len(self.collection.tables.articles), least=LEAST)

    def _row(self) -> dict[str, Any] | None:
        return self._rows[self.at] if 0 <= self.at < len(self._rows) else None

    def _standing(self) -> Standing:
        if problems := read_answers(audit_path())[1]:
            self._told, self._wrong = f"audit.csv, {problems[0]}. Mend it first.", True
        return self.book.standing(self.author)

    def _yes(self, _: str) -> None:
        claim = self.claim()
        if claim is None:
            self._record("none", "no claim there.", [])
        else:
            self._record("right", "right.", [corrections.accept(claim._asdict(), author=self.author, reason=REASON)])

    def _no(self, _: str) -> None:
        if (claim := self.claim()) is not None:
            made = corrections.reject(claim._asdict(), author=self.author, reason=NO_CLAIM)
            self._record("wrong", "wrong, the row is rejected.", [made])

    def _open(self, _: str) -> None:
        self._record("open", "left open.", [])

    def _missed(self, _: str) -> None:
        if self.claim() is None and self._row():
            self._missing = {}
            self._ask_of_missed()

    def _ask_of_missed(self) -> None:
        self.asked = Asked(next(name for name in _MISSED if name not in self._missing))

    def _next(self, _: str) -> None:
        self.at, self.asked = min(self.at + 1, len(self._rows)), None

    def _back(self, _: str) -> None:
        self.at, self.asked = max(self.at - 1, 0), None

    def set(self, field: str, value: str, *, more: bool) -> None:
        """The field is wrong; what it is, where the reviewer can say."""
        claim = self.claim()
        if claim is None:
            self._set_missed(field, value)
            return
        before = self.book.answer(self.at, self.author)
        fields = dict.fromkeys([*(before.fields.split("; ") if before is not None and before.fields else ()), field])
        made = []
        if value or (field not in NEVER_EMPTY and getattr(claim, field)):
            conflict = self.collection.conflict_of(claim.article)
            made = [
                corrections.edit(claim._asdict(), field, value, author=self.author, reason=REASON, conflict=conflict)
            ]
        kind = (
            "wrong in"
            if field in stated(self._rows[self.at]["stated"])
            else "right, and what it left open is filled in:"
        )
        self._record("field", f"{kind} {FIELDS[field]}.", made, fields=list(fields), go=not more)

    def _set_missed(self, field: str, value: str) -> None:
        row = self._rows[self.at]
        if value:
            self._missing[field] = value
            if len(self._missing) < len(_MISSED):
                self._ask_of_missed()
                return
        made: list[Correction] = []
        if len(self._missing) == len(_MISSED):
            article = self.collection.article(row["article"])
            conflict = self.collection.conflict_of(row["article"])
            made = corrections.add(
                article, row["start"], row["end"], self._missing, author=self.author, reason=REASON, conflict=conflict
            )
        self._record("missed", "a claim was missed, and is added." if made else "a claim was missed.", made)

    def _record(
        self, answer: str, told: str, made: list[Correction], *, fields: Sequence[str] = (), go: bool = True
    ) -> None:
        if row := self._row():
            told = f"{row['item'].capitalize()} {self.at + 1}: {told}"
            self.done(self.book.write(self.at, answer, made, reviewer=self.author, fields=fields), told, go=go)

    def _step(self, state: Standing) -> Markup:
        counts = state.answers["answer"].value_counts()
        words = {
            "right": "right",
            "field": "with a field put right",
            "wrong": "no claim",
            "none": "rightly without one",
            "missed": "missed",
            "open": "open",
        }
        told = " · ".join(f"{words[name]} {counts[name]}" for name in words if name in counts)
        at = (
            f"{self._rows[self.at]['item'].capitalize()} {self.at + 1} of {len(self._rows)}"
            if self._row()
            else "All answered"
        )
        changed = Markup('<p class="told">{}</p>').format(text(state.changed)) if state.changed else Markup("")
        left = len(state.open)
        return Markup('<p class="step"><b>{}</b><span>{}</span><span>{}</span></p>{}').format(
            at, text(told), f"{left} to go" if left else "", changed
        )

    def _found(self, state: Standing) -> Markup:
        if not self._rows:
            return Markup("<p>There is no claim and no sentence in this folder to look at.</p>")
        again = keys(("u", "undo", "undo"), number=self.at)
        line = text(in_one_line(state.answers))
        note = Markup(
            "<p>The report says so, too. Run the cells below for the shares by field and a paragraph on the method.</p>"
        )
        return Markup("<h3>{}</h3>{}{}{}").format(
            line or plural(len(state.answers), "answer"), note, again, moves(self.at)
        )


def _told(answer: Any) -> str:
    words = {
        "right": "right",
        "wrong": "no such claim",
        "open": "left open",
        "none": "no claim",
        "missed": "a claim was missed",
    }
    return words.get(answer.answer) or f"wrong in {answer.fields.replace('_', ' ')}"
