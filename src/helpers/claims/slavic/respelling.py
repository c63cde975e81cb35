"""Base forms and canonical spellings of place names that no gazetteer has."""

import re

from helpers.claims.slavic.words import Word
from helpers.places.romanise import ukrainian

ADJECTIVE = re.compile(r"(?:ий|ый|ой|ій)$")
_NEUTER = re.compile(r"(?:ого|ому|им|ым|ом)$")
_UKRAINIAN = (
    (re.compile(r"овка$"), "івка"),
    (re.compile(r"евка$"), "ївка"),
    (re.compile(r"ое$"), "е"),
    (re.compile(r"ово$"), "ове"),
    (re.compile(r"ино$"), "ине"),
    (re.compile(r"ая$"), "а"),
    (re.compile(r"^Бес"), "Без"),
)
"""Regular endings of Russian names of Ukrainian villages, and their Ukrainian counterparts."""


def bases(words: list[Word]) -> list[str]:
    """Base forms that a name may have, likeliest first; an adjective takes the gender of its noun."""
    last = words[-1]
    ends = [last.lemma, *sorted(last.lemmas - {last.lemma})]
    if _NEUTER.search(last.text):
        ends = [_NEUTER.sub("е", last.text), _NEUTER.sub("ое", last.text), *ends]
    if re.search(r"(?:ина|ова|ева)$", last.text):
        ends = [*ends, f"{last.text[:-1]}о"]  # из Предтечина
    if len(words) == 1:
        return ends
    return [
        f"{ADJECTIVE.sub(gender, words[0].lemma)} {end}"
        for end in ends
        for gender in ("а", "ая", "е", "ое", "ий", "ый")
    ]


def respelled(words: list[Word], language: str) -> str:
    """The canonical spelling of a name that no table has: its base form, the Ukrainian ending, the national table."""
    word = words[-1]
    base = word.text if word.case in ("Nom", "") else word.lemma
    if _NEUTER.search(word.text) and ADJECTIVE.search(word.lemma):
        base = _NEUTER.sub("е" if language == "uk" else "ое", word.text)
    name = base[:1].upper() + base[1:]
    if language == "ru":
        for pattern, new in _UKRAINIAN:
            name = pattern.sub(new, name)
    return ukrainian(name)
