"""Filling the claims' coordinates, and the tables and geometries that maps are drawn from."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from typing import Any

import geopandas as gpd
import pandas as pd
from shapely import LineString, Point

from helpers import schema
from helpers.places.gazetteer import Gazetteer
from helpers.places.model import Place
from helpers.places.profile import apart_km, distance_km
from helpers.places.relations import Location, locate_relation

Gazetteers = Mapping[str, Gazetteer] | Iterable[Gazetteer] | Gazetteer

RIVER_REACH_KM = 30.0
"""A bank belongs to a river whose line passes a place within this distance."""
_DISTANCE = re.compile(
    r"(\d+(?:[.,]\d+)?)\s*(?:-|–|to\s+)?\s*(?:\d+(?:[.,]\d+)?)?[\s-]*(km|kilomet(?:er|re)s?|miles?|км|километр\w*|кілометр\w*)"
    r"\s+(?:(?:to\s+the\s+)?(?:due\s+)?(?:north|south|east|west)[\w-]*\s+)?"
    r"(?:away\s+)?(?:from|of|outside|от|від|к\s+\w+\s+от|на\s+\w+\s+від)\b",
    re.I,
)
_NAUGHT = ("in", "part_of", "outskirts", "")


_READ = ["claim_id", "article", "place_id", "relation", "quote"]
"""What of a claim its position depends on, and its key: a table's rows with all columns take much longer to make."""


def locate(claims: pd.DataFrame, gazetteers: Gazetteers) -> pd.DataFrame:
    """The claims with lat, lon and uncertainty_km from their place and relation.

    Args:
        claims: schema.CLAIMS; rows without a place_id, or whose place has no position, stay without coordinates.
        gazetteers: those of the articles' conflicts, by conflict id, as a sequence, or just one.

    Returns:
        A copy in the same order. `place_candidates` is kept where it is filled.
    """
    out = claims.copy()
    if claims.empty:
        return out
    found = _locations(claims, gazetteers)
    for column in ("lat", "lon", "uncertainty_km"):
        values = [getattr(f, column) if f else None for f in found]
        out[column] = pd.array(values, dtype="Float64")
    return out


def geometries(claims: pd.DataFrame, gazetteers: Gazetteers) -> gpd.GeoDataFrame:
    """A row a claim with a position: claim_id, place_id, relation, shape, uncertainty_km, geometry (EPSG:4326)."""
    rows = [
        {
            "claim_id": claim.claim_id,
            "place_id": claim.place_id,
            "relation": claim.relation,
            "shape": location.shape,
            "uncertainty_km": location.uncertainty_km,
            "geometry": location.geometry,
        }
        for claim, location in zip(claims[_READ].itertuples(), _locations(claims, gazetteers), strict=True)
        if location
    ]
    columns = ["claim_id", "place_id", "relation", "shape", "uncertainty_km", "geometry"]
    return gpd.GeoDataFrame(pd.DataFrame(rows, columns=columns), geometry="geometry", crs="EPSG:4326")


def places_table(claims: pd.DataFrame, gazetteers: Gazetteers) -> pd.DataFrame:
    """schema.PLACES: the places that the claims are about, the most claimed first."""
    known = _by_id(gazetteers)
    counts = claims.loc[claims["place_id"] != "", "place_id"].value_counts()
    rows = []
    for place_id, count in sorted(counts.items(), key=lambda item: (-item[1], str(item[0]))):
        place = known(str(place_id))
        if place is None:
            continue
        rows.append(
            {
                "place_id": place.place_id,
                "name": place.name,
                "kind": place.kind,
                "lat": place.lat,
                "lon": place.lon,
                "uncertainty_km": place.uncertainty_km,
                "admin": place.admin,
                "country": place.country,
                "bank": place.bank,
                "names": "; ".join([*place.names, *place.former]),
                "source": place.source,
                "note": place.note,
                "claims": int(count),
            }
        )
    return schema.frame(schema.PLACES, rows)


def stated_distance_km(text: str) -> float | None:
    """The distance from a place that a text states ("3 km north of", "5 miles from"), None where it states none.

    >>> stated_distance_km("a village 3 km north of the city"), stated_distance_km("they advanced 3 km")
    (3.0, None)
    """
    found = _DISTANCE.search(text)
    if not found:
        return None
    value = float(found.group(1).replace(",", "."))
    return value * 1.609344 if found.group(2).casefold().startswith("mile") else value


def _listed(gazetteers: Gazetteers) -> list[Gazetteer]:
    if isinstance(gazetteers, Gazetteer):
        return [gazetteers]
    return list(gazetteers.values()) if isinstance(gazetteers, Mapping) else list(gazetteers)


def _by_id(gazetteers: Gazetteers) -> Callable[[str], Place | None]:
    listed = _listed(gazetteers)

    def known(place_id: str) -> Place | None:
        return next((p for g in listed if (p := g.get(place_id)) is not None), None)

    return known


def _locations(claims: pd.DataFrame, gazetteers: Gazetteers) -> list[Location | None]:
    listed = _listed(gazetteers)
    known = _by_id(listed)
    towards = _usual_places(claims, known)
    cache: dict[tuple, Location | None] = {}
    result: list[Location | None] = []
    claim: Any
    for claim in claims[_READ].itertuples():
        place = known(claim.place_id) if claim.place_id else None
        if place is None:
            result.append(None)
            continue
        distance = None if claim.relation in _NAUGHT else stated_distance_km(claim.quote)
        other = _second_place(claim.quote, place, listed) if claim.relation == "between" else None
        # a river is met near what its article is about; of other places the article says nothing more
        near = towards.get(claim.article) if place.kind == "river" else None
        mark = (place.place_id, claim.relation, distance, other and other.place_id, near and near.place_id)
        if mark not in cache:
            cache[mark] = locate_relation(
                place,
                claim.relation,
                distance_km=distance,
                other=other,
                river=_river(place, claim.relation, listed),
                towards=near,
                area=next((g.areas[place.place_id] for g in listed if place.place_id in g.areas), None),
            )
        result.append(cache[mark])
    return result


def _usual_places(claims: pd.DataFrame, known: Callable[[str], Place | None]) -> dict[str, Place]:
    """For each article the settlement that most of its claims are about."""
    counts = Counter((article, i) for article, i in zip(claims["article"], claims["place_id"], strict=True) if i)
    usual: dict[str, Place] = {}
    for article, place_id in sorted(counts, key=lambda pair: (-counts[pair], pair)):
        place = known(place_id)
        if place is not None and place.kind in ("city", "settlement", "village", "district") and place.lat is not None:
            usual.setdefault(article, place)
    return usual


def _second_place(quote: str, place: Place, gazetteers: list[Gazetteer]) -> Place | None:
    for gazetteer in gazetteers:
        if gazetteer.get(place.place_id) is not None:
            others = [m.place for m in gazetteer.mentions(quote) if m.place.place_id != place.place_id]
            others = [o for o in others if o.lat is not None and o.kind not in ("country", "region", "area")]
            if others:
                return min(others, key=lambda o: apart_km(place, o))
    return None


def _river(place: Place, relation: str, gazetteers: list[Gazetteer]) -> LineString | None:
    if place.kind == "river":
        return next((g.lines[place.place_id] for g in gazetteers if place.place_id in g.lines), None)
    if not relation.endswith("_bank") or place.lat is None or place.lon is None:
        return None
    near = []
    for gazetteer in gazetteers:
        for line in gazetteer.lines.values():
            lon, lat = line.interpolate(line.project(Point(place.lon, place.lat))).coords[0]
            near.append((distance_km(place.lat, place.lon, lat, lon), line))
    near = [n for n in near if n[0] <= RIVER_REACH_KM]
    return min(near, key=lambda n: n[0])[1] if near else None
