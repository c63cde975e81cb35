"""Maps for print: what they say, where things lie, and that nothing lies on anything else."""

import io
import math
from datetime import date
from functools import partial

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import to_rgb
from matplotlib.image import imread

import made_claims
import made_maps
from helpers.figures.boxes import Box
from helpers.figures.maps import (
    control_map,
    control_over_time,
    control_text,
    map_table,
    map_text,
    static_map,
    turning_points,
)
from helpers.figures.maps.crossings import read_crossings
from helpers.figures.maps.frame import Frame
from helpers.figures.maps.ground import on_paper, round_length, within
from helpers.figures.maps.holders import by_place, dating, holdings, in_words
from helpers.figures.maps.landscape import on_river, read_geojson
from helpers.figures.maps.payload import located, spots_of
from helpers.figures.maps.placing import Paper, centred
from helpers.figures.maps.slots import seat_places
from helpers.figures.palette import Palette
from helpers.places.model import Place


@pytest.fixture
def conflict(tmp_path):
    return made_maps.conflict(tmp_path)


@pytest.fixture
def palette(conflict):
    return Palette.of(conflict)


def said(found, palette) -> list[str]:
    return [in_words(holding, palette) for holding in found]


# --- who says whom holds what


def test_each_sides_last_word_up_to_the_day(palette):
    claims = located(made_maps.some_claims(), None)
    on_the_first_day = holdings(claims, date(2025, 11, 20))
    assert said(on_the_first_day, palette) == [
        "Redland: holds it (20 Nov)",
        "Blueland: not held by Redland (20 Nov)",
    ]
    at_the_end = holdings(claims)
    assert said(at_the_end, palette) == [
        "Redland: holds it (18 Dec)",
        "Blueland: holds nearly 90% (17 Dec)",
    ]
    assert at_the_end[1].part and not at_the_end[0].part


def test_days_of_a_map_have_their_years_where_these_differ(palette, conflict):
    claims = located(made_maps.some_claims(), None)
    assert in_words(holdings(claims)[0], palette, dated=dating([holdings(claims)])).endswith("(18 Dec)")
    later = claims.assign(claim_date=claims["claim_date"].str.replace("2025-12-18", "2026-01-18"))
    assert in_words(holdings(later)[0], palette, dated=dating([holdings(later)])).endswith("(18 Jan 2026)")
    assert "(18 Jan 2026)" in control_text(later, None, conflict) and "(17 Dec 2025)" in control_text(
        later, None, conflict
    )


@pytest.mark.parametrize(
    "claim",
    [
        {"relation": "north_of"},
        {"relation": "near"},
        {"said": ""},
        {"said": "2025-07-02"},
        {"stance": "declines"},
        {"type": "advance"},
        {"controller": ""},
    ],
)
def test_what_says_nothing_about_who_holds_the_place_by_that_day(claim):
    made = made_maps.claims([{"controller": "red", "said": "2025-06-01", **claim}])
    assert holdings(located(made, None), date(2025, 7, 1)) == []


def test_a_claim_of_a_month_counts_from_its_end():
    claims = located(made_maps.claims([{"controller": "red", "said": "2025-06"}]), None)
    assert holdings(claims, date(2025, 6, 29)) == []
    assert len(holdings(claims, date(2025, 6, 30))) == 1


def test_two_voices_of_one_side_that_differ_on_its_last_day_both_stand(palette):
    claims = located(
        made_maps.claims(
            [
                {"side": "independent", "controller": "red", "said": "2025-06-01"},
                {"side": "independent", "controller": "blue", "said": "2025-06-01", "extent": "partial"},
                {"side": "independent", "controller": "blue", "said": "2025-06-01", "extent": "partial"},
            ]
        ),
        None,
    )
    found = by_place(holdings(claims), palette.sides)["alphaville"]
    assert said(found, palette) == [
        "Independent: held by Redland (1 Jun)",
        "Independent: a part held by Blueland (1 Jun)",
    ]


def test_small_maps_are_drawn_for_the_days_on_which_somebodys_word_changed():
    claims = located(made_maps.some_claims(), None)
    assert turning_points(claims, most=6) == [date(2025, 11, 20), date(2025, 12, 17)]
    many = located(
        made_maps.claims(
            [{"controller": "red" if day % 2 else "blue", "said": f"2025-06-{day:02}"} for day in range(1, 21)]
        ),
        None,
    )
    chosen = turning_points(many, most=6)
    assert len(chosen) == 6 and chosen[0] == date(2025, 6, 1) and chosen[-1] == date(2025, 6, 20)


# --- where things lie


def test_the_frame_is_true_in_metres():
    frame = Frame.about([], focus=(49.71, 37.6158), wide=500, high=400)
    x, y = frame.point(49.71, 37.6158)
    assert (x, y) == (250, 200)
    x, y = frame.point(49.71 + 5 / 111.25, 37.6158)
    assert (y - 200) * frame.metres_per_point == pytest.approx(5000, rel=0.002)
    x, y = frame.point(49.71, 37.6158 + 5 / (111.32 * math.cos(math.radians(49.71))))
    assert (x - 250) * frame.metres_per_point == pytest.approx(5000, rel=0.003)


def test_the_frame_of_points_shows_them_all_and_never_less_than_a_sector():
    points = [(49.0, 37.0), (50.0, 38.5), (49.5, 36.2)]
    frame = Frame.about(points, wide=500, high=400)
    assert all(frame.shows(*p) for p in points)
    one = Frame.about(points[:1], wide=500, high=400)
    assert one.half_high_m == 8000


@pytest.mark.parametrize(("most", "length"), [(7.3, 5), (10, 10), (0.4, 0.2), (199, 100), (2, 2)])
def test_scale_bars_are_of_round_lengths(most, length):
    assert round_length(most) == pytest.approx(length)


def test_the_scale_bar_is_as_long_as_it_says(conflict):
    figure = static_map(made_maps.some_claims(), None, conflict, landscape=made_maps.landscape())
    frame = Frame.about([s[:2] for s in made_maps.SPOTS.values()], wide=6.94 * 72, high=5.6 * 72)
    legend = figure.axes[-1]
    bar = next(line for line in legend.lines if len(set(line.get_ydata())) == 1 and len(line.get_xdata()) == 2)
    km = float(next(t.get_text() for t in legend.texts if t.get_text().endswith(" km")).split()[0])
    assert np.ptp(bar.get_xdata()) * frame.metres_per_point == pytest.approx(km * 1000, rel=1e-6)


def test_a_crossing_stands_on_the_river_only_as_far_as_its_place_is_uncertain():
    lines = made_maps.landscape().lines
    beside = Place("b", "B", "crossing", 49.705, 37.655, 3.0)
    lat, lon = on_river(beside, lines)
    assert lon == pytest.approx(37.6306, abs=0.002) and lat == pytest.approx(49.705, abs=0.01)
    sure = Place("b", "B", "crossing", 49.705, 37.655, 0.5)
    assert on_river(sure, lines) == (49.705, 37.655)


# --- nothing lies on anything else


@given(
    st.lists(st.tuples(st.floats(0, 300), st.floats(0, 200), st.floats(5, 90), st.floats(5, 30)), max_size=40),
)
def test_the_placer_never_puts_a_box_on_another_or_over_the_edge(wanted):
    paper = Paper(Box(0, 0, 300, 200))
    placed = [paper.put(centred(x, y, 4, 4), wide, high, reach=2) for x, y, wide, high in wanted]
    found = [box for box in placed if box]
    assert all(paper.area.holds(box) for box in found)
    assert not any(a.meets(b) for i, a in enumerate(found) for b in found[i + 1 :])


@pytest.mark.parametrize("draw", [static_map, control_map, control_over_time])
def test_a_map_is_drawn_when_it_is_shown_and_not_before(draw, conflict, monkeypatch):
    drawn = []
    monkeypatch.setattr(FigureCanvasAgg, "draw", lambda canvas, *_: drawn.append(canvas))
    figure = draw(made_maps.some_claims(), None, conflict, landscape=made_maps.landscape())
    assert figure.axes and drawn == []


def test_a_feature_lies_where_it_does_however_often_a_map_asks_for_it():
    features = [
        {"type": "Feature", "properties": {}, "geometry": {"type": "LineString", "coordinates": line}}
        for line in ([[36.0, 49.0], [36.5, 49.0]], [[10.0, 10.0], [11.0, 10.0]], [[36.2, 48.9], [36.2, 49.1]])
    ]
    frame = Frame(49.0, 36.2, 30_000, 400, 400)
    both = on_paper(features, frame)
    assert len(both) == 2, "the second is elsewhere"
    assert within(features, frame) == [features[0], features[2]]
    assert [list(shape.coords) for shape in on_paper(features, frame)] == [list(shape.coords) for shape in both]
    apart = [on_paper([feature], Frame(49.0, 36.2, 30_000, 400, 400)) for feature in features]
    assert [list(shape.coords) for some in apart for shape in some] == [list(shape.coords) for shape in both]


@pytest.mark.parametrize(
    "draw", [static_map, control_map, control_over_time, partial(control_map, narrow=True, most=9)]
)
@pytest.mark.parametrize("many", [False, True])
def test_no_text_lies_on_another(draw, many, conflict):
    claims = made_maps.many_claims(400, places=120) if many else made_maps.some_claims()
    figure = draw(claims, None, conflict, landscape=made_maps.landscape())
    renderer = figure.canvas.get_renderer()
    boxes = [t.get_window_extent(renderer) for axes in figure.axes for t in axes.texts if t.get_text()]
    assert len(boxes) > 5
    overlaps = [
        (i, j) for i, a in enumerate(boxes) for j, b in enumerate(boxes[:i]) if a.padded(-1.5).overlaps(b.padded(-1.5))
    ]
    assert overlaps == []
    page = figure.bbox
    assert all(page.x0 <= b.x0 and b.x1 <= page.x1 and b.y0 >= page.y0 for b in boxes), "nothing runs over the edge"


@pytest.mark.parametrize("narrow", [True, False])
def test_a_box_stands_by_its_place(palette, narrow):
    drawn = located(made_maps.many_claims(400, places=60), None)
    found = by_place(holdings(drawn, None), palette.sides)
    frame = Frame.about(zip(drawn["lat"], drawn["lon"], strict=True), wide=290, high=400)
    seats = seat_places(frame, found, ["red", "blue", "a", "b", "c"], Paper(frame.box), narrow=narrow)
    assert len(seats) >= 5
    for seat in seats.values():
        x, y = seat.point
        apart = [
            math.dist((x, y), (min(max(x, b.left), b.right), min(max(y, b.low), b.high))) for b in (seat.box, seat.name)
        ]
        assert apart[0] < 45, "the box itself, and not only its name, is near"


def test_a_map_says_the_same_in_svg(conflict):
    figure = control_map(made_maps.some_claims(), None, conflict, landscape=made_maps.landscape())
    file = io.BytesIO()
    figure.savefig(file, format="svg")
    assert file.getvalue().lstrip().startswith(b"<?xml")


def test_sides_differ_in_form_where_colours_are_gone(palette):
    forms = [palette[side].marker for side in palette.sides]
    assert len(set(forms)) == len(forms)


def test_the_colours_of_the_sides_are_on_the_printed_map(conflict, palette):
    figure = static_map(made_maps.some_claims(), None, conflict, landscape=made_maps.landscape())
    file = io.BytesIO()
    figure.savefig(file, format="png", dpi=72)
    file.seek(0)
    pixels = imread(file)[..., :3].reshape(-1, 3)
    for side in ("red", "blue"):
        near = np.abs(pixels - to_rgb(palette[side].colour)).max(axis=1) < 0.02
        assert near.sum() > 30


# --- in words


def test_the_alt_texts_tell_what_the_maps_show(conflict):
    claims = made_maps.some_claims()
    assert map_text(claims, None, conflict) == (
        "Map of 7 claims at 3 places, from 2025-11-20 to 2025-12-18 (Redland 2, Blueland 3, Independent 1, Media 1); "
        "5 of them about Alphaville."
    )
    told = control_text(claims, None, conflict, days=[date(2025, 11, 20), date(2025, 12, 18)])
    assert "up to 20 Nov 2025. Alphaville: Redland: holds it (20 Nov); Blueland: not held by Redland" in told
    assert "holds nearly 90% (17 Dec)" in told


def test_the_table_has_every_claim_with_what_contradicts_it(conflict):
    claims = made_maps.some_claims()
    table = map_table(claims, conflict, relations=made_maps.relations(claims))
    assert len(table) == len(claims)
    general = table[table["speaker"] == "General Rot"].iloc[0]
    assert general["against"] == "denied by Blueland, 2025-11-20"
    assert general["claim"] == "All of it held by Redland"
    assert table["place"].iloc[-1] == "place unclear"
    assert set(table.loc[table["date"] == "undated", "place"]) == {"in Gammafield"}
    rejected = claims.assign(review=["rejected", *claims["review"][1:]]).astype({"review": "string"})
    assert len(map_table(rejected, conflict)) == len(claims) - 1


# --- files of a conflict


CROSSINGS = "place_id,date,state,said_by,note,disputed,source\n"


def test_crossings_keep_the_order_of_the_reports(tmp_path):
    bridge = Place("bridge", "Bridge", "crossing", 49.7, 37.6, 1.0)
    other = Place("ford", "Ford", "crossing", 49.6, 37.6, 1.0)
    path = tmp_path / "crossings.csv"
    path.write_text(
        CROSSINGS + "bridge,2022-06,in_use,,,,a\nbridge,2022,destroyed,Redland,A span fell.,Who did it,b\n", "utf-8-sig"
    )
    first, second = read_crossings(path, [bridge, other])
    assert first.last_known == "destroyed, disputed (2022)"
    assert str(first.reports[1]) == "2022: destroyed, says Redland. A span fell. Disputed: Who did it."
    assert second.last_known == "state not known"


@pytest.mark.parametrize("row", ["nowhere,2022,in_use,,,,a", "bridge,2022,broken,,,,a"])
def test_a_mistake_in_the_crossings_names_file_and_line(tmp_path, row):
    path = tmp_path / "crossings.csv"
    path.write_text(CROSSINGS + row + "\n", "utf-8")
    with pytest.raises(ValueError, match=r"crossings\.csv:2"):
        read_crossings(path, [Place("bridge", "Bridge", "crossing", 49.7, 37.6, 1.0)])


def test_geojson_that_is_none_is_refused_by_name(tmp_path):
    path = tmp_path / "lines.geojson"
    path.write_text("{", "utf-8")
    with pytest.raises(ValueError, match=r"lines\.geojson"):
        read_geojson(path)
    assert read_geojson(tmp_path / "none.geojson")["features"] == []


def test_namesakes_on_a_map_have_their_region():
    rows = [{"place": "Alphaville"}, {"place": "Alphaville"}, {"place": "Betatown"}]
    claims = made_claims.claims(rows).assign(lat=[49.0, 50.0, 49.5], lon=37.0, place_id=["a", "b", "c"])
    places = pd.DataFrame({"place_id": ["a", "b", "c"], "admin": ["North", "South", "North"]}).assign(
        lat=49.0, lon=37.0, uncertainty_km=1.0
    )
    drawn = located(claims, places)
    assert list(drawn["place_told"]) == ["Alphaville (North)", "Alphaville (South)", "Betatown"]
    assert {h.place for h in holdings(drawn)} <= {"Alphaville (North)", "Alphaville (South)", "Betatown"}
    assert sorted(spot["name"] for spot in spots_of(drawn)[0]) == sorted(drawn["place_told"])
