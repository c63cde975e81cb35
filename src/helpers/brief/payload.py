"""The claims of a brief as data that travels with its rows: what the page's filters, figures and downloads read."""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from helpers import schema
from helpers.analysis.days import holds
from helpers.analysis.rows import records, rows
from helpers.analysis.voices import named
from helpers.brief.claims import numbered
from helpers.brief.material import Material
from helpers.brief.sureness import CHECKED
from helpers.pages.safe import plain

DOWNLOADED = (
    "claim_id", "article", "quote", "start", "end", "sentence", "speaker", "speaker_basis", "role", "side", "side_basis",
    "relayed_by", "type", "stance", "act", "controller", "controller_basis", "extent", "share", "share_modifier", "actor",
    "actor_basis", "target", "target_basis", "place", "place_id", "relation", "place_basis", "lat", "lon", "uncertainty_km",
    "claim_date", "claim_date_basis", "event_date", "event_date_basis", "evidence", "verification", "statement_id", "rule",
    "confidence", "review",
)  # fmt: skip
"""Columns of the claims that a page carries for its downloads; the tables of a run have all."""
_ARTICLES = ("article", "title", "publisher", "url", "published", "language")
_STATEMENTS = (
    "statement_id",
    "speaker",
    "side",
    "type",
    "stance",
    "place",
    "claim_date",
    "quote",
    "claims",
    "articles",
    "origins",
)
_PAIRS = ("relation", "reason", "place", "a", "a_quote", "b", "b_quote", "days_apart")


def payload(material: Material, whole: Material | None = None) -> dict[str, Any]:
    """The data of these claims, of which `claims_table` has the rows: columns of plain values, as JSON can hold them.

    `whole` as in `claims_table`.
    """
    numbers = numbered(whole or material)
    told = list(rows(material.claims))
    statements = set(material.claims["statement_id"])
    pairs = material.relations[material.relations["a"].isin(statements) & material.relations["b"].isin(statements)]
    return {
        "columns": _columns(material.claims, DOWNLOADED),
        "shown": {
            "who": [plain(named(row)) for row in told],
            "what": [plain(material.wording.label(row)) for row in told],
            "source": [numbers[row.article] for row in told],
            "holds": [holds(row) for row in told],
        },
        "sides": [
            {"id": side, "name": plain(material.palette[side].name), "colour": material.palette[side].colour}
            for side in material.palette.sides
        ],
        "names": {"review": CHECKED, "stance": {s: s for s in schema.STANCES}},
        "articles": _columns(material.articles, _ARTICLES),
        "statements": _columns(material.statements, _STATEMENTS),
        "contradictions": _columns(pairs[pairs["relation"].isin(schema.CLASHES)], _PAIRS),
        "dictionary": _dictionary(),
    }


def _columns(data: pd.DataFrame, names: tuple[str, ...]) -> dict[str, list[Any]]:
    kept = records(data[list(names)])
    return {name: [_plain(row[name]) for row in kept] for name in names}


def _plain(value: Any) -> Any:
    if value is None or value is pd.NA or (isinstance(value, float) and value != value):
        return None
    return plain(value) if isinstance(value, str) else value.item() if hasattr(value, "item") else value


def _dictionary() -> list[Mapping[str, str]]:
    tables = {"claims": DOWNLOADED, "articles": _ARTICLES, "statements": _STATEMENTS, "relations": _PAIRS}
    return [
        {"table": table, "column": column.name, "unit": column.unit, "meaning": column.meaning}
        for table, names in tables.items()
        for column in schema.TABLES[table].columns
        if column.name in names
    ]
