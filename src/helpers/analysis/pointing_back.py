"""Denials that say what they deny only by pointing back to it: "Ukraine denied this"."""

import re
from collections import defaultdict
from collections.abc import Container, Iterator
from typing import Any

import pandas as pd

from helpers import word_lists
from helpers.analysis.bearing import denies_another_deed
from helpers.analysis.rows import rows
from helpers.analysis.scope import MOST, PART, place_key, scope
from helpers.analysis.voices import camp
from helpers.basis import rejections
from helpers.wording import TO_DENY

_READ = [
    "article",
    "start",
    "end",
    "sentence",
    "quote",
    "stance",
    "statement_id",
    "type",
    "side",
    "speaker",
    "place",
    "place_id",
    "controller",
    "actor",
    "target",
    "extent",
    "share",
    "relation",
    "place_basis",
    "rejected",
    "rule",
]
REACH = 600
"""Characters before a denial among which what it points back to stands: its paragraph and the one before."""
BARE = 50
"""The same for "Ukraine denied the reports", which names nothing: what it means stands in the sentence before it. Where
the claim before stands further off, it means what no claim was found in."""
_BARE = re.compile(
    r"\b(?:this|that|it|them|these|those|(?:the|this|that|these|those|such|both|all|any|its|their|his|her) (?:\w+ ){0,2}?(?:claims?|reports?|allegations?|accusations?|charges?|"
    r"statements?|announcements?|rumou?rs?|assertions?))(?: as [\w ]{2,40})?\W*$",
    re.I,
)
"""Ends of a denial's words by which it only points: the words "in the town" or "by the enemy" would say more."""

_ALSO = re.compile(rf"\balso {word_lists.alternatives(__package__, 'denial')}\b", re.I)
"""Words by which a denial stands beside what was said before it, and answers something else."""


def denied_claims(claims: pd.DataFrame, *, skip: Container[str]) -> Iterator[tuple[str, str]]:
    """Pairs of a denying statement and the one that it denies, found by where they stand in the article.

    The target is the nearest claim before the denial that somebody else asserts, and that is about the same if the
    denial says what it is about; a denial that says so in full words must agree with the very nearest one. Nothing is
    found for a denial of which it is unclear whose it is, or what it denies. A field that was found and is not stated
    points back only to a claim with that value.

    Args:
        claims: schema.CLAIMS with `statement_id`.
        skip: statements that have a target already.
    """
    by_article = defaultdict(list)
    denying = claims.loc[claims["stance"] == "denies", "article"].unique()
    told_there = claims[claims["article"].isin(denying) & (claims["statement_id"] != "")]
    for claim in rows(told_there, _READ):
        by_article[claim.article].append(claim)
    for told in by_article.values():
        told.sort(key=lambda c: c.start)
        for i, denial in enumerate(told):
            if denial.stance == "denies" and denial.statement_id not in skip:
                before = [
                    c for c in told[i + 1 :] if c.end <= denial.end and c.start >= denial.start
                ]  # named by the denial
                reach = BARE if _points_back(denial) and is_bare(denial) else REACH
                before += [c for c in reversed(told[:i]) if _ends(c) > begins(denial) - reach]
                target = _target(denial, before)
                if target and _is_clear(target) and (_is_clear(denial) or _is_found(denial)):
                    yield denial.statement_id, target.statement_id
                    yield from ((denial.statement_id, c.statement_id) for c in _with(target, denial, before))


def _target(denial: Any, before: list[Any]) -> Any:
    """The claim that is meant, of those before the denial, the nearest first; None where none is."""
    others = [c for c in before if c.stance == "asserts" and c.statement_id != denial.statement_id]
    others = [c for c in others if camp(c) != camp(denial)]
    points = _points_back(denial)
    nearest = [c for c in others if (c.start, c.end) == (others[0].start, others[0].end)]  # a list is one claim a place
    return next((c for c in (others if points else nearest) if _may_be_meant(denial, c)), None)


def _with(target: Any, denial: Any, before: list[Any]) -> list[Any]:
    """Further claims of the sentence that is answered, of the same speaker and type: "A and B, but they deny that"."""
    if not _points_back(denial):
        return []
    return [
        c
        for c in before
        if (c.sentence, c.speaker, c.type) == (target.sentence, target.speaker, target.type)
        and c.statement_id != target.statement_id
        and _is_clear(c)
        and _may_be_meant(denial, c)
    ]


def is_bare(denial: Any) -> bool:
    """Whether a denial's words say nothing of what it denies but that somebody said it."""
    return bool(_BARE.search(denial.quote) and TO_DENY.search(denial.quote))


def begins(claim: Any) -> int:
    """Where the sentence of a claim begins in its article."""
    return int(claim.start) - max(claim.sentence.find(claim.quote), 0)


def _ends(claim: Any) -> int:
    """Where the sentence of a claim ends in its article."""
    return begins(claim) + max(len(claim.sentence), int(claim.end) - int(claim.start))


def _points_back(denial: Any) -> bool:
    """Whether its words only point to what they deny: "denied this"."""
    return denial.type == "other" or ":back:" in f":{denial.rule}"


def _is_clear(claim: Any) -> bool:
    """Whether it is known for whom it is said and, of a claim of control, whose; a denial that means an unclear claim
    does not mean the one before it instead."""
    return bool(claim.side) and (claim.type != "control" or bool(claim.controller))


def _is_found(denial: Any) -> bool:
    """Whether a holder was found that is not stated: it is known well enough to find the claim of that holder."""
    return bool(denial.side) and "controller" in rejections(denial.rejected)


def _may_be_meant(denial: Any, claim: Any) -> bool:
    named = claim.type == "other" and claim.sentence == denial.sentence
    found = rejections(denial.rejected)
    _, basis = found.get("place", (denial.place, denial.place_basis))
    if denial.type == "other" and basis and not basis.startswith("answered_") and not named:
        return False  # it says itself what it denies, in words that the rules have no type for
    if denies_another_deed(denial, claim) or (_ALSO.search(denial.quote) and not is_bare(denial)):
        return False
    if denial.type == "control" and scope(denial) != PART and scope(claim) in (PART, MOST):
        return False  # that a place is not held does not answer a claim to a part of it
    unstated = {field: value for field, (value, _) in found.items()}
    return denial.type in ("other", claim.type) and all(
        (said or unstated.get(field, meant)) == meant
        for field, said, meant in (
            ("place", place_key(denial), place_key(claim) if denial.place else claim.place),
            *((field, getattr(denial, field), getattr(claim, field)) for field in ("controller", "actor", "target")),
        )
    )
