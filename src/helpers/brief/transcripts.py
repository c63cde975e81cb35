"""Whose turn words stand in, in a transcript: what a reporter asks, or another speaker says, is nobody else's."""

import re
from typing import Any

import pandas as pd

from helpers.analysis.rows import rows

_LABEL = re.compile(r"^(?:(Q)(?: |:)|([A-Z][A-Z.’'()-]*(?:,? [A-Z][A-Z.’'()-]*){0,6}):\s)", re.M)
"""Who speaks, at the head of a turn: "MS. ROT:", "SENIOR OFFICIAL:", "Q" for a question."""
_FEWEST = 3
"""Turns from which a text is a transcript."""
_TITLES = frozenset({"MR", "MS", "MRS", "DR", "THE", "SENIOR", "SECRETARY", "GENERAL", "ADMIRAL", "AMBASSADOR"})
"""Words of a label by which nobody is known."""
_NAMED_THERE = ("indirect", "nominal")
"""Kinds of attribution by which the sentence itself names whose words it has."""


def misgiven(claims: pd.DataFrame, articles: pd.DataFrame) -> frozenset[str]:
    """Statements all of whose claims stand in a transcript in the turn of somebody else than their speaker, or in a question.

    Args:
        claims: schema.CLAIMS with `statement_id`.
        articles: schema.ARTICLES, whose texts have the turns.
    """
    turns = {
        article: found
        for article, text in zip(articles["article"], articles["text"], strict=True)
        if (found := _turns(text))
    }
    there = claims[claims["statement_id"].isin(claims.loc[claims["article"].isin(turns), "statement_id"])]
    told = list(rows(there))
    right = {claim.statement_id for claim in told if not _is_misgiven(claim, turns.get(claim.article, []))}
    return frozenset(claim.statement_id for claim in told) - right


def _turns(text: str) -> list[tuple[int, str]]:
    """Where each turn of a transcript begins, and whose it is; nothing for another text."""
    found = [(label.start(), label[1] or label[2]) for label in _LABEL.finditer(text)]
    return found if len(found) >= _FEWEST else []


def _is_misgiven(claim: Any, turns: list[tuple[int, str]]) -> bool:
    whose = next((label for start, label in reversed(turns) if start <= claim.start), "")
    if not whose or claim.review != "auto":
        return False
    if whose == "Q":
        return True
    if claim.attribution in _NAMED_THERE and claim.speaker_text and claim.speaker_text in claim.sentence:
        return False
    known = [word for word in re.findall(r"[A-Z]{3,}", whose) if word not in _TITLES]
    return not any(word.casefold() in f"{claim.speaker} {claim.speaker_text}".casefold() for word in known)
