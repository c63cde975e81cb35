"""How much a claim quotes, how many it makes, and where it is; single sentences: gold/sentences.jsonl."""

import pytest

from made_articles import one, reader


def test_a_list_that_follows_among_them_is_one_claim_a_place(read):
    rows = read(
        "The Russian Defence Ministry said nine settlements had fallen, among them Strilecha, Pylna and Lukiantsi."
    )
    assert sorted(r["place"] for r in rows) == ["Lukiantsi", "Pylna", "Strilecha"]


def test_an_attempt_made_near_several_towns_is_one_claim_a_town(read):
    rows = read(
        "Ukraine's General Staff said the invaders made 41 attempts to dislodge its units near Lysivka, Udachne and Kotlyne."
    )
    assert sorted(r["place"] for r in rows if r["type"] == "presence") == ["Kotlyne", "Lysivka", "Udachne"]


def test_what_a_comma_adds_is_no_part_of_the_quote(read):
    text = "The Russian Defence Ministry said its troops had captured Lyman, a market town in the north of the region that lies on a lake."
    assert one(read(text), type="control")["quote"] == "its troops had captured Lyman"


def test_a_capture_that_is_announced_is_quoted_with_who_announced_it(read):
    row = one(read("Russia's Defence Ministry on Sunday announced the capture of Lyman."), type="control")
    assert row["quote"] == "Russia's Defence Ministry on Sunday announced the capture of Lyman"


def test_a_house_that_collapses_and_a_position_that_is_taken_up_are_no_control(read):
    rows = read(
        "The Ukrainian military said the Russians were taking up positions in Lyman, where a block of flats collapsed."
    )
    assert not [r for r in rows if r["type"] == "control"]


WHERE = [
    ("syria", "The army entered Saraqib on Monday.\nMedics in the village of Umm Zaqim said jets hit a bakery there, killing two people.", "jets hit", "Umm Zaqim"),
    ("ukraine", "Russia took Siversk, its Defence Ministry said.\nUkrainian officials said a missile hit a block of flats in Izium.", "missile", "Izium"),
    ("ukraine", "Russia took Siversk, its Defence Ministry said.\nThe ministry said its troops destroyed a group trying to slip through near Lyman.", "destroyed", "Lyman"),
    ("ukraine", "Ukraine held Orikhiv, its General Staff said.\nRussian-installed officials blamed Kyiv for a strike on a hostel in Tokmak, in which nine people died.", "nine people", "Tokmak"),
    ("donbas-2014", "Rebel leaders in Luhansk denied that they had lost Lutuhyne. \"The town is ours,\" said a separatist commander, Pavel Drozd.", "ours", "Lutuhyne"),
    ("ukraine", "Russia took Siversk, its Defence Ministry said.\nUkraine's General Staff said its troops repelled two attacks at Ostra Balka.", "repelled", "Ostra Balka"),
    ("ukraine", "Russia took Siversk, its Defence Ministry said.\nSiversk lies on a river.\nSeveral attempts to cross the river failed in September, Ukraine's General Staff said.", "failed", "Siversk"),
]  # fmt: skip


@pytest.mark.parametrize(("war", "text", "words", "place"), WHERE)
def test_the_place_named_in_the_clause_comes_before_the_articles_own(war, text, words, place):
    """A village that nothing knows is still a place where the sentence says that something happened in it."""
    found = [row["place"] for row in reader(war)(text) if words in row["quote"]]
    assert found and set(found) == {place}


def test_what_an_article_calls_false_it_denies(read):
    rows = read("On 3 May, Russia's Defence Ministry falsely claimed that its troops had captured Lyman.")
    told, denied = one(rows, stance="asserts"), one(rows, stance="denies")
    assert (told["side"], told["controller"], denied["controller"], denied["place"]) == (
        "russia",
        "russia",
        "russia",
        "Lyman",
    )
    assert (denied["side"], denied["speaker"]) == ("media", "")
    assert "falsely claimed" in denied["quote"], "the word that denies is quoted"


def test_an_accusation_that_is_rejected_is_its_accusers_claim(read):
    rows = read("Russia struck Lyman on Monday.\nMoscow rejected Ukraine's accusation that it had used gas in Lyman.")
    accusation, denial = one(rows, rule="back:accusation"), one(rows, rule="back:deny")
    assert (accusation["side"], accusation["quote"]) == ("ukraine", "it had used gas in Lyman")
    assert (denial["side"], denial["type"], denial["stance"]) == ("russia", "other", "denies")


def test_a_denial_of_what_a_clause_tells_denies_that(read):
    rows = read("Ukraine's army denied Russian claims that its men had fled from Lyman.")
    told, denied = one(rows, stance="asserts"), one(rows, stance="denies")
    assert (told["type"], told["side"], told["speaker"]) == ("withdrawal", "russia", "Russia")
    assert (denied["type"], denied["side"], denied["place"]) == ("withdrawal", "ukraine", "Lyman")


def test_who_defends_a_place_is_there_and_nobody_says_that_he_holds_it(read):
    row = one(read("The Russian Defence Ministry said its troops had begun to defend Lyman."))
    assert (row["type"], row["actor"], row["controller"]) == ("presence", "russia", "")


def test_the_last_part_of_a_place_is_all_of_it(read):
    text = "The Russian Defence Ministry said its troops had captured the {} district of Lyman."
    assert one(read(text.format("eastern")), type="control")["relation"] == "part_of"
    assert one(read(text.format("last")), type="control")["relation"] == "in"


def test_men_of_whom_a_warning_says_that_they_stayed_are_there():
    text = "The Pentagon said the SDF had seized Raqqa, but warned that it could still meet resistance from a hundred fighters who remained in the city."
    row = one(reader("syria")(text), type="presence")
    assert (row["act"], row["actor"]) == ("assert", "isis")
    assert row["quote"] == "a hundred fighters who remained in the city"
