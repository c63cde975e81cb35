"""The interactive map of claims: who says what about which place, by side, kind and date."""

import hashlib
import math
from collections.abc import Mapping, Sequence
from importlib import resources
from typing import Any

import folium
import geopandas as gpd
import pandas as pd
from folium.template import Template

from helpers.analysis.foremost import WHICH, foremost
from helpers.conflicts import Conflict
from helpers.figures.maps import payload
from helpers.figures.maps.crossings import Crossing
from helpers.figures.maps.landscape import Landscape, facts, on_river, read_landscape
from helpers.figures.maps.offline import OfflineMap
from helpers.figures.maps.table import map_text
from helpers.figures.maps.words import counted
from helpers.figures.palette import Palette
from helpers.pages.safe import plain

SCRIPTS = ("dom", "model", "labels", "markers", "popup", "controls", "landscape", "main")
SECTOR_KM = 12
"""What the map shows at first, around the focus place: a town and the villages about it."""
MANY, MOST = 60, [0.05, 0.95]
"""Claims from which a map shows, at first, where most of them are, and what share of the latitudes and longitudes that is."""
RANKS = {"city": 0, "settlement": 1}
REGION = 3
"""The rank of a region's name, which is written where the map shows much."""


class ClaimsLayer(folium.MacroElement):
    """The claims and their landscape on a folium map, drawn by the scripts in web/."""

    _template = Template("""
        {% macro header(this, kwargs) %}
            <style>{{ this.style }}</style>
        {% endmacro %}
        {% macro html(this, kwargs) %}
            <script type="application/json" id="{{ this.get_name() }}">{{ this.json }}</script>
            <noscript>This map needs JavaScript. The table under it has the same claims.</noscript>
            <script>{{ this.program }}</script>
        {% endmacro %}
        {% macro script(this, kwargs) %}
            showClaims({{ this._parent.get_name() }}, "{{ this.get_name() }}");
        {% endmacro %}
    """)

    def __init__(self, data: dict):
        super().__init__()
        self._name = "claims"
        self.json = payload.as_json(data)
        self._id = hashlib.sha256(self.json.encode()).hexdigest()[:12]
        web = resources.files(__package__) / "web"
        self.style = (web / "map.css").read_text(encoding="utf-8")
        # The same text in every map, and an element of its own: the maps of a page have it once.
        program = "\n".join((web / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS)
        self.program = f'const showClaims = (() => {{\n"use strict";\n{program}\nreturn showClaims;\n}})();'


def interactive_map(
    claims: pd.DataFrame,
    places: pd.DataFrame | None,
    conflict: Conflict,
    *,
    articles: pd.DataFrame | None = None,
    relations: pd.DataFrame | None = None,
    statements: pd.DataFrame | None = None,
    landscape: Landscape | None = None,
    geometries: gpd.GeoDataFrame | None = None,
    control: Sequence = (),
    focus: tuple[float, float] | None = None,
    date_field: str = "claim_date",
    tiles: str | folium.TileLayer | None = None,
    frame_height: int = 680,
) -> OfflineMap:
    """A map of the claims that opens with no network, in a notebook, an exported page or a file (`.save(path)`).

    A place has one marker with a pill for each side that makes claims about it: colour and shape say the side, the
    number says how many. Places whose markers would touch share one. A pill opens the claims with their quotations and
    what contradicts them. Side, kind and date are filters; undated claims have a switch of their own. The same content
    for those who do not use a map: `map_table`. Of very many claims it has those of `helpers.analysis.foremost`, and says so.

    Args:
        claims: `schema.CLAIMS`. Those without any point are counted in the legend, not drawn.
        places: `schema.PLACES`, for claims that carry no point of their own; may be None.
        conflict: gives the sides' names and colours and, through its folder, the landscape.
        articles: `schema.ARTICLES`, for titles and addresses of the sources.
        relations: `schema.STATEMENT_RELATIONS`, for what contradicts a claim.
        statements: `schema.STATEMENTS`, for which of very many claims are shown.
        landscape: what to draw besides the claims; default `read_landscape(conflict)` about the claims.
        geometries: `helpers.places.geometries`, for sectors, rings and strips; without it circles stand for them.
        control: `helpers.figures.maps.control.overlays`, drawn as "according to" their name.
        focus: latitude and longitude that the map shows first, with its surroundings; default all claims.
        date_field: `claim_date` (when it was said) or `event_date` (when it is said to have happened).
        tiles: name of online tiles below our own lines ("OpenStreetMap"), or a layer with an attribution of its own.
            The one thing that makes a map fetch anything; the tiles' owner is credited on the map.
        frame_height: height in a notebook, pixels.

    Raises:
        ValueError: for an unknown date_field, or no claim with a point.
    """
    if date_field not in ("claim_date", "event_date"):
        raise ValueError(f"date_field is {date_field!r}; it is claim_date or event_date")
    drawn = payload.located(claims, places)
    if drawn.empty:
        raise ValueError("no claim has a place with a known position, so there is nothing to map")
    landscape = read_landscape(conflict, around(drawn)) if landscape is None else landscape
    data = map_data(
        claims,
        drawn,
        drawn if statements is None or relations is None else foremost(drawn, statements, relations),
        Palette.of(conflict, sides=tuple(sorted(set(claims["side"])))),
        articles=articles,
        relations=relations,
        landscape=landscape,
        geometries=geometries,
        control=control,
        date_field=date_field,
    )
    data["view"] = view(drawn, focus)
    south_west, north_east = data["view"]
    middle = [(a + b) / 2 for a, b in zip(south_west, north_east, strict=True)]
    made = OfflineMap(
        title=map_text(claims, places, conflict, date_field=date_field),
        frame_height=frame_height,
        online_pictures=tiles is not None,
        location=middle,
        zoom_start=10,
        control_scale=True,
        zoom_snap=0.5,
        max_zoom=18,
        scroll_wheel_zoom=False,  # a page that is scrolled must not stop at its map: the buttons zoom
    )
    if tiles is not None:
        (folium.TileLayer(tiles, name="Online tiles") if isinstance(tiles, str) else tiles).add_to(made)
    layer = ClaimsLayer(data)
    made._id = layer._id
    made.add_child(layer)
    return made


def map_data(
    claims: pd.DataFrame,
    drawn: pd.DataFrame,
    shown: pd.DataFrame,
    palette: Palette,
    *,
    articles: pd.DataFrame | None,
    relations: pd.DataFrame | None,
    landscape: Landscape,
    geometries: gpd.GeoDataFrame | None,
    control: Sequence,
    date_field: str,
) -> dict[str, Any]:
    """What the map's script reads: `claims` are all, `drawn` those with a point, `shown` those of them that the map has.

    For the rest see `interactive_map`.
    """
    sides = payload.sides_of(palette, set(shown["side"]))
    spots, number = payload.spots_of(shown)
    columns, cited = payload.claims_of(
        shown,
        number,
        palette=palette,
        sides=sides,
        articles=articles,
        date_field=date_field,
        against=payload.against_of(claims, relations, palette),
    )
    named = set(drawn["place"].unique())
    left_out = int((claims["review"] != "rejected").sum()) - len(drawn)
    lost = f"Not on the map: {counted(left_out, 'claim')} whose place is unclear. The table has them."
    notes = [left_to_files(drawn, shown)] if len(shown) < len(drawn) else []
    return {
        "sides": sides,
        "types": payload.type_names(),
        "claims": columns,
        "articles": cited,
        "spots": spots,
        "areas": payload.areas_of(shown, number, geometries),
        "towns": [
            {"text": p.name, "lat": p.lat, "lon": p.lon, "kind": p.kind, "rank": RANKS.get(p.kind, 2)}
            for p in landscape.towns
        ]
        + [
            {"text": name, "lat": round(lat, 3), "lon": round(lon, 3), "kind": "region", "rank": REGION}
            for name, lat, lon in landscape.regions
            if name not in named
        ],
        "crossings": [crossing_data(crossing, landscape.lines) for crossing in landscape.crossings],
        "lines": collection_data(landscape.lines),
        "basemap": collection_data(landscape.basemap),
        "regions": facts(landscape.provinces),
        "control": list(control),
        "unplaced": 0 if len(shown) < len(drawn) else left_out,  # of very many claims the legend tells it
        "notes": [*notes, *([lost] if left_out else [])],
        "credit": "Sources: see the legend",
    }


def left_to_files(drawn: pd.DataFrame, shown: pd.DataFrame) -> str:
    """How many claims with a point a map does not have, and where they are."""
    told = f"{len(shown):,} of {counted(len(drawn), 'claim')} with a place have a mark: {WHICH}."
    return f"{told} All are in the file claims.geojson, in the folder tables."


def crossing_data(crossing: Crossing, lines: Mapping) -> dict[str, object]:
    """A crossing as the map's script reads it, on the river's line where that is as near as its place is uncertain."""
    place = crossing.place
    lat, lon = on_river(place, lines)
    cited = list(dict.fromkeys(s for report in crossing.reports for s in report.source.split(";") if s))
    return {
        "name": place.name,
        "lat": lat,
        "lon": lon,
        "km": place.uncertainty_km,
        "state": crossing.state,
        "disputed": crossing.disputed,
        "known": crossing.last_known,
        "reports": [str(report) for report in crossing.reports] or [place.note],
        "sources": cited or [place.source],
    }


def collection_data(collection: Mapping) -> dict[str, object]:
    """A GeoJSON collection with only the properties that the map's script reads, and the facts for its legend."""
    features = []
    for feature in collection["features"]:
        properties = feature.get("properties") or {}
        kept = {key: plain(str(properties.get(key) or "")) for key in ("kind", "name")}
        features.append({"type": "Feature", "geometry": feature["geometry"], "properties": kept})
    return {"type": "FeatureCollection", "features": features, "facts": facts(collection)}


def around(drawn: pd.DataFrame, degrees: float = 1.0) -> tuple[float, float, float, float]:
    """West, south, east and north of the claims' points, with a margin."""
    return (
        drawn["lon"].min() - degrees,
        drawn["lat"].min() - degrees,
        drawn["lon"].max() + degrees,
        drawn["lat"].max() + degrees,
    )


def view(drawn: pd.DataFrame, focus: tuple[float, float] | None) -> list[list[float]]:
    """South-western and north-eastern corner of what the map shows at first."""
    if focus is None:
        lats, lons = drawn["lat"].quantile(MOST), drawn["lon"].quantile(MOST)
        many = len(drawn) > MANY
        middle = drawn[drawn["lat"].between(*lats) & drawn["lon"].between(*lons)] if many else drawn
        west, south, east, north = around(middle if len(middle) else drawn, 0.06)
        return [[south, west], [north, east]]
    high = SECTOR_KM / 111.2
    wide = high / math.cos(math.radians(focus[0]))
    return [[focus[0] - high, focus[1] - wide], [focus[0] + high, focus[1] + wide]]
