"""A first profile from what a folder's articles tell together: sides joined, nothing overwritten, check content."""

import csv
from pathlib import Path

import pytest

from helpers import Tables, draft_conflict
from helpers.cli import main
from helpers.conflicts import generic, load
from helpers.conflicts.together import read_together, together, wars_of
from helpers.drafting import DraftError
from helpers.paths import project_root
from made_articles import article

CHAD = {
    "mao.txt": "Rebels of the Lake Front (LFT) said on Monday that their fighters had seized Mao in Chad.\n"
    "Chad's army denied it. Army spokesman Idriss Abdelkerim said Chadian troops had repelled an attack near Mao.",
    "faya.txt": "Lake Front fighters entered Faya on Sunday, residents said.\n"
    "The Chadian defence ministry said its soldiers had pushed the rebels out of Faya-Largeau.",
    "moussoro.txt": "French warplanes bombed LFT positions near Moussoro, the French defence ministry said.\n"
    "LFT spokesman Mahamat Nour said three fighters were killed near Moussoro.",
}
"""A war that never was; the people are invented."""
NEPAL = {"rolpa.txt": "Maoist rebels took Liwang in Nepal. The Nepalese army said its troops still held Liwang."}
CHESS = {"chess.txt": "The master won the third game in Reykjavik."}


@pytest.fixture
def home(tmp_path: Path, monkeypatch) -> Path:
    """A project without profiles, with the tables that all share."""
    shared = project_root() / "data" / "raw" / "conflicts" / "common"
    folder = tmp_path / "data" / "raw" / "conflicts" / "common"
    folder.mkdir(parents=True)
    for file in shared.glob("*.csv"):
        (folder / file.name).write_bytes(file.read_bytes())
    monkeypatch.setenv("CONTESTED_CLAIMS_HOME", str(tmp_path))
    return tmp_path


def articles(home: Path, *texts: dict[str, str]) -> str:
    folder = home / "articles"
    folder.mkdir()
    for name, text in (pair for some in texts for pair in some.items()):
        (folder / name).write_text(text, encoding="utf-8")
    return str(folder)


def table(home: Path, conflict: str, name: str) -> dict[str, dict[str, str]]:
    """The rows of a drafted table by their first cell."""
    path = home / "data" / "raw" / "conflicts" / conflict / f"{name}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    return {next(iter(row.values())): row for row in rows}


def test_a_draft_has_the_sides_people_and_places_that_the_articles_tell(home, capsys):
    folder = articles(home, CHAD, CHESS)
    assert main(["conflict", "draft", folder, "--id", "lake", "--name", "Lake war"]) == 0
    assert "drafted from 3 articles" in capsys.readouterr().out
    sides = table(home, "lake", "sides")
    assert set(sides) == {"lft", "chad_government", "france"}
    assert {"LFT", "Lake Front"} <= set(sides["lft"]["names"].split(";"))
    assert sides["lft"]["enemies"].split(";")[0] == "chad_government"
    assert "mao.txt" in sides["chad_government"]["note"]
    people = table(home, "lake", "actors")
    assert people["Mahamat Nour"]["side"] == "lft" and people["Mahamat Nour"]["source"] == "drafted from moussoro.txt"
    assert people["Idriss Abdelkerim"]["side"] == "chad_government"
    places = table(home, "lake", "places")
    assert places["mao"]["source"].startswith("GeoNames ") and places["mao"]["country"] == "TD"
    facts = table(home, "lake", "conflict")
    assert (
        facts["countries"]["value"] == "TD" and facts["start"]["value"] == "" and facts["name"]["value"] == "Lake war"
    )
    assert "Чад" not in facts["signals"]["value"]
    assert main(["conflict", "check", "lake"]) == 0
    assert {s.side for s in load("lake").sides} == set(sides)


def test_the_articles_are_then_read_with_the_draft(home):
    folder = articles(home, CHAD)
    draft_conflict(Tables.of(articles=folder), conflict="lake")
    read = Tables.of(articles=folder)
    assert set(read.articles["conflict"]) == {"lake"}
    claims = read.claims
    held = claims[(claims["type"] == "control") & (claims["place"] == "Mao") & (claims["stance"] == "asserts")]
    assert set(held["controller"]) == {"lft"}


def test_a_draft_overwrites_nothing(home, capsys):
    folder = articles(home, CHAD)
    own = home / "data" / "raw" / "conflicts" / "lake"
    own.mkdir()
    (own / "notes.txt").write_text("mine")
    assert main(["conflict", "draft", folder, "--id", "lake"]) == 2
    assert "there already" in capsys.readouterr().err
    assert [p.name for p in own.iterdir()] == ["notes.txt"]
    assert draft_conflict(Tables.of(articles=folder)).folder.name == "chad"


def test_of_several_wars_one_is_drafted_and_the_others_are_told(home):
    folder = articles(home, CHAD, NEPAL)
    tables = Tables.of(articles=folder)
    made = draft_conflict(tables, conflict="lake")
    assert made.articles == 3 and made.others == (("maoists, nepal_government", 1),)
    other = draft_conflict(tables, side="maoists")
    assert other.folder.name == "nepal" and other.articles == 1
    with pytest.raises(DraftError, match="no article has a side 'mistaken'; there are chad_government, "):
        draft_conflict(tables, conflict="third", side="mistaken")


def test_what_cannot_be_drafted_says_why(home):
    folder = articles(home, CHESS)
    with pytest.raises(DraftError, match="no article of 1 tells of a war that has no profile"):
        draft_conflict(Tables.of(articles=folder), conflict="chess")
    with pytest.raises(DraftError, match="is no id of a profile"):
        draft_conflict(Tables.of(articles=folder), conflict="../common")
    assert not (home / "data" / "raw" / "conflicts" / "chess").exists()


def ids(texts: dict[str, str]) -> dict[str, set[str]]:
    read = read_together([article(text, name=name) for name, text in texts.items()], generic())
    return {name: {p.id for p in found.parties} for name, found in read.items()}


def test_a_group_has_one_id_under_its_acronym_and_its_name():
    found = ids(CHAD)
    assert all("lft" in sides for sides in found.values())
    alone = ids({"faya.txt": CHAD["faya.txt"]})
    assert "lft" not in alone["faya.txt"]


def test_those_loyal_to_somebody_are_his_forces_in_every_article():
    found = ids({
        "a.txt": "Fighters loyal to Dostal seized Termez. Uzbek troops fought Dostal's fighters in Uzbekistan.",
        "b.txt": "Dostal fighters left Termez, and Uzbek soldiers entered it.",
    })  # fmt: skip
    assert len({side for sides in found.values() for side in sides if "dostal" in side}) == 1


def test_a_state_is_its_government_where_its_war_is_one_against_rebels():
    war = "FACT rebels took Mao in Chad, and Chadian troops fled. France bombed FACT; French troops watched."
    found = ids({"a.txt": war, "b.txt": "Chadian soldiers and French troops searched villages, the French army said."})
    assert found["b.txt"] == {"chad_government", "france"} and "chad_government" in found["a.txt"]
    apart = ids({"a.txt": war, "b.txt": "Chadian soldiers shelled Sudanese soldiers; the Sudanese army shelled back."})
    assert "chad" in apart["b.txt"]  # another war of the same state


def test_articles_are_of_one_war_by_groups_and_governments_and_not_by_states_that_fight_anywhere():
    sides = {"a": {"fact", "france"}, "b": {"fact", "chad_government"}, "c": {"taliban", "france"}, "d": {"france"}}
    assert sorted(map(sorted, wars_of(sides))) == [["a", "b"], ["c"], ["d"]]


def test_an_article_that_names_no_country_is_about_that_of_its_war():
    texts = {
        "a.txt": CHAD["mao.txt"],
        "b.txt": "LFT fighters entered Faya, and LFT units took three villages from LDF troops.",
    }
    read = together([article(text, name=name) for name, text in texts.items()], generic()).by_article
    assert read["a.txt"].countries == read["b.txt"].countries == ("TD",)
