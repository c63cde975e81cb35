"""Short words for figures: who speaks, and what they say of a place."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from helpers.analysis import scope
from helpers.analysis.voices import bare, own_voice
from helpers.counting import plural
from helpers.figures.palette import Palette
from helpers.wording import how_much, says_none_left
from helpers.wording import where as lies

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONGEST_NAME = 28
LONGEST_ABBREVIATION = 6
_EVENTS = {
    "advance": "advance",
    "repelled": "attack repelled",
    "encirclement": "encirclement",
    "withdrawal": "withdrawal",
    "presence": "presence",
    "strike": "strike",
    "losses": "losses",
    "other": "something else",
}


class Words:
    """The words of one figure, with the names of its conflict's sides and actors."""

    def __init__(self, palette: Palette, actors: Iterable[Any] = ()) -> None:
        self._palette = palette
        self._short = {a.actor: _short_actor(a) for a in actors}

    def side(self, side: str) -> str:
        """A side's name as the palette has it."""
        return self._palette[side].name

    def speaker(self, row: Any) -> str:
        """Who speaks, as briefly as a newspaper would: a person's last name, a known abbreviation, the side."""
        if not row.speaker:
            return "the article" if own_voice(row) else "unnamed speaker"
        if bare(row):
            return self.side(row.side)
        return _shortened(self._short.get(row.speaker) or row.speaker)

    def said(self, row: Any, *, named: bool = False) -> str:
        """What a statement says of its place, in the fewest words: "full control reaffirmed", "attack repelled".

        With `named` the place is named too, for figures of several places: "attack repelled at Kupiansk".
        """
        if row.stance == "declines":
            return f"no comment{self._at(row) if named else ''}"
        denies = "denies " if row.stance == "denies" else "predicts " if row.act == "predict" else ""
        again = " reaffirmed" if row.act == "reaffirm" and row.type == "control" and not denies else ""
        if row.type != "control":
            event = f"{denies}{_EVENTS[row.type]}"
            return f"{event}{self._at(row)}" if named else f"{self._beside(row)}{event}"
        where = self._place(row) if named else ""
        if row.stance == "denies":
            by = f" by {self.side(row.controller)}" if row.controller else ""
            full = "full " if scope.scope(row) == scope.FULL and not says_none_left(row) else ""
            return f"{'' if named else self._beside(row)}denies {full}control{f' of {where}' if where else ''}{by}"
        return f"{'' if named else self._beside(row)}{denies}{self._held(row, where)}{again}"

    def _held(self, row: Any, where: str) -> str:
        """Who holds how much: "full control" by the speaker's own side, else "a part held by Ukraine"."""
        area = scope.scope(row)
        amount = how_much(row)
        amount = "all of it" if amount == "all" and not where else amount
        own = bool(row.side) and row.controller == row.side
        if own and area in (scope.FULL, scope.WHOLE):
            return f"{'full ' if area == scope.FULL else ''}control{f' of {where}' if where else ''}"
        what = f"{amount} of {where}" if amount and where else amount or where
        holder = self.side(row.controller) if row.controller else "an unclear side"
        return what if own else f"{what} held by {holder}".strip()

    def _beside(self, row: Any) -> str:
        return "" if scope.position(row) == scope.AT else f"{lies(row.relation, 'it')}, "

    def _place(self, row: Any) -> str:
        if scope.position(row) == scope.AT or not row.place:
            return row.place
        return f"an area {lies(row.relation, row.place)}"

    def _at(self, row: Any) -> str:
        if not row.place:
            return ""
        return f" at {row.place}" if scope.position(row) == scope.AT else f" {lies(row.relation, row.place)}"


def day(text: str) -> str:
    """An ISO date as an axis says it, without its year: "20 Nov", "Nov", "2025"."""
    parts = text.split("-")
    if len(parts) == 1:
        return parts[0]
    return " ".join([*(str(int(d)) for d in parts[2:]), MONTHS[int(parts[1]) - 1]])


def on(ordinal: int) -> str:
    """A day (ordinal) as an axis says it: "20 Nov"."""
    return day(date.fromordinal(ordinal).isoformat())


def period(first: int, last: int) -> str:
    """Two days (ordinals) as a span: "20 Nov – 18 Dec 2025"; one day where they are the same."""
    start, end = date.fromordinal(first), date.fromordinal(last)
    to = f"{day(end.isoformat())} {end.year}"
    if first == last:
        return to
    return f"{day(start.isoformat())}{f' {start.year}' if start.year != end.year else ''} – {to}"


def _short_actor(actor: Any) -> str:
    if actor.kind == "person":
        return actor.actor.split()[-1]
    known = [a for a in actor.aliases if a.isupper() and a.isascii() and 1 < len(a) <= LONGEST_ABBREVIATION]
    return min(known, key=len, default=actor.actor)


def _shortened(name: str) -> str:
    if len(name) <= LONGEST_NAME:
        return name
    head = name.split(" of ")[0]
    return head if len(head.split()) > 1 else f"{name[:LONGEST_NAME].rsplit(' ', 1)[0]}…"


def not_drawn(undated: int) -> str:
    """That statements without a date are missing from a picture along time."""
    return f"{plural(undated, 'statement')} without a date {'is' if undated == 1 else 'are'} not drawn."
