"""How a claim lies to a place: in it, near it, west of it, in its direction; from the words beside the name."""

import re
from functools import cache

from helpers.claims import lexicon
from helpers.claims.english.parsing.words import Doc
from helpers.claims.english.places.model import Toponym

_REACH = 6
"""Words before a name that may tell how a claim lies to it."""
_WORDS_OF = r"(?:the )?(?:\w+ )?(?:of )?$"
_NEAREST = 3
"""Words before a name among which its preposition stands."""
_NEXT = 5
"""Words before a name among which the verb stands that makes for it: "closing in on the town of X"."""


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    def one_of(words) -> str:
        return "|".join(sorted(map(re.escape, words), key=len, reverse=True))

    measured = rf"(?<!square )\b(?:{one_of(lexicon.where('length'))}) (?:away )?(?:{one_of(lexicon.where('away'))})"
    return (
        re.compile(rf"({one_of(lexicon.where('compass'))})(?:ern)?(?: and \w+)? of {_WORDS_OF}"),
        re.compile(rf"(?<!\bto )(?<!\bfrom )\bthe (?:far )?(?:{one_of(lexicon.where('compass'))}) of {_WORDS_OF}"),
        re.compile(rf"({one_of(lexicon.where('front'))})"),
        re.compile(rf"(?:{one_of(lexicon.where('portion'))}) (?:of|in) (?:the )?(?:\w+ of )?$"),
        re.compile(rf"\b({one_of(lexicon.where('closeness'))}) (?:the )?(?:\w+ of )?$"),
        re.compile(rf"{measured} (?:the )?(?:\w+ of )?$"),
    )


def relation_of(doc: Doc, toponym: Toponym) -> str:
    """One of schema.RELATIONS_TO_PLACE, from the words that stand before and after the name."""
    begin = doc[toponym.start].sent.start  # what ends the sentence before lies beside its own place
    before = doc[max(begin, toponym.start - _REACH) : toponym.start].text.lower() + " "
    compass, within, sector, portion, close, measured = _patterns()
    if within.search(before):
        return "part_of"  # "the south of the country" lies in it; "to the south of the town" does not
    if m := compass.search(re.sub(r"\b(north|south)-(?=east|west)", r"\1", before)):
        return lexicon.where_values("compass")[m.group(1)]
    beside = close.search(before)
    apart = measured.search(before)
    on_the_way = not (beside or apart) and _is_made_for(doc, toponym)
    if sector.match(doc[toponym.end : toponym.end + 2].text.lower()) or on_the_way:
        return "direction"
    if beside:
        return lexicon.where_values("closeness")[beside.group(1)]
    if apart:
        return "near"
    if portion.search(before):
        return "part_of"
    words = before.split()
    reach = _NEAREST + before.endswith(" of ")  # "around the town of X"
    for word in reversed(words[-reach:]):
        if word in lexicon.where("preposition"):
            return lexicon.where_values("preposition")[word]
    return "in"


def _is_made_for(doc: Doc, toponym: Toponym) -> bool:
    """Whether forces are on the way to a place: "advancing on X", "closed in on the town of X". Whoever is has not reached it."""
    makes = lexicon.where_values("making_for")
    towards = {word for words in makes.values() for word in words.split()}
    before = list(doc[max(doc[toponym.start].sent.start, toponym.start - _NEXT) : toponym.start])
    at = next((i for i in reversed(range(len(before))) if before[i].lower_ in towards), 0)
    verbs = [t for t in before[:at] if t.pos_ not in ("ADP", "ADV", "PART")][-1:]
    return any(before[at].lower_ in makes.get(verb.lemma_.lower(), "").split() for verb in verbs)
