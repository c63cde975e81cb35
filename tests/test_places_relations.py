"""From a relation to a place to a shape on the map, and the tables made from it."""

import pandas as pd
import pytest
from shapely import LineString, Point

from helpers import conflicts, schema
from helpers.places import Gazetteer, geometries, locate, places_table
from helpers.places.locate import stated_distance_km
from helpers.places.model import Place
from helpers.places.profile import distance_km
from helpers.places.relations import locate_relation

TOWN = Place("town", "Town", "city", 49.7, 37.6, 1.5)
OTHER = Place("other", "Other", "city", 49.4, 38.1, 1.5)
RIVER = LineString([(37.62, 49.4), (37.63, 50.0)])


@pytest.fixture(scope="session")
def gazetteer():
    return Gazetteer.for_conflict(conflicts.load("ukraine"))


def claim(number, **cells):
    base = {
        "claim_id": f"c{number}", "article": "a.txt", "quote": "words", "start": 0, "end": 5, "sentence": "words",
        "side": "ukraine", "attribution": "direct", "type": "control", "stance": "asserts", "act": "assert",
        "rule": "r", "review": "auto",
    }  # fmt: skip
    return base | cells


@pytest.mark.parametrize("relation", ["", *schema.RELATIONS_TO_PLACE])
def test_every_relation_has_a_shape_that_its_point_and_radius_hold(relation):
    found = locate_relation(TOWN, relation, other=OTHER, river=RIVER)
    assert found.geometry.is_valid
    assert found.uncertainty_km > 0
    farthest = max(distance_km(found.lat, found.lon, lat, lon) for lon, lat in _coordinates(found.geometry))
    assert farthest <= found.uncertainty_km * 1.02 + 0.1


def _coordinates(geometry):
    for part in getattr(geometry, "geoms", [geometry]):
        yield from part.exterior.coords


@pytest.mark.parametrize(
    ("relation", "lat_step", "lon_step"),
    [("north_of", 1, 0), ("south_of", -1, 0), ("east_of", 0, 1), ("west_of", 0, -1), ("north_west_of", 1, -1)],
)
def test_a_compass_relation_lies_on_its_side(relation, lat_step, lon_step):
    found = locate_relation(TOWN, relation)
    assert (found.lat - TOWN.lat) * lat_step > 0.01 or lat_step == 0
    assert (found.lon - TOWN.lon) * lon_step > 0.01 or lon_step == 0
    assert found.uncertainty_km > TOWN.uncertainty_km


def test_a_stated_distance_is_kept_to():
    found = locate_relation(TOWN, "north_of", distance_km=20)
    assert distance_km(TOWN.lat, TOWN.lon, found.lat, found.lon) == pytest.approx(20, abs=2)


def test_less_known_is_drawn_wider():
    radii = [locate_relation(TOWN, r).uncertainty_km for r in ("in", "outskirts", "near", "direction")]
    assert radii == sorted(radii)


def test_banks_are_parted_by_the_river_and_not_by_the_town():
    east = locate_relation(TOWN, "east_bank", river=RIVER).geometry
    west = locate_relation(TOWN, "west_bank", river=RIVER).geometry
    assert east.intersection(west).area < 0.01 * west.area
    assert west.contains(Point(TOWN.lon, TOWN.lat))
    assert not east.contains(Point(TOWN.lon, TOWN.lat))


def test_a_place_without_a_position_gives_none():
    assert locate_relation(Place("x", "X", "village", None, None, None), "in") is None


@pytest.mark.parametrize(
    ("text", "km"),
    [
        ("a village 3 km north of the city", 3.0),
        ("about 5 miles from the border", 5 * 1.609344),
        ("в 12 км от города", 12.0),
        ("they advanced 3 km", None),
        ("1,5 kilometers west of the bridge", 1.5),
    ],
)
def test_distances_are_read_only_where_they_are_from_something(text, km):
    assert stated_distance_km(text) == (km if km is None else pytest.approx(km))


def test_claims_are_located_and_unresolved_ones_stay_without_a_pin(gazetteer):
    rows = [
        claim(1, place="Kupiansk", place_id="kupiansk", relation="in"),
        claim(2, place="Kupiansk", place_id="kupiansk", relation="north_of"),
        claim(3, place="Nowhere", place_id=""),
        claim(4, place="Oskil River", place_id="oskil-river", relation="east_bank"),
    ]
    claims = locate(schema.frame(schema.CLAIMS, rows), {"ukraine": gazetteer})
    schema.check(schema.CLAIMS, claims)
    assert claims["lat"].isna().tolist() == [False, False, True, False]
    assert claims["lat"][1] > claims["lat"][0]
    # the claim about the river stands at the river by the town that the article is about
    assert distance_km(claims["lat"][3], claims["lon"][3], claims["lat"][0], claims["lon"][0]) < 5
    shapes = geometries(claims, gazetteer)
    assert shapes.crs.to_epsg() == 4326
    assert shapes["claim_id"].tolist() == ["c1", "c2", "c4"]
    places = places_table(claims, [gazetteer])
    schema.check(schema.PLACES, places)
    assert places[["place_id", "claims"]].values.tolist() == [["kupiansk", 2], ["oskil-river", 1]]


def test_between_reads_the_second_place_from_the_words(gazetteer):
    rows = [claim(1, place_id="kupiansk", relation="between", quote="fighting between Kupiansk and Svatove")]
    claims = locate(schema.frame(schema.CLAIMS, rows), gazetteer)
    kupiansk, svatove = gazetteer.get("kupiansk"), gazetteer.get("svatove")
    assert min(kupiansk.lat, svatove.lat) < claims["lat"][0] < max(kupiansk.lat, svatove.lat)
    assert isinstance(claims, pd.DataFrame)
