"""The day of a statement as a summary tells it: exactly, as a bound, as likely, or as unclear."""

import calendar
import re
from typing import Any

from helpers import basis
from helpers.analysis.dates import in_words
from helpers.analysis.doubts import DATED, PROBABLE
from helpers.brief.lexicon import alternatives
from helpers.brief.material import Material
from helpers.brief.quoting import claim_of, of_article

_MONTHS = "|".join(calendar.month_name[1:])
_DAY_AND_MONTH = re.compile(rf"\b(?:\d{{1,2}} (?:{_MONTHS})|(?:{_MONTHS}) \d{{1,2}})\b(?!,? \d{{4}})")
_RANGE = re.compile(rf"\b(\d{{1,2}}) ?[–-] ?(\d{{1,2}} (?:{_MONTHS}))|\b((?:{_MONTHS}) \d{{1,2}}) ?[–-] ?(\d{{1,2}})\b")
"""Days of which one is meant, or all: "2–3 July"."""
_JOINTS = re.compile(rf"\b{alternatives('another clause')}\b|, {alternatives('another verb')}\b", re.I)
"""Where another clause begins."""
_BESIDE_ANOTHER = "statement_in_paragraph"
"""Basis of a day that a paragraph gives of another statement in it."""
_NAMED_DAYS = frozenset({"explicit", "weekday"})
"""Bases of days that the words name, which are told from a lesser chance."""
_BOUNDS = {"narration": " or later", "publication_then": " or earlier"}
"""Bases of days that are no more than a bound of the day that is meant."""


def day(material: Material, row: Any, date: str = "", *, year: bool = True) -> str:
    """The date of a statement (or `date`); without its `year` where the words before it name it.

    A day that only the story has reached before the words is the earliest that they can be of; that of the article that
    tells in the past tense what somebody said is the latest, and so it is where the day is that of another speaker.
    """
    date = date or row.claim_date
    of_event = date == row.event_date
    why = row.event_date_basis if of_event else row.claim_date_basis
    unsure = date == row.claim_date and _is_unsure_day(material, row)
    if not date or unsure or _is_of_another_clause(material, row, date):
        sentence = claim_of(material, row).sentence
        if _RANGE.search(sentence):
            return "day unclear"
        found = set(_DAY_AND_MONTH.findall(sentence))
        if len(found) == 1:
            return f"{found.pop()}, year unclear"
        # the figure and the table have this day, so that to call it unclear would contradict them
        return f"perhaps {in_words(date)}" if date and unsure else "day unclear"
    if (
        date == row.claim_date != row.event_date
        and row.claim_date_basis == _BESIDE_ANOTHER
        and (published := _lent(material, row)) >= date
    ):
        return f"{in_words(published) if year or published[:4] != date[:4] else without_year(published)} or earlier"
    words = in_words(date) if year else without_year(date)
    if why == "explicit" and (days := _RANGE.search(claim_of(material, row).sentence)):
        return f"{days[0]}{f' {date[:4]}' if year else ''}"
    return f"{words}{_BOUNDS.get(why, '')}"


def without_year(date: str) -> str:
    """A date in words, without its year where more of it is known."""
    return in_words(date).removesuffix(f" {date[:4]}") if len(date) > 4 else in_words(date)


def _is_unsure_day(material: Material, row: Any) -> bool:
    """Whether the day of a statement is less likely than one that a sentence tells."""
    claim = claim_of(material, row)
    enough = PROBABLE if claim.claim_date_basis in _NAMED_DAYS else DATED
    return claim.review == "auto" and basis.field_chances(claim.field_confidence).get("claim_date", 1.0) < enough


def _is_of_another_clause(material: Material, row: Any, date: str) -> bool:
    """Whether the year of an event stands behind the words alone, in another clause: "… is held by Redland while the city
    has been divided since July 2012"."""
    if date != row.event_date or row.event_date_basis != "explicit":
        return False
    claim = claim_of(material, row)
    end = claim.sentence.find(claim.quote) + len(claim.quote)
    before, _, _ = claim.sentence[end:].partition(date[:4])
    named = date[:4] in claim.sentence[end:] and date[:4] not in claim.sentence[:end]
    return named and _JOINTS.search(before) is not None


def _lent(material: Material, row: Any) -> str:
    """The day of publication, where the day of a statement is that of what somebody else said; "" where it is its own."""
    own = claim_of(material, row)
    claims = material.claims
    alike = claims[
        (claims["article"] == own.article)
        & (claims["speaker"] == own.speaker)
        & (claims["claim_date"] == own.claim_date)
    ]
    if set(alike["claim_date_basis"]) != {_BESIDE_ANOTHER}:
        return ""
    return of_article(material, own, "published")[:10]
