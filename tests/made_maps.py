"""Claims, a conflict and a landscape of an invented sector, for the tests of maps."""

from random import Random

import pandas as pd

import made_claims
from helpers.conflicts import Conflict, Side
from helpers.figures.maps import Landscape
from helpers.figures.maps.crossings import Crossing, Report
from helpers.places.model import Place

SIDES = (Side("red", "Redland", colour="#b5352c"), Side("blue", "Blueland", colour="#1d5aa8"))
SPOTS = {"Alphaville": (49.71, 37.61, 1.5), "Betatown": (49.80, 37.70, 0.6), "Gammafield": (49.60, 37.75, 0.6)}


def conflict(folder) -> Conflict:
    """Two sides at war, without any file of a profile in the folder."""
    return Conflict("made", "Made war", ("UA",), "2025", "", "Alphaville", SIDES, (), folder)


def landscape() -> Landscape:
    """A river through the sector, three towns, and a crossing whose state is disputed."""
    river = {"type": "LineString", "coordinates": [[37.65, 49.9], [37.63, 49.7], [37.7, 49.5]]}
    border = {"type": "LineString", "coordinates": [[37.2, 50.0], [38.2, 49.95]]}
    return Landscape(
        towns=tuple(Place(n.lower(), n, "village", lat, lon, km) for n, (lat, lon, km) in SPOTS.items()),
        crossings=(
            Crossing(
                Place("bridge", "Old bridge", "crossing", 49.85, 37.645, 1.5),
                (Report("2025-11-01", "destroyed", "Redland", "A span fell.", "Who destroyed it"),),
            ),
        ),
        lines=_collection(river, name="Long River", note="Drawn to about 2 km.", source="Public domain"),
        basemap=_collection(border, name="Border of Northland", note="As Northland draws it.", source="Made"),
    )


def claims(rows) -> pd.DataFrame:
    """`made_claims.claims` whose places have the points of SPOTS."""
    placed = [_at(row) | row for row in rows]
    return made_claims.claims(placed)


def some_claims() -> pd.DataFrame:
    """Eight claims: two sides and an observer at Alphaville, one elsewhere, one undated, one without a place."""
    return claims(
        [
            {"said": "2025-11-20", "controller": "red", "extent": "full", "speaker": "General Rot",
             "quote": "our forces took full control of Alphaville", "statement_id": "s0",
             "sentence": "On Thursday the general said that our forces took full control of Alphaville at dawn."},
            {"said": "2025-11-20", "side": "blue", "controller": "red", "stance": "denies", "speaker": "Blueland",
             "quote": "Blueland denied this", "statement_id": "s1"},
            {"said": "2025-12-17", "side": "blue", "controller": "blue", "share": 0.9, "share_modifier": "nearly",
             "quote": "regained control of nearly 90% of Alphaville", "extent": "partial", "statement_id": "s2"},
            {"said": "2025-12", "side": "independent", "type": "encirclement", "actor": "blue", "target": "red",
             "speaker": "Watchers", "quote": "soldiers were encircled", "statement_id": "s3"},
            {"said": "2025-12-12", "side": "blue", "type": "repelled", "actor": "blue", "place": "Betatown",
             "quote": "attacks near Betatown were repelled", "relation": "near", "uncertainty_km": 4.0},
            {"said": "", "side": "media", "type": "presence", "place": "Gammafield", "quote": "fighting goes on"},
            {"said": "2025-12-18", "controller": "red", "quote": "the town remains ours", "statement_id": "s6"},
            {"said": "2025-12-18", "place": "", "quote": "several settlements were taken"},
        ]
    )  # fmt: skip


def relations(claims: pd.DataFrame) -> pd.DataFrame:
    """The denial of the general's claim."""
    quotes = claims.set_index("statement_id")["quote"]
    return pd.DataFrame(
        [
            {
                "a": "s1",
                "b": "s0",
                "relation": "denies",
                "reason": "Blueland denies, on the same day, what General Rot said.",
                "a_quote": quotes["s1"],
                "b_quote": quotes["s0"],
                "place": "Alphaville",
                "days_apart": 0,
            }
        ]
    )


def many_claims(count: int, *, places: int, seed: int = 5) -> pd.DataFrame:
    """Claims over a front of some 300 km, in sentences as long as those of real articles."""
    made = made_claims.many_claims(count, places=places, days=200, seed=seed)
    random = Random(seed)
    points = {name: (48 + random.random() * 2.5, 36 + random.random() * 2.5) for name in made["place"].unique()}
    words = ["forces", "said on Monday", "that units", "had taken", "the northern districts", "after", "heavy fighting"]
    quotes = [" ".join(random.choices(words, k=8)) for _ in range(count)]
    return made.assign(
        lat=pd.array([points[p][0] for p in made["place"]], dtype="Float64"),
        lon=pd.array([points[p][1] for p in made["place"]], dtype="Float64"),
        uncertainty_km=pd.array([1.5] * count, dtype="Float64"),
        quote=pd.array(quotes, dtype="string"),
        sentence=pd.array(
            [f"On the front, {q}, an officer told reporters by telephone." for q in quotes], dtype="string"
        ),
        statement_id=pd.array([f"s{i}" for i in range(count)], dtype="string"),
    )


def _at(row) -> dict[str, float]:
    spot = SPOTS.get(row.get("place", "Alphaville"))
    return {} if spot is None else dict(zip(("lat", "lon", "uncertainty_km"), spot, strict=True))


def _collection(geometry, **properties):
    return {
        "type": "FeatureCollection",
        "features": [{"type": "Feature", "geometry": geometry, "properties": properties}],
    }
