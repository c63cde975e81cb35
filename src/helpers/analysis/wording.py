"""Statements, and the relations between them, in words."""

from collections.abc import Iterable, Mapping

from helpers.analysis import scope
from helpers.analysis.dates import apart_in_words, days_apart
from helpers.analysis.voices import ITSELF, named
from helpers.schema import SIDELESS, UNCLEAR

_NOBODY, _NOWHERE = "an unclear side", "an unclear place"
_REASONS = {
    "denies": "{A} denies, {apart}, what {B} said: {b}.",
    "contradicts": "{A} says that {a}; {B} said, {before}, that {b}. Both cannot be true of the same time{unless}.",
    "in_tension": "{A} says that {a}; {B} said, {before}, that {b}. {tension}",
    "reaffirms": "{A} says again, {apart}, after {B}: {a}.",
    "corroborates": "{A} says, {apart}, the same as {B}: {a}.",
    "updates": "{A} says, {apart}, that {a}; {B} had said that {b}. The later statement speaks of later days, so it "
    "does not contradict the earlier.",
    "concedes": "{A} grants, {apart} and against the own side's interest, what {B} says: {b}.",
    "scope_differs": "{A} says that {a}; {B} said, {before}, that {b}. They speak of more and of less of the place, so "
    "both may be true.",
}
_TENSIONS = {
    "repelled": "One speaks against the other, but both may be true: an attack may fail where the attacker holds ground.",
    "advance": "One speaks against the other, but both may be true: forces may get into a place that the enemy still claims.",
    "presence": "One speaks against the other, but both may be true: forces may be in a place that the enemy claims.",
}
_TWO_VOICES = "Two voices of one side differ; which of them speaks for it the words do not tell."
_REAFFIRMED = " The claim is reaffirmed after the other one was made, so both stand."
_POINTS_BACK = "{A} denies, in the same article and right after it, what {B} said: {b}."


class Wording:
    """Puts rows of schema.STATEMENTS into English, with the names that the conflict gives its sides."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = names

    @classmethod
    def of(cls, conflicts: Iterable) -> "Wording":
        """The wording with the sides' names of these conflict profiles."""
        return cls({s.side: s.name for conflict in conflicts for s in conflict.sides if s.side not in SIDELESS})

    def side(self, side: str) -> str:
        """A side's name; its id as words where no profile gives one, and "Unclear" for none."""
        return self._names.get(side) or (side or UNCLEAR).replace("_", " ").capitalize()

    def speaker(self, row) -> str:
        """Who speaks, and for whom: "Maria Zakharova (Russia)", "Russia", "the article itself", "… (side unclear)"."""
        who = named(row)
        if who == ITSELF:
            return who
        name = f"side {UNCLEAR}" if not row.side else row.side if row.side in SIDELESS else self.side(row.side)
        return who if who.casefold() == name.casefold() else f"{who} ({name})"

    def content(self, row) -> str:
        """What the statement says, as a clause: "90% of Kupiansk is held by Ukraine"."""
        said = self._control(row) if row.type == "control" else self._event(row)
        return f"it is not so that {said}" if row.stance == "denies" else said

    def extent(self, row) -> str:
        """The place and how much of it: "all of Kupiansk", "an area north of Kupiansk"."""
        place = row.place or _NOWHERE
        if scope.position(row) != scope.AT:
            return f"an area {row.relation.replace('_', ' ')} {place}"
        if row.share is not None:
            return f"{share_in_words(row)} of {place}"
        return {scope.FULL: f"all of {place}", scope.PART: f"a part of {place}"}.get(scope.scope(row), place)

    def reason(self, relation: str, a, b) -> str:
        """Why a stands in the relation to b."""
        days = days_apart(a.claim_date, b.claim_date)
        template = _REASONS[relation]
        if relation == "contradicts" and a.act == "reaffirm" and days != 0:
            template += _REAFFIRMED
        return self._fill(template, a, b, days)

    def perhaps(self, reason: str, doubt: str) -> str:
        """An accusation that a doubt keeps from being made, with the doubt."""
        return f"Perhaps, but {doubt}. Read as it stands: {reason}"

    def points_back(self, a, b) -> str:
        """Why a denial without a proposition of its own denies the claim before it."""
        return self._fill(_POINTS_BACK, a, b, None)

    def _fill(self, template: str, a, b, days: int | None) -> str:
        apart = "at a date known only roughly" if days is None else apart_in_words(days)
        before = apart if days in (None, 0) else "a day before" if days == 1 else f"{days} days before"
        filled = template.format(
            A=self.speaker(a),
            B=self.speaker(b),
            a=self.content(a),
            b=self.content(b),
            apart=apart,
            before=before,
            unless="" if days == 0 else "; read otherwise, the place changed hands between the two",
            tension=next((_TENSIONS[kind] for kind in _TENSIONS if kind in (a.type, b.type)), _TWO_VOICES),
        )
        return filled[:1].upper() + filled[1:]

    def _control(self, row) -> str:
        return f"{self.extent(row)} is held by {self.side(row.controller) if row.controller else _NOBODY}"

    def _event(self, row) -> str:
        actor = self.side(row.actor) if row.actor else _NOBODY
        target = self.side(row.target) if row.target else ""
        near = f" at {row.place}" if scope.position(row) == scope.AT and row.place else f" in {self.extent(row)}"
        match row.type:
            case "advance":
                return f"forces of {actor} advanced{near}"
            case "repelled":
                return f"an attack{' by ' + target if target else ''}{near} was beaten back"
            case "encirclement":
                return f"forces{' of ' + target if target else ''}{near} are surrounded or cut off"
            case "withdrawal":
                return f"forces of {actor} left {self.extent(row)}"
            case "presence":
                return f"forces of {actor} are{near}"
            case _:
                return f"“{row.quote}”"


def share_in_words(row) -> str:
    """The share as it was said, "nearly 90%"; the row must have one."""
    return f"{row.share_modifier} {round(100 * row.share)}%".strip()
