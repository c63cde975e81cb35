"""How Russian and Ukrainian press, ministries, governors and channels say it: a table of sentences with their rows.

A row of `slavic_constructions.csv` has, beside a sentence and who publishes it, its claims in their order: type, stance,
side, controller or actor, target, place; "-" stands for an empty value.
"""

import csv
from pathlib import Path

import pytest

from helpers.articles.model import Article, Paragraph
from helpers.claims import extract_claims
from helpers.claims.abstention import everything
from made_articles import as_found, profile

TABLE = list(csv.DictReader((Path(__file__).parent / "slavic_constructions.csv").open(encoding="utf-8")))


def claims_of(text: str, language: str, publisher: str, conflict: str = "ukraine") -> list[dict]:
    known = {"language": language, "publisher": publisher, "published": "2025-12-18"}
    article = Article("a.txt", "a.txt", text, (Paragraph(0, len(text), "body"),), "0", **known)
    with everything():
        return as_found(extract_claims(article, *profile(conflict)))


def row(claim: dict) -> str:
    values = [claim[k] for k in ("type", "stance", "side")]
    values += [claim["controller"] or claim["actor"], claim["target"]]
    return " ".join([*(v or "-" for v in values), claim["place"]]).strip()


@pytest.mark.parametrize("told", TABLE, ids=[t["sentence"][:40] for t in TABLE])
def test_constructions(told):
    found = claims_of(told["sentence"], told["language"], told["publisher"], told["conflict"])
    assert sorted(map(row, found)) == sorted(filter(None, told["claims"].split("; ")))
    assert not found or told["speaker"] in {c["speaker"] for c in found}


@pytest.mark.parametrize(
    ("language", "text", "relation"),
    [
        ("ru", "ВС РФ продвинулись к северу от Торецка.", "north_of"),
        ("ru", "Украинские войска продвинулись юго-западнее Торецка.", "south_west_of"),
        ("uk", "Ворог просунувся на північний захід від Торецька.", "north_west_of"),
        ("uk", "Ворог просунувся східніше Торецька.", "east_of"),
        ("uk", "Ворог просунувся від Торецька.", "in"),
    ],
)
def test_the_side_of_a_place(language, text, relation):
    (found,) = claims_of(text, language, "DeepState")
    assert (found["place"], found["relation"]) == ("Toretsk", relation)


def test_a_village_is_no_town_that_was_called_so_once():
    (found,) = claims_of("Подразделения освободили село Приморское Запорожской области.", "ru", "Минобороны России")
    assert (found["place"], found["place_id"]) == ("Prymorske", "")


def test_who_leaves_out_his_subject_tells_of_his_own_troops_unless_others_acted_before():
    alone = claims_of("Відійшли з Роботиного.", "uk", "63-тя механізована бригада")
    assert [(c["actor"], c["actor_basis"]) for c in alone] == [("ukraine", "own_words")]
    after = claims_of("Вороги атакували Роботине. Відійшли від Роботиного.", "uk", "63-тя механізована бригада")
    assert [c["actor"] for c in after if c["type"] == "withdrawal"] == ["russia"]
