"""runs.yml: a list of reports, checked as a whole before the first one starts."""

from pathlib import Path

import pytest
import yaml

from helpers.parameters.model import NOTEBOOKS, ParametersError, RunParameters
from helpers.runs.plans import notebook_set, read_plans, slug, web_address
from helpers.runs.settings import Settings

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def plans(tmp_path):
    def read(text, **base):
        path = tmp_path / "runs.yml"
        path.write_text(text, encoding="utf-8")
        return read_plans(path, base=RunParameters(conflict="ukraine", **base), settings=Settings())

    return read


def test_an_entry_is_a_report_in_a_folder_of_its_own(plans):
    one, two = plans(
        "- {name: All sides, date_from: 2025-11-01, keep: 3}\n- {focus_place: Куп'янськ, notebooks: [5, 06_report]}\n"
    )
    assert (one.name, one.parameters.date_from, one.settings.keep) == ("all-sides", "2025-11-01", 3)
    assert one.parameters.out == "data/processed/all-sides"
    assert one.settings.notebooks == tuple(NOTEBOOKS)
    assert (two.name, two.parameters.focus_place) == ("куп-янськ", "Куп'янськ")
    assert [n[:2] for n in two.settings.notebooks] == ["05", "06"]
    assert two.parameters.conflict == "ukraine"


def test_each_makes_one_report_for_each_combination(plans):
    found = plans("- each: {focus_place: [Kupiansk, Pokrovsk], sides: [russia, [ukraine, independent]]}\n")
    assert [p.name for p in found] == [
        "kupiansk-russia",
        "kupiansk-ukraine-independent",
        "pokrovsk-russia",
        "pokrovsk-ukraine-independent",
    ]
    assert found[1].parameters.sides == ("ukraine", "independent")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("- {name: a, focus_plcae: Kupiansk}", "did you mean focus_place"),
        ("- {name: a, notebook: [1]}", "did you mean notebooks"),
        ("- {name: a, date_from: 2025-02-30}", "did you mean 2025-02-28"),
        ("- {name: a, sides: [rusia]}", "did you mean russia"),
        ("- {name: a, notebooks: [9]}", "no notebook 9"),
        ("- {name: a, keep: 0}", "1 or more"),
        ("- {name: a, timeout: soon}", "1 or more"),
        ("- {name: a}\n- {name: A}", "2 reports are named 'a'"),
        ("- {date_from: 2025}", "needs a name"),
        ("- {name: ../..}", "needs a name"),
        ("name: a", "should be a list"),
        ("[]", "should be a list"),
        ("- each: {focus_place: Kupiansk}", "lists of values"),
        ("- {name: a, date_from: [unclosed}", "cannot be read"),
        ("- !!python/object/apply:os.system ['true']", "cannot be read"),
        ("- &a [*a]", "should be a list"),
    ],
)
def test_what_is_wrong_is_refused_with_the_entry_it_is_in(plans, text, message):
    with pytest.raises(ParametersError, match=r"runs\.yml") as caught:
        plans(text)
    assert message in str(caught.value)


def test_all_mistakes_of_all_entries_are_told(plans):
    with pytest.raises(ParametersError) as caught:
        plans("- {name: a, sdes: x}\n- {name: b}\n- {name: c, date_to: x}\n")
    assert [p.name for p in caught.value.problems] == ["runs.yml, entry 1, sdes", "runs.yml, entry 3, date_to"]


def test_the_example_in_the_notebooks_folder_is_a_valid_plan():
    assert read_plans(ROOT / "notebooks/runs.yml", base=RunParameters(), settings=Settings())


def test_notebooks_are_named_by_number_or_name_and_keep_their_order():
    assert [n[:2] for n in notebook_set("06,01_articles")] == ["01", "06"]
    assert [n[:2] for n in notebook_set(yaml.safe_load("[06, 1]"))] == ["01", "06"]


@pytest.mark.parametrize(("text", "name"), [("../../etc", "etc"), ("A  b/c", "a-b-c"), ("Київ", "київ"), ("...", "")])
def test_a_slug_is_a_name_for_any_file_system(text, name):
    assert slug(text) == name


def test_each_report_of_a_list_has_an_address_of_its_own(tmp_path):
    (tmp_path / "runs.yml").write_text("- focus_place: Kupiansk\n", encoding="utf-8")
    settings = Settings(base_url=web_address("https://example.org/claims/"))
    (plan,) = read_plans(tmp_path / "runs.yml", base=RunParameters(), settings=settings)
    assert plan.settings.base_url == "https://example.org/claims/kupiansk"
    for wrong in ("example.org", "ftp://example.org", 'https://example.org/"', "https://example.org/?a=1"):
        with pytest.raises(ParametersError):
            web_address(wrong)
