"""The corrections of one article's claims: added, edited, accepted, rejected."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from helpers.corrections.accepted import hold
from helpers.corrections.making import NEEDED, added_id
from helpers.corrections.model import Correction, CorrectionError
from helpers.corrections.outcome import Outcomes
from helpers.corrections.rows import ORDER, Reading, Value, allowed, as_text, blank, resolve, settle
from helpers.corrections.words import find_words, nearest_claim, same_words

IDENTITY = ("type", "stance", "side", "place")
"""Fields that tell claims on the same words apart. The first two are part of the claim_id: once the machine reads one
as a person has it, the claim has another key."""
_OTHER_KEY = "found by its words, as the machine has another key for them now: look at it again"

type Row = dict[str, Any]


class ArticleClaims:
    """The claims of one article as people have them.

    Attributes:
        rows: claims by claim_id, in the order of the table; those that a person added come last.
        moved: ids of claims whose place or words a person has set, so that their point is out of date.
    """

    def __init__(self, claims: Iterable[Mapping[str, Any]], reading: Reading, outcomes: Outcomes) -> None:
        self.rows: dict[str, Row] = {str(row["claim_id"]): dict(row) for row in claims}
        self.moved: set[str] = set()
        self._reading = reading
        self._outcomes = outcomes
        self._now: dict[str, str] = {}

    def correct(self, corrections: Iterable[Correction]) -> None:
        """Apply everything but merge and split; added claims first, as other rows may be about them."""
        groups: dict[str, list[Correction]] = defaultdict(list)
        added: dict[str, list[Correction]] = defaultdict(list)
        for c in corrections:
            if c.action == "add":
                added[c.claim_id or added_id(c.article, c.quote)].append(c)
            elif c.claim_id:
                groups[c.claim_id].append(c)
            else:
                self._outcomes.note([c], "applied", "the article has been read through")
        for claim_id, group in sorted(added.items()):
            self._add(claim_id, group)
        for claim_id, group in sorted(groups.items()):
            self._judge(claim_id, group)

    def _judge(self, claim_id: str, group: list[Correction]) -> None:
        """Edit, accept or reject one claim: whoever spoke last."""
        row = self.rows.get(self._now.get(claim_id, claim_id)) or self._successor(group)
        if row is None and (row := self._same_words(group)):
            self._loose(row, group)
            return
        if row is None:
            self._missing(claim_id, group)
            return
        rejected = max((c for c in group if c.action == "reject"), key=lambda c: c.when, default=None)
        others = [c for c in group if c.action != "reject"]
        kept = max(others, key=lambda c: c.when, default=None)
        if rejected and (kept is None or rejected.date >= kept.date):
            self._outcomes.note([c for c in group if c.action == "reject"], "applied", claim=row)
            self._superseded(others, rejected, row)
            del self.rows[str(row["claim_id"])]
            return
        if kept:
            self._superseded([c for c in group if c.action == "reject"], kept, row)
        edits = [c for c in others if c.action == "edit"]
        fields = self._set(row, edits)
        accepts = [c for c in others if c.action == "accept"]
        if accepts:
            changed, message = hold(row, max(accepts, key=lambda c: c.when).was, fields, self._reading)
            self._outcomes.note(accepts, "applied_changed" if changed else "applied", message, row)
            self._moved(row, changed)
        self._reviewed(row, fields, accepted=bool(accepts))

    def _reviewed(self, row: Row, fields: Mapping[str, bool], *, accepted: bool = False) -> None:
        """Note that a person has looked at the claim, if what they had to say of it could be understood."""
        if row["review"] != "added" and (accepted or fields):
            row["review"] = "edited" if any(fields.values()) else "accepted"

    def _set(self, row: Row, edits: list[Correction], *, status: str = "") -> dict[str, bool]:
        """Set fields of the claim: each that could be set, and whether that changed it.

        `status` is noted for what is set, whatever it was before.
        """
        fields: dict[str, list[tuple[Correction, Value]]] = defaultdict(list)
        for c in edits:
            try:
                value = resolve(c.field, c.value, row, self._reading)
            except CorrectionError as error:
                self._outcomes.invalid(c, error, row)
            else:
                fields[c.field].append((c, value))
        order = sorted(fields, key=lambda name: (ORDER.index(name) if name in ORDER else len(ORDER), name))
        last = {name: max(fields[name], key=lambda pair: pair[0].when) for name in order}
        type_ = last["type"][1].text if "type" in last else row["type"]
        changed: dict[str, bool] = {}
        for name in order:
            correction, value = last[name]
            agreed = [c for c, v in fields[name] if v.text == value.text]
            try:
                allowed(name, value.text, type_)
            except CorrectionError as error:
                for c in agreed:
                    self._outcomes.invalid(c, error, row)
                continue
            kept = {k: v for k, v in value.columns.items() if not k.endswith("_basis")}
            changed[name] = any(as_text(row[k]) != as_text(v) for k, v in kept.items())
            self._told(row, agreed, value, [v.text for _, v in fields[name]], status)
            self._superseded([c for c, v in fields[name] if v.text != value.text], correction, row)
            row |= value.columns if changed[name] else {}
        settle(row, {name for name in changed if changed[name]}, changed)
        self._moved(row, [name for name in changed if changed[name]])
        return changed

    def _moved(self, row: Row, changed: Iterable[str]) -> None:
        if not {"place", "relation", "quote"}.isdisjoint(changed):
            self.moved.add(str(row["claim_id"]))

    def _told(self, row: Row, agreed: list[Correction], value: Value, known: list[str], status: str) -> None:
        """Note what came of the corrections that give a field its value."""
        for c in agreed:
            machine = as_text(row[c.field])
            if status:
                other = _OTHER_KEY if status == "applied_changed" else ""
                self._outcomes.note([c], status, "; ".join(filter(None, (other, value.note))), row)
            elif machine == value.text and not self._differs(row, value):
                message = f"the machine reads {value.text!r} by itself now: the row can go"
                self._outcomes.note([c], "not_needed", message, row)
            elif c.was and machine != c.was and not {machine, c.was} & set(known):
                message = f"the machine reads {machine!r} now, not {c.was!r}: look at it again"
                self._outcomes.note([c], "applied_changed", "; ".join(filter(None, (message, value.note))), row)
            else:
                self._outcomes.note([c], "applied", value.note, row)

    def _differs(self, row: Row, value: Value) -> bool:
        return "place_id" in value.columns and row["place_id"] != value.columns["place_id"]

    def _add(self, claim_id: str, group: list[Correction]) -> None:
        """Add a claim that the machine missed, or correct the one that it finds by itself now."""
        quote = max(group, key=lambda c: c.when).quote
        found = find_words(self._reading.text, quote)
        if claim_id in self.rows:
            error = CorrectionError(f"{claim_id} is a claim of the machine", "use edit, or leave claim_id empty")
            for c in group:
                self._outcomes.invalid(c, error)
            return
        if not found:
            message = f"the words {quote[:80]!r} no longer stand in {self._reading.article['article']}; copy them anew"
            self._outcomes.note(group, "no_such_claim", message)
            return
        row = blank(claim_id, self._reading, *found[0])
        given = self._identity(group)
        if twin := self._twin(row, given):
            self._now[claim_id] = str(twin["claim_id"])
            self._reviewed(twin, self._set(twin, group))
            return
        if missing := [name for name in NEEDED if not given.get(name)]:
            error = CorrectionError(f"a claim needs a {missing[0]}", f"add a row with the field {missing[0]!r}")
            for c in group:
                self._outcomes.invalid(c, error, row)
            return
        row |= {name: given[name] for name in NEEDED} | {"side_basis": "person"}
        fields = self._set(row, group, status="applied")
        settle(row, fields, fields)
        if not row["attribution"]:
            row["attribution"] = "own_voice" if row["side"] == "media" and not row["speaker"] else "indirect"
        if len(found) > 1:
            self._ambiguous(group, len(found))
        self.rows[claim_id] = row
        self.moved.add(claim_id)

    def _ambiguous(self, group: list[Correction], times: int) -> None:
        note = f"the words stand in the article {times} times; the first is taken"
        for i, outcome in enumerate(self._outcomes.found):
            if outcome.correction in group and outcome.status == "applied":
                message = "; ".join(filter(None, (outcome.message, note)))
                self._outcomes.found[i] = replace(outcome, message=message)

    def _identity(self, group: list[Correction]) -> dict[str, str]:
        """The latest valid values that a group gives for what a claim_id is made from."""
        given: dict[str, str] = {}
        for c in sorted(group, key=lambda c: c.when):
            if c.field in IDENTITY:
                try:
                    given[c.field] = resolve(c.field, c.value, {"start": 0, "sentence": ""}, self._reading).text
                except CorrectionError:
                    continue  # noted where the field is set
        return given

    def _twin(self, row: Row, given: Mapping[str, str]) -> Row | None:
        """The machine's claim that says what a person added: on the same words, the same in all that was given."""
        wanted = {"stance": "asserts"} | dict(given)
        for known in self.rows.values():
            shared = min(row["end"], known["end"]) - max(row["start"], known["start"])
            shorter = min(row["end"] - row["start"], known["end"] - known["start"])
            machine = known["review"] != "added"
            if machine and shared * 2 >= shorter > 0 and all(known[k] == v for k, v in wanted.items()):
                return known
        return None

    def _successor(self, group: list[Correction]) -> Row | None:
        """The claim on the same words that the machine reads by itself as the edits have it, and so has another key."""
        given = self._identity([c for c in group if c.action == "edit"])
        quote = next((c.quote for c in group if c.quote), "")
        if not given or not quote:
            return None
        alike = [row for row in self.rows.values() if same_words(row["quote"], quote)]
        alike = [row for row in alike if all(row[k] == v for k, v in given.items())]
        return alike[0] if len(alike) == 1 else None

    def _same_words(self, group: list[Correction]) -> Row | None:
        """The one claim of the machine on the same words, whatever it says of them."""
        quote = next((c.quote for c in group if c.quote), "")
        alike = [row for row in self.rows.values() if quote and same_words(row["quote"], quote)]
        return alike[0] if len(alike) == 1 and alike[0]["review"] != "added" else None

    def _loose(self, row: Row, group: list[Correction]) -> None:
        """Correct a claim of which only the words are known to be those that a person looked at.

        Words that are no claim stay none, and a field that was put right stays so; what was accepted is not what the
        machine reads now.
        """
        last = max(group, key=lambda c: c.when)
        edits = [c for c in group if c.action == "edit"]
        if last.action == "reject":
            self._outcomes.note([c for c in group if c.action == "reject"], "applied_changed", _OTHER_KEY, row)
            self._superseded([c for c in group if c.action != "reject"], last, row)
            del self.rows[str(row["claim_id"])]
            return
        self._superseded([c for c in group if c.action == "reject"], last, row)
        fields = self._set(row, edits, status="applied_changed")
        message = "the machine reads these words otherwise than when they were accepted: look at it again"
        self._outcomes.note([c for c in group if c.action == "accept"], "applied_changed", message, row)
        self._reviewed(row, fields)

    def _missing(self, claim_id: str, group: list[Correction]) -> None:
        """Say that the claim is gone, and which one may stand for it."""
        quote = next((c.quote for c in group if c.quote), "")
        near = nearest_claim(quote, self.rows.values())
        article = self._reading.article["article"]
        for c in group:
            if near is not None:
                hint = (
                    f"the nearest is {near['claim_id']}, {near['quote'][:120]!r}: put that claim_id here if it is meant"
                )
                self._outcomes.note([c], "no_such_claim", f"{article} has no claim {claim_id} any more; {hint}")
            elif c.action == "reject" and quote:
                self._outcomes.note(
                    [c], "not_needed", "the machine no longer takes these words for a claim: the row can go"
                )
            else:
                message = (
                    f"{article} has no claim {claim_id}, and none in such words: take the row out, or add the claim"
                )
                self._outcomes.note([c], "no_such_claim", message)

    def _superseded(self, corrections: Iterable[Correction], by: Correction, row: Row) -> None:
        what = by.value if by.action == "edit" else f"{by.action}ed"
        who = f"{by.author or 'somebody'} has it as {what!r}" + (f" since {by.date}" if by.date else "")
        self._outcomes.note(corrections, "superseded", who, row)
