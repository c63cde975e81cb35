"""Whether words on who holds a place are about the place itself, or about what lies in it, beside it or on the way to it."""

import re
from typing import Any

from helpers.analysis import scope
from helpers.analysis.clauses import is_relative
from helpers.analysis.history import is_long_ago
from helpers.brief.fragments import EITHER, MEASURED, hangs, points
from helpers.brief.lexicon import alternatives, pattern
from helpers.brief.material import Material
from helpers.brief.quoting import claim_of
from helpers.schema import BORROWED_FROM, NO_PARTY

_IT = re.compile(r"\b(?:it|them)\b", re.I)
_PRONOUNS = ("it", "this", "that", "them")
_BESIDE = r"\b(?:in|near|around|outside|inside|from|towards?|into|within|across|along|at|on|в|у|на|под|під|біля|около)\s+(?:(?!that\b|and\b|but\b|of\b)[\w-]+\s+){{0,3}}?{}"
"""What stands before a place's name where words are about something in it or beside it."""
_BESIDE_IT = rf"\b{alternatives('overlooking')} (?:the )?{{}}"
"""Words for what lies beside a place or above it: a hill overlooking it."""
_BEARING = rf"\b{alternatives('bearing')}[ -](?:parts? of )?(?:the )?{{}}"
"""A quarter of a place before its name: "eastern Alphaville" is not Alphaville."""
_GOING_ON = re.compile(rf"\b(?:is|are|was|were|been) (?:\w+ly )?(?!holding|controlling){alternatives('doing')}\b", re.I)
"""What somebody is about to get, and has not yet: "were recapturing the town"."""
_NEARLY = re.compile(
    rf"\b{alternatives('nearly')} (?:all|every|entire(?:ly)?|complete(?:ly)?|full(?:y)?|the (?:whole|entire))\b", re.I
)
"""Words for less than all: "almost entirely"."""
_MOSTLY = pattern("mostly")
"""Words that say of a whole place that it is held in part: "largely held by"."""
_SIEGE = pattern("siege")
"""Words for a siege: who besieges a place does not hold it."""
_COUNTRY = "country-"
"""How ids of countries begin. Nobody holds one who freed a thousand towns in it, or its border."""
_LAND_NAME = pattern("land in a name")
"""Words in the name of a land, which tells behind a comma where a place lies."""
_BUT_FOR = pattern("excepting")
"""Words that leave out a part: "captured the town except for the silos"."""
_WAY_TO = rf"\b{alternatives('way')}(?: leading)? (?:to|towards?) (?:the )?{{}}"
"""Words for a way to a place: who holds it, or a checkpoint on it, holds no part of the place."""
_SMALLER = pattern("smaller")
"""Words for less than a place."""
_OF_AN_ARMY = pattern("land of an army")
"""Words for lands that are none of a place's: "a military district"."""
_SETTLEMENT = pattern("settlement")
"""Words that stand for a place that was named before."""
_ALL_ELSE = rf"\b(?:all|every|each)(?: of)? (?:the |its |their )?(?!{{}}|of\b|of the\b)(?!(?:{alternatives('whole place')}|but)\b)[\w’'-]+"
"""Words that say "all" of something else than a place."""
_SITE = pattern("site")
"""Words for what stands in a place: who holds it, holds neither the place nor, by these words, a part of it."""
_PARTIAL = pattern("partial")
"""Words for a part of something. "The hospital" is held, and whether a part of the town is, the words do not say."""
_APART = re.compile(
    rf"(?<!\bthe )\b{alternatives('one settlement')}\b|\b{alternatives('apart')}\b",  # "the town's east" is the town's
    re.I,
)
"""Words for what is no part of a town, though it may lie in its land."""
_LOOSELY = pattern("loosely held")
"""Words by which a place is held by more than one, or by somebody who is near a side: "pro-government fighters", "shared"."""
_HEDGED = pattern("hedge")
"""Words by which somebody does not say that it is so: "has likely captured the town"."""
_HELD_BY = re.compile(rf"\b{alternatives('held by')} by (?:the |its |an? )?((?:[\w’'-]+ ?){{1,4}})", re.I)
"""By whom words say that a place is held."""
_OUTSIDE = rf"\b{alternatives('outside')} (?:(?:of|the) ){{{{0,2}}}}(?:[\w’'-]+ ){{{{0,2}}}}{{}}"
"""What lies beside a place, and is no part of it: "positions outside the town"."""
_SPAN = pattern("span of time")
"""Words by which a day begins or ends a time: who held a place "since March" did not hold it in March alone."""
_SHARED = rf"{alternatives('share')} of "
_OF_ALL = rf"{_SHARED}(?:the |its )?(?:[\w’'-]+ ){{{{0,2}}}}?(?:{{}}|{alternatives('whole place')}|camp)\b"
"""A share of a place itself, and not of "the part that rebels had held"."""


def is_plain(material: Material, row: Any) -> bool:
    """Whether the words of a statement on who holds a place are about the place, not about what lies in it or beside
    it: "took a village in eastern Redland", "took its last strongholds" are told as they are."""
    if row.type != "control" or row.stance != "asserts":
        return True
    if EITHER.match(row.quote) or (hangs(row.quote) and row.place not in row.quote):
        return False
    if not scope.is_of_place(row) or row.place_id.startswith(_COUNTRY) or is_long_ago(row) or is_relative(row.quote):
        return False
    claim = claim_of(material, row)
    named = claim.place_text if claim.place_text[:1].isupper() else row.place  # "it" is no name
    place = rf"(?:al-)?{re.escape(named)}"
    said = _OF_AN_ARMY.sub("", row.quote)
    if not re.search(place, row.quote, re.I) and _IT.search(
        row.quote
    ):  # what "it" is stands before: a checkpoint, a road
        said = _OF_AN_ARMY.sub("", claim.sentence[: claim.sentence.find(row.quote) + len(row.quote)])
    ways = (_WAY_TO, _BESIDE_IT, *((_BEARING,) if scope.scope(row) != scope.PART else ()))
    if _LAND_NAME.search(named) and re.search(rf",\s+(?:the )?{place}", row.quote, re.I):
        return False  # "took Alphaville, Gamma Oblast": the one lies in the other
    if MEASURED.search(row.quote) or any(re.search(way.format(place), said, re.I) for way in ways):
        return False
    if any(words.search(row.quote) for words in (_GOING_ON, _BUT_FOR, _NEARLY, _MOSTLY, _SIEGE, _LOOSELY, _HEDGED)):
        return False
    if _is_held_by_another(material, row) or (row.event_date and row.side in NO_PARTY and _SPAN.search(row.quote)):
        return False
    if row.share is not None:
        return not re.search(_SHARED, row.quote, re.I) or bool(re.search(_OF_ALL.format(place), row.quote, re.I))
    if scope.scope(row) == scope.PART:
        return (
            not is_apart(row)
            and not re.search(_OUTSIDE.format(place), said, re.I)
            and bool(_SMALLER.search(said) or _PARTIAL.search(row.quote))
        )
    if claim.place_basis.startswith(BORROWED_FROM) and not _names_a_place(row, claim):
        return False
    if scope.scope(row) == scope.FULL and re.search(_ALL_ELSE.format(place), row.quote, re.I):
        return False
    if points(row.quote) and not re.search(place, row.quote, re.I):
        return row.quote.casefold().endswith(_PRONOUNS)
    beside = re.search(_BESIDE.format(place), row.quote, re.I)
    return not beside and not any(words.search(said) and not words.search(row.place) for words in (_SMALLER, _SITE))


def _is_held_by_another(material: Material, row: Any) -> bool:
    """Whether words that say by whom a place is held do not name the side that is read as its holder."""
    by = _HELD_BY.search(row.quote)
    return by is not None and bool(row.controller) and not material.is_called(row.controller, by[1])


def _names_a_place(row: Any, claim: Any) -> bool:
    """Whether words name the place that they are about, or say "the town": "held every crossing" names none."""
    return any(name and name in row.quote for name in (claim.place_text, row.place)) or bool(
        _SETTLEMENT.search(row.quote)
    )


def is_apart(row: Any) -> bool:
    """Whether the words are about a village or a hill in the land of a place: none of them is a part of the place itself."""
    return bool(_APART.search(row.quote)) and not _APART.search(row.place)
