"""What the English rules make of sentences written for these tests: one mechanism a row."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from helpers.articles.model import Article, Paragraph
from helpers.claims import extract_claims
from helpers.conflicts import generic, load
from helpers.places import Gazetteer
from made_articles import article, one, reader


@pytest.fixture(scope="module")
def read():
    """A function from text (one paragraph a line) to the rows of its claims, read with the Ukraine profile."""
    return reader("ukraine")


CASES = [
    # control: who gains, holds, loses
    ("Russia's Defence Ministry said its troops had captured Lyman.", dict(type="control", side="russia", controller="russia", place="Lyman", stance="asserts")),
    ("Ukraine said on Wednesday that its forces had retaken nearly 90% of Kupiansk.", dict(type="control", side="ukraine", controller="ukraine", extent="partial", share=0.9, share_modifier="nearly", claim_date="2025-12-17")),
    ("Kupiansk remains under the full control of Ukrainian forces, the General Staff of the Armed Forces of Ukraine said.", dict(type="control", controller="ukraine", extent="full", side="ukraine")),
    ("Pokrovsk has fallen to Russian troops, the Russian Defence Ministry claimed.", dict(type="control", controller="russia", place="Pokrovsk")),
    ("Ukraine's General Staff conceded that its forces had lost control of Vuhledar.", dict(type="control", controller="russia", side="ukraine", act="concede", evidence="own_side_admission")),
    ("Valery Gerasimov announced the capture of Siversk.", dict(type="control", controller="russia", speaker="Valery Gerasimov", place="Siversk", attribution="nominal")),
    # denials
    ("Ukraine's military denied that Russian forces had taken Kupiansk.", dict(type="control", stance="denies", controller="russia", side="ukraine", act="deny")),
    ("The Ukrainian military said no Russian soldiers remained in Lyman.", dict(type="control", stance="denies", controller="russia", place="Lyman")),
    # who acts upon whom
    ("The Russian Defence Ministry said its forces pushed Ukrainian troops back from Lyman.", dict(type="advance", actor="russia", target="ukraine", place="Lyman")),
    ("Ukraine's General Staff said its troops repelled six Russian attacks near Pokrovsk.", dict(type="repelled", actor="ukraine", target="russia", place="Pokrovsk")),
    ("Attempts by Ukrainian troops to enter Kupiansk were unsuccessful, the Russian Defence Ministry said.", dict(type="repelled", actor="russia", target="ukraine", place="Kupiansk")),
    ("Russian forces in Kupiansk have been encircled, Oleksandr Syrskyi said.", dict(type="encirclement", actor="ukraine", target="russia", speaker="Oleksandr Syrskyi")),
    ("The Ukrainian General Staff said its units had withdrawn from Avdiivka.", dict(type="withdrawal", actor="ukraine", place="Avdiivka")),
    ("Russian forces shelled Nikopol on Tuesday, the Ukrainian military said.", dict(type="strike", actor="russia", place="Nikopol", event_date="2025-12-16")),
    ('"The enemy lost 120 soldiers near Lyman," the Ukrainian military said.', dict(type="losses", actor="ukraine", target="russia")),
    ("Fighting continues in Toretsk, the Ukrainian military said.", dict(type="presence", place="Toretsk", side="ukraine")),
    # own voice
    ("Russian forces captured Bakhmut in May 2023.", dict(type="control", side="media", speaker="", attribution="own_voice", controller="russia", event_date="2023-05")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[c[0][:60] for c in CASES])
def test_a_sentence_gives_its_claim(read, text, wanted):
    one(read(text), **wanted)


@pytest.mark.parametrize(
    "text",
    [
        "Russian forces could capture Lyman by spring, the Ukrainian military said.",
        "The Russian Defence Ministry said its troops plan to take Kupiansk.",
        "If Ukrainian forces retake Lyman, the road to Kreminna will be open, analysts said.",
        "Moscow ordered its army to seize Kupiansk by February.",
    ],
)
def test_what_is_only_planned_or_possible_is_no_claim_of_control(read, text):
    assert not [r for r in read(text) if r["type"] == "control"]


@pytest.mark.parametrize(
    "text",
    [
        "The home side took control early and never lost its grip on the match in Kharkiv.",
        "The theatre's director declined to comment on reports that the troupe would move.",
        "A flood destroyed four bridges and cut off several villages, officials said.",
        "",
    ],
)
def test_a_text_without_a_war_has_no_claim(read, text):
    assert read(text) == []


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


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
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
    rows = extract_claims(article(text, published="2022-10-19"), conflict, Gazetteer.for_conflict(conflict)).to_dict(
        "records"
    )
    assert one(rows, type="control")["controller"] == "ethiopian"
    assert one(rows, stance="denies")["side"] == "tigrayan"
    attack = one(rows, type="repelled")
    assert (attack["actor"], attack["target"]) == ("tigrayan", "ethiopian")


def test_a_text_about_one_army_only_has_no_sides():
    text = "The Cuban army marched past the stand. Cuban soldiers carried flowers, and Cuban troops sang."
    conflict = generic()
    assert extract_claims(article(text), conflict, Gazetteer.for_conflict(conflict)).empty
