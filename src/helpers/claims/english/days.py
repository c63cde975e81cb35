"""What a date means that does not say its year or stands as a heading."""

import re

from spacy.tokens import Doc, Token

from helpers.claims.english.when import When

_BESIDE = 12
"""Characters between two dates that share the year of the second."""
_HEADS = re.compile(r"\s*[:–—]|\s+-\s")
"""What stands after the date that heads an entry of a chronicle."""


def heading_of(doc: Doc, found: list[tuple[When, Token]]) -> When | None:
    """The day that heads a paragraph: "5 March: …"; `found` are its dates in order."""
    first, token = found[0] if found else (None, None)
    if first is None or token is None or first.precision != "day" or not _HEADS.match(doc.text, first.end):
        return None
    at_start = not re.search(r"\w", doc.text[: first.start]) and token.sent == next(doc.sents)
    return first.with_basis("entry_heading") if at_start else None


def in_year(when: When, explicit: list[When]) -> When:
    """A date without a year takes that of the last date before it, in its sentence, that has one."""
    before = [w for w in explicit if w.start <= when.start]
    beside = [w for w in explicit if 0 <= w.start - when.end <= _BESIDE]
    if not before and beside:  # "in late June and early July 2022", "late December to early January 2023"
        year = int(beside[0].iso[:4]) - (when.iso[5:7] > beside[0].iso[5:7] > "")
        return When(str(year) + when.iso[4:], when.precision, when.basis, when.start, when.end)
    if not before or any(w.start == when.start for w in explicit):
        return when
    return When(before[-1].iso[:4] + when.iso[4:], when.precision, when.basis, when.start, when.end)
