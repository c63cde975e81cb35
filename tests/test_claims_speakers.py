"""Who speaks: offices that name no state, pronouns, bulletins, and answers to what others claim."""

import pytest

from made_articles import one, reader


@pytest.fixture(scope="module")
def read():
    return reader("ukraine")


@pytest.mark.parametrize(
    ("speaker", "side"),
    [
        ("the General Staff", "ukraine"),
        ("the 67th Brigade", "ukraine"),
        ("the governor", "ukraine"),
        ("local officials", "ukraine"),
        ("a Western official", "independent"),
        ("the Danish army", "independent"),
        ("residents", "independent"),
        ("the Russian-installed governor", "russia"),
    ],
)
def test_an_office_without_a_state_is_the_government_sides(read, speaker, side):
    assert one(read(f"Ukrainian troops have retaken Lyman, {speaker} said."), type="control")["side"] == side


def test_state_media_speak_for_the_government():
    rows = reader("syria")("Government forces recaptured Saraqeb on Tuesday, state media said.")
    assert one(rows, type="control")["side"] == "syrian_government"


def test_it_is_the_body_that_the_sentence_before_is_about(read):
    rows = read(
        "Viktor Trehubov spoke first. The General Staff played down the alarm. It said Ukrainian units had retaken Lyman."
    )
    assert one(rows, type="control")["speaker"].startswith("General Staff")


def test_he_is_the_person_named_last_as_a_subject(read):
    rows = read(
        "Valery Gerasimov said Russian troops had captured Siversk. Oleksandr Syrskyi arrived in Lyman. "
        "He said Ukrainian forces had retaken Yampil."
    )
    assert one(rows, place="Yampil")["speaker"] == "Oleksandr Syrskyi"


def test_a_bulletin_whose_heading_names_no_issuer_is_the_state_bodys_of_its_title(read):
    rows = read(
        "General Staff: 90 clashes in a day\nOperational information as of 22:00 on 17 December\n"
        "In the Lyman sector, our defenders repelled nine attacks near Yampil. Two more clashes are ongoing."
    )
    assert {r["side"] for r in rows} == {"ukraine"}
    assert one(rows, type="repelled")["actor"] == "ukraine"
    assert one(rows, type="presence")["place"] == "Lyman"


@pytest.mark.parametrize(
    "text",
    [
        "The Ukrainian military rejected reports that Russian troops had captured Lyman.",
        "Reports that Russian troops have captured Lyman are false, the Ukrainian military said.",
        "The claim that Russian troops have captured Lyman is not true, the Ukrainian military said.",
        "There is no truth in reports that Russian troops have captured Lyman, the Ukrainian military said.",
        "Ukrainian officials ruled out that Russian troops had captured Lyman.",
        '"I would not say that Russian troops have captured Lyman," said Oleksandr Syrskyi.',
    ],
)
def test_what_a_noun_of_saying_tells_is_denied(read, text):
    row = one(read(text), type="control")
    assert (row["stance"], row["side"], row["controller"]) == ("denies", "ukraine", "russia")


def test_a_claim_of_the_enemys_that_is_rejected_is_two_claims(read):
    rows = read("Russia's announcement that it had captured Lyman was rejected by Kyiv.")
    assert one(rows, side="russia")["stance"] == "asserts"
    assert one(rows, side="ukraine")["stance"] == "denies"


def test_a_report_is_dismissed_in_a_capital(read):
    rows = read("Valery Gerasimov said Russian troops had captured Siversk. In Kyiv, the report was dismissed.")
    assert one(rows, stance="denies")["side"] == "ukraine"


@pytest.mark.parametrize(
    "text",
    [
        "Kyiv has yet to comment.",
        "Ukraine's General Staff did not say whether its troops had left the town.",
        "Ukraine's General Staff declined to discuss the position of its troops.",
    ],
)
def test_an_open_question_is_a_refusal_and_its_words_no_claim(read, text):
    rows = read(f"Valery Gerasimov said Russian troops had captured Siversk. {text}")
    assert one(rows, stance="declines")["side"] == "ukraine"
    assert len(rows) == 2
