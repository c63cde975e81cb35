"""The form that a verb takes after a name: the Houthis hold, Hamas holds."""

import re

_SINGULAR = ("ss", "us", "as")
"""Ends of names that end in s and are no plurals: Congress, Hamas."""


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
