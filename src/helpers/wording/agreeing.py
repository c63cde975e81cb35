"""The form that a verb takes after a name: the Houthis hold, Hamas holds."""

import csv
import re
from functools import cache
from importlib.resources import files

_SINGULAR = ("ss", "us", "as", "United States", "Emirates")
"""Ends of names that end in s and are no plurals: Congress, Hamas."""


@cache
def _common() -> frozenset[str]:
    lines = files(__package__).joinpath("common_nouns.csv").read_text(encoding="utf-8").splitlines()
    return frozenset(row["noun"] for row in csv.DictReader(lines))


def with_article(name: str) -> str:
    """A name as it stands inside a sentence: "the Rapid Support Forces", "the pro-Northland separatists", "Hamas"."""
    head = re.split(r" (?:\(|of |for |in |on )", name)[0].split(" ")
    inside = name[:1].lower() + name[1:] if name.startswith("Pro-") else name
    own = name.casefold().startswith(("the ", "a ", "an ")) or any(word.endswith(("'s", "’s")) for word in head)
    return inside if own or head[-1].casefold() not in _common() else f"the {inside}"


def with_a(name: str) -> str:
    """Somebody without a name as a sentence introduces them: "an Iraqi officer", "a military source"; several as they are."""
    if is_plural(name) or name.casefold().startswith(("the ", "a ", "an ")):
        return name
    return f"{'an' if name[0].casefold() in 'aeiou' else 'a'} {name}"


def capital(words: str) -> str:
    """Words at the beginning of a sentence."""
    return words[:1].upper() + words[1:]


def is_plural(name: str) -> bool:
    """Whether a side's name takes a verb in the plural: the Houthis hold, Hamas holds."""
    word = re.split(r" (?:\(|of |for |in |on )", name)[0]
    return word.endswith("s") and not word.endswith(_SINGULAR)


def verb(subject: str, plural: str, singular: str) -> str:
    """The form of a verb that a side's name takes."""
    return plural if is_plural(subject) else singular


def holds(subject: str, what: str = "it", *, denied: bool = False) -> str:
    """What is said of whoever holds a place: "holds it", "hold a part of it", "do not hold it"."""
    if denied:
        return f"{verb(subject, 'do', 'does')} not hold {what}"
    return f"{verb(subject, 'hold', 'holds')} {what}"
