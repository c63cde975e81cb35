"""Which of very many claims a page or a map shows: those that others dispute, then the latest. All stand in the files beside it.

A page with a row or a mark for each of a hundred thousand claims opens on no phone.
"""

import pandas as pd

from helpers.analysis.rows import rows
from helpers.schema import CLASHES

MOST = 3_000
"""Claims of a war that a page has rows of, or a map marks for: some ten megabytes."""
WHICH = "of each disputed statement and then of each other one the claim that says it best, and the latest"
"""Which claims these are, in words."""


def foremost(
    claims: pd.DataFrame, statements: pd.DataFrame, relations: pd.DataFrame, *, most: int = MOST
) -> pd.DataFrame:
    """So many claims at most, in their order: of each disputed statement, then of each other one, the claim that says it
    best, then the latest.

    Args:
        claims: schema.CLAIMS, of which some are chosen; all of them, where there are no more.
        statements: schema.STATEMENTS that they report.
        relations: schema.STATEMENT_RELATIONS between these.
        most: how many.
    """
    if len(claims) <= most:
        return claims
    clashes = relations[relations["relation"].isin(CLASHES)]
    disputed = frozenset((*clashes["a"], *clashes["b"]))
    best = {row.claim_id: row.statement_id in disputed for row in rows(statements, ["claim_id", "statement_id"])}
    order = claims.assign(
        _disputed=[best.get(claim, False) for claim in claims["claim_id"]], _best=claims["claim_id"].isin(list(best))
    ).sort_values(["_disputed", "_best", "claim_date", "claim_id"], ascending=[False, False, False, True])
    return claims.loc[order.index[:most].sort_values()]
