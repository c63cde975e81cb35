"""Which place a person means who asks for one by name.

A text that names a place may be misspelled, and its neighbours tell what it means. A parameter has no neighbours: it is
taken where it is a spelling that somebody uses, in any alphabet and case form, and refused where it is one with letters
too many, so that a slip of the keyboard is told.
"""

import re
from collections.abc import Iterable, Sequence

from helpers.places.gazetteer import Gazetteer
from helpers.places.model import Match, Place
from helpers.places.names import canonical
from helpers.places.naming import bare, spoken_names
from helpers.places.spelling import lengthy, loosened, plain

_RUN = re.compile(r"(\w)\1\1")
_DOUBLED = re.compile(r"(?<=[aeiou])(zh|sh|ch|[^\W\daeiou_])\1(?=[aeiou])|(?<=[aeiou])([jlst])\2\b|([aeiou])\3")
"""Letters that writers double or do not: between vowels (Rossosh), some at the end (Donbass), and vowels."""


def asked_for(gazetteer: Gazetteer, name: str, *, near: Sequence[Place] = ()) -> Match | None:
    """The place that is asked for by a name, None where no place has it; a near miss is none.

    `near` decides between namesakes, as in `Gazetteer.lookup`.
    """
    match = gazetteer.lookup(name, near=near)
    if match is None or match.matched == "fuzzy":
        return None
    return match if match.matched == "inflected" or _is_spelling(name, match.place) else None


def _is_spelling(name: str, place: Place) -> bool:
    known = [spoken for spoken, _ in spoken_names(place)]
    texts = [name.strip(), bare(name)]
    texts += [canonical(text, language) for text in texts for language in ("en", "ru")]
    if set(map(plain, texts)) & set(map(plain, known)):
        return True
    if not _has_letters_of(plain(name), map(plain, known)):
        return False
    return not _spellings(texts[:2]).isdisjoint(_spellings(known))


def _has_letters_of(text: str, known: Iterable[str]) -> bool:
    """Whether a text repeats no letter three times, and has no q, unless a known name does."""
    odd = {m[0] for m in _RUN.finditer(text)} | ({"q"} & set(text))
    return not odd or any(all(part in name for part in odd) for name in known)


def _spellings(names: Iterable[str]) -> set[str]:
    """What two spellings of one name share: as `key`, but for doubled letters that nobody writes."""
    undoubled = {_DOUBLED.sub(lambda m: m[m.lastindex or 0], lengthy(name)) for name in names}
    return undoubled | set(map(loosened, undoubled))
