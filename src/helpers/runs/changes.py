"""How many statements and contradictions a run has that the last good one had not."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

CONTRADICTIONS = ("denies", "contradicts")


def count_changes(tables: Mapping[str, pd.DataFrame], last: Path | None) -> dict[str, int]:
    """Counts of statements and contradictions that are new, and of statements that are gone, since the run `last`."""
    old = {n: _read(last, n) for n in ("statements", "relations")}
    statements, before = set(tables["statements"]["statement_id"]), set(old["statements"].get("statement_id", ()))
    pairs, pairs_before = _pairs(tables["relations"]), _pairs(old["relations"])
    return {
        "new_statements": len(statements - before),
        "gone_statements": len(before - statements),
        "new_contradictions": len(pairs - pairs_before),
    }


def _read(run: Path | None, name: str) -> pd.DataFrame:
    try:
        return pd.read_parquet(run / "tables" / f"{name}.parquet") if run else pd.DataFrame()
    except (OSError, ValueError):  # a last run that somebody damaged counts as none
        return pd.DataFrame()


def _pairs(relations: pd.DataFrame) -> set[frozenset[str]]:
    if relations.empty:
        return set()
    against = relations[relations["relation"].isin(CONTRADICTIONS)]
    return {frozenset(pair) for pair in zip(against["a"], against["b"], strict=True)}
