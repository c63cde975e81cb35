"""What a claim or statement says, in English: the one place that the report, the maps, the timelines and the desk take it from.

wording.content(row)   a clause: "nearly 90% of Kupiansk is held by Ukraine"
wording.label(row)     the same beside the place's name: "Nearly 90% held by Ukraine"
wording.speaker(row)   who says it, and for whom
holds(name)            "holds it", "hold it": the verb agrees with the name
"""

from helpers.wording.agreeing import capital, holds, is_plural, verb, with_a, with_article
from helpers.wording.amounts import how_much, part_of_it, percent, share_in_words
from helpers.wording.denying import DENYING, TO_DENY, denied_extent, says_none_left
from helpers.wording.places import where
from helpers.wording.propositions import Wording

__all__ = [
    "DENYING",
    "TO_DENY",
    "Wording",
    "capital",
    "denied_extent",
    "holds",
    "how_much",
    "is_plural",
    "part_of_it",
    "percent",
    "says_none_left",
    "share_in_words",
    "verb",
    "where",
    "with_a",
    "with_article",
]
