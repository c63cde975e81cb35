"""Parameters mean the same at every door, and a wrong one is refused with the nearest valid value."""

import datetime
from pathlib import Path

import folium
import nbformat
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from helpers.cli.options import read_parameters
from helpers.parameters.cells import assignments, from_notebook
from helpers.parameters.model import (
    INTERACTIVE,
    NOTEBOOKS,
    ExploreParameters,
    Parameters,
    ParametersError,
    RunParameters,
    narrow,
    parse,
    plain,
)
from helpers.parameters.validation import input_path, output_path, validate
from helpers.parameters.values import nearest

ROOT = Path(__file__).resolve().parents[1]


def problems(values, kind=Parameters):
    with pytest.raises(ParametersError) as caught:
        validate(parse(kind, values))
    return caught.value.problems


@pytest.mark.parametrize(
    ("values", "name", "near"),
    [
        ({"focus_plcae": "Kupiansk"}, "focus_plcae", "focus_place"),
        ({"date_from": "2025-02-30"}, "date_from", "2025-02-28"),
        ({"date_to": "2025-13"}, "date_to", "2025-12"),
        ({"date_from": "20 November 2025"}, "date_from", "2025-11-20"),
        ({"date_from": "2025/11/20"}, "date_from", "2025-11-20"),
        ({"date_field": "event"}, "date_field", "event_date"),
        ({"min_confidence": 70}, "min_confidence", "0.7"),
        ({"min_confidence": "70 %"}, "min_confidence", "0.7"),
        ({"min_confidence": "0,7"}, "min_confidence", "0.7"),
        ({"conflict": "ukrain"}, "conflict", "ukraine"),
        ({"conflict": "ukraine", "sides": "rusia"}, "sides", "russia"),
        ({"conflict": "ukraine", "focus_place": "Kupiasnk"}, "focus_place", "Kupiansk"),
        ({"conflict": "ukraine", "focus_place": "Kupianskkk"}, "focus_place", "Kupiansk"),
        ({"conflict": "ukraine", "focus_place": "Pokrovskq"}, "focus_place", "Pokrovsk"),
        ({"conflict": "ukraine", "focus_place": "Kkupyansk"}, "focus_place", "Kupiansk"),
        ({"conflict": "ukraine", "focus_place": "Купянскк"}, "focus_place", "Kupiansk"),
        ({"articles": "data/raw/artcles"}, "articles", str(ROOT / "data/raw/articles")),
    ],
)
def test_what_is_wrong_is_named_with_the_nearest_valid_value(values, name, near):
    (problem,) = problems(values)
    assert (problem.name, problem.nearest) == (name, near)
    assert near in str(problem)


SPELLINGS = (
    *(
        "Kupyansk",
        "Koupiansk",
        "Kupjansk",
        "KUPIANSK",
        "Kup’yans’k",
        "Купянск",
        "Куп’янськ",
        "Купянске",
        "city of Kupiansk",
    ),
    *(
        "Oskol",
        "the Oskil River",
        "Bahmut",
        "Krasnogorovka",
        "Donbass",
        "Chasov Yar",
        "Kharkow",
        "Харкові",
        "Artyomovsk",
    ),
)


@pytest.mark.parametrize("name", SPELLINGS)
def test_a_place_is_taken_in_every_spelling_that_somebody_uses(name):
    validate(parse(Parameters, {"conflict": "ukraine", "focus_place": name}))


@pytest.mark.parametrize("name", ["Raqqa", "al-Raqqah", "Ar Raqqah", "Raqa", "Deir ez-Zor"])
def test_and_in_another_alphabets_habits(name):
    validate(parse(Parameters, {"conflict": "syria", "focus_place": name}))


@pytest.mark.parametrize("tiles", ["Mars", "https://a.example/{z}/{x}/{y}.png", "Thunderforest.OpenCycleMap"])
def test_tiles_that_nobody_has_or_that_need_a_key_are_refused(tiles):
    assert problems({"tiles": tiles}, RunParameters)[0].name == "tiles"


@pytest.mark.parametrize("tiles", ["", "OpenStreetMap", "openstreetmap", "OpenStreetMap.Mapnik", "opentopomap"])
def test_tiles_that_there_are_are_taken_as_the_map_takes_them(tiles):
    validate(parse(RunParameters, {"tiles": tiles}))
    if tiles:
        folium.TileLayer(tiles)


@pytest.mark.parametrize(
    "values",
    [
        {"articles": ""},
        {"articles": "  "},
        {"out": ""},
        {"focus_place": 7},  # what `papermill -p focus_place 007` gives
        {"focus_place": float("nan")},  # and `-p focus_place nan`
        {"focus_place": True},
        {"sides": 3},
        {"sides": [1]},
        {"date_from": "2025-12-01", "date_to": "2025-11"},
        {"min_confidence": -0.1},
        {"min_confidence": 101},
        {"min_confidence": float("nan")},
        {"min_confidence": True},
        {"min_confidence": "high"},
        {"min_confidence": [0.5]},
        {"date_from": "0000-01-01"},
        {"date_from": "yesterday"},
        {"articles": "README.md"},
        {"sources": "no-such.csv"},
        {"out": "README.md"},
        {"articles": "data\nraw"},
        {"conflict": "ukraine", "focus_place": "Qwrtzplk 9"},
        {"conflict": "../ukraine"},
    ],
)
def test_values_that_cannot_be_meant_are_refused(values):
    assert problems(values)


def test_every_problem_is_told_at_once():
    assert {p.name for p in problems({"date_from": "x", "nmae": 1, "sides": 2})} == {"date_from", "nmae", "sides"}


def test_one_meaning_from_command_line_yaml_papermill_and_cell(tmp_path):
    from argparse import Namespace

    from papermill.cli import _resolve_type

    wanted = parse(Parameters, {"focus_place": "Kupiansk", "sides": ["russia", "media"], "date_from": "2025-11-20"})
    words = {"focus_place": "Kupiansk", "sides": "russia, media", "date_from": "2025-11-20"}
    written = "focus_place: Kupiansk\nsides: [russia, media]\ndate_from: 2025-11-20\n"
    assert isinstance(yaml.safe_load(written)["date_from"], datetime.date)
    assert read_parameters(Namespace(**words), Parameters) == wanted
    assert parse(Parameters, yaml.safe_load(written)) == wanted
    assert parse(Parameters, {k: _resolve_type(v) for k, v in words.items()}) == wanted
    cell = assignments('focus_place = "Kupiansk"\nsides = ["russia", "media"]\ndate_from = "2025-11-20"')
    assert parse(Parameters, cell) == wanted


@pytest.mark.parametrize("year", [2025, "2025"])
def test_a_year_is_a_year_whether_number_or_text(year):
    assert parse(Parameters, {"date_from": year}).date_from == "2025"


def test_any_spelling_of_a_place_is_accepted():
    for name in ("Kupiansk", "Kupyansk", "Купянск", "Куп'янськ", "Oskil", "Oskol"):
        validate(parse(Parameters, {"conflict": "ukraine", "focus_place": name}))


@given(st.dictionaries(st.text(max_size=12), st.none() | st.booleans() | st.integers() | st.floats() | st.text()))
def test_nothing_but_parameters_error_whatever_comes(values):
    try:
        parse(Parameters, values)
    except ParametersError as error:
        assert error.problems


def test_parameters_survive_the_way_through_papermill():
    parameters = parse(RunParameters, {"sides": "russia", "date_to": "2025-12"})
    assert parse(RunParameters, plain(parameters)) == parameters
    for kind in NOTEBOOKS.values():
        assert narrow(kind, parameters).sides == ("russia",)


def test_nearest_offers_nothing_for_a_word_like_no_other():
    assert nearest("zzz", ["articles", "sources"]) == ""


def test_inputs_are_found_from_any_working_directory(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert input_path("data/raw/articles") == ROOT / "data/raw/articles"
    (tmp_path / "data" / "raw" / "articles").mkdir(parents=True)
    assert input_path("data/raw/articles") == tmp_path / "data/raw/articles"
    assert output_path("data/processed") == ROOT / "data/processed"


def test_a_notebook_reads_its_parameters():
    found = from_notebook("02_claims", {"sides": ["russia"], "df": 1, "_": 2, "In": ["", 'sides = ["russia"]', "..."]})
    assert found == Parameters(sides=("russia",))


@pytest.mark.parametrize("history", [[], [""], ["", "from helpers import x"]])
def test_a_kernel_that_keeps_no_history_is_no_hindrance(history):
    """nbval runs cells without storing them."""
    parameters = from_notebook("01_articles", {"In": history, "date_from": "2025"})
    assert parameters.date_from == "2025"


def test_a_notebook_refuses_a_name_that_papermill_let_through():
    history = ["", 'articles = "data/raw/articles"', '# Parameters\nfocus_plcae = "Kupiansk"\n', "from_notebook(...)"]
    namespace = {"articles": "data/raw/articles", "focus_plcae": "Kupiansk", "In": history}
    with pytest.raises(ParametersError, match="did you mean focus_place"):
        from_notebook("02_claims", namespace)


def test_a_typo_that_jupyterlabs_scheduler_injects_is_refused_and_a_persons_own_cell_is_not():
    own = 'articles = "data/raw/articles"\nsides = []'
    namespace = {"articles": "data/raw/articles", "sides": [], "focus_plcae": "Kupiansk", "x": 1}
    with pytest.raises(ParametersError, match="did you mean focus_place"):
        from_notebook("02_claims", namespace | {"In": ["", own, 'focus_plcae = "Kupiansk"', "from_notebook(...)"]})
    assert from_notebook("02_claims", namespace | {"In": ["", own, "x = 1", "from_notebook(...)"]}) == Parameters()


def test_a_name_that_was_put_right_is_forgotten():
    history = ["", 'focus_plcae = "x"\nsides = []', "from_notebook(...)", "sides = []", "from_notebook(...)"]
    assert from_notebook("02_claims", {"focus_plcae": "x", "sides": [], "In": history}) == Parameters()


def test_papermills_nan_is_refused_not_lost():
    history = ["", "sides = []", "# Parameters\nfocus_place = float('nan')\n", "from_notebook(...)"]
    with pytest.raises(ParametersError, match="focus_place"):
        from_notebook("02_claims", {"focus_place": float("nan"), "In": history})


@pytest.mark.parametrize(
    ("values", "near"), [({"types": "control,advnace"}, "advance"), ({"order": "newst"}, "newest")]
)
def test_words_of_a_closed_list_are_refused_with_the_nearest(values, near):
    (problem,) = problems(values, ExploreParameters)
    assert problem.nearest == near


@pytest.mark.parametrize("name", NOTEBOOKS | INTERACTIVE)
def test_each_parameters_cell_equals_its_dataclass(name):
    notebook = nbformat.read(ROOT / "notebooks" / f"{name}.ipynb", as_version=4)
    (cell,) = [c for c in notebook.cells if "parameters" in c.metadata.get("tags", [])]
    assert assignments(cell.source) == plain((NOTEBOOKS | INTERACTIVE)[name]())
    following = notebook.cells[notebook.cells.index(cell) + 1]
    assert f'from_notebook("{name}", globals())' in following.source


def test_every_notebook_of_the_tables_is_there_under_its_name():
    files = {p.stem for p in (ROOT / "notebooks").glob("*.ipynb")} - {"quality"}
    assert files == set(NOTEBOOKS | INTERACTIVE)
