"""Places that a text has left, or that only name who speaks; abbreviations that it defines; words that are somebody else's."""

import pytest

from helpers.claims.abbreviations import defined
from made_articles import one, reader


@pytest.mark.parametrize("opening", ["Elsewhere, ", "Further north, ", "In the east, ", "Meanwhile, farther south, "])
def test_nothing_is_lent_where_the_text_has_gone_on(libya, opening):
    told = "The LNA captured Tarhuna on Monday. "
    rows = libya(told + opening + "GNA troops shelled a school and killed two people.")
    assert {r["place"] for r in rows if r["type"] != "control"} == {""}
    stayed = libya(told + "On Tuesday GNA troops shelled a school and killed two people.")
    assert {r["place"] for r in stayed} == {"Tarhuna"}


def test_what_follows_a_place_that_was_left_is_not_there(libya):
    text = "The LNA captured Tarhuna on Monday. Elsewhere, fighting went on. GNA troops killed two soldiers."
    assert one(libya(text), type="losses")["place"] == ""
    text = "The LNA captured Tarhuna on Monday. Elsewhere, fighting went on in Sirte. GNA troops killed two soldiers."
    assert one(libya(text), type="losses")["place"] == "Sirte"


def test_what_is_nearby_is_no_part_of_the_town(libya):
    told = "The LNA captured Tarhuna on Monday. GNA troops seized a {}hill."
    assert one(libya(told.format("nearby ")), controller="gna")["relation"] == "near"
    assert one(libya(told.format("")), controller="gna")["relation"] == "part_of"


@pytest.mark.parametrize("speaker", ["The Benghazi Media Center", "The Benghazi Youth Union Council"])
def test_the_name_of_a_body_that_speaks_is_no_place(libya, speaker):
    text = f"Fighting broke out in Sirte on Monday. {speaker} said GNA troops had seized two positions."
    assert one(libya(text), controller="gna")["place"] != "Benghazi"


def test_a_government_is_not_where_it_sits(sudan):
    text = (
        "The RSF shelled Omdurman on Monday, killing 20 people. There was no comment from the government in Port Sudan."
    )
    assert one(sudan(text), stance="declines")["place"] == "Omdurman"


def test_what_was_launched_from_bases_in_a_town_did_not_strike_it(libya):
    text = (
        "An LNA officer said the drones that attacked oil plants were launched from militia bases in southern Tarhuna."
    )
    assert "Tarhuna" not in {r["place"] for r in libya(text)}


def test_no_other_place_is_lent_to_what_has_a_name_of_its_own(sudan):
    told = "The RSF captured Omdurman on Monday. The army said its troops had advanced along the bank of the {}."
    assert one(sudan(told.format("Zeinab Canal")), type="advance")["place"] != "Omdurman"


@pytest.mark.parametrize(
    ("text", "short", "full"),
    [
        ("The Armed Forces of the Philippines (AFP) said so.", "AFP", "Armed Forces of the Philippines"),
        ("They told Agence France-Presse (AFP) so.", "AFP", "Agence France-Presse"),
        ("Fighters of the Beta Self-Defence Council (BSDC) left.", "BSDC", "Beta Self-Defence Council"),
    ],
)
def test_an_abbreviation_is_what_the_text_says_that_it_is(text, short, full):
    assert defined(text) == {short: full}


def test_what_stands_in_brackets_and_is_spelt_otherwise_defines_nothing():
    assert not defined("The Northland Army (Reuters) and Colonel Doe (NATO) left Alphaville (LNA).")


def test_an_army_that_has_the_letters_of_an_agency_is_an_army():
    rows = reader("generic")(
        "Armed men of the Maute group attacked Marawi. The Armed Forces of the Philippines (AFP) said troops had "
        "retaken the hospital in Marawi.\nAFP said that soldiers had captured Marawi."
    )
    assert "Agence France-Presse" not in {r["speaker"] for r in rows}
    rows = reader("syria")(
        "Rebels have left Manbij, AFP reported on Monday. The Armed Fighters of Paradise (AFP) fled."
    )
    assert "Agence France-Presse" not in {r["speaker"] for r in rows}
    rows = reader("syria")("Rebels have left Manbij, AFP reported on Monday.")
    assert "Agence France-Presse" in {r["speaker"] for r in rows}


def test_a_republic_whose_letters_the_profile_knows_stays_what_it_is():
    text = "The Luhansk People's Republic (LPR) claimed it had taken Lyman. LPR officers claimed they had taken Yampil."
    assert {r["side"] for r in reader("ukraine")(text) if r["type"] == "control"} == {"russia"}


def test_one_person_is_not_they(libya):
    text = (
        "Ambassador Jane Doe said the LNA had lost Tarhuna. Around 20 members of a unit complained in a video. "
        "They said 30 soldiers had been killed in Sirte."
    )
    assert one(libya(text), type="losses")["speaker"] != "Jane Doe"


def test_what_is_said_goes_on_behind_a_second_that():
    text = (
        "The Ukrainian defence ministry continued to deny Russian control of Lyman, stating that pockets still existed "
        "in the centre, and that Ukraine still held the western part of the town."
    )
    assert {r["side"] for r in reader("ukraine")(text) if r["type"] == "control"} == {"ukraine"}


def test_it_is_left_to_somebody_to_say(libya):
    text = "It was left to the GNA interior minister, Fathi Doe, to announce that the LNA had captured Sirte."
    assert one(libya(text), controller="lna")["side"] == "gna"


def test_claims_of_nobody_are_not_the_article_s(libya):
    rows = libya("Despite early claims that the LNA had retaken Tarhuna, the attack was repelled by GNA troops.")
    assert one(rows, type="control")["side"] != "media"
    assert one(libya("There were reports that the LNA had retaken Tarhuna."), type="control")["side"] == "media"


def test_a_fire_that_is_under_control_holds_no_place(libya):
    text = "Fires at the refinery in Zawiya, which state media said were under control, were put out by noon."
    assert not [r for r in libya(text) if r["type"] == "control"]


def test_almost_the_whole_is_a_part(libya):
    part = "The province of Sirte is almost entirely controlled by the LNA."
    assert one(libya(part), type="control")["extent"] == "partial"
    assert one(libya(part.replace("almost ", "")), type="control")["extent"] == "full"
