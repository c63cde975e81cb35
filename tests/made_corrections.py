"""A small war of two invented armies, its articles and the claims in them, for tests of corrections."""

from pathlib import Path

import pandas as pd

from helpers import schema
from helpers.conflicts import Conflict, Side
from helpers.places import Gazetteer
from helpers.places.model import Place

TEXT = (
    "Redland's ministry said on Monday that its troops took Alphaville.  Blueland denied this.\n\n"
    "“We hold\nthe town,” a Blueland officer said. Shells fell on Betaport. Shells fell on Betaport.\n"
)
OTHER = "Betaport is quiet, monitors said.\n"
SIDES = (Side("red", "Redland", names=("Red Republic",)), Side("blue", "Blueland"))
WAR = Conflict("made", "a made war", ("ZZ",), "", "", "Alphaville", SIDES, (), Path("nowhere"))
PLACES = (
    Place("alphaville", "Alphaville", "city", 50.0, 30.0, 1.0, names=("Алфавілль",), country="ZZ", in_profile=True),
    Place("betaport", "Betaport", "city", 51.0, 31.0, 2.0, former=("Old Port",), country="ZZ", in_profile=True),
)
GAZETTEER = Gazetteer(PLACES)


def articles(**texts: str) -> pd.DataFrame:
    """schema.ARTICLES: a.txt and b.txt, or those given by name (without .txt)."""
    given = texts or {"a": TEXT, "b": OTHER}
    rows = [
        {"article": f"{n}.txt", "file": f"{n}.txt", "text": t, "sha256": "0", "conflict": "made", "language": "en"}
        for n, t in given.items()
    ]
    return schema.frame(schema.ARTICLES, rows)


def claim(claim_id: str, quote: str, **fields) -> dict[str, object]:
    """A row of the claims of a.txt, or of the article given."""
    text = OTHER if fields.get("article") == "b.txt" else TEXT
    start = text.index(quote)
    control = fields.get("type", "control") == "control"
    return {
        "claim_id": claim_id, "article": "a.txt", "quote": quote, "start": start, "end": start + len(quote),
        "sentence": quote, "side": "red", "attribution": "indirect", "type": "control", "stance": "asserts",
        "act": "assert", "controller": "red" if control else "", "place": "Alphaville", "place_id": "alphaville",
        "relation": "in", "lat": 50.0, "lon": 30.0, "uncertainty_km": 1.0, "claim_date": "2025-06-02",
        "claim_date_precision": "day", "claim_date_basis": "weekday", "rule": "made",
        "review": "auto",
    } | fields  # fmt: skip


def claims(*rows: dict[str, object]) -> pd.DataFrame:
    """schema.CLAIMS: what the machine reads in the two articles, or these rows."""
    found = rows or (
        claim("c1", "its troops took Alphaville", speaker="Ministry"),
        claim("c2", "Blueland denied this", side="blue", stance="denies", act="deny"),
        claim("c3", "We hold\nthe town", side="blue", controller="blue", speaker="officer"),
        claim("c4", "Betaport is quiet", article="b.txt", side="independent", type="presence", place="Betaport",
              place_id="betaport", lat=51.0, lon=31.0),
    )  # fmt: skip
    return schema.frame(schema.CLAIMS, found)
