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


ANSWERS = [
    ("Viktor Trehubov said that this did not correspond to reality.", "denies", "ukraine"),
    ("Ukraine's military said that was not the case.", "denies", "ukraine"),
    ("Oleksandr Syrskyi denied having lost the town.", "denies", "ukraine"),
    ('"Reports of that kind are false," Viktor Trehubov said.', "denies", "ukraine"),
    ("DeepState confirmed the capture.", "asserts", "independent"),
    ("Ukraine's General Staff admitted to having lost the town.", "asserts", "ukraine"),
]


@pytest.mark.parametrize(("text", "stance", "side"), ANSWERS, ids=[a[0][:50] for a in ANSWERS])
def test_an_answer_carries_the_claim_that_it_answers(read, text, stance, side):
    rows = read(f"The Russian Defence Ministry said its troops had captured Lyman. {text}")
    row = one(rows, type="control", side=side)
    assert (row["stance"], row["controller"], row["place"]) == (stance, "russia", "Lyman")


@pytest.mark.parametrize(
    "text",
    [
        "Citing the Russian Defence Ministry, Reuters reported that Russian troops had taken Lyman.",
        "Reuters, citing the Russian Defence Ministry, reported that Russian troops had taken Lyman.",
    ],
)
def test_whom_an_outlet_cites_is_the_speaker(read, text):
    row = one(read(text), type="control")
    assert (row["speaker"], row["side"]) == ("Russian Ministry of Defence", "russia")


def test_remarks_tell_what_is_said_in_them(read):
    rows = read("Viktor Trehubov said in televised remarks that Russian troops controlled half of Lyman.")
    assert one(rows, type="control")["side"] == "ukraine"


def test_a_place_that_remains_in_ones_hands_is_reaffirmed(read):
    assert one(read("Lyman remains under our control, Oleksandr Syrskyi said."), type="control")["act"] == "reaffirm"
    assert one(read("Russian troops still hold Lyman, Oleksandr Syrskyi said."), type="control")["act"] == "assert"


@pytest.mark.parametrize(
    "caveat", ["It was not possible to verify the claims.", "Reuters could not independently verify the claim."]
)
def test_a_caveat_is_nobodys_silence(read, caveat):
    rows = read(f"The Russian Defence Ministry said its troops had captured Lyman. {caveat}")
    assert [r["stance"] for r in rows] == ["asserts"]
    assert rows[0]["verification"] == "unverifiable"


def test_a_spokesman_is_of_the_army_that_the_sentence_is_about():
    rows = reader("south-sudan")("South Sudan's army has recaptured Bor, a spokesman said.")
    assert one(rows, type="control")["side"] == "south_sudan_government"


def test_blame_for_shelling_is_a_claim_of_a_strike():
    rows = reader("karabakh")("Azerbaijan's defence ministry accused Armenian forces of shelling Ganja and Barda.")
    assert {(r["type"], r["side"], r["actor"], r["place"]) for r in rows} == {
        ("strike", "azerbaijan", "armenia", "Ganja"),
        ("strike", "azerbaijan", "armenia", "Barda"),
    }


def test_a_war_without_a_profile_knows_its_sides_by_acronyms_and_leaders():
    rows = reader("generic")(
        "Forces loyal to General Idris Maslan said they had captured the airport of Qarra. The NDF said its fighters had "
        "repelled the attack. Maslan's fighters shelled the town on Monday and NDF forces withdrew from Qarra."
    )
    assert one(rows, type="control")["controller"] == "maslan"
    assert one(rows, type="repelled")["actor"] == "ndf"


def test_a_report_headed_by_its_ministry_is_the_ministrys(read):
    rows = read(
        "Russian Defence Ministry report on the course of the operation\n"
        "Three counter-attacks were repelled near Lyman. The enemy lost up to 200 servicemen."
    )
    assert {(r["type"], r["side"], r["target"]) for r in rows} == {
        ("repelled", "russia", "ukraine"),
        ("losses", "russia", "ukraine"),
    }


@pytest.mark.parametrize(
    "text",
    [
        '"It is not true that Russian troops hold Lyman," said Oleksandr Syrskyi.',
        "Oleksandr Syrskyi said there were no longer any Russian troops in Lyman.",
        '"A flag on a roof does not mean that Russian troops hold Lyman," said Oleksandr Syrskyi.',
    ],
)
def test_what_is_not_true_or_no_longer_so_is_denied(read, text):
    row = one(read(text), type="control")
    assert (row["stance"], row["controller"]) == ("denies", "russia")


def test_its_ministry_is_of_the_country_of_the_sentence_before(read):
    rows = read("Russia has not named the town. Its defence ministry said Russian troops had captured Lyman.")
    assert one(rows, type="control")["side"] == "russia"


def test_a_loss_that_is_acknowledged_is_of_the_place_not_of_men(read):
    rows = read(
        "The Russian Defence Ministry said its troops had captured Lyman and killed 40 Ukrainian soldiers. "
        "Ukraine's General Staff acknowledged the loss."
    )
    assert one(rows, side="ukraine")["type"] == "control"
