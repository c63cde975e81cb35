"""Abbreviations that a text defines itself: "the Armed Forces of Northland (AFN)" is no agency that elsewhere bears the letters."""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cache

from helpers.claims import lexicon
from helpers.claims.names import NameMention, Names


@cache
def _small() -> frozenset[str]:
    """Words that an abbreviation may leave out."""
    return frozenset(lexicon.words("unlettered"))


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"((?:[A-Z][\w’'-]*|{'|'.join(sorted(_small()))})\s+)+\(([A-Z][A-Za-z-]{{1,7}})\)")


def defined(text: str) -> dict[str, str]:
    """Abbreviation → the words that a text says it stands for, where their first letters spell it."""
    found: dict[str, str] = {}
    for m in _pattern().finditer(text):
        words = m[0][: m[0].rindex("(")].split()
        for start in range(len(words)):
            if words[start].lower() not in _small() and _spells(words[start:], m[2]):
                found.setdefault(m[2], " ".join(words[start:]))
                break
    return found


def _spells(words: list[str], short: str) -> bool:
    """Whether the first letters of words spell an abbreviation, with or without those of the small ones."""
    parts = [part for word in words for part in word.split("-") if part]
    told = "".join(p[0] for p in parts if p.lower() not in _small())
    return short.upper() in (told.upper(), "".join(p[0] for p in parts).upper())


def _named_by(words: Sequence[str], names: Names) -> NameMention | None:
    """Whom the words of an abbreviation name: an actor or force by all of them, else the forces of the one side among them."""
    found = names.find(words)
    whole = next((m for m in found if m.start == 0 and m.end == len(words)), None)
    if whole is not None:
        return whole
    forces = any("force" in lexicon.noun_classes().get(w.lower().removesuffix("s"), ()) for w in words)
    sides = {m.side for m in found if m.side in names.parties}
    return NameMention(0, 1, "force", sides.pop()) if forces and len(sides) == 1 else None


def as_defined(names: Names, texts: Iterable[str], tokenize: Callable[[str], Sequence[str]]) -> Names:
    """The names as a text uses them: an abbreviation that it defines is whom its own words name, and no agency of these letters.

    One that the profile knows keeps what it means there, unless its words in the text name another side.
    """
    given: dict[str, NameMention | None] = {}
    for short, full in defined("\n".join(texts)).items():
        known = next(iter(names.find([short])), None)
        meant = _named_by(tokenize(full), names)
        agency = known is not None and known.side == "media"
        if (meant is not None and (known is None or meant.side != known.side)) or (agency and meant is None):
            given[short] = meant
    return names.meaning(given) if given else names
