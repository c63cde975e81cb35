"""Claims as the data that the interactive map's script reads.

Everything an article says travels as JSON and becomes text in the page, never markup.
"""

import json
import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import geopandas as gpd
import pandas as pd
from shapely import set_precision
from shapely.geometry import mapping

from helpers.analysis.dates import span
from helpers.analysis.rows import records, rows
from helpers.analysis.voices import named
from helpers.figures.maps.words import TYPE_NAMES
from helpers.figures.palette import Palette, Style, contrast
from helpers.pages.safe import plain
from helpers.schema import TYPES
from helpers.wording import Wording, where

AGAINST = {
    "denies": ("denied by", "denies"),
    "contradicts": ("contradicted by", "contradicts"),
}
"""Relations that a map shows beside a claim, as the earlier and as the later statement sees them."""
_TOLD = ["article", "title", "publisher", "published", "url"]
"""What of an article the map tells."""
WHICH = "which one is unclear"
"""Beside a name that several places have, in the place of a region."""
COORDINATE_DIGITS = 4
"""About 10 m: finer than any place here is known."""
EPOCH = date(1970, 1, 1).toordinal()
"""The day from which the map's script counts."""
SIMPLIFY_DEGREES = 0.0005
WIDEST_KM = 40.0
"""Radius above which no circle is drawn: a province is not round, and its circle would cover others' towns."""


def as_json(value: object) -> str:
    """JSON that can stand inside a script element of a folium map, whatever text it holds.

    folium reads what a part of a map renders as a Jinja template once more, so "{{", "{%" and "{#" would be obeyed;
    JSON has them in strings only.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for bad in ("<", "\u2028", "\u2029"):
        text = text.replace(bad, f"\\u{ord(bad):04x}")
    return re.sub(r"(?<={)[{%#]", lambda found: f"\\u{ord(found[0]):04x}", text)


def located(claims: pd.DataFrame, places: pd.DataFrame | None) -> pd.DataFrame:
    """The claims with a point: their own, else that of their place in the places table. Rows without one are left out.

    Returns the claims' columns with lat, lon and uncertainty_km as plain floats (uncertainty 0 where not known), and with
    `place_told`, the place's name with its region where another place on the map has the same name.
    """
    claims = claims[claims["review"] != "rejected"].copy()
    known = places.set_index("place_id") if places is not None and len(places) else None
    for column in ("lat", "lon", "uncertainty_km"):
        values = claims[column].astype("Float64")
        if known is not None:
            values = values.fillna(claims["place_id"].map(known[column]).astype("Float64"))
        claims[column] = values
    claims = claims[claims["lat"].notna() & claims["lon"].notna()]
    return claims.assign(
        place_told=told_apart(claims, places),
        lat=claims["lat"].astype(float).round(COORDINATE_DIGITS),
        lon=claims["lon"].astype(float).round(COORDINATE_DIGITS),
        uncertainty_km=claims["uncertainty_km"].fillna(0).astype(float),
    )


def told_apart(claims: pd.DataFrame, places: pd.DataFrame | None) -> pd.Series:
    """The names of the claims' places, with the region of those that share theirs with another place.

    What has no id is no place of its own: with one place of its name it is counted as that, among several it is told that
    nobody knows which one it is.
    """
    known = claims[claims["place_id"].ne("")]
    several = known.groupby("place")["place_id"].nunique() > 1
    alike = claims["place"].map(several).fillna(False).astype(bool)
    if places is None or not len(places):
        return claims["place"]
    regions = claims["place_id"].map(places.set_index("place_id")["admin"]).fillna("")
    regions = regions.mask(claims["place_id"].eq(""), WHICH)
    return claims["place"].mask(alike & regions.ne(""), claims["place"] + " (" + regions + ")")


def sides_of(palette: Palette, used: set[str]) -> list[dict[str, Any]]:
    """The sides that occur, in the palette's order, each with its look and a text colour that reads on it."""
    ordered = [side for side in palette.sides if side in used] + sorted(used - set(palette.sides))
    styles = [palette[side] for side in ordered]
    return [
        {"id": style.side, "name": plain(style.name), "marker": style.marker, "night": _look(style, style.night)}
        | _look(style, style.colour)
        for style in styles
    ]


def _look(style: Style, colour: str) -> dict[str, str]:
    """A side's colour, by day or by night, its background, and the colour of words on it."""
    ink = max("#ffffff", "#000000", key=lambda ink: contrast(ink, colour))
    return {"colour": colour, "background": style.striped(colour), "ink": ink}


def spots_of(claims: pd.DataFrame) -> tuple[list[dict[str, Any]], pd.Series]:
    """The points that claims share, most claims first, and for each claim the number of its point.

    A point is named after the places of its claims; "north of X" is a point of its own where it lies elsewhere.
    """
    spots, number = [], pd.Series(0, index=claims.index)
    groups = sorted(claims.groupby(["lat", "lon"], sort=True), key=lambda group: -len(group[1]))
    for i, ((lat, lon), group) in enumerate(groups):
        number.loc[group.index] = i
        plainly = group[group["relation"].isin(["", "in", "part_of", "outskirts", "near"])]
        source = plainly if len(plainly) else group
        names = [
            place if len(plainly) else where(relation, place)
            for place, relation in zip(source["place_told"], source["relation"], strict=True)
        ]
        name = pd.Series(names).value_counts(sort=True).index[0]
        spots.append({"name": plain(name), "lat": lat, "lon": lon})
    return spots, number


def areas_of(
    claims: pd.DataFrame, number: pd.Series, geometries: gpd.GeoDataFrame | None = None
) -> list[dict[str, Any]]:
    """The areas within which the claims' places lie, each once, the largest first.

    Sectors, rings and strips come from `helpers.places.geometries`; without them, and for circles, the circle of the
    claim's uncertainty about its point.
    """
    shapes = {} if geometries is None else dict(zip(geometries["claim_id"], geometries["geometry"], strict=True))
    kinds = {} if geometries is None else dict(zip(geometries["claim_id"], geometries["shape"], strict=True))
    areas: dict[tuple, dict[str, Any]] = {}
    for claim, spot in zip(rows(claims), number, strict=True):
        km = round(claim.uncertainty_km, 1)
        area: dict[str, Any] = {"spot": int(spot), "lat": claim.lat, "lon": claim.lon, "km": km}
        shape = shapes.get(claim.claim_id)
        kind = kinds.get(claim.claim_id, "circle")
        if shape is not None and kind != "circle":
            area["shape"] = mapping(set_precision(shape.simplify(SIMPLIFY_DEGREES), 10**-COORDINATE_DIGITS))
        if kind == "area":
            area["region"] = True
        if 0 < km <= WIDEST_KM or "shape" in area:
            areas.setdefault((spot, km, str(area.get("shape"))), area)
    return sorted(areas.values(), key=lambda area: -area["km"])


def claims_of(
    claims: pd.DataFrame,
    number: pd.Series,
    *,
    palette: Palette,
    sides: list[dict[str, Any]],
    against: Mapping[str, list[list[str]]],
    articles: pd.DataFrame | None,
    date_field: str,
) -> tuple[dict[str, list], list[dict[str, str]]]:
    """The claims column by column, in the table's order, and the articles that they cite.

    Args:
        claims: from `located`; `number` is the point of each, from `spots_of`.
        sides: from `sides_of`; `against` from `against_of`.
    """
    wording = Wording.of_palette(palette)
    side_number = {side["id"]: i for i, side in enumerate(sides)}
    cited = sorted(set(claims["article"]))
    article_number = {article: i for i, article in enumerate(cited)}
    spans = [span(value) for value in claims[date_field]]
    told = records(claims)
    contexts = [_context(row) for row in told]
    columns = {
        "id": claims["claim_id"].tolist(),
        "spot": [int(n) for n in number],
        "side": [side_number[side] for side in claims["side"]],
        "type": [TYPES.index(kind) for kind in claims["type"]],
        "from": [when and when.first - EPOCH for when in spans],
        "to": [when and when.last - EPOCH for when in spans],
        "date": claims[date_field].tolist(),
        "what": [plain(wording.label(row)) for row in told],
        "where": [plain(where(row["relation"], row["place"])) for row in told],
        "place": [plain(place) for place in claims["place_told"]],
        "km": [round(float(km), 1) for km in claims["uncertainty_km"].tolist()],
        "speaker": [plain(named(voice)) for voice in rows(claims, ["speaker", "side", "role", "article"])],
        "quote": [plain(quote) for quote in claims["quote"]],
        "before": [plain(before) for before, _ in contexts],
        "after": [plain(after) for _, after in contexts],
        "article": [article_number[article] for article in claims["article"]],
        "against": [against.get(statement, []) for statement in claims["statement_id"]],
    }
    return columns, _articles(cited, articles)


def _context(row: Mapping[Any, Any]) -> tuple[str, str]:
    """The sentence before and after the quotation."""
    before, found, after = str(row["sentence"]).partition(str(row["quote"]))
    return (before.lstrip(), after.rstrip()) if found else ("", "")


def _articles(cited: list[str], articles: pd.DataFrame | None) -> list[dict[str, str]]:
    told = None if articles is None else articles[articles["article"].isin(cited)].filter(_TOLD)
    known = {} if told is None else told.set_index("article").to_dict("index")
    described = []
    for article in cited:
        row = known.get(article, {})
        url = str(row.get("url") or "")
        described.append(
            {
                "title": plain(str(row.get("title") or article)),
                "publisher": plain(str(row.get("publisher") or "")),
                "published": str(row.get("published") or ""),
                "url": url if url.lower().startswith(("https://", "http://")) else "",
            }
        )
    return described


def against_of(claims: pd.DataFrame, relations: pd.DataFrame | None, palette: Palette) -> dict[str, list[list[str]]]:
    """What contradicts each statement: statement id → [[relation in words, who and when, quotation, reason], …].

    Args:
        claims: all claims, those without a place too, for the names of those who contradict.
        relations: `schema.STATEMENT_RELATIONS`, or None where they were not worked out.
    """
    if relations is None:
        return {}
    first = rows(claims.drop_duplicates("statement_id"))
    speakers = {row.statement_id: f"{named(row)}, {row.claim_date or 'undated'}" for row in first}
    beside: dict[str, list[list[str]]] = {}
    for row in relations[relations["relation"].isin(list(AGAINST))].to_dict("records"):
        passive, active = AGAINST[row["relation"]]
        for mine, other, quote, words in (
            (row["b"], row["a"], row["a_quote"], passive),
            (row["a"], row["b"], row["b_quote"], active),
        ):
            beside.setdefault(mine, []).append(
                [words, plain(speakers.get(other, "")), plain(quote), plain(row["reason"])]
            )
    return beside


def type_names() -> list[str]:
    """The names of the claim types, in the order of schema.TYPES."""
    return [TYPE_NAMES[kind] for kind in TYPES]
