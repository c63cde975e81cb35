"""Claims of control beside control maps that the tests draw."""

import json
from datetime import date

import pytest
from shapely.geometry import box, mapping

import made_maps
from helpers.analysis.control_layers import day_of, newest, read_layers
from helpers.analysis.control_maps import compare, compare_folder

WEST = box(37.0, 49.0, 37.6, 50.5)  # Alphaville (37.61, 49.71, known to 1.5 km) lies at its eastern edge
EAST = box(37.6, 49.0, 38.6, 50.5)
AROUND = box(37.5, 49.6, 37.7, 49.85)  # Alphaville lies wholly in it
SOUTH = box(37.0, 49.0, 38.6, 49.3)  # Alphaville lies 45 km north of it; Gammafield 33 km


@pytest.fixture
def conflict(tmp_path):
    return made_maps.conflict(tmp_path)


def draw(folder, name, *areas):
    """A control map of areas (polygon, properties) as a file."""
    features = [{"type": "Feature", "properties": p, "geometry": mapping(g)} for g, p in areas]
    (folder / name).write_text(json.dumps({"type": "FeatureCollection", "features": features}), "utf-8")


def holders(folder, *rows):
    (folder / "layers.csv").write_text("layer,name,status,holder,source\n" + "\n".join(rows) + "\n", "utf-8-sig")


def one(folder, conflict, **claim):
    """What the only layer of the folder has for a claim that Redland holds Alphaville on 12 December."""
    claims = made_maps.claims([{"controller": "red", "said": "2025-12-12", **claim}])
    compared, _, problems = compare_folder(claims, folder, conflict)
    assert problems == []
    assert len(compared) == 1
    return compared.iloc[0]


@pytest.mark.parametrize(
    ("areas", "position", "holder"),
    [
        ([(AROUND, "Redland")], "inside", "red"),
        ([(AROUND, "Blueland")], "inside", "blue"),
        ([(WEST, "Redland"), (EAST, "Blueland")], "edge", ""),
        ([(WEST, "Redland"), (EAST, "Redland")], "inside", "red"),
        ([(EAST.difference(box(37.5, 49.6, 37.8, 49.85)), "Redland")], "outside", ""),
        ([(SOUTH, "Redland")], "no_layer", ""),
        ([(AROUND, "contested")], "inside", ""),
    ],
)
def test_where_a_place_lies_in_a_layer(tmp_path, conflict, areas, position, holder):
    draw(tmp_path, "front_2025-12-12.geojson", *[(shape, {"status": status}) for shape, status in areas])
    found = one(tmp_path, conflict)
    assert (found["position"], found["holder"]) == (position, holder)


BESIDE = EAST.difference(box(37.5, 49.6, 37.8, 49.85))


@pytest.mark.parametrize(
    ("claim", "areas", "verdict"),
    [
        ({}, [(AROUND, "Redland")], "agrees"),
        ({}, [(AROUND, "Blueland")], "disagrees"),
        ({"stance": "denies"}, [(AROUND, "Redland")], "disagrees"),
        ({"stance": "denies"}, [(AROUND, "Blueland")], "agrees"),
        ({}, [(AROUND, "contested")], "open"),
        ({}, [(WEST, "Redland"), (EAST, "Blueland")], "open"),
        ({"extent": "partial"}, [(WEST, "Redland"), (EAST, "Blueland")], "agrees"),
        # outside the area of the side that is claimed to hold the place: the layer does not show it as theirs …
        ({}, [(BESIDE, "Redland")], "disagrees"),
        ({"stance": "denies"}, [(BESIDE, "Redland")], "agrees"),
        # … but outside one side's area is not inside the other's
        ({"controller": "blue"}, [(BESIDE, "Redland")], "open"),
        ({"controller": "blue", "stance": "denies"}, [(BESIDE, "Redland")], "open"),
        # nor can a layer that leaves some area open say that the place is nobody's
        ({}, [(BESIDE, "Redland"), (SOUTH, "unclear")], "open"),
    ],
)
def test_a_layer_agrees_disagrees_or_leaves_it_open(tmp_path, conflict, claim, areas, verdict):
    draw(tmp_path, "front_2025-12-12.geojson", *[(shape, {"status": status}) for shape, status in areas])
    found = one(tmp_path, conflict, **claim)
    assert found["verdict"] == verdict
    assert found["words"].startswith("According to front, 2025-12-12, the place lies")
    assert "true" not in found["words"] and "false" not in found["words"]


def test_a_polygon_without_properties_is_whose_the_sheet_says(tmp_path, conflict):
    geometry = {"type": "MultiPolygon", "coordinates": [mapping(AROUND)["coordinates"]]}
    (tmp_path / "front_20251212.geojson").write_text(
        json.dumps({"type": "Feature", "properties": {}, "geometry": geometry})
    )
    assert one(tmp_path, conflict)["verdict"] == "open"
    holders(tmp_path, "front_,The Mapmakers,,red,CC BY")
    found = one(tmp_path, conflict)
    assert (found["layer"], found["verdict"]) == ("The Mapmakers", "agrees")
    assert "According to The Mapmakers, 2025-12-12, the place lies inside the area of Redland" in found["words"]


def test_the_newest_layer_of_the_claims_date_counts_and_none_that_came_later(tmp_path, conflict):
    draw(tmp_path, "front_2025-12-05.geojson", (AROUND, {"status": "Blueland"}))
    draw(tmp_path, "front_2025-12-11.geojson", (AROUND, {"status": "Redland"}))
    draw(tmp_path, "front_2025-12-13.geojson", (AROUND, {"status": "Blueland"}))
    assert one(tmp_path, conflict)["layer_date"] == "2025-12-11"
    assert one(tmp_path, conflict, said="2025-12-30")["position"] == "no_layer", "older than a week"
    assert one(tmp_path, conflict, said="2025-12-04")["position"] == "no_layer", "before the first"


def test_each_maker_has_its_own_say(tmp_path, conflict):
    draw(tmp_path, "alpha_2025-12-12.geojson", (AROUND, {"status": "Blueland"}))
    draw(tmp_path, "beta-2025-12-10.json", (AROUND, {"control": "Redland forces"}))
    claims = made_maps.claims([{"controller": "red", "said": "2025-12-12"}])
    compared, layers, _ = compare_folder(claims, tmp_path, conflict)
    assert dict(zip(compared["layer"], compared["verdict"], strict=True)) == {"alpha": "disagrees", "beta": "agrees"}
    assert [layer.name for layer in newest(layers, date(2025, 12, 11), within_days=7)] == ["beta"]


def test_only_claims_of_control_with_a_place_and_a_date_are_compared(tmp_path, conflict):
    draw(tmp_path, "front_2025-12-12.geojson", (AROUND, {"status": "Redland"}))
    rows = [{"said": ""}, {"type": "advance"}, {"place": ""}, {"controller": ""}, {"stance": "declines"}]
    claims = made_maps.claims([{"controller": "red", "said": "2025-12-12", **row} for row in rows])
    layers, _ = read_layers(tmp_path, conflict)
    assert compare(claims, layers, conflict).empty


def test_what_is_wrong_with_a_file_is_said_and_the_others_still_count(tmp_path, conflict):
    draw(tmp_path, "good_2025-12-12.geojson", (AROUND, {"status": "Redland"}))
    draw(tmp_path, "undated.geojson", (AROUND, {"status": "Redland"}))
    draw(tmp_path, "metres_2025-12-12.geojson", (box(4e6, 6e6, 4.1e6, 6.1e6), {}))
    (tmp_path / "broken_2025-12-12.geojson").write_text("{")
    (tmp_path / "list_2025-12-12.json").write_text("[]")
    (tmp_path / "points_2025-12-12.geojson").write_text(
        json.dumps({"type": "Feature", "properties": {}, "geometry": {"type": "Point", "coordinates": [37, 49]}})
    )
    layers, problems = read_layers(tmp_path, conflict)
    assert [layer.name for layer in layers] == ["good"]
    said = {problem.file.name: problem.message for problem in problems}
    assert "no date" in said["undated.geojson"]
    assert "not in degrees" in said["metres_2025-12-12.geojson"]
    assert "no GeoJSON" in said["broken_2025-12-12.geojson"] and "no GeoJSON" in said["list_2025-12-12.json"]
    assert "no polygons" in said["points_2025-12-12.geojson"]


def test_a_date_in_a_property_will_do(tmp_path, conflict):
    draw(tmp_path, "front.geojson", (AROUND, {"Status": "Redland", "Date": "2025-12-12T06:00:00Z"}))
    assert one(tmp_path, conflict)["verdict"] == "agrees"


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2025-12-12", date(2025, 12, 12)),
        ("front_2025_12_12_final", date(2025, 12, 12)),
        ("12-12-2025", date(2025, 12, 12)),
        ("v20251399", None),
        ("front 120251212", None),
    ],
)
def test_dates_in_file_names(name, day):
    assert day_of(name) == day


def test_a_folder_that_is_not_there_has_no_layers(tmp_path, conflict):
    assert read_layers(tmp_path / "none", conflict) == ([], [])


def test_a_bad_sheet_is_refused_with_its_line(tmp_path, conflict):
    draw(tmp_path, "front_2025-12-12.geojson", (AROUND, {}))
    (tmp_path / "layers.csv").write_text("layer,name\nfront,x\n", "utf-8")
    with pytest.raises(ValueError, match=r"layers\.csv"):
        read_layers(tmp_path, conflict)
