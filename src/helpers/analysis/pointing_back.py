"""Denials that say what they deny only by pointing back to it: "Ukraine denied this"."""

from collections import defaultdict
from collections.abc import Container, Iterator

import pandas as pd

from helpers.analysis.rows import rows
from helpers.analysis.scope import place_key
from helpers.analysis.voices import camp

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
]
REACH = 600
"""Characters before a denial among which what it points back to stands: its paragraph and the one before."""


def denied_claims(claims: pd.DataFrame, *, skip: Container[str]) -> Iterator[tuple[str, str]]:
    """Pairs of a denying statement and the one that it denies, found by where they stand in the article.

    The target is the nearest claim before the denial that somebody else asserts, and that is about the same if the
    denial says what it is about.

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
                if target:
                    yield denial.statement_id, target.statement_id


def _may_be_meant(denial, claim) -> bool:
    if claim.stance != "asserts" or camp(claim) == camp(denial) or claim.statement_id == denial.statement_id:
        return False
    return all(
        said in ("", "other", meant)
        for said, meant in (
            (denial.type, claim.type),
            (place_key(denial), place_key(claim)),
            (denial.controller, claim.controller),
            (denial.actor, claim.actor),
            (denial.target, claim.target),
        )
    )
