"""Who speaks: offices that name no state, pronouns, bulletins, and answers to what others claim."""

from dataclasses import replace

import pytest

from helpers.articles.model import Paragraph
from helpers.claims import extract_claims
from made_articles import article, one, profile, reader


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


@pytest.mark.parametrize(
    "words",
    [
        "I won't answer that",
        "We do not discuss our losses",
        "I can't give you a number",
        "I really cannot offer you any more detail",
        "I am not in a position to say whether Ukrainian troops have left the town",
    ],
)
def test_who_says_of_himself_that_he_tells_nothing_refuses_and_claims_nothing(read, words):
    rows = read(f'Valery Gerasimov said Russian troops had captured Siversk. "{words}," Viktor Trehubov said.')
    refusal = one(rows, stance="declines")
    assert (refusal["side"], refusal["speaker"], refusal["quote"]) == ("ukraine", "Viktor Trehubov", words)
    assert len(rows) == 2


@pytest.mark.parametrize("words", ["We will not give up our positions", "We are in a position to defend the town"])
def test_who_says_what_his_men_will_do_refuses_no_answer_and_is_nowhere(read, words):
    rows = read(f'Valery Gerasimov said Russian troops had captured Siversk. "{words}," Viktor Trehubov said.')
    assert {r["stance"] for r in rows} == {"asserts"}
    assert all(r["type"] != "presence" for r in rows)


def test_a_body_that_says_it_does_not_comment_refuses(read):
    rows = read(
        "Valery Gerasimov said Russian troops had captured Siversk. "
        "Ukraine's General Staff said that it does not comment on maps."
    )
    assert one(rows, stance="declines")["side"] == "ukraine"


@pytest.mark.parametrize(
    "aside", ["asked about the column, declines to comment", "pressed on the town's fate, declined to answer"]
)
def test_who_is_asked_is_who_refuses(read, aside):
    text = f"The deputy chief of the Russian General Staff, {aside}."
    refusal = one(read(f"Oleksandr Syrskyi said Ukrainian troops had retaken Lyman. {text}"), stance="declines")
    assert (refusal["side"], refusal["quote"] + ".") == ("russia", text)


def test_whose_turn_it_is_in_a_transcript_refuses_in_his_own_words(read):
    turns = (
        "I can't give you an estimate at this time.",
        "I'm not in a position today to speak to that.",
        "No comment on the second one.",
        "I would refer you to the ministry.",
    )
    told = "".join(f"Q: What of the town?\nMR. PESKOV: {turn}\n" for turn in turns)
    rows = read(f"Ukrainian troops have retaken Lyman, Oleksandr Syrskyi said.\n{told}")
    refusals = [r for r in rows if r["stance"] == "declines"]
    assert {(r["speaker"], r["side"]) for r in refusals} == {("Dmitry Peskov", "russia")}
    assert len(refusals) == len(turns) == len(rows) - 1


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
    assert one(rows, type="control")["controller"] == "maslan_forces"
    assert one(rows, type="strike")["actor"] == "maslan_forces"
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


def test_its_ministry_is_of_the_country_of_the_sentence_before(read):
    rows = read("Russia has not named the town. Its defence ministry said Russian troops had captured Lyman.")
    assert one(rows, type="control")["side"] == "russia"


def test_a_loss_that_is_acknowledged_is_of_the_place_not_of_men(read):
    rows = read(
        "The Russian Defence Ministry said its troops had captured Lyman and killed 40 Ukrainian soldiers. "
        "Ukraine's General Staff acknowledged the loss."
    )
    assert one(rows, side="ukraine")["type"] == "control"


def test_a_surname_is_the_person_whom_the_article_named_in_full_before(read):
    rows = read(
        "Captain John Roe, a drone company commander in the 31st Mechanized Brigade, gave a more cautious account.\n"
        "According to Roe, Russian troops entered Lyman last week."
    )
    row = one(rows, type="advance")
    assert (row["speaker"], row["side"]) == ("John Roe", "ukraine")


def test_a_person_whose_side_is_told_elsewhere_has_it_wherever_he_is_named_in_full():
    rows = reader("yemen")(
        "Jane Doe, a Houthi spokeswoman, said the town was calm. "
        "The spokeswoman, Jane Doe, said government troops had left Hays."
    )
    assert one(rows, type="withdrawal")["side"] == "houthis"


def test_the_monitors_director_speaks_for_the_monitor():
    rows = reader("syria")(
        "The Syrian Observatory for Human Rights said rebels had captured Marea. Its director said the army held Azaz."
    )
    assert one(rows, place="Azaz")["speaker"] == "Syrian Observatory for Human Rights"


def test_a_fighters_own_words_with_one_enemy_named_tell_his_side(read):
    text = "Major John Roe said Russia had occupied the town. {}\nJohn Roe said Russian troops had left Lyman."
    for words in ('"Our boys threw them out of the sawmill."', '"The enemy has fled from the sawmill and the school."'):
        assert one(read(text.format(words)), quote="Russian troops had left Lyman")["side"] == "ukraine", words
    assert one(read(text.format('"Our view is that it is over."')), type="withdrawal")["side"] == "independent"


def test_a_transcripts_turn_is_the_speakers_until_the_next(read):
    rows = read(
        "Colonel Jane Doe, a spokeswoman for Ukraine's army, spoke in Kyiv.\n"
        "MODERATOR: Good morning.\nCOL. DOE: Our troops hold Lyman.\nThe enemy has left Siversk.\n"
        "Q: Have Russian troops taken Yampil? Russian troops captured Bakhmut."
    )
    assert one(rows, place="Lyman")["speaker"] == one(rows, place="Siversk")["speaker"] == "Jane Doe"
    assert one(rows, place="Bakhmut")["speaker"] == ""
    assert not [r for r in rows if r["place"] == "Yampil"], "a question asserts nothing"


def test_a_label_before_a_quotation_names_its_speaker_and_a_heading_nobody(read):
    rows = read('Colonel Jane Doe, a spokeswoman for Ukraine\'s army, on Telegram: "We have cleared Lyman."')
    assert one(rows, type="control")["side"] == "ukraine"
    rows = read("Valery Gerasimov: the man whose troops captured Lyman.")
    assert not [r for r in rows if r["speaker"]]


def test_a_division_of_posts_is_its_publishers():
    rows = reader("libya")(
        "War Media Division – General Command of the Libyan Arab Armed Forces: posts of 26 February\n"
        "The soldiers of the 9th Brigade are advancing on Gharyan."
    )
    assert one(rows, type="advance")["side"] == "lna"


def test_an_office_whose_owner_lost_its_apostrophe_is_its_owners():
    rows = reader("syria")(
        "Syrian forces repelled a rebel offensive near Aleppo on Tuesday, Russias defence ministry said."
    )
    assert one(rows, type="repelled")["side"] == "russia"


def test_what_is_occupied_is_the_enemys_whoever_acted_before(read):
    rows = read("Ukrainian troops shelled Tokmak. A part of Zaporizhzhia region is occupied, Volodymyr Zelenskyy said.")
    assert one(rows, type="control")["controller"] == "russia"


UNIDENTIFIED = [
    "The front's vice-chairman for military affairs, Al-Hadj Usman Dimaporo, said Russian troops had occupied Lyman.",
    "It was left to Oleh Marchenko, a retired officer whom agencies like to quote, to announce on Tuesday that Russian units had gained a foothold in Chasiv Yar.",
]


@pytest.mark.parametrize("text", UNIDENTIFIED, ids=[t[:30] for t in UNIDENTIFIED])
def test_what_somebody_unknown_is_told_to_say_is_not_the_articles_own_voice(text):
    rows = reader("ukraine")(text)
    assert rows
    assert "media" not in {r["side"] for r in rows}


def test_an_office_of_a_region_is_not_that_of_the_state_in_which_the_report_was_written():
    conflict, gazetteer = profile("generic")
    text = (
        "NAIROBI, July 21 - Somali troops backed by Kenyan armour have advanced to within 15 km of Bardhere, a regional official said.\n"
        "The deputy governor of Gedo, Mahad Osoble, said the column had taken the village of Tarako."
    )
    made = article(text)
    dated = Paragraph(0, len("NAIROBI, July 21"), "dateline")
    rows = extract_claims(replace(made, paragraphs=(dated, *made.paragraphs)), conflict, gazetteer)
    assert [(r["side"], r["side_basis"]) for r in rows.to_dict("records")] == [("kenya", "dateline"), ("", "")]


@pytest.mark.parametrize(
    ("war", "text"),
    [
        ("ethiopia", "A Western diplomat in Addis Ababa confirmed that Tigrayan forces held Mekele."),
        ("sudan", "A United Nations military observer in Khartoum said the RSF had captured Bara."),
    ],
)
def test_diplomats_and_observers_of_others_do_not_speak_for_the_state_in_whose_capital_they_are(war, text):
    assert one(reader(war)(text), type="control")["side"] == "independent"


def test_an_army_that_is_one_of_several_is_not_the_states():
    text = "{} in western Myanmar said its fighters had seized Buthidaung from the ruling junta."
    of_any = reader("myanmar")(text.format("A powerful ethnic army"))
    assert "myanmar_junta" not in {r[field] for r in of_any for field in ("side", "controller", "actor")}
    of_state = reader("myanmar")("The army said its soldiers had retaken Buthidaung.")
    assert one(of_state, type="control")["side"] == "myanmar_junta"


PARTISAN = (
    "In the Lyman direction, our soldiers repelled three attacks near Torske.\nRussian troops have taken Terny.",
    "The enemy attacked positions near Torske in the morning.\nUkrainian troops have taken Terny.",
)


@pytest.mark.parametrize("text", PARTISAN)
def test_a_text_that_speaks_of_its_own_forces_or_of_the_enemy_is_not_the_voice_of_the_press(read, text):
    rows = read(text)
    assert rows
    assert {r["side"] for r in rows} == {""}, "whose text it is, nothing says"


def test_the_enemy_in_somebodys_mouth_makes_no_partisan_of_who_reports_it(read):
    rows = read(
        'Oleksandr Syrskyi said the enemy had left Terny. "Our soldiers hold it," he said.\nRussian troops hold Torske.'
    )
    assert one(rows, place="Torske")["side"] == "media"


def test_what_somebody_thinks_is_not_the_articles_own_voice(read):
    rows = read("In his opinion the Russians still hold the town of Zarichne.")
    assert one(rows, type="control")["side"] == ""


def test_what_is_written_in_a_report_that_follows_is_its_authors(read):
    rows = read(
        "The Institute for the Study of War writes in its noon update that Ukrainian forces have entered Siversk."
    )
    assert one(rows, type="advance")["speaker"] == "Institute for the Study of War"


def test_another_states_army_spokesman_is_not_the_states_whose_war_it_is():
    rows = reader("south-sudan")("Khartoum's army spokesman, Al-Sawarmi Khaled, said rebels still held Bentiu.")
    assert "south_sudan_government" not in {r["side"] for r in rows}
