"""What a brief is made from: the tables of a run, without rejected claims, and the place that it turns on."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

from helpers import schema
from helpers.analysis import scope
from helpers.analysis.doubts import ANSWERING, GRANTING, MAKING, PLACING, QUOTING, TELLING, Doubts
from helpers.analysis.model_reading import ModelReading
from helpers.analysis.relations import allies_of
from helpers.analysis.statements import rows
from helpers.brief.by_key import ByKey
from helpers.brief.focus import focus, ranked
from helpers.brief.lexicon import alternatives
from helpers.brief.transcripts import misgiven
from helpers.conflicts import Conflict
from helpers.figures.palette import Palette
from helpers.parameters.validation import find_places
from helpers.schema import CLASHES, NO_PARTY
from helpers.selection import answered_places, answers
from helpers.wording import Wording

if TYPE_CHECKING:
    from helpers.tables import Tables

LARGE = 200
"""Claims from which a summary tells the last words of the sides alone."""

_ITS_OWN = frozenset({"party", "regional_authority", "media", "milblogger", "commander"})
"""Roles of those who speak on a side, and not for it: local fighters, a separatist region's leader, its press, whoever
commands some of its fighters."""
_MAY_BE_IT = frozenset({"party", "commander"})
"""The roles among them of those who are the side itself, where words name them after it: a group, its spokesman, its general."""
_NEAR = 50
"""Characters around a speaker's name in which it may be told whose spokesman or commander that is."""
_BESIDE = re.compile(
    r"\bpro-|\b(?:sources?|media|outlets?|channels?|activists?|bloggers?|supporters?|sympathi[sz]ers?|allies|allied|backed|aligned|affiliated|linked|"
    r"militias?|volunteers?|locals?|residents?|monitoring)\b",
    re.I,
)
"""Words in the name of a speaker for those who stand on a side and do not speak for it."""
_SPEAKS_FOR = re.compile(
    r"\b(?:spokes\w+|commander|leader|official|chief|member|representative) (?:for|of) (?:the )?(.+)"
)
"""Whom somebody speaks for who has no other name: a group of a side is not the side."""
_NAMELESS = re.compile(
    rf"(?:[\w’'.-]+ ){{0,4}}{alternatives('nameless')}(?: (?:in|from|on|at|of|close|near|inside) .+)?$"
)
"""Names of speakers that name nobody, and no office that speaks for others: "an Iraqi officer", "security sources"."""
_OF_A_UNIT = re.compile(rf"\b{alternatives('small unit')} (?:[\w’'-]+ )?{alternatives('nameless')}\b", re.I)
"""What somebody is called who has a command and a name, and speaks for his men: "the drone unit commander Anna Rot"."""
_STEM = 5
"""Letters in which a country's name and what is named after it agree: "Redland", "Redlandish"."""


@dataclass(frozen=True)
class Material(ByKey):
    """The tables of schema.py by name, the sides' names and looks, and the name of the focus place ("" for none).

    `conflict` is the profile that most articles are read with. `unsure` are statements that a summary does not tell: their
    place is borrowed, or their reading or their speaker unsure; `unquoted` are those that it does not even quote, and `unheard` those of which
    it is unsure who says them: what a party denies or grants is quoted unless it is one of these. `ungranted` are those of which this or their place is unsure, and `unplaced` those of
    which no word tells the place. Of `void` ones nothing is made. `allies`
    are pairs of sides that are no enemies. `places` are all places by how much the claims are about them, and `asked` is
    the one that the reader asked for. `by_model` tells what a language model did with the articles; it is false where none
    was asked.
    """

    articles: pd.DataFrame
    claims: pd.DataFrame
    statements: pd.DataFrame
    relations: pd.DataFrame
    conflict: Conflict
    wording: Wording
    palette: Palette
    place: str
    corrections: pd.DataFrame
    unsure: frozenset[str]
    unquoted: frozenset[str]
    unheard: frozenset[str]
    ungranted: frozenset[str]
    unplaced: frozenset[str]
    void: frozenset[str]
    allies: frozenset[frozenset[str]]
    places: tuple[str, ...] = ()
    asked: str = ""
    by_model: ModelReading = field(default_factory=ModelReading)

    @property
    def is_large(self) -> bool:
        """Whether there are so many claims that a summary has to be short."""
        return len(self.claims) > LARGE

    @property
    def sides(self) -> list[str]:
        """Parties that speak in these claims, in the profile's order."""
        spoken = set(self.claims["side"].unique())
        return [side for side in self.palette.sides if side in spoken and side not in NO_PARTY]

    @property
    def voices(self) -> list[str]:
        """All sides that speak, the parties first, then independent voices, the media, and "" for unclear ones."""
        spoken = set(self.claims["side"].unique())
        return self.sides + [side for side in NO_PARTY if side in spoken]

    @cached_property
    def reported(self) -> pd.DataFrame:
        """The articles that the claims stand in."""
        return self.articles[self.articles["article"].isin(self.claims["article"])]

    @cached_property
    def answered(self) -> dict[str, list[str]]:
        """Claim without a place → the places of the statements that it denies."""
        return answered_places(self.claims, self.relations, self.claims["place"])

    def speaks_by_name(self, row) -> bool:
        """Whether a claim or statement names somebody closer than the side as a whole."""
        names = (self.wording.side(row.side), row.side.replace("_", " "))
        return bool(row.speaker) and row.speaker.casefold() not in map(str.casefold, names)

    def speaks_on_its_side(self, row) -> bool:
        """Whether somebody speaks who is counted to a side, with no office of it that its name shows: local fighters, a
        separatist region's leader, "allied forces", a side's press, its supporters."""
        if not self.speaks_by_name(row):
            return False
        if _BESIDE.search(row.speaker) or _OF_A_UNIT.search(row.speaker):
            return True
        if row.role in _ITS_OWN:
            return row.role not in _MAY_BE_IT or not self._is_of_it(row)
        of = _SPEAKS_FOR.search(row.speaker)
        if of and not _share_a_word(of[1], self._names(row.side)):
            return True
        return row.role == "unit" and not _share_a_word(row.speaker, self.wording.side(row.side))

    def is_nameless(self, row) -> bool:
        """Whether a person speaks who is not named, and who speaks for nobody: what "an officer" said, his state has not."""
        return bool(row.side) and self.speaks_by_name(row) and _NAMELESS.match(row.speaker) is not None

    def _is_of_it(self, row) -> bool:
        """Whether a speaker's name, or what stands beside it in a sentence, has the side's own name."""
        told = self.claims[(self.claims["speaker"] == row.speaker) & (self.claims["side"] == row.side)]
        own = self._own_names(row.side)
        for words, sentence in zip(told["speaker_text"], told["sentence"], strict=True):
            at = sentence.find(words) if words else -1
            around = sentence[max(at - _NEAR, 0) : at + len(words) + _NEAR] if at >= 0 else ""
            if any(re.search(rf"\b{re.escape(name)}\b", f"{row.speaker} · {around}") for name in own):
                return True
        return False

    def _own_names(self, side: str) -> frozenset[str]:
        """The names of a side itself, and of its people, without those of its troops, which may be anybody's."""
        known = next((s for s in self.conflict.sides if s.side == side), None)
        names = (self.wording.side(side), *known.names, *known.demonyms) if known else (self.wording.side(side),)
        return frozenset(name for name in names if len(name) > 2)

    def is_called(self, side: str, words: str) -> bool:
        """Whether words have a name of a side, or of what belongs to it, among them."""
        return _share_a_word(words, self._names(side))

    def _names(self, side: str) -> str:
        """All names of a side that its profile has, and what belongs to it."""
        known = next((s for s in self.conflict.sides if s.side == side), None)
        names = (*known.names, *known.demonyms, *known.forces) if known else ()
        return " ".join((self.wording.side(side), *names))

    @cached_property
    def disputed(self) -> frozenset[str]:
        """Statements that deny or contradict another one, or are denied or contradicted."""
        pairs = self.relations[self.relations["relation"].isin(CLASHES)]
        return frozenset((*pairs["a"], *pairs["b"]))

    def at_focus(self) -> list:
        """Statements about the focus place itself or a part of it, and denials of them that name no place, by date, the
        undated last."""
        told = list(rows(self.statements))
        found = [row for row in told if self.place and row.place == self.place and scope.is_told_of(row)]
        denying = answers(self.relations, {row.statement_id for row in found})
        found += [row for row in told if not row.place and row.statement_id in denying]
        return sorted(found, key=lambda row: row.claim_date or "9999")


def gather(
    articles: pd.DataFrame,
    claims: pd.DataFrame,
    statements: pd.DataFrame,
    relations: pd.DataFrame,
    *,
    conflicts: Iterable[Conflict],
    focus_place: str = "",
    corrections: pd.DataFrame | None = None,
    documents: pd.DataFrame | None = None,
) -> Material:
    """The material of a brief.

    Args:
        articles, claims, statements, relations: tables of schema.py, as the parameters selected them.
        conflicts: the profiles that the articles are read with, the one of most articles first; at least one.
        focus_place: the place that the reader asked for, in any spelling. Where it is empty, or no claim is about it,
            the brief turns on the place that stands out in the claims of control, if there is one.
        corrections: schema.CORRECTIONS, where people corrected something.
        documents: schema.DOCUMENTS, where a language model may have read the articles.
    """
    conflicts = tuple(conflicts)
    kept = claims[claims["review"] != "rejected"]
    said = statements[statements["statement_id"].isin(kept["statement_id"])]
    scores, doubts, anothers = ranked(kept, said, relations), Doubts(kept), misgiven(kept, articles)
    asked = next((place for place in _names(focus_place, conflicts) if place in scores), "")
    return Material(
        articles=articles,
        claims=kept,
        statements=said,
        relations=relations,
        conflict=conflicts[0],
        wording=Wording.of(conflicts),
        palette=Palette.of(conflicts[0], sides=tuple(sorted(set(kept["side"])))),
        place=focus(scores, [asked] if asked else [], conflicts[0].focus_place),
        unsure=anothers.union(doubts.about(TELLING)),
        unquoted=anothers.union(doubts.about(QUOTING)),
        unheard=anothers.union(doubts.about(ANSWERING)),
        ungranted=anothers.union(doubts.about(GRANTING)),
        unplaced=frozenset(doubts.about(PLACING)),
        void=anothers.union(doubts.about(MAKING)),
        allies=allies_of(conflicts),
        places=tuple(scores),
        asked=asked,
        corrections=schema.frame(schema.CORRECTIONS, []) if corrections is None else corrections,
        by_model=ModelReading() if documents is None else ModelReading.of(documents),
    )


def _share_a_word(speaker: str, side: str) -> bool:
    """Whether a speaker is named after a side: "the Redlandish army", of Redland."""
    stems = {word[:_STEM] for word in re.findall(r"\w{4,}", side.casefold())}
    return any(word[:_STEM] in stems for word in re.findall(r"\w{4,}", speaker.casefold()))


def material_of(tables: "Tables") -> Material:
    """The material of the tables that some parameters ask for."""
    return gather(
        tables.articles,
        tables.claims,
        tables.statements,
        tables.relations,
        conflicts=list(tables.conflicts.values()) or [tables.conflict],
        focus_place=tables.parameters.focus_place,
        corrections=tables.corrections,
        documents=tables.documents,
    )


def count_places(claims: pd.DataFrame) -> int:
    """How many places claims are about: namesakes are several, and a name that stands for no known place is one."""
    known = claims["place_id"] != ""
    loose = set(claims.loc[~known, "place"]) - {""} - set(claims.loc[known, "place"])
    return claims.loc[known, "place_id"].nunique() + len(loose)


def _names(place: str, conflicts: Iterable[Conflict]) -> list[str]:
    return [place, *(found.name for found in find_places(place, conflicts))] if place else []
