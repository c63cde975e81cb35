"""Which claims of two runs are the same, though another version of the rules gave them other keys or cut their words."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

import pandas as pd

from helpers.analysis.rows import rows

_READ = ["claim_id", "article", "quote", "start", "end", "type", "stance", "place_text", "speaker_text"]
_AGREE = ("type", "stance", "place_text", "speaker_text")


def same_claims(before: pd.DataFrame, after: pd.DataFrame, *, same_text: Collection[str]) -> dict[str, str]:
    """claim_id of a later run → claim_id that the claim had in an earlier one, for claims that were there.

    First those with the same key; then those on the same words of the same article, or on words that overlap by half
    of the shorter. Several claims may have been one.

    Args:
        before, after: schema.CLAIMS of the two runs.
        same_text: articles whose text is the same in both, so that offsets can be compared.
    """
    old = set(before["claim_id"])
    found = {claim: claim for claim in after["claim_id"] if claim in old}
    taken = set(found)
    shelves: dict[str, list[Any]] = defaultdict(list)
    for claim in rows(before, _READ):
        shelves[claim.article].append(claim)
    for claim in rows(after, _READ):
        if claim.claim_id in found:
            continue
        alike = [known for known in shelves[claim.article] if _same_words(claim, known, claim.article in same_text)]
        if alike:
            best = max(alike, key=lambda known: (known.claim_id not in taken, _likeness(claim, known)))
            found[claim.claim_id] = best.claim_id
            taken.add(best.claim_id)
    return found


def _same_words(a: Any, b: Any, comparable: bool) -> bool:
    if _words(a.quote) == _words(b.quote):
        return True
    shared = min(a.end, b.end) - max(a.start, b.start)
    return comparable and shared * 2 >= min(a.end - a.start, b.end - b.start)


def _likeness(a: Any, b: Any) -> tuple[int, int]:
    """How many fields agree; then how near the two stand to each other."""
    return sum(getattr(a, name) == getattr(b, name) for name in _AGREE), -abs(a.start - b.start)


def _words(quote: str) -> Iterable[str]:
    return re.findall(r"\w+", quote.casefold())
