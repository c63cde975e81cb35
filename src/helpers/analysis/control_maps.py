"""Claims of control beside what independent control maps have there on that day.

A map is another voice, not the truth: the result says "according to <layer>". And a layer that draws one side's area
says nothing about whose the rest is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
from pyproj import Transformer
from shapely import Point
from shapely.geometry.base import BaseGeometry
from shapely.ops import transform

from helpers.analysis import scope
from helpers.analysis.control_layers import Layer, newest, read_layers
from helpers.analysis.dates import span
from helpers.analysis.rows import rows
from helpers.conflicts import Conflict, Problem

WITHIN_DAYS = 7
"""How old a layer may be to be called the newest of a claim's date."""
REACH_KM = 30
"""How far from its areas a layer still says something: further away, a place that is in none is just not drawn."""
LEAST_KM = 0.3
POSITIONS = ("inside", "edge", "outside", "no_layer")
VERDICTS = ("agrees", "disagrees", "open")
LEAST_SHARE = 0.01
"""A share of a place too small to put it at an edge: two maps never draw a line quite the same."""
NO_LAYER = {"position": "no_layer", "verdict": "open", "words": "No control map of that day reaches there."}
COLUMNS = ["claim_id", "layer", "layer_date", "position", "status", "holder", "verdict", "words"]


@dataclass(frozen=True)
class _Look:
    """What a layer has at a place. `whole`: the holder of all of it ("" for nobody named), None at an edge or outside.

    `holders` are those of the areas that touch the place, `drawn` those of all areas; `all_named`: every area has one.
    """

    position: str
    statuses: str
    whole: str | None
    holders: tuple[str, ...]
    drawn: frozenset[str]
    all_named: bool


def compare_folder(
    claims: pd.DataFrame, folder: Path, conflict: Conflict, *, geometries: gpd.GeoDataFrame | None = None
) -> tuple[pd.DataFrame, list[Layer], list[Problem]]:
    """`compare` with the layers of a folder; also the layers, and what is wrong with files that give none."""
    layers, problems = read_layers(folder, conflict)
    return compare(claims, layers, conflict, geometries=geometries), layers, problems


def compare(
    claims: pd.DataFrame,
    layers: Sequence[Layer],
    conflict: Conflict,
    *,
    geometries: gpd.GeoDataFrame | None = None,
    within_days: int = WITHIN_DAYS,
) -> pd.DataFrame:
    """What each control map has at the place of each claim of control, on the claim's day.

    The place is the area in which the claim's place lies, so a place near a line is at the edge, not on a side of it.
    A claim dated to the month is compared with the month's end.

    Args:
        claims: `schema.CLAIMS`; those of control with a position, a date and a controller are compared.
        layers: from `read_layers`.
        geometries: `helpers.places.geometries`; without it a circle of the claim's uncertainty about its point.
        within_days: how old the newest layer may be.

    Returns:
        One row a claim and layer (one for a claim without any layer): claim_id; layer and layer_date; position
        (POSITIONS); the status of the area as the layer words it; holder, the side that the layer gives it to; verdict
        (VERDICTS: `open` where the layer cannot tell); words, a sentence "according to" the layer.
    """
    names = {side.side: side.name for side in conflict.sides}
    shapes = {} if geometries is None else dict(zip(geometries["claim_id"], geometries["geometry"], strict=True))
    looks: dict[tuple[str, bytes], _Look | None] = {}
    found: list[dict[str, str]] = []
    control = claims[(claims["type"] == "control") & (claims["stance"] != "declines") & (claims["controller"] != "")]
    for claim in rows(control):
        when = span(claim.claim_date)
        if when is None or claim.lat is None or claim.lon is None:
            continue
        area = shapes.get(claim.claim_id) or circle(claim.lat, claim.lon, claim.uncertainty_km or 0)
        day = pd.Timestamp.fromordinal(when.last).date()
        there = []
        for layer in newest(layers, day, within_days=within_days):
            key = (layer.file, area.wkb)
            if key not in looks:
                looks[key] = _look(area, layer)
            if look := looks[key]:
                there.append(_row(claim, look, layer, names))
        found += [{"claim_id": claim.claim_id, **row} for row in there or [NO_LAYER]]
    return pd.DataFrame(found, columns=COLUMNS, dtype="string").fillna("")


def circle(lat: float, lon: float, km: float) -> BaseGeometry:
    """A circle on the ground, in degrees."""
    to_degrees = Transformer.from_crs(_about(lat, lon), "EPSG:4326", always_xy=True)
    return transform(to_degrees.transform, Point(0, 0).buffer(1000 * max(km, LEAST_KM)))


def _row(claim: Any, look: _Look, layer: Layer, names: Mapping[str, str]) -> dict[str, str]:
    verdict = _verdict(claim, look)
    return {
        "layer": layer.name,
        "layer_date": layer.day.isoformat(),
        "position": look.position,
        "status": look.statuses,
        "holder": look.whole or "",
        "verdict": verdict,
        "words": _words(look, verdict, layer, names),
    }


def _about(lat: float, lon: float) -> str:
    """A projection that is true in metres about a point."""
    return f"+proj=aeqd +lat_0={lat} +lon_0={lon} +datum=WGS84 +units=m"


def _look(area: BaseGeometry, layer: Layer) -> _Look | None:
    """What the layer has at the area; None where it does not reach it."""
    centre = area.centroid
    to_metres = Transformer.from_crs("EPSG:4326", _about(centre.y, centre.x), always_xy=True)
    here = transform(to_metres.transform, area)
    there = [(row.status, row.holder, transform(to_metres.transform, row.geometry)) for row in layer.areas.itertuples()]
    if min(shape.distance(here) for _, _, shape in there) > 1000 * REACH_KM:
        return None
    shares: dict[tuple[str, str], float] = {}
    for status, holder, shape in there:
        share = shape.intersection(here).area / here.area
        if share > LEAST_SHARE:
            shares[status, holder] = shares.get((status, holder), 0.0) + share
    by_holder: dict[str, float] = {}
    for (_, holder), share in shares.items():
        by_holder[holder] = by_holder.get(holder, 0.0) + share
    whole = next((holder for holder, share in by_holder.items() if share > 1 - LEAST_SHARE), None)
    return _Look(
        position="inside" if whole is not None else "edge" if shares else "outside",
        statuses="; ".join(dict.fromkeys(status for status, _ in shares if status)),
        whole=whole,
        holders=tuple(holder for holder in by_holder if holder),
        drawn=frozenset(holder for _, holder, _ in there if holder),
        all_named=all(holder for _, holder, _ in there),
    )


def _verdict(claim: Any, look: _Look) -> str:
    """Whether the layer agrees with the claim, as far as it can tell."""
    held: bool | None = None
    if look.whole:
        held = look.whole == claim.controller
    elif look.position == "outside" and claim.controller in look.drawn and look.all_named:
        # The layer draws this side's area, and the place is not in it. Whose it is instead, it does not say.
        held = False
    elif look.position == "edge" and scope.scope(claim) in (scope.PART, scope.MOST):
        held = True if claim.controller in look.holders else None
    if held is None:
        return "open"
    return "agrees" if held != (claim.stance == "denies") else "disagrees"


def _words(look: _Look, verdict: str, layer: Layer, names: Mapping[str, str]) -> str:
    if look.position == "inside":
        status = f"the area “{look.statuses}”" if look.statuses else "an area"
        whose = f"the area of {names.get(look.whole, look.whole)}" if look.whole else status
        where = f"the place lies inside {whose}"
    elif look.position == "edge":
        listed = " and ".join(names.get(holder, holder) for holder in look.holders)
        status = f"the area “{look.statuses}”" if look.statuses else "an area"
        where = f"the place lies at the edge of {f'the area of {listed}' if listed else status}"
    else:
        where = "the place lies outside what it draws, which does not make it another side's"
    judged = {"agrees": "agrees with the claim", "disagrees": "disagrees with the claim", "open": "leaves it open"}
    return f"According to {layer}, {where}; it {judged[verdict]}."
