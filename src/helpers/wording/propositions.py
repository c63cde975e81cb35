"""Claims and statements as clauses and labels, with the names that a conflict gives its sides."""

from collections.abc import Callable, Iterable, Mapping
from types import SimpleNamespace
from typing import Any

import pandas as pd

from helpers.analysis import scope
from helpers.analysis.voices import ITSELF, named
from helpers.schema import NO_PARTY, SIDELESS, UNCLEAR
from helpers.wording.agreeing import with_article
from helpers.wording.amounts import how_much
from helpers.wording.denying import says_none_left
from helpers.wording.places import where

NOBODY, NOWHERE = "an unclear side", "an unclear place"
NO_COMMENT = "does not comment"
NOT_SO = "not so: "
"""Before what is said not to have happened."""


def _plain(row: Mapping) -> SimpleNamespace:
    """A row of a data frame as the other rows are, a missing share being None."""
    return SimpleNamespace(
        **{str(k): v for k, v in row.items()} | {"share": None if pd.isna(row["share"]) else row["share"]}
    )


class Wording:
    """Puts rows of schema.CLAIMS and schema.STATEMENTS into English."""

    def __init__(self, names: Callable[[str], str]) -> None:
        self._name = names

    @classmethod
    def of(cls, conflicts: Iterable) -> "Wording":
        """The wording with the sides' names of these conflict profiles."""
        names = {s.side: s.name for conflict in conflicts for s in conflict.sides if s.side not in SIDELESS}
        return cls(lambda side: names.get(side, ""))

    @classmethod
    def of_palette(cls, palette: Any) -> "Wording":
        """The wording with the names that a figure's palette has."""
        return cls(lambda side: palette[side].name)

    def side(self, side: str) -> str:
        """A side's name; its id as words where no profile gives one, and "Unclear" for none."""
        return self._name(side) or (side or UNCLEAR).replace("_", " ").capitalize()

    def the(self, side: str) -> str:
        """A side's name inside a sentence: "the Houthis", "Hamas"."""
        return with_article(self.side(side))

    def speaker(self, row: Any) -> str:
        """Who speaks, and for whom: "Maria Zakharova (Russia)", "Russia", "the article itself", "… (side unclear)"."""
        who = named(row)
        if who == ITSELF:
            return who
        name = f"side {UNCLEAR}" if not row.side else row.side if row.side in NO_PARTY else self.side(row.side)
        return who if who.casefold() == name.casefold() else f"{who} ({name})"

    def content(self, row: Any) -> str:
        """What it says, as a clause: "90% of Kupiansk is held by Ukraine", "it is not so that …"."""
        if says_none_left(row):
            return f"nothing of {row.place or NOWHERE} is held by {self.holder(row)}"
        said = self.proposition(row)
        return f"it is not so that {said}" if row.stance == "denies" else said

    def none_left(self, row: Any) -> str:
        """What a denial of control says beside words that somebody is there: "no forces of Redland are left in Alphaville"."""
        return f"no forces of {self.holder(row)} are left in {row.place or NOWHERE}"

    def proposition(self, row: Any) -> str:
        """The proposition as a clause, whether it is asserted or denied."""
        return self._held(row) if row.type == "control" else self._event(row)

    def label(self, row: Any) -> str:
        """The same for a table or a pop-up that names the place: "Nearly 90% held by Ukraine", "Not held by Russia", "Not so: a
        strike by …": an article that says so in its own words denies nobody's."""
        row = _plain(row) if isinstance(row, Mapping) else row
        if row.stance == "declines":
            said = NO_COMMENT
        else:
            if says_none_left(row):
                return f"Nothing held by {self.holder(row)}"
            denied = row.stance == "denies"
            said = self._holding(row, denied=denied) if row.type == "control" else self._happening(row)
            if denied and row.type != "control":
                said = f"{NOT_SO}{said}"
            elif row.act == "predict" and not denied:
                said = f"foresees: {said}"
        return said[:1].upper() + said[1:]

    def extent(self, row: Any) -> str:
        """The place and how much of it: "all of Kupiansk", "an area north of Kupiansk"."""
        place = row.place or NOWHERE
        if scope.position(row) != scope.AT:
            return f"an area {where(row.relation, place)}"
        if not scope.is_of_place(row):
            return f"the {row.relation} of {place}"
        amount = how_much(row)
        return f"{amount} of {place}" if amount else place

    def holder(self, row: Any, *, article: bool = False) -> str:
        """Who holds the place according to a row of type control; `article`: as it stands inside a sentence."""
        if not row.controller:
            return NOBODY
        return self.the(row.controller) if article else self.side(row.controller)

    def _held(self, row: Any) -> str:
        return f"{self.extent(row)} is held by {self.holder(row)}"

    def _holding(self, row: Any, *, denied: bool) -> str:
        if row.place and not scope.is_of_place(row):  # the place's name stands beside: nothing of it is said to be held
            return f"{'not ' if denied else ''}{self._beside(row)} held by {self.holder(row)}"
        amount = how_much(row)
        amount = "all of it" if amount == "all" else amount
        if denied:
            amount = amount.replace("a part", "no part") if amount.startswith("a part") else f"not {amount}"
        return f"{amount.strip()} held by {self.holder(row)}".strip()

    @staticmethod
    def _beside(row: Any) -> str:
        """What lies beside a place or at its edge, which is named already: "an area south of it", "its outskirts"."""
        if scope.position(row) == scope.AT:
            return f"its {row.relation}"
        return f"an area {where('near' if row.relation == 'between' else row.relation, 'it')}"  # between it and what?

    def _at(self, row: Any) -> str:
        if not row.place:
            return ""
        return f" at {row.place}" if scope.position(row) == scope.AT else f" {where(row.relation, row.place)}"

    def _event(self, row: Any) -> str:
        """What happened, at its place, as a clause; in the words of the article where the fields do not carry it."""
        actor, target, at = self._party(row.actor), self.side(row.target) if row.target else "", self._at(row)
        match row.type:
            case "advance":
                return f"forces of {actor} advanced{at}"
            case "repelled":
                return f"an attack{' by ' + target if target else ''}{at} was beaten back"
            case "encirclement":
                return f"forces{' of ' + target if target else ''}{at} are surrounded or cut off"
            case "withdrawal":
                return f"forces of {actor} left {self.extent(row)}"
            case "presence":
                return f"forces of {actor} are{at or ' somewhere'}" if row.actor else f"there is fighting{at}"
            case _:
                return f"“{row.quote}”"

    def _happening(self, row: Any) -> str:
        """What happened, without its place."""
        actor, target = self._party(row.actor), self.side(row.target) if row.target else ""
        by = f" by {self.side(row.actor)}" if row.actor else ""
        match row.type:
            case "advance":
                return f"forces of {actor} advanced{' against ' + target if target else ''}"
            case "repelled":
                return f"an attack{' by ' + target if target else ''} beaten back{by}"
            case "encirclement":
                return f"forces{' of ' + target if target else ''} surrounded or cut off{by}"
            case "withdrawal":
                return f"forces of {actor} left"
            case "presence":
                return f"forces of {actor} present or fighting" if row.actor else "fighting, or forces present"
            case "strike":
                return f"a strike{by}{' on ' + target if target else ''}"
            case "losses":
                return f"losses{' of ' + target if target else ''}{', inflicted' + by if by else ''}"
            case _:
                return "something else about the war"

    def _party(self, side: str) -> str:
        return self.side(side) if side else NOBODY
