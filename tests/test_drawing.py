"""A figure is drawn where something on it is new, and only there: the drawings are counted."""

import io
from dataclasses import replace
from datetime import date

import matplotlib
import pandas as pd
import pytest
from PIL import Image

import made_maps
from helpers import show
from helpers.analysis import group_statements, relate_statements
from helpers.analysis.rows import rows
from helpers.brief.report import Report
from helpers.brief.section import Picture
from helpers.figures import timelines
from helpers.figures.drawing import Drawing
from helpers.figures.files import write_figure
from helpers.figures.maps import Atlas, control_map, control_over_time, static_map
from helpers.figures.pages import page_parts
from helpers.tables import Tables
from made_claims import articles, claims

RED = {"side": "red", "speaker": "Red general", "controller": "red", "said": "2025-06-03"}
BLUE = {"side": "blue", "speaker": "Blue general", "controller": "blue", "said": "2025-06-05"}


@pytest.fixture
def drawings(project, monkeypatch):
    """How many figures were drawn since it was last asked."""
    found, real = [], Drawing.drawn

    def counted(drawing):
        if drawing._figure is None:
            found.append(drawing)
        return real(drawing)

    def since():
        number = len(found)
        found.clear()
        return number

    monkeypatch.setattr(Drawing, "drawn", counted)
    return since


def tables(told):
    made = claims(told)
    grouped, statements = group_statements(made, articles(made))
    return statements, relate_statements(statements, grouped)


def lives(told, folder):
    """What a notebook does: the figures of two places, wide and narrow, shown and written."""
    for place in ("Alphaville", "Betaville"):
        for narrow in (False, True):
            figure = timelines.life_of_a_claim(*tables(told), place, None, narrow=narrow)
            show.figure(figure, alt="words")
            write_figure(figure, folder, f"{place}_{narrow}", alt="words")
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_one_more_article_has_only_the_figures_drawn_that_it_says_something_of(drawings, tmp_path):
    told = [RED, BLUE, RED | {"place": "Betaville"}, BLUE | {"place": "Betaville"}]
    folder = tmp_path / "figures"
    first = lives(told, folder)
    assert drawings() == 4, "shown and written: drawn once"
    assert lives(told, folder) == first
    assert drawings() == 0
    more = lives([*told, RED | {"place": "Betaville", "said": "2025-06-09", "article": "new.txt"}], folder)
    assert drawings() == 2, "the other place's figures are those of the last run"
    changed = {name.partition("_")[0] for name, data in more.items() if data != first[name]}
    assert changed == {"Betaville"}
    elsewhere = lives([*told, RED | {"place": "Gammaville", "article": "new.txt"}], folder)
    assert drawings() == 0
    assert {name for name, data in elsewhere.items() if data != first[name]} == set()


def test_a_map_of_who_holds_what_is_drawn_again_only_where_a_last_word_is_new(drawings, tmp_path):
    conflict, landscape = made_maps.conflict(tmp_path), made_maps.landscape()
    made = made_maps.some_claims()
    fought = made_maps.claims([{"said": "2025-12-18", "type": "presence", "side": "red", "quote": "troops are there"}])
    fought = fought.assign(claim_id="new")

    def maps(told):
        for draw in (static_map, control_map, control_over_time):
            show.figure(draw(told, None, conflict, landscape=landscape), alt="words")
        return drawings()

    assert maps(made) == 3
    assert maps(made) == 0
    assert maps(pd.concat([made, fought], ignore_index=True)) == 1, "the counts alone have changed"
    retaken = fought.assign(type="control", controller="red", side="blue", claim_id="newer")
    assert maps(pd.concat([made, retaken], ignore_index=True)) == 3


@pytest.mark.parametrize("change", ["colour", "landscape", "day", "narrow"])
def test_whatever_changes_a_map_changes_its_key(change, tmp_path):
    made, conflict, landscape = made_maps.some_claims(), made_maps.conflict(tmp_path), made_maps.landscape()
    about = {"landscape": landscape}
    other, others = conflict, dict(about)
    if change == "colour":
        other = replace(conflict, sides=(replace(conflict.sides[0], colour="#00aa00"), *conflict.sides[1:]))
    elif change == "landscape":
        others["landscape"] = replace(landscape, towns=landscape.towns[1:])
    elif change == "day":
        others["at"] = date(2025, 11, 30)
    else:
        others["narrow"] = True
    assert control_map(made, None, conflict, **about).key == control_map(made, None, conflict, **about).key
    assert control_map(made, None, other, **others).key != control_map(made, None, conflict, **about).key


def test_a_profile_whose_lines_were_edited_has_other_maps(tmp_path):
    made, conflict = made_maps.some_claims(), made_maps.conflict(tmp_path)
    before = static_map(made, None, conflict).key
    assert static_map(made, None, conflict).key == before
    (tmp_path / "lines.geojson").write_text('{"type": "FeatureCollection", "features": []}', encoding="utf-8")
    assert static_map(made, None, conflict).key != before


def test_a_figure_that_somebody_changes_is_shown_as_it_is_now(drawings):
    figure = timelines.sides_timeline(tables([RED, BLUE])[0], None)
    kept = figure._repr_png_()
    figure.axes[0].text(1, 1, "What I add", size=20)
    assert figure._repr_png_() != kept
    assert timelines.sides_timeline(tables([RED, BLUE])[0], None)._repr_png_() == kept
    assert Image.open(io.BytesIO(kept)).size[0] > 1000


def test_a_key_does_not_depend_on_what_the_process_did_before(project):
    """Equal tables, made anew, have equal keys; other looks have others."""
    told = [RED, BLUE, RED | {"place": "Betaville", "said": ""}]
    keys = set()
    for _ in range(2):
        statements, relations = tables(told)
        keys.add(
            (
                timelines.life_of_a_claim(statements, relations, "Alphaville", None).key,
                timelines.place_strips(statements, relations, None).key,
                timelines.sides_timeline(statements, None).key,
            )
        )
    assert len(keys) == 1 and len(set(*keys)) == 3
    assert next(rows(statements)).place
    with matplotlib.rc_context({"font.size": 20}):
        assert timelines.sides_timeline(statements, None).key not in next(iter(keys))


def test_bars_of_pages_are_told_by_their_counts(drawings):
    parts = pd.DataFrame({"article": ["a", "a"], "kind": ["body", "menu"], "characters": [90, 10]})
    for told, drawn in ((parts, 1), (parts.copy(), 0), (parts.assign(characters=[90, 11]), 1)):
        show.figure(page_parts(told)[0], alt="words")
        assert drawings() == drawn


def test_the_map_of_the_claims_in_two_notebooks_is_one(project):
    """What the notebook of maps shows is what the report prints, so that whoever comes second finds it drawn."""
    tables = Tables.of(conflict="ukraine")
    (printed,) = (piece for piece in Report.of(tables).maps_for_print().pieces if isinstance(piece, Picture))
    assert printed.wide.key == Atlas.of(tables).static().key
