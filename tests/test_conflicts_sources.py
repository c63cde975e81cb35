"""A source for what is not common knowledge: the check asks for it, and tells what has none that can be looked up."""

import csv
from pathlib import Path

import pytest

from helpers.cli import main
from helpers.conflicts import available, check, uncited
from helpers.conflicts.countries import countries
from helpers.conflicts.groups import groups
from helpers.paths import project_root

CONFLICT = "key,value,source\nid,marsh\nname,Marsh war\ncountries,FI\nstart,2019-05-01,the Marsh Gazette of that day\n"
SIDES = "side,name,names,demonyms,forces,enemies,colour,source\ncrown,Crown,Crown,,,,#1d5aa8,\nleague,League,League,,,,#b5352c,\n"
ACTORS = "actor,side,kind,role,aliases,source,note\n"
COUNTRIES = "code,state,names,demonyms,capitals,source\nFI,finland,Finland,Finnish,Helsinki,\n"
GROUPS = "group,names,countries,government,source\nreeds,Reed Front;RF,FI,,its own statement of 2 May 2019\n"


@pytest.fixture
def home(tmp_path, monkeypatch):
    folder = tmp_path / "data" / "raw" / "conflicts"
    for name, text in {
        "marsh/conflict.csv": CONFLICT,
        "marsh/sides.csv": SIDES,
        "marsh/actors.csv": ACTORS,
        "common/actors.csv": ACTORS,
        "common/countries.csv": COUNTRIES,
        "common/groups.csv": GROUPS,
    }.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8")
    monkeypatch.setenv("CONTESTED_CLAIMS_HOME", str(tmp_path))
    return folder


def add(path: Path, line: str) -> None:
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")


def test_sources_of_facts_sides_states_and_groups_may_be_empty_for_common_knowledge(home):
    assert check("marsh") == []


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Aino Kivi,crown,person,defence_ministry,,,minister from 2019 to 2020", "its side and its days in office are"),
        ("Aino Kivi,crown,person,defence_ministry,,,", "its side is"),
    ],
)
def test_an_office_holder_without_a_source_is_a_mistake(home, line, words):
    add(home / "marsh" / "actors.csv", line)
    (problem,) = check("marsh")
    assert f"source of 'Aino Kivi' is empty: say where {words} known from" in str(problem)


def test_days_in_office_that_only_the_public_knows_are_told_and_no_mistake(home, capsys):
    add(
        home / "marsh" / "actors.csv",
        "Aino Kivi,crown,person,government,,office held: public record,minister since 2019",
    )
    add(home / "marsh" / "actors.csv", "Eero Suo,crown,person,government,,https://example.org/suo,minister since 2020")
    add(home / "marsh" / "actors.csv", "Ilta Maa,league,person,party,,office held: public record,a fisherman")
    add(home / "marsh" / "actors.csv", "Unit 1918,league,force,unit,,order of battle: public record,founded in 1918")
    assert check("marsh") == [] and uncited("marsh") == ["Aino Kivi"]
    assert main(["conflict", "check", "marsh"]) == 0
    assert "days in office without a source that can be looked up: 1 (Aino Kivi)" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("table", "line", "words"),
    [
        ("countries", "XX,marshland,Marshland,,,", "unknown country 'XX'"),
        ("countries", "SE,Sweden,Sweden,,,", "an id has small letters"),
        ("groups", "reeds2,Reed Front,FI,,", "names 'reeds2' here and 'reeds' on line 2"),
        ("groups", "herons,,FI,,", "names of group 'herons' is empty"),
        ("groups", "herons,Herons,Finland,,", "unknown country 'Finland' of 'herons'"),
    ],
)
def test_mistakes_in_the_shared_tables_are_told_with_their_line(home, table, line, words):
    add(home / "common" / f"{table}.csv", line)
    told = [str(problem) for problem in check("marsh")]
    assert any(words in problem and f"{table}.csv:3:" in problem for problem in told), told


def test_the_shipped_shared_tables_are_read_with_their_sources():
    common = project_root() / "data" / "raw" / "conflicts" / "common"
    for name in ("countries", "groups"):
        with (common / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            assert "source" in (csv.DictReader(file).fieldnames or ())
    assert len(countries(common)) > 150 and len(groups(common)) > 60


def test_what_rests_on_public_record_alone_in_the_shipped_profiles_grows_no_further():
    assert sum(len(uncited(i)) for i in available()) <= UNCITED


UNCITED = 209
"""Dated office-holders of the shipped profiles whose days nobody has looked up yet; a new one needs a source."""
