"""How a claim lies to a place: in it, near it, west of it, in its direction; from the words beside the name."""

import re
from functools import cache

from spacy.tokens import Doc

from helpers.claims import lexicon
from helpers.claims.english.places.model import Toponym

_REACH = 6
"""Words before a name that may tell how a claim lies to it."""
_WORDS_OF = r"(?:the )?(?:\w+ )?(?:of )?$"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    def one_of(words) -> str:
        return "|".join(sorted(map(re.escape, words), key=len, reverse=True))

    return (
        re.compile(rf"({one_of(lexicon.where('compass'))})(?:ern)?(?: and \w+)? of {_WORDS_OF}"),
        re.compile(rf"(?<!\bto )(?<!\bfrom )\bthe (?:far )?(?:{one_of(lexicon.where('compass'))}) of {_WORDS_OF}"),
        re.compile(rf"({one_of(lexicon.where('front'))})"),
        re.compile(rf"(?:{one_of(lexicon.where('portion'))}) (?:of|in) (?:the )?(?:\w+ of )?$"),
    )


def relation_of(doc: Doc, toponym: Toponym) -> str:
    """One of schema.RELATIONS_TO_PLACE, from the words that stand before and after the name."""
    before = doc[max(0, toponym.start - _REACH) : toponym.start].text.lower() + " "
    compass, within, sector, portion = _patterns()
    if within.search(before):
        return "part_of"  # "the south of the country" lies in it; "to the south of the town" does not
    if m := compass.search(re.sub(r"\b(north|south)-(?=east|west)", r"\1", before)):
        return lexicon.where_values("compass")[m.group(1)]
    if sector.match(doc[toponym.end : toponym.end + 2].text.lower()):
        return "direction"
    if re.search(r"outskirts of (?:the )?(?:\w+ of )?$", before):
        return "outskirts"
    if portion.search(before):
        return "part_of"
    for word in reversed(before.split()[-3:]):
        if word in lexicon.where("preposition"):
            return lexicon.where_values("preposition")[word]
    return "in"
