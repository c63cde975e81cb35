"""What a notebook ends with: its tables and pictures as files, and the lines that say what must hold."""

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import pandas as pd
from matplotlib.figure import Figure

from helpers import schema, show
from helpers.analysis.rows import rows
from helpers.export import write_tables
from helpers.figures.drawing import Drawing
from helpers.figures.files import write_figure
from helpers.parameters.validation import output_path
from helpers.stages import PINNED

if TYPE_CHECKING:
    from helpers.figures.maps.offline import OfflineMap
    from helpers.tables import Tables


def write(
    out: str,
    *,
    tables: Mapping[str, pd.DataFrame],
    figures: Iterable[tuple[str, Figure | Drawing, str]] = (),
    maps: Iterable[tuple[str, "OfflineMap"]] = (),
) -> None:
    """Write what a notebook made below the folder `out`, and tell which files these are.

    In a run the tables are there already: it has written all of them, before its notebooks begin.

    Args:
        out: the parameter of that name.
        tables: by their name in schema.TABLES; Parquet and CSV, and what has a place as GeoJSON, GeoParquet, GeoPackage.
        figures: name, figure and the words that stand for it; SVG and PNG.
        maps: name and map; a page each.
    """
    folder = output_path(out)
    written: list[Path] = [] if PINNED in os.environ else write_tables(tables, folder / "tables")
    for name, drawn, words in figures:
        written += write_figure(drawn, folder / "figures", name, alt=words)
    for name, page in maps:
        (folder / "maps").mkdir(parents=True, exist_ok=True)
        page.save(folder / "maps" / f"{name}.html")
        written.append(folder / "maps" / f"{name}.html")
    names = ", ".join(f"`{path.name}`" for path in written)
    show.prose(f"Written: {names}." if written else "The run has written these tables.")


def check(tables: "Tables", *names: str, also: Mapping[str, object] | None = None) -> None:
    """Print what must hold of these tables, a line each, whatever the articles are; then what else a notebook knows.

    Raises ValueError where a table is not what schema.py says.
    """
    told: dict[str, object] = {}
    for name in names:
        schema.check(schema.TABLES[name], getattr(tables, name))
        told |= _HOLDS[name](tables)
    for words, holds in (told | dict(also or {})).items():
        print(f"{words}: {bool(holds)}")


def _articles(tables: "Tables") -> dict[str, object]:
    texts = _texts(tables)
    inside = all(0 <= p.start < p.end <= len(texts[p.article]) for p in rows(tables.paragraphs))
    return {"every paragraph lies in its article": inside}


def _texts(tables: "Tables") -> dict[str, str]:
    return dict(zip(tables.articles["article"].tolist(), tables.articles["text"].tolist(), strict=True))


def _intake(tables: "Tables") -> dict[str, object]:
    told = tables.intake["status"].isin(["read", "duplicate", "skipped", "failed"])
    return {"every file has a row that says what was done": told.all()}


def _claims(tables: "Tables") -> dict[str, object]:
    texts, claims = _texts(tables), tables.claims
    told = rows(claims, ["article", "start", "end", "quote"])
    verbatim = all(texts[c.article][c.start : c.end] == c.quote for c in told)
    controlled = claims.loc[claims["controller"] != "", "type"]
    return {
        "every quotation stands word for word in its article": verbatim,
        "every claim has a key of its own": claims["claim_id"].is_unique,
        "a controller is named for claims of control only": controlled.eq("control").all(),
    }


def _statements(tables: "Tables") -> dict[str, object]:
    reported = tables.claims.loc[tables.claims["review"] != "rejected", "statement_id"]
    known = reported.isin(tables.statements["statement_id"])
    return {"every claim that was not rejected reports a statement": known.all()}


def _relations(tables: "Tables") -> dict[str, object]:
    relations, ids = tables.relations, set(tables.statements["statement_id"])
    unordered = {frozenset(pair) for pair in zip(relations["a"], relations["b"], strict=True)}
    return {
        "both ends of every pair are in the table": set(relations["a"]) | set(relations["b"]) <= ids,
        "the later statement is always the first of a pair": relations["days_apart"].dropna().ge(0).all(),
        "every pair says why": relations["reason"].ne("").all(),
        "no pair stands twice": len(unordered) == len(relations),
    }


def _places(tables: "Tables") -> dict[str, object]:
    claims = tables.claims
    known = claims.loc[claims["place_id"] != "", "place_id"].isin(tables.places["place_id"])
    return {
        "every claim's place is in the table of places": known.all(),
        "no point without saying how far it may be off": claims.loc[claims["lat"].notna(), "uncertainty_km"]
        .gt(0)
        .all(),
    }


_HOLDS: dict[str, Callable[["Tables"], dict[str, object]]] = {
    "articles": _articles,
    "intake": _intake,
    "claims": _claims,
    "statements": _statements,
    "relations": _relations,
    "places": _places,
}
