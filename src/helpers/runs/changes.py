"""What a run has that the last good one had not, from the tables that the last one left."""

from collections.abc import Mapping
from pathlib import Path

import pandas as pd

from helpers import schema
from helpers.analysis.changes import what_changed

COMPARED = ("articles", "claims", "statements", "relations")


def read_tables(run: Path | None) -> dict[str, pd.DataFrame] | None:
    """The tables of a run that are compared; None where there is no run, or somebody damaged its tables."""
    if run is None:
        return None
    try:
        found = {name: pd.read_parquet(run / "tables" / f"{name}.parquet") for name in COMPARED}
        for name, data in found.items():
            schema.check(schema.TABLES[name], data)
    except (OSError, ValueError, KeyError):
        return None
    return found


def count_changes(tables: Mapping[str, pd.DataFrame], last: Path | None) -> dict[str, int]:
    """How much is new since the run `last`; all of it, where there is none."""
    before = read_tables(last) or {name: schema.frame(schema.TABLES[name], []) for name in COMPARED}
    changes = what_changed(before, tables)
    return {
        "new_statements": len(changes.statements),
        "gone_statements": _gone(before["statements"], tables["claims"]),
        "new_contradictions": len(changes.contradictions),
        "reversals": len(changes.reversals),
        "corrections": len(changes.corrections),
        "withdrawn_claims": len(changes.withdrawn),
        "new_articles": len(changes.added_articles),
        "gone_articles": len(changes.lost_articles),
    }


def _gone(before: pd.DataFrame, claims: pd.DataFrame) -> int:
    """Statements that no claim reports any more."""
    there = set(claims["claim_id"])
    return sum(not there & set(ids.split("; ")) for ids in before["claim_ids"])
