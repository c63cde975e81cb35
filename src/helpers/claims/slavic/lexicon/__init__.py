"""The word lists of the Russian and Ukrainian rules, as CSV that a linguist can edit: a class a row, words by space."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Predicate:
    """What a verb says: the claim type, the frame that tells who is who, and what has to stand with it (`needs`)."""

    type: str
    frame: str
    needs: str


def table(name: str) -> list[dict[str, str]]:
    """The rows of one of the package's CSV files."""
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def predicates(language: str) -> dict[str, tuple[Predicate, ...]]:
    """Verb lemma → its readings, in the order of the file: the first whose needs are met is taken."""
    found: dict[str, list[Predicate]] = {}
    for row in table("predicates.csv"):
        for lemma in row[language].split():
            found.setdefault(lemma, []).append(Predicate(row["type"], row["frame"], row["needs"]))
    return {lemma: tuple(rows) for lemma, rows in found.items()}


@cache
def nouns(language: str, kind: str) -> frozenset[str]:
    """The lemmas of a class of nouns: settlement, force, attack …"""
    return frozenset(w for row in table("nouns.csv") if row["class"] == kind for w in row[language].split())


@cache
def phrases(language: str, kind: str) -> frozenset[str]:
    """The lemmas of a class of words that mark attribution, denial, refusal or modality."""
    return frozenset(w for row in table("phrases.csv") if row["kind"] == kind for w in row[language].split())


@cache
def alternatives(kind: str) -> str:
    """The words of a class of `phrases`, of both languages, for a regular expression; the longest first."""
    words = phrases("ru", kind) | phrases("uk", kind)
    return "|".join(re.escape(w) for w in sorted(words, key=lambda w: (-len(w), w)))


@cache
def reporting(language: str) -> dict[str, str]:
    """Reporting verb → act."""
    return {w: row["act"] for row in table("reporting.csv") for w in row[language].split()}


@cache
def unit_kinds(language: str) -> dict[str, str]:
    """The beginning of a word in a unit's name → its English: механізован → Mechanized, бригад → Brigade."""
    return {start: row["name"] for row in table("units.csv") for start in row[language].split()}


@cache
def roles(language: str) -> tuple[tuple[tuple[str, ...], str, str], ...]:
    """(words of an office, its role, its English name), in the order of the file."""
    return tuple(
        (tuple(words.split("_")), row["role"], row["name"])
        for row in table("roles.csv")
        for words in row[language].split()
    )
