"""Denials that say what they deny only by pointing back to it: "Ukraine denied this"."""

from collections import defaultdict
from collections.abc import Container, Iterator

import pandas as pd

from helpers.analysis.rows import rows
from helpers.analysis.scope import MOST, PART, place_key, scope
from helpers.analysis.voices import camp
from helpers.basis import rejections

_READ = [
    "article",
    "start",
    "end",
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
]
REACH = 600
"""Characters before a denial among which what it points back to stands: its paragraph and the one before."""


def denied_claims(claims: pd.DataFrame, *, skip: Container[str]) -> Iterator[tuple[str, str]]:
    """Pairs of a denying statement and the one that it denies, found by where they stand in the article.

    The target is the nearest claim before the denial that somebody else asserts, and that is about the same if the
    denial says what it is about. Nothing is found for a denial of which it is unclear whose it is, or what it denies:
    a field that was found and is not stated is no pointing back.

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
                before = (c for c in reversed(told[:i]) if c.end > denial.start - REACH)
                target = next((c for c in before if _may_be_meant(denial, c)), None)
                if target and _is_clear(denial) and _is_clear(target):
                    yield denial.statement_id, target.statement_id


def _is_clear(claim) -> bool:
    """Whether it is known for whom it is said and, of a claim of control, whose; a denial that means an unclear claim
    does not mean the one before it instead."""
    return bool(claim.side) and (claim.type != "control" or bool(claim.controller))


def _may_be_meant(denial, claim) -> bool:
    if claim.stance != "asserts" or camp(claim) == camp(denial) or claim.statement_id == denial.statement_id:
        return False
    if denial.type == "other" and denial.place and not denial.place_basis.startswith("answered_"):
        return False  # it says itself what it denies, in words that the rules have no type for
    if denial.type == "control" and scope(denial) != PART and scope(claim) in (PART, MOST):
        return False  # that a place is not held does not answer a claim to a part of it
    return denial.type in ("other", claim.type) and all(
        said == meant or (not said and field not in rejections(denial.rejected))
        for field, said, meant in (
            ("place", place_key(denial), place_key(claim)),
            *((field, getattr(denial, field), getattr(claim, field)) for field in ("controller", "actor", "target")),
        )
    )
