"""Lines that a name and a colon open: turns of a transcript ("PENCE: …") and headlines ("Minister: talks will go on")."""

import re

from helpers.claims.attribution.model import Report, Source
from helpers.claims.attribution.reading import Passage, Reading

_TURN = re.compile(r"['\"“]?([A-Z][A-Z.'’\- ]{1,40})(?: ?\([^)]{1,60}\))?: ")
_HEADLINE_WORDS = 6
_LONGEST_HEADLINE = 30
TURNS = 3
"""Turns from which an article is a transcript, whose unnamed paragraphs belong to the turn before."""


def turns(reading: Reading) -> dict[int, Report]:
    """Paragraph number → the turn that it belongs to, of a transcript."""
    opened = {}
    for passage in reading.passages:
        m = _TURN.match(passage.doc.text)
        if m is not None:
            colon = next((t for t in passage.doc if t.text == ":" and t.idx >= m.end(1)), None)
            if colon is not None and colon.i + 1 < len(passage.doc):
                opened[passage.number] = (passage, colon)
    if len(opened) < TURNS:
        return {}
    found: dict[int, Report] = {}
    current: Report | None = None
    for passage in reading.passages:
        if passage.number in opened:
            _, colon = opened[passage.number]
            named = [t.i for t in passage.doc[: colon.i] if t.is_alpha and t.is_upper]
            source = Source(passage.numbers(named[0], named[-1]), passage.doc[named[-1]])
            content = passage.numbers(colon.i + 1, len(passage.doc) - 1)
            current = Report(colon, passage, content, source, "assert", "line")
        elif current is not None:
            if len(passage.doc) < 8 and "(" in passage.doc.text:
                continue
            current.content |= passage.numbers(0, len(passage.doc) - 1)
        if current is not None:
            found[passage.number] = current
    return found


def headline(passage: Passage) -> Report | None:
    """ "Minister: Talks will go on": the title is what the name before its colon says."""
    doc = passage.doc
    if len(doc) > _LONGEST_HEADLINE:
        return None
    colon = next((t for t in doc if t.text == ":"), None)
    if colon is None or not 0 < colon.i <= _HEADLINE_WORDS or colon.i + 3 > len(doc):
        return None
    named = doc[: colon.i]
    if (
        any(t.pos_ in ("AUX", "ADP", "ADV") or (t.pos_ == "VERB" and t.text.islower()) or t.like_num for t in named)
        or not named[0].text[:1].isupper()
    ):
        return None
    source = Source(passage.numbers(0, colon.i - 1), named[-1])
    return Report(colon, passage, passage.numbers(colon.i + 1, len(doc) - 1), source, "assert", "line")
