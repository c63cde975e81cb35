"""Contested claims: who says what about the front of a war, on which day, and who denies it.

A folder of articles becomes typed tables, and the tables become timelines and maps:

>>> from helpers import Atlas, Tables, explain, life_of_a_claim
>>> tables = Tables.of(articles="data/raw/articles", focus_place="Kupyansk", date_from="2025-11-20", date_to="2025-11-21")
>>> denied = tables.claims.query("stance == 'denies' and place == 'Kupiansk'")
>>> denied[["side", "controller", "place", "claim_date"]].drop_duplicates().to_dict("records")
[{'side': 'ukraine', 'controller': 'russia', 'place': 'Kupiansk', 'claim_date': '2025-11-20'}]
>>> claims_map = Atlas.of(tables).interactive()  # .save("claims.html") writes a page that needs no network
>>> figure = life_of_a_claim(tables.statements, tables.relations, "Kupiansk", tables.conflict)

Why a claim is read as it is, with the rows of the lexicon that it rests on:

>>> print(explain(tables, tables.claims["claim_id"].iloc[0]).points[2].asked)
Who says it

One article by itself, without a folder to watch:

>>> from helpers import extract_claims, load_conflict, project_root, read_articles
>>> article = read_articles(project_root() / "data/raw/articles").articles[0]
>>> claims = extract_claims(article, load_conflict("ukraine"))
>>> bool((claims["quote"] == [article.text[a:b] for a, b in zip(claims["start"], claims["end"])]).all())
True

What each table holds is defined in `helpers.schema`. Importing this package loads none of its parts: each name below
is loaded when it is first asked for.
"""

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from helpers.analysis import group_statements, relate_statements
    from helpers.analysis.by_date_and_side import by_date_and_side
    from helpers.analysis.days import compare_days
    from helpers.articles import Article, Intake, read_articles
    from helpers.brief.report import Report
    from helpers.claims import extract_claims
    from helpers.claims.attribution import attributions
    from helpers.conflicts import Conflict, ConflictError
    from helpers.conflicts import load as load_conflict
    from helpers.drafting import draft as draft_conflict
    from helpers.explaining import explain
    from helpers.export import write_tables
    from helpers.figures.maps import Atlas
    from helpers.figures.timelines import life_of_a_claim, place_strips, sides_timeline
    from helpers.frames import draw, extract, place, read, relate
    from helpers.parameters.model import Parameters, ParametersError
    from helpers.paths import project_root
    from helpers.places import Gazetteer
    from helpers.places.locate import locate
    from helpers.surveys import check_folder
    from helpers.tables import Tables

for _library in ("OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    # The parsers multiply small matrices: threads that wait for each other take ten times the processor's time. numpy
    # reads this when it is loaded; whoever wants threads sets it.
    os.environ.setdefault(_library, "1")

# jsonschema, which nbformat loads, asks for it: its grammar takes longer than all the rest, and checks formats of
# addresses that no notebook has. Without it jsonschema does without.
sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]

_WHERE = {
    "Article": "helpers.articles",
    "Atlas": "helpers.figures.maps",
    "Conflict": "helpers.conflicts",
    "ConflictError": "helpers.conflicts",
    "Gazetteer": "helpers.places",
    "Intake": "helpers.articles",
    "Parameters": "helpers.parameters.model",
    "ParametersError": "helpers.parameters.model",
    "Report": "helpers.brief.report",
    "Tables": "helpers.tables",
    "attributions": "helpers.claims.attribution",
    "by_date_and_side": "helpers.analysis",
    "check_folder": "helpers.surveys",
    "compare_days": "helpers.analysis.days",
    "draw": "helpers.frames",
    "draft_conflict": "helpers.drafting",
    "explain": "helpers.explaining",
    "extract": "helpers.frames",
    "extract_claims": "helpers.claims",
    "group_statements": "helpers.analysis",
    "life_of_a_claim": "helpers.figures.timelines",
    "load_conflict": "helpers.conflicts",
    "locate": "helpers.places",
    "place": "helpers.frames",
    "place_strips": "helpers.figures.timelines",
    "project_root": "helpers.paths",
    "read": "helpers.frames",
    "read_articles": "helpers.articles",
    "relate": "helpers.frames",
    "relate_statements": "helpers.analysis",
    "sides_timeline": "helpers.figures.timelines",
    "write_tables": "helpers.export",
}
_OTHERWISE_NAMED = {"draft_conflict": "draft", "load_conflict": "load"}

__all__ = [
    "Article",
    "Atlas",
    "Conflict",
    "ConflictError",
    "Gazetteer",
    "Intake",
    "Parameters",
    "ParametersError",
    "Report",
    "Tables",
    "attributions",
    "by_date_and_side",
    "check_folder",
    "compare_days",
    "draft_conflict",
    "draw",
    "explain",
    "extract",
    "extract_claims",
    "group_statements",
    "life_of_a_claim",
    "load_conflict",
    "locate",
    "place",
    "place_strips",
    "project_root",
    "read",
    "read_articles",
    "relate",
    "relate_statements",
    "sides_timeline",
    "write_tables",
]


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_WHERE[name]), _OTHERWISE_NAMED.get(name, name))


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
