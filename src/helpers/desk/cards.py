"""Cards that are answered one after the other by keys: a claim or a sentence in its paragraph, what is read in it, and why.

What is common to the audit and to the queue; nothing here decides what an answer means.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import ipywidgets
from markupsafe import Markup

from helpers import corrections
from helpers.brief.markup import text
from helpers.desk.asking import CHOICE_KEYS, FIELD_KEYS, NAMES, NEVER_EMPTY, Asked, hidden, one_key
from helpers.desk.author import usual_author
from helpers.desk.collection import Collection
from helpers.desk.detail import Span, show_passage, show_source
from helpers.desk.fields import choices, hint, suggestions
from helpers.desk.page import GONE, RUN_ALL, Page
from helpers.explaining.points import Point, points_of
from helpers.places import Gazetteer
from helpers.schema import UNCLEAR


def signature(reviewer: str) -> ipywidgets.Text:
    """The field that answers are signed in: with this name, else with the one that git knows."""
    return ipywidgets.Text(
        description="You are", value=reviewer or usual_author(), continuous_update=False,
        layout=ipywidgets.Layout(width="320px", max_width="100%"),
    )  # fmt: skip


class Cards:
    """The cards, in `box`. A subclass says which they are, what stands on one, and what its answers do.

    `undone` are the steps that can be undone: the card's number and what takes the step back.
    """

    HANDLED: tuple[str, ...] = ()
    GOES_ON = "it starts at the first card that you have not answered."

    def __init__(
        self, label: str, collection: Collection, gazetteers: dict[str, Gazetteer], signature: ipywidgets.Text
    ) -> None:
        self.collection, self.gazetteers = collection, gazetteers
        self.at = 0
        self.asked: Asked | None = None
        self._told, self._wrong = "", False
        self._steps: list[tuple[int, list[Callable[[], None]]]] = []
        self.signature = signature
        self.signature.observe(lambda _: self.signed_anew(), "value")
        own = {act: getattr(self, f"_{act}") for act in ("field", "more", "give", "drop", "undo", *self.HANDLED)}
        self.page = Page(
            label,
            {act: self._guarded(act, do) for act, do in own.items()},
            guarded=f"{GONE} To go on, {RUN_ALL}: {self.GOES_ON}",
        )
        self.box = ipywidgets.VBox([self.signature, self.page])
        self.box.add_class("claims-desk-box")

    @property
    def author(self) -> str:
        """Who answers."""
        return " ".join(self.signature.value.split())

    def signed_anew(self) -> None:
        """Somebody else answers from now on."""
        self._steps.clear()
        self.draw()

    def _guarded(self, act: str, do: Callable[[str], None]) -> Callable[[str], None]:
        """The handler of an act of this card; one that was meant for a card before it does nothing."""

        def handle(value: str) -> None:
            number, _, rest = value.partition(":")
            if number != str(self.at) and act != "undo":
                return
            self._told, self._wrong = "", False
            try:
                do(rest)
            except (ValueError, OSError) as error:
                self._told, self._wrong = str(error), True
            self.draw()

        return handle

    def claim(self) -> Any:
        """The claim of this card as a row of schema.CLAIMS; None where it is about a sentence, or there is none."""
        raise NotImplementedError

    def article(self) -> str:
        """The article of this card."""
        return self.claim().article

    def draw(self) -> None:
        """Show the card."""
        raise NotImplementedError

    def set(self, field: str, value: str, *, more: bool) -> None:
        """Somebody says what the field of this claim is; "" where they leave it open. `more`: the card stays."""
        raise NotImplementedError

    def done(self, steps: Iterable[Callable[[], None]], told: str, *, go: bool = True) -> None:
        """Note how to undo what was just done, say that it was, and go to the next card."""
        self._steps.append((self.at, list(steps)))
        self._told, self.asked = told, None
        if go:
            self.at = self.following()

    def following(self) -> int:
        """The number of the card that comes next."""
        return self.at + 1

    def _undo(self, _: str) -> None:
        if not self._steps:
            self._told, self._wrong = "There is nothing to undo since this notebook was run.", True
            return
        number, steps = self._steps.pop()
        for step in reversed(steps):
            step()
        self.at, self.asked, self._told = number, None, "Undone."

    def _field(self, field: str) -> None:
        if self.claim() is not None and field in self.fields():
            self.asked = Asked(field)

    def _more(self, field: str) -> None:
        if self.claim() is not None and field in self.fields():
            self.asked = Asked(field, more=True)

    def _drop(self, _: str) -> None:
        self.asked = None

    def _give(self, value: str) -> None:
        """Take the value that was chosen or typed; one that no gazetteer or calendar has is answered at its field."""
        asked, claim = self.asked, self.claim()
        if asked is None:
            return
        try:
            found = corrections.Preview("") if claim is None or not value else self._preview(asked.field, value, claim)
        except corrections.CorrectionError as error:
            self.asked = Asked(asked.field, value, str(error), asked.more)
            return
        if found.doubt and not (asked.note and asked.typed == value):
            self.asked = Asked(asked.field, value, f"{found.doubt} Enter again takes it as it is.", asked.more)
            return
        self.set(asked.field, found.value or value, more=asked.more)
        self._told += f" It is {found.told}." if found.told else ""

    def _preview(self, field: str, value: str, claim: Any) -> corrections.Preview:
        article = self.collection.article(claim.article)
        conflict, gazetteer = self.collection.conflict_of(claim.article), self.gazetteers.get(article["conflict"])
        return corrections.preview(field, value, claim._asdict(), article, conflict, gazetteer)

    def fields(self) -> list[str]:
        """The fields of this claim that somebody may say to be wrong."""
        claim = self.claim()
        if claim is None:
            return []
        other = ("actor", "target") if claim.type == "control" else ("controller",)
        return [field for field in FIELD_KEYS if field not in other]

    def states(self, claim: Any, marks: Sequence[str] = ()) -> Markup:
        """What the claim states, field by field: its key, its value, and what it rests on."""
        article = self.collection.article(claim.article)
        conflict = self.collection.conflict_of(claim.article)
        points = {p.field: p for p in points_of(claim, conflict, str(article["language"] or "en"))}
        points["stance"] = Point("stance", "", claim.stance)
        lines = [self._state(field, points[field], field in marks) for field in self.fields() if field in points]
        return Markup('<table class="states"><tbody>{}</tbody></table>').format(Markup("").join(lines))

    def _state(self, field: str, point: Point, marked: bool) -> Markup:
        key = FIELD_KEYS[field]
        button = one_key(key, "", "field", f"{self.at}:{field}", title=f"{NAMES[field]}: wrong")
        more = hidden(key.upper(), "more", f"{self.at}:{field}")
        value = point.value.split(": ")[0] if field == "type" else point.value
        why = point.why.split("; right in about")[0] if field != "type" else ""
        words = (
            Markup(" <small>“{}”</small>").format(text(point.words)) if point.words and field != "type" else Markup("")
        )
        return Markup('<tr><td>{}{}</td><th scope="row">{}</th><td class="{}">{}{}</td><td><small>{}</small></td></tr>').format(
            button, more, NAMES[field], "open" if value == UNCLEAR else "", text(value), words,
            Markup("<b>wrong</b>") if marked else text(why),
        )  # fmt: skip

    def asks(self) -> Markup:
        """What is asked at the moment, at its field; nothing where nothing is."""
        if self.asked is None:
            return Markup("")
        asked = self.asked
        listed = choices(asked.field, self.collection, self.article())
        head = Markup("<b>{}</b> — what is it?").format(NAMES[asked.field])
        leave = Markup("") if asked.field in NEVER_EMPTY and not self.may_leave_open else one_key(
            "Enter", self.leave_open(asked.field), "give", f"{self.at}:"
        )  # fmt: skip
        back = one_key("Escape", "Back", "drop", f"{self.at}:", shown="Esc")
        note = (
            Markup('<p class="wrong" role="alert">{}</p>').format(text(asked.note.removeprefix(f"{asked.field}: ")))
            if asked.note
            else Markup("")
        )
        if listed:
            keys = Markup("").join(
                one_key(k, words, "give", f"{self.at}:{value}")
                for k, (words, value) in zip(CHOICE_KEYS, listed, strict=False)
            )
            return Markup('<div class="asked">{}<div class="answers">{}{}{}</div>{}</div>').format(
                head, keys, leave, back, note
            )
        options = Markup("").join(
            Markup("<option>{}</option>").format(text(s)) for s in suggestions(asked.field, self.collection)
        )
        return Markup(
            '<div class="asked"><label>{} <input data-focus data-enter="give" data-escape="drop" data-value="{}" value="{}" '
            'list="claims-known-{}" placeholder="{}" aria-label="{}"></label><datalist id="claims-known-{}">{}</datalist>{}'
            "<p><small><kbd>Enter</kbd> takes it; empty: {} · <kbd>Esc</kbd> back</small></p></div>"
        ).format(
            head, self.at, text(asked.typed), asked.field, text(hint(asked.field)), NAMES[asked.field], asked.field, options,
            note, self.leave_open(asked.field),
        )  # fmt: skip

    may_leave_open = True

    def leave_open(self, field: str) -> str:
        """What giving no value means, in words."""
        return "it is unclear"

    def passage(self, article: str, start: int, end: int, kind: str = "claim") -> Markup:
        """The paragraph with these characters marked, and where it is from."""
        shown = show_passage(self.collection, article, [Span(start, end, kind)], whole=False, plain=True)
        return show_source(self.collection, article) + shown

    def card(self, *parts: Markup) -> Markup:
        """A card of these parts, with what was just said."""
        said = Markup('<p class="told{}" role="status">{}</p>').format(
            " wrong" if self._wrong else "", text(self._told)
        )
        off = Markup('<p class="keys-off">Click here (or tab to it) to answer by keys.</p>')
        return Markup('<article class="card">{}{}{}</article>').format(off, Markup("").join(parts), said)
