"""Predicates that are no verbs: «Лиман наш», «село теперь наше»."""

from helpers.claims.slavic import lexicon
from helpers.claims.slavic.words import Word

_DASHES = frozenset("—–-")
_CLOSING = frozenset("»”\"'.,;:—–-)!?…")


def make_predicates(words: list[Word], language: str) -> None:
    """Give a possessive that says whose a place is the part of a verb, with the place as its subject."""
    for word in words:
        if word.lemmas & lexicon.nouns(language, "possessive") and (place := _owned(words, word)) is not None:
            _take_over(words, word, place)


def _owned(words: list[Word], possessive: Word) -> Word | None:
    """The place right before a possessive that no noun follows; adverbs and a dash may stand between."""
    after = words[possessive.i + 1] if possessive.i + 1 < len(words) else None
    if after is not None and after.text not in _CLOSING:
        return None
    at = possessive.i - 1
    while at > 0 and (words[at].pos in ("ADV", "PART", "SCONJ") or words[at].text in _DASHES):
        at -= 1
    place = words[at] if at >= 0 else None
    if (
        place is None
        or place.pos not in ("NOUN", "PROPN", "X")
        or any(w.head == place.i and w.pos == "ADP" for w in words)
    ):
        return None
    return place


def _take_over(words: list[Word], possessive: Word, place: Word) -> None:
    possessive.form = "fin"
    if place.head != possessive.i:
        possessive.head, possessive.rel = place.head, place.rel if place.head < 0 else "ccomp"
    place.head, place.rel, place.case = possessive.i, "nsubj", "Nom"
    for w in words[possessive.i + 1 :]:
        if w.head == place.i and w.form == "fin":
            w.head = possessive.i
    if possessive.head < 0:
        possessive.rel = "root"
