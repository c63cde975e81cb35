"""A word that is known in one form is known in all: aspect pairs, and the participles of Ukrainian verbs."""

import csv
from pathlib import Path

import pytest

from helpers.claims.slavic import lexicon, ukrainian
from helpers.claims.slavic.lexicon.families import verbs_of_participles
from test_claims_slavic_constructions import claims_of, row

PAIRS = list(csv.DictReader((Path(__file__).parent / "slavic_families.csv").open(encoding="utf-8")))


def readings(language: str, verb: str) -> set[tuple[str, str, str]]:
    known = lexicon.predicates(language).get(verb, ())
    acts = lexicon.reporting(language)
    told = [
        p for p in known if p.type != "strike"
    ]  # what goes on being shelled is mostly a speech's, and is listed alone
    return {(p.type, p.frame, p.needs) for p in told} | ({(acts[verb], "", "")} if verb in acts else set())


@pytest.mark.parametrize("pair", PAIRS, ids=[f"{p['language']}-{p['perfective']}" for p in PAIRS])
def test_an_imperfective_says_all_that_its_perfective_says(pair):
    missing = readings(pair["language"], pair["perfective"]) - readings(pair["language"], pair["imperfective"])
    assert not missing


@pytest.mark.parametrize("name", ["predicates.csv", "reporting.csv", "nouns.csv", "participles.csv"])
def test_a_row_has_words_of_both_languages(name):
    rows = lexicon.table(name)
    assert rows
    assert not [r for r in rows if not all(r[k] for k in r if k in ("ru", "uk", "verb", "participle"))]


@pytest.mark.parametrize(
    ("participle", "verb"),
    [("встановлений", "встановити"), ("розбитий", "розбити"), ("підірваний", "підірвати"), ("атакований", "атакувати")],
)
def test_a_ukrainian_participle_is_known_by_its_verb(participle, verb):
    assert verb in verbs_of_participles()[participle]
    assert verb in next(w for w in ukrainian.parse(f"Місто {participle[:-2]}е.")[0].words if w.form).lemmas


def test_a_participle_that_has_a_row_of_its_own_keeps_it():
    assert "оточений" in lexicon.predicates("uk")
    assert "оточений" not in verbs_of_participles()


def test_control_that_is_established_in_the_passive():
    (found,) = claims_of("Контроль над Торецьком встановлений російськими військами.", "uk", "Новини")
    assert row(found) == "control asserts media russia - Toretsk"


def test_who_is_struck_by_what_he_sees_is_not_shelled():
    assert not len(claims_of("Делегація вражена швидкістю, з якою відбудовують Торецьк.", "uk", "Новини"))
