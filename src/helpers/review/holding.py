"""What a report's summary rests on, and whether a named person has accepted it: what `--hold` waits for."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

import pandas as pd

from helpers.analysis.rows import rows
from helpers.brief import material_of, rests_on, wars
from helpers.counting import plural
from helpers.runs.outcome import Exit, RunError
from helpers.schema import STANDING

if TYPE_CHECKING:
    from helpers.brief.material import Material
    from helpers.tables import Tables

MOST = 20
"""Rows that a message lists."""
_WORDS = 100
"""Characters of a row's words in a message."""


def parts_of(tables: "Tables") -> "Sequence[Material]":
    """What the report tells of these tables, war by war."""
    return wars(material_of(tables), tables.conflicts)


def resting(parts: "Iterable[Material]") -> list[str]:
    """Keys of the claims that the headlines and summaries rest on."""
    return list(dict.fromkeys(claim_id for part in parts for claim_id in rests_on(part)))


def waiting(tables: "Tables") -> pd.DataFrame:
    """The claims (schema.CLAIMS) that the report's summary rests on and that no named person has accepted or put right."""
    done = tables.corrections
    signed = set(done.loc[done["status"].isin(STANDING) & done["author"].ne(""), "claim_id"])
    claims = tables.claims.set_index("claim_id", drop=False)
    ids = [i for i in resting(parts_of(tables)) if claims.at[i, "review"] == "auto" or i not in signed]
    return claims.loc[ids].reset_index(drop=True)


def check_held(tables: "Tables") -> None:
    """Raise RunError (HELD) with the rows that wait, and how they are reviewed; nothing where the parameters hold nothing."""
    if not getattr(tables.parameters, "hold", False):
        return
    found = list(rows(waiting(tables), ["claim_id", "article", "quote"]))
    if not found:
        return
    told = [f"{row.claim_id} in {row.article}: “{' '.join(row.quote.split())[:_WORDS]}”" for row in found[:MOST]]
    more = [f"and {len(found) - MOST} more"] if len(found) > MOST else []
    raise RunError(
        Exit.HELD,
        f"held: the summary rests on {plural(len(found), 'claim')} that no named person has accepted or put right. Review them in "
        "notebooks/review.ipynb, whose queue has them at its head, or with rows “accept” in data/raw/corrections.csv; then "
        "run again. They are:\n  " + "\n  ".join([*told, *more]),
    )
