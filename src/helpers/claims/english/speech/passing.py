"""What a report says only on the way: "will open an office in Shusha, a city captured last year", told by the article itself.

A clause that describes a place as it long has been, or by what once happened there, helps the reader to know the place.
Whoever is quoted with the sentence need not have said it.
"""

from helpers.claims import lexicon
from helpers.claims.english.dates.when import MONTHS
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Token

_PLACES = frozenset({"settlement", "area", "site", "portion"})
_LONG_AGO = frozenset({"last", "earlier", "previously", "formerly", "once", "since"})
_NOW = ("VBZ", "VBP")
_HOLDING = frozenset({"hold"})


def is_in_passing(verb: Token) -> bool:
    """Whether a verb only describes the place that its clause hangs on, from before what is reported."""
    place = verb.head
    if verb.dep_ not in ("relcl", "acl") or (verb.dep_ == "acl" and verb.tag_ != "VBN") or not _is_place(place):
        return False
    words = {t.lower_ for t in verb.subtree}
    dated = any(t.lower_ in MONTHS or (t.like_num and len(t) == 4 and t.is_digit) for t in verb.subtree)
    return dated or bool(words & _LONG_AGO) or (verb.dep_ == "relcl" and _holds_now(verb))


def _is_place(noun: Token) -> bool:
    return noun.pos_ == "PROPN" or bool(lexicon.noun_classes().get(noun.lemma_.lower(), frozenset()) & _PLACES)


def _holds_now(verb: Token) -> bool:
    """ "Which is controlled by X", "which X hold": how things stand, for those who do not know."""
    frames = {reading.frame for reading in lexicon.predicates().get(grammar.lemma(verb), ())}
    finite = [verb, *grammar.children(verb, "aux", "auxpass")]
    return bool(frames & _HOLDING) and any(t.tag_ in _NOW for t in finite)
