"""Why a statement is too unsure to accuse anybody with it, in words.

A contradiction that is printed says that two speakers cannot both be right. It needs a side, a place that the words
themselves name, a day that they give, and values that are likely right; where one of these is missing it is a "perhaps".
"""

import re
from collections.abc import Collection, Mapping
from functools import partial
from math import prod
from typing import Any

import pandas as pd

from helpers import basis, word_lists
from helpers.analysis import clauses
from helpers.analysis.borrowed import borrowed_place, is_lent
from helpers.analysis.passages import misread
from helpers.analysis.rows import rows
from helpers.analysis.voices import own_voice
from helpers.schema import NO_PARTY

ALL = ("side", "voice", "place", "day", "reading")
POINTING = ("side", "voice", "reading")
ALOUD = ("side", "voice")
TELLING = ("place", "named", "speaker", "reading", "holder")
QUOTING = ("about", "named", "speaker")
ANSWERING = ("speaker",)
MAKING = ("misread",)
PLACING = ("named",)
GRANTING = ("speaker", "place", "named")
SURE = 0.55
"""Chance that all values an accusation rests on are right, from which it is made."""
UNLIKELY = 0.3
"""Chance that a row as a whole is right, below which nothing is made of it however sure single values are."""
ACCUSING = 0.45
"""The same, below which nobody is accused with it."""
CERTAIN = 0.7
"""The same, from which a summary says in its own words what a row says; below it, the words are quoted."""
LIKELY = 0.9
"""Chance from which a borrowed place counts as a place that is named."""
PROBABLE = 0.85
"""The same where the words themselves are told, and the reader sees what they are about."""
SPOKEN = 0.8
"""Chance that it is this speaker, for this side, of this place, all together, from which words are put into somebody's mouth.

Of .75, .8 and .85 on annotated real articles: below it a third of the quotations were another's, or of another place.
"""
DATED = 0.9
"""Chance that a day is right from which a sentence tells it."""
BORROWED_DATES = ("publication_own_voice", "narration", "day_named_in_text")
"""Bases of dates that say when a text was written, or how far its story has come, not when something was so."""
_UNNAMED = frozenset(
    {
        "acted_before",
        "told_before",
        "state_lost",
        "opposite_lent",
        "usual_enemy",
        "states_enemy",
        "pronoun_in_quotation",
    }
)
"""Bases of a holder whom no word of the sentence names: enough to compare claims by, too little to say who holds a place."""
_DATING = re.compile(r"(after|since|before|until|till|when)\s", re.I)
"""Beginnings of words that only date what their sentence tells: "since the town fell"."""
_UNNAMED_PLACE = "unnamed_place"
"""Basis of the place of words about "an area" or "a village", which the text named a place before."""
_HANDED_ON = ("bulletin_owner",)
"""Bases of a speaker whom the head of a page names, but no word of the sentence."""
_words = partial(word_lists.alternatives, __package__)
_TOGETHER = re.compile(
    r"\baccording to both (?:[\w-]+ ){1,4}and\b|\bboth (?:[\w-]+ ){1,4}and (?:[\w-]+ ){1,4}"
    rf"{_words('telling together')}\b",
    re.I,
)
"""Two sides that one verb of saying has: "both Redland and Blueland sources claimed"."""
_OF_TWO = re.compile(r"\b[A-Z][\w-]+(?:,? (?:and|as well as) (?:the )?)[A-Z][\w-]+ [a-z]")
"""A speaker who is of two sides: "Redland and Blueland sources"."""
_NOTHING_SEEN = re.compile(
    rf"(?:\b(?:no|not|never)\b|n[’']t\b)[^.;]{{0,40}}\b{_words('sign of something')}\b[^.;]*$",
    re.I,
)
"""Words before what is said not to have been seen: who "has not observed confirmation that it fell" does not deny it."""
_ANYBODYS = re.compile(rf"\b{_words("anybody's fighters")}\b", re.I)
"""Words for fighters by which they are called whom nobody names: "the militants"."""
_UNSURE = "the reading of its words is unsure"
_SPOKEN_BY = frozenset(("speaker", "side"))
_RESTS_ON = ("side", "controller", "actor", "target", "place", "claim_date")
_BY_HAND = ("accepted", "edited", "added")
_BORNE = {
    "place": frozenset(("place", "about")),
    "teller": frozenset(("speaker",)),
    "speaker": frozenset(("speaker", "voice", "misread")),
}
"""What a claim is misread in → what may not be made of it."""
_READ = [
    "statement_id", "side", "side_basis", "speaker", "role", "article", "place", "claim_date", "place_basis", "claim_date_basis", "confidence", "field_confidence", "review", "rule", "controller",
    "actor", "target", "type", "quote", "sentence", "stance", "controller_basis", "speaker_basis", "attribution", "cue", "speaker_text",
    "place_rejected", "place_text", "claim_id", "start", "relation",
]  # fmt: skip


class Doubts:
    """Why statements are too unsure for what is made of them, one use after the other, of claims that are read once.

    A statement is as sure as the surest of the claims that report it.
    """

    def __init__(self, claims: pd.DataFrame) -> None:
        """Read schema.CLAIMS with `statement_id`."""
        told = list(rows(claims, _READ))
        misreadings = misread(told)
        self._told = [
            (claim, basis.field_chances(claim.field_confidence), misreadings.get(claim.claim_id, ("", "")))
            for claim in told
        ]

    def about(self, about: Collection[str] = ALL) -> dict[str, str]:
        """statement_id → why it is too unsure for an accusation; statements that are sure are left out.

        Args:
            about: which of ALL would be a reason; POINTING for a denial that points back to the words before it, which does
                not hang on place and day; ALOUD for one whose own words name who denies it; TELLING for a statement
                that is only repeated, with its speaker; QUOTING for one whose words are repeated; ANSWERING for words
                by which a party denies or grants what is said of a place; GRANTING for those by which a side speaks
                against itself; MAKING for those of which nothing at all is made; PLACING for words that are told under
                the name of a place.
        """
        found: dict[str, str] = {}
        sure = set()
        for claim, chances, (of, why) in self._told:
            if claim.statement_id in sure:  # of a statement that thousands report, most reports are never weighed
                continue
            misled = of and claim.review not in _BY_HAND and _bears(of, about)
            doubt = why if misled else _doubt(claim, chances, about)
            if doubt:
                found.setdefault(claim.statement_id, doubt)
            else:
                sure.add(claim.statement_id)
        return {statement: doubt for statement, doubt in found.items() if statement not in sure}


def _doubt(claim: Any, chances: Mapping[str, float], about: Collection[str]) -> str:
    if claim.review in _BY_HAND:
        return ""
    if "side" in about and not claim.side:
        return "it is unclear for whom the speaker speaks"
    if "voice" in about and own_voice(claim) and ":back:" not in f":{claim.rule}":  # unless it calls a claim false
        return "it is the article's own account, and an article is no party"
    if claim.sentence.rstrip(' "”’»)').endswith("?") and claim.quote.rstrip("?") in claim.sentence.rpartition(". ")[2]:
        return "it is asked, and not said"
    if "side" in about and claim.stance == "asserts" and clauses.is_relative(claim.quote):
        return "its words only say what something is that is told of otherwise"
    if "place" in about and borrowed_place(claim, chances, LIKELY):
        return "its place is not named by its own words"
    if "about" in about and borrowed_place(claim, chances, PROBABLE):
        return "its place is not named by its own words"
    if "named" in about and is_lent(claim, chances):
        return "no word of its sentence tells its place"
    if ("place" in about or "about" in about) and claim.place_basis.startswith(_UNNAMED_PLACE):
        return "it is about a place that its words do not name"
    holding = "holder" in about and claim.type == "control" and claim.stance == "asserts"
    if holding and claim.controller_basis in _UNNAMED:
        return "its words do not say who holds the place"
    if holding and clauses.is_wanted(claim):
        return "its words may only say what was wanted"
    if holding and clauses.is_to_come(claim.quote):
        return "its words say what is to be, and not what is"
    if (
        claim.stance == "asserts"
        and not _SPOKEN_BY.isdisjoint(about)
        and about != ANSWERING
        and clauses.is_wished(claim)
    ):
        return "its words may only say what was wanted"
    if "side" in about and claim.type == "control" and claim.stance == "asserts" and _is_of_nobody(claim, chances):
        return "its words do not say who holds the place"
    if holding and _DATING.match(claim.quote):
        return "its words only say when something else was"
    if "speaker" in about and claim.speaker_basis in _HANDED_ON and claim.attribution == "own_voice":
        return "an outlet hands on whose words these are, and does not say so of them"
    if "speaker" in about and _holds_its_teller(claim):
        return "what is taken for a verb of saying stands in its own words"
    if "side" in about and claim.stance == "denies" and _NOTHING_SEEN.search(clauses.before(claim)):
        return "it says no more than that nothing of it was seen"
    if "speaker" in about and claim.side_basis == "office_without_owner":
        return "it is unclear whose commander or official speaks"
    if "speaker" in about and claim.side_basis == "modifier" and claim.role in ("", "media"):
        return "a country's name beside a speaker is no office of it"
    if "speaker" in about and _TOGETHER.search(claim.sentence):
        return "two sides are said to say it"
    if not _SPOKEN_BY.isdisjoint(about) and claim.side not in NO_PARTY and _OF_TWO.search(claim.speaker_text):
        return "two sides are said to say it"
    if "speaker" in about and _of_speaker(chances) < SPOKEN:
        return "it is unsure who says it"
    if _is_carried_over(claim) and not _SPOKEN_BY.isdisjoint(about) and _of_speaker(chances) < LIKELY:
        return "its sentence names nobody who says it"
    if "about" in about and prod(chances.get(name, 1.0) for name in (*_SPOKEN_BY, "place")) < SPOKEN:
        return "it is unsure who says it of this place"
    if "day" in about and claim.claim_date_basis in BORROWED_DATES:
        return "its own words give no day"
    if about != ALOUD and claim.confidence is not None and claim.confidence < _likely_enough(about):
        return _UNSURE
    if "reading" not in about:
        return ""
    if chances:
        return "" if _chance(claim, chances) >= SURE else _UNSURE
    unsure = claim.confidence is not None and claim.confidence < SURE
    return _UNSURE if unsure else ""


def _bears(of: str, about: Collection[str]) -> bool:
    """Whether what is unsure of a claim, its place or its speaker, bears on what is made of it."""
    return not _BORNE[of].isdisjoint(about)


def _likely_enough(about: Collection[str]) -> float:
    """The chance that a row needs as a whole: to be told in other words, to accuse somebody, to be made anything of."""
    if "holder" in about:
        return CERTAIN
    return ACCUSING if "side" in about else UNLIKELY


def _of_speaker(chances: Mapping[str, float]) -> float:
    """The chance that it is this speaker, for this side."""
    return prod(chances.get(name, 1.0) for name in _SPOKEN_BY)


def _is_carried_over(claim: Any) -> bool:
    """Whether words are reported as somebody's whom, with the verb of saying, a sentence before theirs has."""
    told = (claim.speaker_text, claim.cue)
    return claim.attribution == "indirect" and all(told) and not any(word in claim.sentence for word in told)


def _is_of_nobody(claim: Any, chances: Mapping[str, float]) -> bool:
    """Whether no word names who holds a place, and who that is is less than likely, or words that may be said of any group."""
    if claim.controller_basis == "force_word" and _ANYBODYS.search(claim.quote):
        return True
    return claim.controller_basis in _UNNAMED and chances.get("controller", 1.0) < LIKELY


def _holds_its_teller(claim: Any) -> bool:
    """Whether the "verb of saying" of a reported claim stands in its words, behind who would say it: "the ground that Redland maintains"."""
    return (
        claim.attribution == "indirect"
        and bool(claim.cue and claim.speaker_text)
        and f"{claim.speaker_text} {claim.cue} " in claim.quote
    )


def _chance(claim: Any, chances: Mapping[str, float]) -> float:
    """The chance that everything stated that an accusation rests on is right, its fields taken one by one."""
    return prod(chances.get(name, 1.0) for name in _RESTS_ON if getattr(claim, name))
