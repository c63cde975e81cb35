"""A page of a day's events of several wars is read as an article a war, each with its own war's sides and places."""

import json

import pytest

from helpers import frames
from helpers.articles import read_articles
from helpers.choices import chosen
from helpers.claims.abstention import everything
from helpers.quality.evaluate import evaluate

UKRAINE = "Russian forces capture the village of Ivanivka in Donetsk Oblast, Ukraine. (Daily Post)"
SUDAN = "The Rapid Support Forces take the town of Umm Rawaba in North Kordofan, Sudan. (Nile Wire)"
NOBODY = "Two people are hurt when a bus leaves the road near Lima, Peru. (Andes News)"
BRIEF = "A drone of the Rapid Support Forces hits a market. (Nile Wire)"


@pytest.fixture
def folder(tmp_path):
    return tmp_path


def page(folder, *items, title="Current events of 3 March 2025", name="day.txt"):
    (folder / name).write_text("\n\n".join([title, *items]) + "\n", encoding="utf-8")
    return folder


def told(folder, wanted="auto"):
    """By part: its war or what it is about instead, and its own paragraphs."""
    read = read_articles(folder).articles
    return {
        a.article: (about or choice.conflict.id, [a.text[p.start : p.end] for p in a.paragraphs if p.kind == "body"])
        for a, choice, about in chosen(read, wanted)
    }


def test_each_item_is_read_with_its_own_wars_sides_and_keeps_its_offsets(folder):
    articles = frames.read(page(folder, UKRAINE, SUDAN, NOBODY))
    assert dict(zip(articles["article"], articles["conflict"], strict=True)) == {
        "day.txt#ukraine": "ukraine",
        "day.txt#sudan": "sudan",
        "day.txt#generic": "generic",
    }
    assert set(articles["part_of"]) == {"day.txt"}
    claims = frames.extract(articles)
    took = {c.controller: c for c in claims.itertuples() if c.type == "control"}
    assert {side: c.article for side, c in took.items()} == {"russia": "day.txt#ukraine", "rsf": "day.txt#sudan"}
    text = (folder / "day.txt").read_text(encoding="utf-8")
    assert all(text[c.start : c.end] == c.quote for c in took.values())


def test_annotations_know_the_page_by_its_own_name(folder, tmp_path):
    page(folder, UKRAINE, SUDAN, NOBODY)
    gold = tmp_path / "gold.jsonl"
    rows = [{"article": "day.txt", "quote": words.partition(" (")[0], "type": "control"} for words in (UKRAINE, SUDAN)]
    gold.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    found = evaluate(gold, folder)
    assert [p.article for p in found.pairs if p.gold and p.predicted] == ["day.txt", "day.txt"]


def test_an_item_that_says_too_little_is_of_the_war_of_the_page_that_it_names(folder):
    found = told(page(folder, UKRAINE, SUDAN, BRIEF, NOBODY))
    assert found["day.txt#sudan"] == ("sudan", [SUDAN, BRIEF])
    assert found["day.txt#generic"][1][-1] == NOBODY


def test_on_a_page_that_is_read_as_one_wars_news_of_peace_and_armies_of_other_wars_tell_nothing_of_it(folder):
    items = [
        "Fighters of the Fano militia capture the town of Debre Sina from the Ethiopian army, residents say. (Horn News)",
        "Jordan reports a record 111 deaths in the past day, the health ministry says. (Amman Post)",
        "The Sudanese army says that eleven soldiers were killed by a drone. (Nile Wire)",
        "The president of Kenya says that ten people were killed by a flood. (Nairobi Post)",
    ]
    with everything():
        claims = frames.extract(frames.read(page(folder, *items)))
    assert [(c.type, c.side) for c in claims.itertuples()] == [("control", "independent"), ("losses", "")]


def test_of_the_war_that_is_asked_for_only_its_items_are_read(folder):
    found = told(page(folder, UKRAINE, SUDAN, NOBODY), "sudan")
    assert found["day.txt#sudan"] == ("sudan", [SUDAN])
    assert found["day.txt#ukraine"][0] == "ukraine", "left out, and told what it is about"
    assert found["day.txt#generic"][0] not in ("sudan", "ukraine", "")


def test_the_chronicle_of_one_war_and_a_page_whose_war_somebody_told_stay_whole(folder):
    items = [UKRAINE.replace("Ivanivka", name) for name in ("Ivanivka", "Petrivka", "Stepove")]
    page(folder, *items, "A bridge over the river falls. (Daily Post)", title="Timeline of the invasion of Ukraine")
    assert next(iter(told(folder).values()))[0] == "ukraine"
    assert list(told(folder)) == ["day.txt"]
    page(folder, UKRAINE, SUDAN, NOBODY)
    (folder / "sources.csv").write_text("file,conflict,published\nday.txt,sudan,2025-03-03\n", encoding="utf-8")
    assert list(told(folder)) == ["day.txt"]


def test_a_report_that_names_two_wars_is_no_page_of_several(folder):
    page(folder, UKRAINE.replace(" (Daily Post)", ""), SUDAN.replace(" (Nile Wire)", ""), title="Two fronts, one day")
    assert list(told(folder)) == ["day.txt"]
