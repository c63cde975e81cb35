"""Places that a claim borrows from the words around it: whether its own words tell them."""

import calendar
import re
from collections.abc import Mapping
from typing import Any

from helpers import schema, word_lists

NEARLY_SURE = 0.95
"""The same where the place is only that of the paragraph, and not of the sentence or the one before it."""
_THE_PLACE = word_lists.pattern(__package__, "place named before")
"""Words for a place that was named before: without them, what an article is about is no place of every sentence in it."""
_THIS_PLACE = re.compile(
    rf"\b(?:the|this) {word_lists.alternatives(__package__, 'place named before')}\b(?! of\b)", re.I
)
"""The same as what a sentence speaks of: "attempts to take the city failed, and they hold all of it"."""
_OF_THE_PLACE = re.compile(
    rf"\b(?:{word_lists.alternatives(__package__, 'part of a town')}|"
    rf"(?:the|its|our|their|this) (?:[\w-]+ ){{0,2}}{word_lists.alternatives(__package__, 'part of a place')})\b",
    re.I,
)
"""Words for a part of a town that was named before: a centre and "the suburbs" are some town's; facilities and "residential
neighbourhoods" are anywhere."""
_SOMEWHERE = re.compile(
    r"\b(?:neighbou?rhoods?|towns?|villages?|districts?|cit(?:y|ies)|provinces?|region) of (?:the )?([A-Za-z][\w’'-]{2,})|\b(?:in|near|at|outside) (?:the (?:town|city|village) of )?([A-Z][\w’'-]{3,})"
)
"""A place that words name: "the neighbourhoods of al-Furqan", "near Alphaville"."""
_CALENDAR = frozenset((*calendar.month_name, *calendar.day_name))
_NAME = re.compile(r"[A-ZА-ЯЄІЇҐ][\w’'-]{3,}")
"""A word of a name, without the small words before it."""
_ENDS = (schema.MAIN, schema.FEW, schema.ONLY)
_BEFORE = "anaphor_sentence_before"
_ANSWERED = "answered_named"
"""A denial that points back is about the place that the answered words name: they are its own."""


def _plain_basis(claim: Any) -> str:
    """The basis of a claim's place without what the article as a whole says of it."""
    plain = claim.place_basis
    for end in _ENDS:
        plain = plain.removesuffix(end)
    return plain


def is_lent(claim: Any, chances: Mapping[str, float]) -> bool:
    """Whether the sentence of a claim neither names its place nor has a word that stands for it: "the city", "its centre".

    A pronoun stands for the place that the sentence before names, where that is nearly sure.
    """
    plain = _plain_basis(claim)
    if plain not in schema.BORROWED_FROM or plain.endswith("_same_sentence") or plain == _ANSWERED:
        return False
    if claim.place and claim.place in claim.sentence:
        return False
    if plain.startswith("anaphor_"):
        by_noun = _THE_PLACE.search(claim.place_text) is not None
        return not by_noun and (plain != _BEFORE or chances.get("place", 0.0) < NEARLY_SURE)
    if plain.startswith("lent_"):
        return not _THIS_PLACE.search(claim.sentence)
    return not (plain.startswith("part_") and _OF_THE_PLACE.search(f"{claim.place_text} {claim.quote}"))


def borrowed_place(claim: Any, chances: Mapping[str, float], likely: float) -> bool:
    """Whether a claim's place is none that its words name, and less likely theirs than what is `likely` enough."""
    plain = _plain_basis(claim)
    borrowed = plain in schema.BORROWED_FROM and plain != _ANSWERED
    of_a_speech = claim.attribution == "own_voice" and "topic" in plain  # which tells of much besides its topic
    if borrowed and of_a_speech and not _THE_PLACE.search(claim.quote):
        return True
    likely = NEARLY_SURE if "paragraph" in plain else likely
    return borrowed and (chances.get("place", 0.0) < likely or _names_another(claim))


def _names_another(claim: Any) -> bool:
    """Whether a claim with a borrowed place names another place, which the rules passed over or do not know."""
    own = set(_NAME.findall(claim.place))
    passed_over = {word for name in claim.place_rejected.split(";") for word in _NAME.findall(name)} - own
    if any(word in claim.sentence for word in passed_over):
        return True
    return any(
        name not in claim.place and name not in _CALENDAR
        for found in _SOMEWHERE.finditer(claim.quote)
        for name in found.groups()
        if name
    )
