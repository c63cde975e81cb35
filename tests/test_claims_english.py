"""What the English rules make of whole articles; single sentences: gold/sentences.jsonl."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers.articles.model import Article, Paragraph
from helpers.claims import extract_claims
from helpers.conflicts import generic, load
from helpers.places import Gazetteer
from made_articles import article, as_found, one, reader


@pytest.fixture(scope="module")
def read():
    """A function from text (one paragraph a line) to the rows of its claims, read with the Ukraine profile."""
    return reader("ukraine")


def test_participles_and_coordination_are_claims_of_their_own(read):
    rows = read(
        "The 2nd Corps of the National Guard of Ukraine said it had recaptured two districts of Kupiansk, cutting off Russian "
        "supply lines and encircling hundreds of Russian soldiers."
    )
    assert [r["type"] for r in rows] == ["control", "encirclement", "encirclement"]
    assert {r["speaker"] for r in rows} == {"2nd Corps of the National Guard of Ukraine"}


def test_a_list_of_places_is_one_claim_a_place(read):
    rows = read("The Russian Defence Ministry said its troops had captured the towns of Lyman, Siversk and Toretsk.")
    assert sorted(r["place"] for r in rows) == ["Lyman", "Siversk", "Toretsk"]
    assert len({r["quote"] for r in rows}) == 1


def test_a_denial_that_points_back_carries_what_it_denies(read):
    rows = read(
        "On Nov. 20, Valery Gerasimov said that Russian forces had taken full control of Kupiansk. Ukraine denied this at the time."
    )
    denial = one(rows, stance="denies")
    assert (denial["side"], denial["controller"], denial["extent"], denial["place"]) == (
        "ukraine",
        "russia",
        "full",
        "Kupiansk",
    )
    assert (denial["claim_date"], denial["claim_date_basis"]) == ("2025-11-20", "statement_answered")


def test_a_label_of_falsehood_is_a_denial_and_silence_a_refusal(read):
    rows = read(
        "Russia's Defence Ministry said its forces had seized Siversk. Ukraine's military called the claim a lie. "
        "The Kremlin has not commented."
    )
    assert one(rows, stance="denies")["controller"] == "russia"
    refusal = one(rows, stance="declines")
    assert (refusal["type"], refusal["side"]) == ("other", "russia")


def test_a_quotation_of_several_sentences_keeps_its_speaker(read):
    rows = read('"Lyman is under our control. The enemy has been driven out of Drobysheve," said Oleksandr Syrskyi.')
    assert {r["speaker"] for r in rows} == {"Oleksandr Syrskyi"}
    assert {r["side"] for r in rows} == {"ukraine"}


def test_a_speaker_without_a_table_row_has_a_side_from_grammar(read):
    rows = read("Ivan Testenko, a spokesman for Ukraine's 999th Brigade, said his soldiers held Lyman.")
    row = one(rows, type="control")
    assert (row["speaker"], row["side"]) == ("Ivan Testenko", "ukraine")


def test_weekdays_count_from_publication_and_nothing_is_invented_without_it(read):
    text = "The Russian Defence Ministry said on Monday that its troops had captured Lyman."
    assert read(text, published="2025-12-18")[0]["claim_date"] == "2025-12-15"
    undated = read(text, published="")[0]
    assert (undated["claim_date"], undated["claim_date_precision"], undated["claim_date_basis"]) == ("", "", "")


def test_a_chronicle_carries_its_own_dates(read):
    rows = read(
        "On 23 June 2022, Russian forces surrounded Hirske. By 25 June, Russia captured Sievierodonetsk.", published=""
    )
    assert [r["claim_date"] for r in rows] == ["2022-06-23", "2022-06-25"]


def test_an_articles_caveat_marks_what_the_parties_claim(read):
    rows = read(
        "The Russian Defence Ministry said its troops had captured Lyman.\nThe claims could not be independently verified."
    )
    assert rows[0]["verification"] == "unverifiable"


TEXT = (
    "Russia's Defence Ministry said on Tuesday that its troops had captured Lyman.\n"
    "“Liberated Lyman is under our control,” the ministry said. Ukraine denied this.\n"
    "Ukrainian forces have repelled three attacks near Siversk, the General Staff of the Armed Forces of Ukraine said."
)


def test_claim_ids_survive_a_second_run_and_edits_elsewhere(read):
    before = {r["claim_id"]: r["quote"] for r in read(TEXT)}
    assert before == {r["claim_id"]: r["quote"] for r in read(TEXT)}
    edited = "A new first paragraph about the weather in the region.\n" + TEXT + "\nAnd one more at the end."
    assert before == {r["claim_id"]: r["quote"] for r in read(edited)}
    assert len(before) >= 4


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.one_of(
            st.sampled_from(TEXT.split("\n")),
            st.text(alphabet="aZ \u00a0\t\u200b“”'\"‘’«».,—-*_[](){}<>&$%0Ж€👾\u202e", max_size=60),
        ),
        max_size=6,
    )
)
def test_every_quote_stands_where_its_row_says(read, lines):
    text = "\n".join(lines)
    for r in read(text):
        assert text[r["start"] : r["end"]] == r["quote"] != ""
        assert r["quote"] in r["sentence"]


def test_an_unread_language_is_refused_with_its_name():
    told = Article("x.txt", "x.txt", "Bonjour", (Paragraph(0, 7, "body"),), "0" * 64, language="fr")
    with pytest.raises(ValueError, match=r"x\.txt.*'fr'"):
        extract_claims(told, load("ukraine"))


def test_a_war_without_a_profile_has_sides_from_grammar():
    text = (
        "Ethiopian troops captured the town of Shire on Monday, the Ethiopian government said.\n"
        "Tigrayan fighters denied that Ethiopian forces had entered Shire. Tigrayan forces said they had repelled an attack "
        "by Ethiopian soldiers near Adwa."
    )
    conflict = generic()
    rows = as_found(extract_claims(article(text, published="2022-10-19"), conflict, Gazetteer.for_conflict(conflict)))
    assert one(rows, type="control")["controller"] == "ethiopia_government"
    assert one(rows, stance="denies")["side"] == "tplf"
    attack = one(rows, type="repelled")
    assert (attack["actor"], attack["target"]) == ("tplf", "ethiopia_government")


def test_a_text_about_one_army_only_has_no_sides():
    text = "The Cuban army marched past the stand. Cuban soldiers carried flowers, and Cuban troops sang."
    conflict = generic()
    assert extract_claims(article(text), conflict, Gazetteer.for_conflict(conflict)).empty


def test_repairs_that_make_words_govern_each_other_leave_the_paragraph_as_it_was_parsed(monkeypatch):
    from helpers.claims.english.parsing import pipeline

    def circle(doc):
        doc[0].head, doc[2].head = doc[2], doc[0]

    text = "Troops took Lyman."
    (plain,) = pipeline.parse([pipeline.tokenize(text)])
    monkeypatch.setattr(pipeline, "put_right", circle)
    (mended,) = pipeline.parse([pipeline.tokenize(text)])
    assert [(t.head.i, t.dep_) for t in mended] == [(t.head.i, t.dep_) for t in plain]
    assert [t.text for t in mended[1].subtree] == [t.text for t in plain]
