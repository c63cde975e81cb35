"""Regions as areas: what each profile ships of them, where a claim about one lies, and how a map draws it."""

import json

import pytest
from shapely import Point
from shapely.geometry import shape

import made_claims
from helpers.conflicts import available, load
from helpers.figures.maps import interactive, payload
from helpers.figures.maps.landscape import read_landscape
from helpers.places import Gazetteer, geometries, locate

UKRAINE = load("ukraine")


def areas(conflict: str) -> list[dict]:
    path = load(conflict).folder / "provinces.geojson"
    return json.loads(path.read_text(encoding="utf-8"))["features"]


@pytest.mark.parametrize("conflict", sorted(available()))
def test_every_profile_has_areas_of_its_own_regions_and_says_whence(conflict):
    table = (load(conflict).folder / "places.csv").read_text(encoding="utf-8-sig").splitlines()
    regions = {line.partition(",")[0] for line in table if ",region," in line}
    found = areas(conflict)
    ids = [feature["properties"]["place_id"] for feature in found]
    assert ids and len(ids) == len(set(ids)) and set(ids) <= regions
    for feature in found:
        assert "Natural Earth 1:10m 4.1.0" in feature["properties"]["source"]
        assert len(feature["properties"]["source_sha256"]) == 64
        assert shape(feature["geometry"]).is_valid
    assert (load(conflict).folder / "provinces.geojson").stat().st_size < 100_000


def claims(*places):
    gazetteer = Gazetteer.for_conflict(UKRAINE)
    rows = [{"place": gazetteer.get(i).name, "place_id": i, "relation": r, "controller": "russia"} for i, r in places]
    made = made_claims.claims(rows).drop(columns=["lat", "lon", "uncertainty_km"])
    return locate(made, {"ukraine": gazetteer}), geometries(made, {"ukraine": gazetteer})


def test_a_claim_about_a_region_lies_in_its_area_and_one_beside_it_does_not():
    located, shapes = claims(("sumy-oblast", "in"), ("sumy-oblast", "north_of"), ("kupiansk", "in"))
    area = next(shape(f["geometry"]) for f in areas("ukraine") if f["properties"]["place_id"] == "sumy-oblast")
    assert list(shapes["shape"]) == ["area", "sector", "circle"]
    assert area.contains(Point(located["lon"].iloc[0], located["lat"].iloc[0]))
    assert 60 < located["uncertainty_km"].iloc[0] < 200, "the radius holds all of the region"


def test_a_map_draws_a_region_as_its_area_and_writes_its_name_once():
    located, shapes = claims(("sumy-oblast", "in"), ("kupiansk", "in"))
    drawn = payload.located(located, None)
    number = payload.spots_of(drawn)[1]
    region = [area for area in payload.areas_of(drawn, number, shapes) if area.get("region")]
    assert len(region) == 1 and region[0]["shape"]["type"] == "Polygon"
    made = interactive.interactive_map(located, None, UKRAINE, geometries=shapes)
    data = next(child for child in made._children.values() if isinstance(child, interactive.ClaimsLayer)).json
    written = {town["text"] for town in json.loads(data)["towns"] if town["kind"] == "region"}
    assert "Kharkiv Oblast" in written and "Sumy Oblast" not in written
    assert len(read_landscape(UKRAINE).regions) > len(written)
