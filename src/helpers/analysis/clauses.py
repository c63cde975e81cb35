"""What the words of a claim are as a clause of its sentence: a relative one, one that is wished or to come."""

import re
from functools import partial
from typing import Any

from helpers import word_lists

_words = partial(word_lists.alternatives, __package__)
_RELATIVE = re.compile(r"(?:that|which|who)\s+(?!(?:he|she|it|they|we|the|its?|their|no|all)\b)[a-z]")
"""Beginnings of a clause that says of something what it did: "the attacks | that hit the convoy"."""
_ACHIEVED = re.compile(rf"\b{_words('achieved')}(?: \w+ly)?\s*$", re.I)
"""Words before "to take the town" by which it was taken."""
_WISHED = re.compile(rf"\b{_words('wish')}\b", re.I)
"""Words before a claim in its clause by which it is wished, feared or a condition, and not told: "wants the town to be free"."""
_TO_COME = re.compile(rf"\b{_words('certain')}\b", re.I)
"""Words in a claim by which it is to come."""
_OF_SOMEBODY = re.compile(r"\w (?:who|which) \w")
_ENDS = re.compile(r"[.;:!?–—“”\"\n]")
_GERUND = re.compile(r"[a-z]+ing\b")
_STEP = re.compile(r"\s*\b(?:in|of|for|at|on|from|towards?|without|before|about)\s*$", re.I)
"""Prepositions before a deed that may be none: "a step in taking the town", but not "by" and "after" taking it."""


def before(claim: Any) -> str:
    """What stands before a claim's words in its sentence."""
    return claim.sentence[: max(claim.sentence.find(claim.quote), 0)]


def is_relative(words: str) -> bool:
    """Whether words are a clause about somebody or something that they do not name: "that controlled parts of the town"."""
    return _RELATIVE.match(words) is not None


def is_to_come(words: str) -> bool:
    """Whether words say what is to be, and not what is: "our men will hold the town"."""
    return _TO_COME.search(words) is not None


def is_wanted(claim: Any) -> bool:
    """Whether words begin with "to", or with "taking" behind a preposition, and the verb before them does not say that it was done: "hoped to take the town"."""
    told = before(claim)
    if _GERUND.match(claim.quote) and _STEP.search(told) and not _ACHIEVED.search(_STEP.sub("", told)):
        return True  # "a step in gaining control"
    wanted = claim.quote.startswith("to ") and not claim.quote.startswith("to have ")
    return wanted and not _ACHIEVED.search(told)


def is_wished(claim: Any) -> bool:
    """Whether the words before a claim in its clause, behind those that tell whose it is, say that it is wished, or a condition."""
    if _OF_SOMEBODY.search(claim.quote):
        return False  # "could meet | a hundred men who are in the town": they are there
    told = _ENDS.split(before(claim))[-1]
    for words in (claim.cue, claim.speaker_text):
        told = told.rpartition(words)[2] if words and words in told else told
    return _WISHED.search(told) is not None and not _ACHIEVED.search(told)
