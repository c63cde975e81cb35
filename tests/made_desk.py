"""Tables for the desk, made without a folder of articles."""

from types import SimpleNamespace

import pandas as pd

import made_claims
from helpers import schema
from helpers.analysis import group_statements, relate_statements
from helpers.parameters.model import ExploreParameters
from helpers.stages import Full


def tables(claims: pd.DataFrame, conflict, *, texts=None, titles=None, parameters=None) -> SimpleNamespace:
    """What a Desk asks of Tables: claims in articles that hold their words, their statements, relations and places."""
    bodies = texts or _bodies(claims)
    articles = made_claims.articles(claims, texts=bodies, conflict=conflict.id, publisher="A Gazette")
    if titles:
        articles = articles.assign(title=articles["article"].map(titles).fillna("").astype("string"))
    grouped, statements = group_statements(claims, articles)
    told = [
        {"article": a, "paragraph": 0, "start": 0, "end": len(t), "kind": "body"}
        for a, t in zip(articles["article"], articles["text"], strict=True)
    ]
    located = grouped[grouped["lat"].notna()].drop_duplicates("place_id")
    places = [
        {"place_id": c.place_id, "name": c.place, "kind": "village", "lat": c.lat, "lon": c.lon, "uncertainty_km": 1.5}
        for c in located.itertuples()
    ]
    full = Full(
        articles,
        schema.frame(schema.PARAGRAPHS, told),
        schema.frame(schema.DOCUMENTS, []),
        schema.frame(schema.INTAKE, []),
        schema.frame(schema.UNREAD, []),
        grouped,
        statements,
        relate_statements(statements, grouped),
        schema.frame(schema.PLACES, places),
        schema.frame(schema.CORRECTIONS, []),
    )
    asked = parameters or ExploreParameters()
    return SimpleNamespace(full=full, places=full.places, conflicts={conflict.id: conflict}, parameters=asked)


def _bodies(claims: pd.DataFrame) -> dict[str, str]:
    """Texts in which every claim's quotation stands where the claim says."""
    bodies: dict[str, str] = {}
    for claim in claims.sort_values(["article", "start"]).itertuples():
        bodies[claim.article] = bodies.get(claim.article, "").ljust(claim.start) + claim.quote
    return bodies
