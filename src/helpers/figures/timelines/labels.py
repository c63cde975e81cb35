"""What a label says, and which labels come first when there is no room for all."""

from collections.abc import Sequence
from typing import Any

from helpers.figures.lettering import wrap
from helpers.figures.timelines.story import Mark
from helpers.figures.timelines.words import Words

WIDTHS = (2.6, 1.7, 1.15)
"""Widths in inches that a label's lines are broken to, the best first."""
MOST_NAMES = 3
MOST_LINES = 4


def label_versions(marks: Sequence[Mark], words: Words, date: str, *, size: float) -> tuple[tuple[str, ...], ...]:
    """The label of one day's marks in one lane: the day, then who says what, voices that say the same together.

    Broken to several widths; the last version is cut to what is said first.
    """
    return versions(grouped([row for mark in marks for row in mark.statements], words), date, size)


def tick_versions(marks: Sequence[Mark], words: Words, date: str, *, size: float) -> tuple[tuple[str, ...], ...]:
    """The small label of what is not about control; nothing for what has no name among the types."""
    told = [row for mark in marks for row in mark.statements if row.type != "other" or row.stance == "declines"]
    return versions(grouped(told, words), date, size) if told else ()


def rank(mark: Mark) -> tuple:
    """Smaller for what a reader must not miss: what changes, is denied or contradicted; then what is said first."""
    return (
        not (mark.opens or mark.kind == "deny"),
        not mark.clashes,
        mark.reaffirmed,
        -len(mark.statements),
        mark.day,
    )


def versions(said: Sequence[str], date: str, size: float) -> tuple[tuple[str, ...], ...]:
    """Texts under one date, broken to several widths."""
    texts = [f"{date} {said[0]}", *said[1:]]
    found = [_cut([line for text in texts for line in wrap(text, widest, size)]) for widest in WIDTHS]
    if len(said) > 1:
        found.append(tuple(wrap(f"{texts[0]} …", WIDTHS[1], size)))
    return tuple(dict.fromkeys(found))


def _cut(lines: Sequence[str]) -> tuple[str, ...]:
    if len(lines) <= MOST_LINES:
        return tuple(lines)
    return (*lines[: MOST_LINES - 1], f"{lines[MOST_LINES - 1]} …")


def grouped(told: Sequence[Any], words: Words, *, named: bool = False) -> list[str]:
    """Who says what: voices that say the same together, and what one voice says in one text, in the order told.

    "DeepState, ISW: a part held by Ukraine", "Zakharova: control reaffirmed; attack repelled".
    """
    voices: dict[str, list[str]] = {}
    for row in told:
        names = voices.setdefault(words.said(row, named=named), [])
        if words.speaker(row) not in names:
            names.append(words.speaker(row))
    said: dict[str, list[str]] = {}
    for what, names in voices.items():
        said.setdefault(_listed(names), []).append(what)
    return [f"{names}: {'; '.join(what)}" for names, what in said.items()]


def _listed(names: Sequence[str]) -> str:
    if len(names) <= MOST_NAMES:
        return ", ".join(names)
    return f"{', '.join(names[: MOST_NAMES - 1])} and {len(names) - MOST_NAMES + 1} more"
