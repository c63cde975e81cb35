"""The review queue in a notebook: the rows that it is worth most to look at, accepted, put right or rejected by keys."""

from functools import cached_property
from typing import Any

import ipywidgets
from markupsafe import Markup

from helpers import corrections
from helpers.analysis.rows import rows
from helpers.brief.markup import listed, quoted, text
from helpers.corrections import corrections_path
from helpers.counting import plural
from helpers.desk.asking import NEVER_EMPTY, keys, moves
from helpers.desk.cards import Cards
from helpers.desk.collection import Collection
from helpers.desk.detail import AS_A, AS_B
from helpers.review.queue import queue
from helpers.schema import CLASHES
from helpers.tables import Tables

REASON = "reviewed"
_NO_CLAIM = "reviewed: the words make no such claim"


class Queue(Cards):
    """The queue of the claims of these tables: `box` in the notebook, `ranked` the whole of it (queue.COLUMNS).

    `seen` are the claims that somebody has looked at by now, in the audit say: tables that were read before do not know it.
    `signature` is the field that it is signed in: the audit's, or one of its own (cards.signature).
    """

    HANDLED = ("yes", "no", "later", "next", "back")
    GOES_ON = "the rows that nobody has looked at stand there again, the most urgent first."
    may_leave_open = False

    def __init__(self, tables: Tables, signature: ipywidgets.Text) -> None:
        self._tables = tables
        self.seen = _seen()
        ranked = queue(tables)
        self.ranked = ranked[~ranked["claim_id"].isin(self.seen)].reset_index(drop=True)
        self._ids = list(self.ranked["claim_id"])
        self._reasons = dict(zip(self._ids, self.ranked["reasons"], strict=True))
        self._now: dict[str, Any] = {}
        super().__init__(
            "The review queue", Collection(tables.full, tables.conflicts), tables.extracted.gazetteers, signature
        )
        self.draw()

    def claim(self) -> Any:
        """The claim of this card, as people have it by now; None where they rejected it."""
        if not 0 <= self.at < len(self._ids):
            return None
        claim_id = self._ids[self.at]
        if claim_id not in self._now:
            self._now[claim_id] = self._corrected(claim_id)
        return self._now[claim_id]

    def _corrected(self, claim_id: str) -> Any:
        """The row with the corrections of its article: of that alone, so that no key waits for the whole folder."""
        found, article = self._tables.extracted, self.collection.claim(claim_id).article
        known, _ = corrections.read_corrections(corrections_path())
        here = [c for c in known if c.article == article]
        claims, _ = corrections.apply(
            found.claims[found.claims["article"] == article], found.articles[found.articles["article"] == article],
            here, found.profiles, found.gazetteers,
        )  # fmt: skip
        return next(rows(claims[claims["claim_id"] == claim_id]), None)

    def draw(self) -> None:
        """Show the card, or that none is left."""
        if self.at >= len(self._ids):
            done = Markup("<h3>{}</h3><p>Run the notebook again for the queue as it is now.</p>{}").format(
                "All rows were looked at." if self._ids else "Nobody need look at any row.",
                keys(("u", "undo", "undo"), number=self.at),
            )
            self.page.show(self.card(self._step(), done, moves(self.at)))
            return
        claim = self.claim()
        if claim is None:
            body = Markup("<p>This row was rejected.</p>") + keys(
                ("u", "undo", "undo"), ("o", "go on", "later"), number=self.at
            )
            self.page.show(self.card(self._step(), body, moves(self.at)))
            return
        asked = self.asks() or keys(
            ("y", "accept", "yes"), ("x", "reject: no such claim is made", "no"), ("o", "later", "later"), ("u", "undo", "undo"), number=self.at
        )  # fmt: skip
        state = (
            Markup("")
            if claim.review == "auto"
            else Markup('<p>This row was <b class="review">{}</b>.</p>').format(text(claim.review))
        )
        why = Markup('<p class="read">Why it stands here: {}.</p>').format(text(self._reasons[claim.claim_id]))
        hint = Markup('<p><small class="keys-on">A letter puts this field right; then <kbd>y</kbd> accepts the row. '
                      "<kbd>←</kbd> <kbd>→</kbd> go through the rows.</small></p>")  # fmt: skip
        self.page.show(
            self.card(
                self._step(),
                why,
                self.passage(claim.article, claim.start, claim.end),
                self._clashes(claim.claim_id),
                self.states(claim),
                state,
                asked,
                hint,
                moves(self.at),
            )
        )

    def following(self) -> int:
        """The next row that nobody has looked at by now, in the audit or elsewhere."""
        seen = _seen()
        return next((n for n in range(self.at + 1, len(self._ids)) if self._ids[n] not in seen), len(self._ids))

    def leave_open(self, field: str) -> str:
        """What giving no value means."""
        return "it is unclear"

    def set(self, field: str, value: str, *, more: bool) -> None:
        """Put the field right; the row stays, to be accepted as a whole."""
        claim = self.claim()
        if not value and field in NEVER_EMPTY:
            return
        conflict = self.collection.conflict_of(claim.article)
        made = corrections.edit(claim._asdict(), field, value, author=self.author, reason=REASON, conflict=conflict)
        self._do([made], f"{field.replace('_', ' ').capitalize()} put right; y accepts the rest.", go=False)

    @cached_property
    def _clashing(self) -> dict[str, Markup]:
        return {}

    def _clashes(self, claim_id: str) -> Markup:
        """What denies or contradicts the claim."""
        if claim_id not in self._clashing:
            statement = self.collection.claim(claim_id).statement_id
            items = []
            for pair in self.collection.relations_of(statement):
                if pair["relation"] in CLASHES:
                    mine = pair["a"] == statement
                    other = self.collection.statement(pair["b"] if mine else pair["a"])
                    words = (AS_A if mine else AS_B)[pair["relation"]]
                    items.append(
                        Markup("<b>{}</b> {} <small>{}</small>").format(
                            words, quoted(other["quote"]), text(pair["reason"])
                        )
                    )
            self._clashing[claim_id] = listed(items[:3], kind="related")
        return self._clashing[claim_id]

    def _yes(self, _: str) -> None:
        if (claim := self.claim()) is not None:
            self._do([corrections.accept(claim._asdict(), author=self.author, reason=REASON)], "Accepted.")

    def _no(self, _: str) -> None:
        if (claim := self.claim()) is not None:
            self._do([corrections.reject(claim._asdict(), author=self.author, reason=_NO_CLAIM)], "Rejected.")

    def _later(self, _: str) -> None:
        self.at, self.asked = min(self.at + 1, len(self._ids)), None

    def _next(self, _: str) -> None:
        self._later("")

    def _back(self, _: str) -> None:
        self.at, self.asked = max(self.at - 1, 0), None

    def _undo(self, value: str) -> None:
        super()._undo(value)
        self._now.clear()

    def _do(self, made: list[corrections.Correction], told: str, *, go: bool = True) -> None:
        recorded = corrections.record(corrections_path(), *made)
        self._now.clear()
        self.done([recorded.undo], told, go=go)

    def _step(self) -> Markup:
        at = f"Row {self.at + 1} of {len(self._ids)}" if self.at < len(self._ids) else plural(len(self._ids), "row")
        seen = _seen()
        left = sum(claim_id not in seen for claim_id in self._ids)  # the audit may have answered some since
        told = plural(len(self._steps), "step") + " can be undone" if self._steps else ""
        return Markup('<p class="step"><b>{}</b><span>{} to go</span><span>{}</span></p>').format(at, left, told)


def _seen() -> set[str]:
    """The claims that a correction is about, or an acceptance."""
    known, _ = corrections.read_corrections(corrections_path())
    return {c.claim_id for c in known}
