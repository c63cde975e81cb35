"""What a run has that the last good one of its kind had not, from the tables that the last one left."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from helpers import schema
from helpers.analysis.changes import Changes, what_changed
from helpers.parameters.model import Parameters, plain
from helpers.runs.store import Store, read_manifest
from helpers.tables import reader_version

COMPARED = ("articles", "claims", "statements", "relations")
NEEDED = {
    "articles": ("article", "sha256"),
    "claims": ("claim_id", "article", "quote", "start", "end"),
    "statements": ("statement_id", "claim_ids"),
    "relations": ("a", "b", "relation"),
}
"""Columns without which tables of another version cannot be compared."""


SAME = ("articles", "focus_place", "sides", "min_confidence", "only_reviewed")
"""Parameters in which a run and the one that it is compared with agree. A span of time may move on from run to run."""


@dataclass(frozen=True)
class Earlier:
    """The tables of an earlier run that are compared, and whether another version of the rules made them."""

    tables: Mapping[str, pd.DataFrame]
    reader_changed: bool = False


def comparable(store: Store, parameters: Parameters) -> Path | None:
    """The last good run over the same folder of articles that asked for the same; other runs share nothing with this one."""
    asked = plain(parameters)
    return store.latest_alike({name: asked[name] for name in SAME})


def read_run(run: Path | None) -> Earlier | None:
    """What an earlier run left; None where there is no run, or somebody damaged its tables.

    Tables of another version may lack columns, or have values that this one does not know: they are read all the same.
    """
    if run is None:
        return None
    changed = (read_manifest(run) or {}).get("reader") != reader_version()
    try:
        found = {name: pd.read_parquet(run / "tables" / f"{name}.parquet") for name in COMPARED}
        if changed:
            found = {name: _as_now(schema.TABLES[name], data) for name, data in found.items()}
        else:
            for name, data in found.items():
                schema.check(schema.TABLES[name], data)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return Earlier(found, changed)


def _as_now(table: schema.Table, data: pd.DataFrame) -> pd.DataFrame:
    """A table of another version with the columns that it has now, empty where it had none. Raises ValueError."""
    if missing := set(NEEDED[table.name]) - set(data.columns):
        raise ValueError(f"{table.name} lacks {', '.join(sorted(missing))}")
    told = data.reindex(columns=table.names)
    columns = {c.name: told[c.name].fillna("") if c.dtype == "string" else told[c.name] for c in table.columns}
    return pd.DataFrame({c.name: columns[c.name].astype(pd.api.types.pandas_dtype(c.dtype)) for c in table.columns})


def changes_since(last: Path | None, tables: Mapping[str, pd.DataFrame]) -> tuple[Changes, dict[str, int]]:
    """What is new since the run `last`, and how much of it there is; all of it, where there is none."""
    earlier = read_run(last) or Earlier({name: schema.frame(schema.TABLES[name], []) for name in COMPARED})
    changes = what_changed(earlier.tables, tables, reader_changed=earlier.reader_changed)
    return changes, {
        "new_statements": len(changes.statements),
        "gone_statements": _gone(earlier.tables["statements"], changes.known),
        "new_contradictions": len(changes.contradictions),
        "reversals": len(changes.reversals),
        "corrections": len(changes.corrections),
        "withdrawn_claims": len(changes.withdrawn),
        "new_articles": len(changes.added_articles),
        "gone_articles": len(changes.lost_articles),
        "reader_changed": int(changes.reader_changed),
        "read_anew": len(changes.read_anew),
    }


def _gone(before: pd.DataFrame, known: frozenset[str]) -> int:
    """Statements that no claim reports any more; `known` are the earlier claims that are still there."""
    return sum(known.isdisjoint(ids.split("; ")) for ids in before["claim_ids"])
