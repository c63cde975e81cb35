"""Direct speech: where it stands in a paragraph."""

import re

from helpers.claims.english.parsing.pipeline import QUOTES, replaced
from helpers.claims.english.parsing.words import Doc

_DOUBLE = re.compile(r'(?<![\w.,!?;)])"(?=[^\s"])([^"]+)("|$)')
"""A mark after a word closes a quotation whose beginning is lost; it opens none."""
_SINGLE = re.compile(r"(?<![\w'])'(?=[A-Z\w])([^']*(?:'(?=\w)[^']*)*)'(?!\w)")
SHORTEST = 5
"""Words from which a quotation counts as speech of its own; shorter ones are words of the writer's clause."""


def quotations(text: str) -> list[tuple[int, int]]:
    """Character spans of direct speech in a paragraph, marks excluded, in order.

    A quotation left open runs to the paragraph's end, as a quotation of several paragraphs does.
    """
    plain = replaced(text, QUOTES)
    found = [m.span(1) for m in _DOUBLE.finditer(plain)]
    if not found:
        found = [m.span(1) for m in _SINGLE.finditer(plain)]
    return [(s, e) for s, e in found if len(plain[s:e].split()) >= SHORTEST]


def quoted_tokens(doc: Doc, spans: list[tuple[int, int]]) -> dict[int, int]:
    """Token index → number of the quotation it stands in."""
    return {t.i: n for n, (s, e) in enumerate(spans) for t in doc if s <= t.idx < e}
