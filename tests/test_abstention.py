"""Right or silent: which values are stated, what of the others is kept, and how sure a row is."""

import csv
from pathlib import Path

import pytest

from helpers import schema
from helpers.basis import PARTY_BASES, SIDE_BASES, SPEAKER_BASES, field_chances
from helpers.claims import abstention, certainty
from helpers.claims.features import JUDGED, UNKNOWN, Text, article_features, crossed
from helpers.quality import Pair
from helpers.quality.certainty import FOLDS, Case, cases, learned, write_certainty

LISTS = {
    "speaker": SPEAKER_BASES,
    "side": SIDE_BASES,
    "controller": PARTY_BASES,
    "actor": PARTY_BASES,
    "target": PARTY_BASES,
    "place": schema.PLACE_BASES,
    "claim_date": schema.DATE_BASES,
}
ROW = {
    "type": "control",
    "stance": "asserts",
    "speaker": "a commander",
    "speaker_basis": "described",
    "side": "saf",
    "side_basis": "profile",
    "place": "Dinder",
    "place_id": "gn:1",
    "relation": "in",
    "place_basis": "object_of_verb",
    "extent": "partial",
}


@pytest.fixture
def chances(monkeypatch):
    """A function that puts chances in the place of what the models make of a row."""

    def put(**given):
        monkeypatch.setattr(certainty, "chances", lambda rows, text, models: [{"claim": 0.95, **given} for _ in rows])

    return put


def test_the_table_knows_only_the_bases_of_the_closed_lists():
    text = (Path(abstention.__file__).parent / abstention.TABLE).read_text(encoding="utf-8")
    for row in csv.DictReader(text.splitlines()):
        assert row["basis"] in LISTS[row["field"]], row
        assert 0 <= int(row["right"]) <= int(row["cases"])


def test_a_row_that_is_likely_right_is_stated_as_a_whole(chances):
    chances(speaker=0.75, side=0.95, place=0.9)
    (row,) = abstention.judge([ROW])
    assert {c: row[c] for c in ROW} == ROW
    assert row["rejected"] == ""


def test_of_another_row_the_surest_values_are_stated_that_are_right_together(chances):
    chances(speaker=0.7, side=0.96, controller=0.7, place=0.95)
    (row,) = abstention.judge([{**ROW, "controller": "rsf"}])
    assert (row["side"], row["place"]) == ("saf", "Dinder")  # 0.96 × 0.95 is enough, a third value would not be
    chances(speaker=0.7, side=0.9, controller=0.7, place=0.89)
    (row,) = abstention.judge([{**ROW, "controller": "rsf"}])
    assert (row["side"], row["place"]) == ("saf", "")


def test_of_another_row_only_what_is_nearly_certain_is_stated_and_the_rest_is_kept_in_rejected(chances):
    chances(speaker=0.72, side=0.96, controller=0.71, place=0.6)
    (row,) = abstention.judge([{**ROW, "controller": "rsf"}])
    assert (row["speaker"], row["place"], row["place_id"], row["relation"]) == ("", "", "", "")
    assert (row["side"], row["extent"]) == ("saf", "partial")
    assert row["rejected"] == "speaker=a commander (described); controller=rsf (None); place=Dinder (object_of_verb)"
    assert field_chances(row["field_confidence"]) == {"speaker": 0.72, "side": 0.96, "controller": 0.71, "place": 0.6}
    found = abstention.restored(row)
    assert (found["speaker"], found["place"], found["place_basis"]) == ("a commander", "Dinder", "object_of_verb")


def test_a_row_that_is_too_unlikely_a_claim_is_none_but_for_who_measures(monkeypatch):
    monkeypatch.setattr(
        certainty, "chances", lambda rows, text, models: [{"claim": abstention.CLAIM_FROM - 0.01}, {"claim": 0.9}]
    )
    assert len(abstention.judge([ROW, ROW])) == 1
    with abstention.everything():
        assert len(abstention.judge([ROW, ROW])) == 2


@pytest.mark.parametrize("stance", ["denies", "declines"])
def test_an_answer_is_printed_where_an_assertion_of_that_chance_is_not(monkeypatch, stance):
    monkeypatch.setattr(certainty, "chances", lambda rows, text, models: [{"claim": 0.4} for _ in rows])
    assert abstention.judge([{**ROW, "stance": "asserts"}]) == []
    (row,) = abstention.judge([{**ROW, "stance": stance}])
    assert row["stance"] == stance


def test_chances_are_those_of_the_features_that_bear_on_each_field():
    rows = [ROW, {**ROW, "place": "Khartoum", "place_basis": "lent_paragraph", "stance": "denies"}]
    for features, chances in zip(article_features(rows, Text()), certainty.chances(rows), strict=True):
        assert {"claim", "speaker", "side", "place"} <= set(chances)
        for model, chance in chances.items():
            assert chance == pytest.approx(certainty.chance(certainty.weights()[model], crossed(features, model)))


def test_how_sure_a_row_is_told_to_be_is_how_sure_rows_are_that_rule_makers_do_not_read():
    def cases_of(count, right, fresh):
        return [
            Case(
                n % FOLDS,
                {"stance=asserts": 1.0, "place_basis=in_phrase": 1.0},
                {"claim": n % 100 < right},
                UNKNOWN,
                fresh,
            )
            for n in range(count)
        ]

    read, aside = cases_of(1000, 90, fresh=True), cases_of(300, 60, fresh=False)
    alone, both = learned(read), learned(read, aside)
    assert certainty.confidence([0.9], alone) == pytest.approx(0.9, abs=0.02)
    assert certainty.confidence([0.9], both) == pytest.approx(0.6, abs=0.06)


def test_no_value_is_stated_that_is_less_likely_than_the_least(chances):
    chances(speaker=abstention.LEAST - 0.01, side=0.99, place=0.99)
    (row,) = abstention.judge([ROW])
    assert (row["speaker"], row["side"], row["place"]) == ("", "saf", "Dinder")


def test_the_less_is_stated_the_surer_the_row(chances):
    chances(side=0.92)
    (few,) = abstention.judge([ROW])
    chances(speaker=0.8, side=0.92, place=0.92)
    (many,) = abstention.judge([ROW])
    assert 0 < many["confidence"] < few["confidence"] < 1


def test_the_models_know_the_article_around_a_row():
    alone = article_features([ROW], Text())[0]
    other = {**ROW, "place": "Sennar"}
    among = article_features([ROW, other, other], Text())[0]
    assert alone["main_place"]
    assert "main_place" not in among
    assert crossed(alone, "place")["place_basis=object_of_verb & main_place"] == 1
    assert "place_basis=object_of_verb & main_place" not in crossed(among, "place")


def made_pairs(count):
    """Articles of two rows: places that the clause names are right, lent ones are wrong."""
    for n in range(count):
        gold = {
            "article": f"{n}.txt",
            "quote": "they hold it",
            **{f: ROW.get(f, "") for f in (*JUDGED, "type", "stance")},
        }
        lent = {**ROW, "place": "Khartoum", "place_basis": "lent_paragraph"}
        for predicted in (ROW, lent):
            yield Pair(f"{n}.txt", gold, predicted)


class Made:
    """What `cases` reads of a measurement."""

    pairs = tuple(made_pairs(40))


def test_what_was_right_for_a_basis_is_learned_and_the_same_articles_give_the_same_weights(tmp_path, monkeypatch):
    models = write_certainty(cases([Made]), path=tmp_path / "a.csv")
    assert learned(cases([Made])) == models
    write_certainty(cases([Made]), path=tmp_path / "b.csv")
    assert (tmp_path / "a.csv").read_bytes() == (tmp_path / "b.csv").read_bytes()
    monkeypatch.setattr(certainty, "weights", lambda: models)
    named, lent = certainty.chances([ROW, {**ROW, "place": "Khartoum", "place_basis": "lent_paragraph"}])
    assert named["place"] > 0.85 > 0.15 > lent["place"]
    assert certainty.confidence([0.9, named["place"]]) > certainty.confidence([0.9, lent["place"]])


def test_the_weights_that_are_shipped_are_of_features_that_rows_can_have():
    names = {n.split("=")[0].split(" & ")[0] for model in certainty.weights().values() for n in model}
    possible = {f"{f}_basis" for f in JUDGED} | {"type", "stance", "act", "attribution", "role", "verification"}
    others = {"main_place", "place_share", "place_in_words", "place_in_quote", "places_rejected", "places", "owned"}
    others |= {
        "rule",
        "language",
        "genre",
        "owner_speaks",
        "evidence",
        "speaker_in_sentence",
        "acts_itself",
        "holds_itself",
        "no_profile",
        "reading",
        "relation",
        *(f"{what}_as_{where}" for what in ("place", "speaker", "side") for where in ("before", "after")),
        *("words_in_quote", "words_in_sentence", "words_before", "words_capital", "words_spoken", "words_number"),
        *("sentence_places", "sentence_sides", "sentence_rows", "side_share", "speaker_share"),
    }
    others |= {f"{field}_{what}" for field in ("controller", "actor", "target") for what in ("against", "share")}
    others |= {"place_before", "place_behind", "speaker_lower", "speaker_words", "sentence_speakers", "sentence_tells"}
    others |= {"day_share", "day_first", "day_last", "day_as_before"}
    others |= {certainty.BIAS, "together"}
    assert names <= possible | others
    assert set(certainty.weights()) == {*certainty.MODELS, certainty.ROW}


def test_a_denial_keeps_its_speaker_where_only_what_it_answers_is_unsure(chances):
    denial = ROW | {"stance": "denies", "actor": "rsf", "actor_basis": "pointed_at", "place_basis": "answered_lent"}
    chances(speaker=0.92, side=0.91, actor=0.62, place=0.7)
    (row,) = abstention.judge([denial])
    assert (row["speaker"], row["side"], row["actor"], row["place"]) == ("a commander", "saf", "", "")
    (row,) = abstention.judge([denial | {"actor_basis": "named"}])
    assert (row["speaker"], row["side"]) == ("a commander", "")
