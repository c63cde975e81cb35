"""Rows that readers found to be false: each case is a kind of sentence, told of another war than the one it was found in."""

import pytest

from made_articles import one, reader


def test_whoever_passes_on_a_denial_denies_nothing(syria):
    for text in (
        "Al-Masdar reported the SDF's denial that Manbij had fallen.",
        "Al-Masdar News carried the SDF's denial that it had lost Manbij.",
        "According to Al-Masdar News, the SDF denied that it had lost Manbij.",
    ):
        row = one(syria(text))
        assert (row["speaker"], row["stance"]) == ("Syrian Democratic Forces", "denies")
    row = one(syria("Al-Masdar News reported that the Syrian army said it had captured Ariha."))
    assert (row["speaker"], row["stance"]) == ("Syrian army", "asserts")


def test_what_is_called_false_in_other_words_is_denied(libya):
    said = "Islamic State announced that it had captured Nawfaliya. "
    for answer in ("The LNA declared the group's announcement “false”.", "The LNA declared the announcement false."):
        row = one(libya(said + answer), stance="denies")
        assert (row["speaker"], row["controller"], row["place"]) == ("Libyan National Army", "isis", "Nawfaliya")
    assert not [r for r in libya(said + "The LNA declared a truce.") if r["stance"] == "denies"]


def test_a_verdict_on_a_deed_denies_no_claim(libya):
    said = "The LNA said it had captured Zawiya. "
    for more in ("Residents said it was impossible to stay.", "It is impossible to live here, said one resident."):
        assert all(r["stance"] == "asserts" for r in libya(said + more))
    answer = "It is wrong to say that the town has fallen, a GNA spokesman said."
    spoken = [r for r in libya(said + answer) if r["speaker"] == "GNA spokesman"]
    assert [r["stance"] for r in spoken] == ["denies"]
    assert one(libya(said + "It was false, the GNA said."), side="gna")["stance"] == "denies"


def test_loyalists_of_somebody_else_are_not_the_state_s(yemen):
    text = "{} attacked the army's base in Zinjibar on Monday, residents said."
    assert "yemeni_government" not in {r["actor"] for r in yemen(text.format("Al-Qaeda loyalists"))}
    assert "yemeni_government" not in {r["actor"] for r in yemen(text.format("Al-Qaeda supporters"))}
    assert one(yemen(text.format("Saleh loyalists")))["actor"] == "houthis"
    assert one(yemen("Loyalists attacked the Houthis' base in Taiz, residents said."))["actor"] == "yemeni_government"


def test_a_war_is_no_place(libya):
    rows = libya("Residents said shelling in World War II killed fewer people.")
    assert "World War II" not in {r["place"] for r in rows}


def test_where_a_town_lies_is_not_the_town(ethiopia):
    rows = ethiopia(
        "Federal troops entered Adigrat on Friday, diplomats said. The city, 120 km north of Mekelle, fell without a "
        "fight, the government said. The army said the city was in its hands."
    )
    assert {r["place"] for r in rows} == {"Adigrat"}
    beside = one(ethiopia("The government said its troops captured a village north of Mekelle."))
    assert (beside["place"], beside["relation"]) == ("Mekele", "north_of")


RELAYED = [
    ("SANA denied that rebels took Ariha, citing a military source.", "military source"),
    ("SANA, citing a military source, denied that rebels took Ariha.", "military source"),
    ("Citing the Defence Ministry, SANA denied reports that Ariha had fallen.", "Defence Ministry"),
    ("Interfax quoted the Russian Defence Ministry as denying that Ariha had been lost.", "Russian Ministry of Defence"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "speaker"), RELAYED, ids=[c[0][:30] for c in RELAYED])
def test_who_is_cited_for_a_denial_denies(syria, text, speaker):
    row = one(syria(text))
    assert (row["speaker"], row["stance"], row["type"]) == (speaker, "denies", "control")


def test_an_office_that_the_words_tell_is_not_the_one_of_another_day():
    ukraine = reader("ukraine")
    for title, role in (("prime minister", "head_of_state"), ("defence minister", "defence_ministry")):
        row = one(ukraine(f"The {title}, Denys Shmyhal, said Ukrainian troops held Kupiansk."))
        assert (row["speaker"], row["role"]) == ("Denys Shmyhal", role)
    assert one(ukraine("Denys Shmyhal said Ukrainian troops held Kupiansk."))["role"] == "defence_ministry"


def test_they_who_go_on_behind_a_semicolon_are_those_who_acted():
    iraq = reader("iraq")
    for who, side in (("Islamic State fighters", "isis"), ("Iraqi troops", "iraqi_government")):
        other = "Islamic State" if side != "isis" else "the army"
        row = one(iraq(f"{who} attacked {other} in Baiji; they took the refinery, residents said."), type="control")
        assert row["controller"] == side


def test_a_place_that_goes_from_hand_to_hand_is_held_by_nobody_for_that():
    text = "South Sudanese rebels attacked Malakal in April. Bentiu has been taken and retaken several times since December."
    assert not [r for r in reader("south-sudan")(text) if r["type"] == "control"]
    held = reader("south-sudan")(
        "South Sudanese rebels attacked. Bentiu has been taken by rebels and retaken by the army."
    )
    assert {r["controller"] for r in held if r["type"] == "control"} == {"splm_io", "south_sudan_government"}
