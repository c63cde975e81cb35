"""Where an analyst puts right what the machine got wrong: accept, reject, edit, add, and put statements together or apart."""

import re
from collections.abc import Callable, Mapping
from typing import Any

import ipywidgets
import pandas as pd

from helpers import corrections
from helpers.analysis.rows import rows
from helpers.corrections import EDITABLE, Correction, CorrectionError, Preview
from helpers.desk.author import usual_author
from helpers.desk.collection import Collection
from helpers.desk.controls import answer
from helpers.desk.fields import field_input
from helpers.desk.page import Page
from helpers.places import Gazetteer

ADDED = (
    "type",
    "stance",
    "side",
    "speaker",
    "controller",
    "extent",
    "actor",
    "target",
    "place",
    "relation",
    "claim_date",
)
"""Fields that the form for a missed claim has; the others can be edited once it is there."""
_LAYOUT = ipywidgets.Layout(width="98%", max_width="420px")
_LONGEST = 70

type Made = Callable[[], list[Correction]]


class Correcting:
    """The forms, in `box`, with what came of the last press in `told`. They are about `claim`, which `about` sets.

    Args:
        correct: called with what makes the corrections (it may raise ValueError) and what to say once they are made; says
            whether they were.
        mark: shows characters of an article, (article, start, end).
        gazetteers: gives those of the conflicts, by id, once a place is set.
    """

    def __init__(
        self,
        collection: Collection,
        correct: Callable[[Made, str], bool],
        mark: Callable[[str, int, int], None],
        gazetteers: Callable[[], dict[str, Gazetteer]],
    ) -> None:
        self.collection = collection
        self._correct, self._mark, self._gazetteers = correct, mark, gazetteers
        self.claim: Any = None
        self._spot = (0, 0)
        self.told = Page("What came of it", live=True)
        self._author = ipywidgets.Text(
            description="You are", value=usual_author(), layout=_LAYOUT,
            tooltip="Corrections are signed with this name; the one that git knows is proposed",
        )  # fmt: skip
        self._reason = ipywidgets.Text(
            description="Reason", placeholder="why, for those who come later", layout=_LAYOUT
        )
        self._field = ipywidgets.Dropdown(description="Field", options=EDITABLE, value="type", layout=_LAYOUT)
        self._field.observe(lambda _: self._draw_field(), "value")
        self._value = ipywidgets.Box()
        self._note = ipywidgets.HTML()
        self._given_note = ipywidgets.HTML()
        self._warned = ""
        self._other = ipywidgets.Dropdown(description="Claim", options=[("—", "")], layout=_LAYOUT)
        self._article = ipywidgets.Dropdown(
            description="Article", options=[(collection.title(a), a) for a in collection.tables.articles["article"]],
            layout=_LAYOUT,
        )  # fmt: skip
        self._article.observe(self._other_article, "value")
        self._words = ipywidgets.Textarea(
            description="Words", rows=3, layout=_LAYOUT, continuous_update=False,
            placeholder="select them with the mouse in the article, or paste them here",
        )  # fmt: skip
        self._words.observe(lambda change: self._find(change["new"]), "value")
        self._found = ipywidgets.Label("")
        self._given: dict[str, ipywidgets.Widget] = {}
        self._given_for: Any = None
        self._fields = ipywidgets.Box()
        self._fields.add_class("claims-desk-fields")
        self._following = False
        self.box = self._laid_out()

    def about(self, claim: Any) -> None:
        """Set the forms to this claim (a row of schema.CLAIMS), None where there is none."""
        self.claim = claim
        self._reason.value = ""
        self.box.layout.display = "none" if claim is None and self.collection.tables.articles.empty else ""
        if claim is None:
            return
        self._following = True
        try:
            self._article.value = claim.article
        finally:
            self._following = False
        self._draw_field()
        self._draw_added(claim)
        self._other.options = [("—", ""), *_listed(self.collection.alike(claim))]

    def select(self, value: str) -> None:
        """Take the characters "start:end" of the article that is shown as the words of a missed claim."""
        start, end = (int(part) for part in value.split(":"))
        text = self.collection.text(self._article.value)
        words = text[start:end]
        start += len(words) - len(words.lstrip())
        self._spot = (start, start + len(words.strip()))
        self._following = True
        try:
            self._words.value = text[slice(*self._spot)]
        finally:
            self._following = False
        self._found.value = f"Characters {self._spot[0]} to {self._spot[1]} of the article."

    def _find(self, words: str) -> None:
        """Look pasted words up in the article, whatever its line breaks, and mark where they stand."""
        if self._following:
            return
        self._spot = (0, 0)
        if not words.split():
            self._found.value = ""
            return
        pattern = r"\s+".join(map(re.escape, words.split()))
        text = self.collection.text(self._article.value)
        spots = [found.span() for found in re.finditer(pattern, text)]
        if not spots:
            self._found.value = "These words do not stand in the article, letter for letter."
            return
        self._spot = min(spots, key=lambda spot: abs(spot[0] - (self.claim.start if self._is_of_claim else 0)))
        more = f", the nearest of {len(spots)} places" if len(spots) > 1 else ""
        self._found.value = f"Found at characters {self._spot[0]} to {self._spot[1]}{more}."
        self._mark(self._article.value, *self._spot)

    @property
    def _is_of_claim(self) -> bool:
        return self.claim is not None and self.claim.article == self._article.value

    def _other_article(self, change) -> None:
        if not self._following:
            self._words.value, self._found.value, self._spot = "", "", (0, 0)
            self._mark(change["new"], 0, 0)

    @property
    def _signed(self) -> dict[str, str]:
        return {"author": self._author.value, "reason": self._reason.value}

    def _row(self) -> Mapping[str, Any]:
        if self.claim is None:
            raise ValueError("no claim is open; choose one in the table")
        return self.claim._asdict()

    def _accept(self) -> None:
        self._correct(lambda: [corrections.accept(self._row(), **self._signed)], "Accepted.")

    def _reject(self) -> None:
        self._correct(lambda: [corrections.reject(self._row(), **self._signed)], "Rejected.")

    def _edit(self) -> None:
        field, value = self._field.value, self._value.children[0].value
        if self.claim is None or not value:
            self._set(field, value, "")
        elif found := self._previewed(field, value, self._row(), self._note, "Set it again to keep it as it is."):
            self._set(field, found.value, found.told)

    def _set(self, field: str, value: str, told: str) -> None:
        def make() -> list[Correction]:
            row = self._row()
            return [corrections.edit(row, field, value, **self._signed, conflict=self._conflict(row["article"]))]

        self._correct(make, f"{field.replace('_', ' ').capitalize()} set{f', {told}' if told else ''}.")

    def _previewed(
        self, field: str, value: str, row: Mapping[str, Any], note: ipywidgets.HTML, again: str
    ) -> Preview | None:
        """What the value comes to; None where it is answered at its field: refused, or doubted for the first time."""
        article = self.collection.article(row["article"])
        conflict = self._conflict(row["article"])
        known = self._gazetteers().get(article["conflict"]) if field == "place" else None
        warned, self._warned, note.value = self._warned, "", ""
        try:
            found = corrections.preview(field, value, row, article, conflict, known)
        except CorrectionError as error:
            note.value = answer(str(error).removeprefix(f"{field}: "))
            return None
        if found.doubt and warned != value:
            self._warned, note.value = value, answer(f"{found.doubt} {again}")
            return None
        return found

    def _add(self) -> None:
        article = self._article.value
        fields = {name: widget.value for name, widget in self._given.items() if widget.value}
        told = ""
        if place := fields.get("place"):
            row = {"article": article, "type": fields.get("type", ""), "place": "", "place_id": ""}
            found = self._previewed("place", place, row, self._given_note, "Add it again to keep it as it is.")
            if found is None:
                return
            fields["place"], told = found.value, found.told

        def make() -> list[Correction]:
            row = self.collection.article(article)
            start, end = self._spot
            made = corrections.add(row, start, end, fields, **self._signed, conflict=self._conflict(article))
            if self.collection.has(article, start, end, {c.field: c.value for c in made}):
                raise ValueError("the table has this claim on these words already; nothing was added")
            return made

        if self._correct(make, f"Added{f'; place {told}' if told else ''}."):
            self._empty()

    def _nothing_missing(self) -> None:
        row = self.collection.article(self._article.value)
        self._correct(lambda: [corrections.read_through(row, **self._signed)], "Read to its end.")

    def _merge(self) -> None:
        self._correct(lambda: [corrections.merge(self._row(), self._named(), **self._signed)], "Put together.")

    def _split(self) -> None:
        self._correct(lambda: [corrections.split(self._row(), self._named(), **self._signed)], "Put apart.")

    def unrelate(self, other: str) -> None:
        """Note that the claim does not bear on this other one (a claim_id), for the reason that stands in the form."""
        told = self.collection.claim(other)
        if told is not None:
            self._correct(
                lambda: [corrections.unrelate(self._row(), told._asdict(), **self._signed)], "Relation rejected."
            )

    def _named(self) -> Mapping[str, Any]:
        if not self._other.value:
            raise ValueError("name the other claim")
        return self.collection.claim(self._other.value)._asdict()

    def _conflict(self, article: str):
        return self.collection.conflict_of(article)

    def _draw_field(self) -> None:
        self._warned, self._note.value = "", ""
        if self.claim is not None:
            value = getattr(self.claim, self._field.value)
            shown = "" if value is None else str(value)
            self._value.children = [
                field_input(self._field.value, shown, self.collection, self.claim.article, label="Shall be")
            ]

    def _draw_added(self, claim: Any) -> None:
        """Empty inputs for a missed claim: what the open one says tells nothing of other words."""
        conflict = self._conflict(claim.article)
        if not self._given or conflict is not self._given_for:  # making a dozen inputs takes longer than a filter may
            self._given = {name: field_input(name, "", self.collection, claim.article) for name in ADDED}
            self._given_for = conflict
            self._fields.children = list(self._given.values())
        self._given["place"].placeholder = f"such as {claim.place}" if claim.place else "any spelling"
        self._empty()

    def _empty(self) -> None:
        """Take away what was selected and given for a missed claim."""
        self._following = True
        try:
            self._words.value, self._found.value, self._spot = "", "", (0, 0)
        finally:
            self._following = False
        self._warned, self._given_note.value = "", ""
        for widget in self._given.values():
            widget.value = ""

    def _laid_out(self) -> ipywidgets.Widget:
        judge = ipywidgets.VBox(
            [ipywidgets.HBox([_button("Accept", self._accept, "check"), _button("Reject", self._reject, "times")])]
        )
        edit = ipywidgets.VBox([self._field, self._value, self._note, _button("Set the field", self._edit, "pencil")])
        done = _button("Nothing is missing", self._nothing_missing, "check")
        done.tooltip = "You have read the article to its end: all its claims are in the table"
        add = ipywidgets.VBox(
            [
                *(self._article, self._words, self._found, self._fields, self._given_note),
                ipywidgets.HBox([_button("Add the claim", self._add, "plus"), done]),
            ]
        )
        join = ipywidgets.VBox(
            [
                self._other,
                ipywidgets.HBox([_button("Same statement", self._merge), _button("Not the same", self._split)]),
            ]
        )
        forms = ipywidgets.Tab(
            [judge, edit, add, join], titles=["Accept or reject", "Edit", "Add a claim", "Same statement?"]
        )
        forms.add_class("claims-desk-forms")
        return ipywidgets.VBox([ipywidgets.HTML("<b>Put it right</b>"), self._author, self._reason, forms, self.told])


def _listed(claims: pd.DataFrame) -> list[tuple[str, str]]:
    return [(f"{row.claim_date} {row.article}: {row.quote}"[:_LONGEST], row.claim_id) for row in rows(claims)]


def _button(label: str, act: Callable[[], None], icon: str = "") -> ipywidgets.Button:
    button = ipywidgets.Button(description=label, icon=icon)
    button.on_click(lambda _: act())
    return button
