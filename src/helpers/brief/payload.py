"""The claims of a brief as data that travels with its rows: what the page's filters, figures and downloads read."""

from typing import Any

import pandas as pd

from helpers import schema
from helpers.analysis.days import holding
from helpers.analysis.rows import records, rows
from helpers.analysis.voices import named
from helpers.brief.claims import cited
from helpers.brief.material import Material
from helpers.brief.sureness import CHECKED
from helpers.figures.maps.payload import told_apart
from helpers.figures.palette import bars_of
from helpers.pages.safe import plain
from helpers.selection import answered_places
from helpers.wars import title_of
from helpers.workbook import SHEETS, dictionary


def payload(material: Material, whole: Material | None = None, places: pd.DataFrame | None = None) -> dict[str, Any]:
    """The data of these claims, of which `claims_table` has the rows: columns of plain values, as JSON can hold them.

    `whole` as in `claims_table`; `places`, of schema.py, tell namesakes apart by their region.
    """
    called = cited(whole or material)
    told = list(rows(material.claims))
    statements = set(material.claims["statement_id"])
    sources = material.articles[material.articles["article"].isin(material.claims["article"])]
    pairs = material.relations[material.relations["a"].isin(statements) & material.relations["b"].isin(statements)]
    where = told_apart(material.claims, places)
    answered = answered_places(material.claims, material.relations, where)
    return {
        "war": plain(title_of(material.conflict, material.claims)),
        "columns": _sheet("claims", material.claims),
        "shown": {
            "who": [plain(named(row)) for row in told],
            "place": [plain(place) for place in where],
            "answered": [[plain(place) for place in answered.get(row.claim_id, ())] for row in told],
            "what": [plain(material.wording.label(row)) for row in told],
            "source": [plain("{1} ({0})".format(*called[row.article])) for row in told],
            "holds": [plain(holding(row, material.wording)) for row in told],
        },
        "sides": bars_of(material.palette),
        "names": {"review": CHECKED, "stance": {s: s for s in schema.STANCES}},
        "articles": _sheet("sources", sources),
        "statements": _sheet("statements", material.statements),
        "contradictions": _sheet("contradictions", pairs[pairs["relation"].isin(schema.CLASHES)]),
        "sheets": {sheet: list(columns) for sheet, (_, columns) in SHEETS.items()},
        "dictionary": dictionary(),
    }


def _sheet(sheet: str, data: pd.DataFrame) -> dict[str, list[Any]]:
    """The columns that a workbook's sheet has of a table; the tables of a run have all."""
    names = SHEETS[sheet][1]
    kept = records(data[list(names)])
    return {name: [_plain(row[name]) for row in kept] for name in names}


def _plain(value: Any) -> Any:
    if value is None or value is pd.NA or (isinstance(value, float) and value != value):
        return None
    return plain(value) if isinstance(value, str) else value.item() if hasattr(value, "item") else value
