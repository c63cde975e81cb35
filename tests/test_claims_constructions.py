"""The constructions in which news tells of each type of claim, a sentence of our own for each."""

import pytest

from made_articles import one, reader

CONTROL = [
    ("Lyman is back in Ukrainian hands, Zelensky said.", dict(controller="ukraine")),
    ("Lyman has slipped from Ukrainian control, DeepState said.", dict(controller="russia", stance="asserts")),
    ("Control of Lyman passed to Russia on Sunday, DeepState said.", dict(controller="russia", event_date="2025-12-14")),
    ("Control over Lyman has been restored, the Ukrainian military said.", dict(controller="ukraine")),
    ("Lyman is under Russian occupation, DeepState said.", dict(controller="russia")),
    ("Ukraine's General Staff confirmed the loss of Lyman.", dict(controller="russia", stance="asserts")),
    ("Oleksandr Syrskyi denied the loss of Lyman.", dict(controller="russia", stance="denies")),
    ("Russia has tightened its grip on Lyman, DeepState said.", dict(controller="russia")),
    ("Russian-backed officials said Lyman was now theirs.", dict(controller="russia")),
    ("The Ukrainian military said its forces had retaken Zyrkove.", dict(place="Zyrkove", place_id="")),
    ("Lyman is completely under our control, Valery Gerasimov said.", dict(controller="russia", extent="full")),
    ("Volodymyr Zelensky declared the town of Lyman liberated.", dict(controller="ukraine", place="Lyman")),
]  # fmt: skip

OTHER = [
    ("advance", "Russian units reached the outskirts of Myrnohrad, DeepState said.", dict(actor="russia", place="Myrnohrad")),
    ("advance", "Russian troops gained ground west of Avdiivka, DeepState said.", dict(actor="russia", place="Avdiivka")),
    ("advance", "Ukrainian marines gained a foothold near Krynky, the Ukrainian military said.", dict(actor="ukraine", place="Krynky")),
    ("advance", "The Russian Defence Ministry said its units had improved their forward line in the vicinity of Lyman.", dict(actor="russia")),
    ("advance", "Oleksandr Syrskyi denied that Lyman had been entered.", dict(actor="russia", stance="denies")),
    ("advance", "The Ukrainian military reported gains near Robotyne.", dict(actor="ukraine", place="Robotyne")),
    ("repelled", "Most of those assaults had been beaten off, Ukraine's General Staff said.", dict(actor="ukraine", target="russia")),
    ("repelled", "Russian forces carried out unsuccessful assaults near Avdiivka, DeepState said.", dict(target="russia", place="Avdiivka")),
    ("repelled", "Ukrainian forces were unable to take Robotyne, the Russian Defence Ministry said.", dict(actor="russia", target="ukraine")),
    ("repelled", "The enemy had no success near Avdiivka, Ukraine's General Staff said.", dict(target="russia", place="Avdiivka")),
    ("encirclement", "Bakhmut is surrounded, Yevgeny Prigozhin said.", dict(actor="russia", place="Bakhmut")),
    ("encirclement", "The encirclement of Ukrainian troops in Pokrovsk is complete, Valery Gerasimov said.", dict(actor="russia", target="ukraine")),
    ("encirclement", "There is no encirclement of Pokrovsk, the Ukrainian military said.", dict(actor="russia", stance="denies")),
    ("encirclement", "Ukrainian units in Siversk had been deprived of supply routes, the Russian Defence Ministry said.", dict(target="ukraine", place="Siversk")),
    ("withdrawal", "We had to pull our units out of Avdiivka, Oleksandr Syrskyi said.", dict(actor="ukraine", place="Avdiivka")),
    ("withdrawal", "Oleksandr Syrskyi said he had ordered the withdrawal of troops from Avdiivka.", dict(actor="ukraine", place="Avdiivka")),
    ("withdrawal", "Ukraine's 110th Brigade said its soldiers had left some positions on the edge of Ocheretyne.", dict(actor="ukraine")),
    ("presence", "The fighting in Lyman has not stopped, the Ukrainian military said.", dict(stance="asserts", place="Lyman")),
    ("presence", "Clashes were raging on the edge of Lyman, the Ukrainian military said.", dict(place="Lyman")),
    ("presence", "Russian troops combed the streets of Lyman, DeepState said.", dict(actor="russia", place="Lyman")),
    ("presence", "Volodymyr Zelensky visited troops in Kupiansk, his office said.", dict(actor="ukraine", place="Kupiansk")),
    ("strike", "A Russian missile hit a hotel in Kharkiv, the mayor said.", dict(actor="russia", side="ukraine", place="Kharkiv")),
    ("strike", "Ukrainian drones attacked a refinery in Saratov, the Russian Defence Ministry said.", dict(actor="ukraine", place="Saratov")),
    ("strike", "A Russian drone slammed into an apartment block in Kherson, the Ukrainian military said.", dict(actor="russia", place="Kherson")),
    ("losses", "Four people were killed in Russian shelling of Kherson, the governor said.", dict(actor="russia", target="", place="Kherson")),
    ("losses", "Ukrainian losses amounted to 300 troops, the Russian Defence Ministry said.", dict(actor="russia", target="ukraine")),
    ("losses", "More than 70 Ukrainian soldiers surrendered near Avdiivka, the Russian Defence Ministry said.", dict(target="ukraine")),
    ("losses", "Two Russian tanks were knocked out near Avdiivka, the Ukrainian military said.", dict(actor="ukraine", target="russia")),
]  # fmt: skip


@pytest.fixture(scope="module")
def read():
    return reader("ukraine")


@pytest.mark.parametrize(("text", "wanted"), CONTROL, ids=[c[0][:60] for c in CONTROL])
def test_control(read, text, wanted):
    one(read(text), type="control", **wanted)


@pytest.mark.parametrize(("kind", "text", "wanted"), OTHER, ids=[c[1][:60] for c in OTHER])
def test_every_other_type(read, kind, text, wanted):
    one(read(text), type=kind, **wanted)


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
    ("ukraine", "Russia took Siversk, its Defence Ministry said.\nSeveral attempts to cross the river failed in September, Ukraine's General Staff said.", "failed", "Siversk"),
]  # fmt: skip


@pytest.mark.parametrize(("war", "text", "words", "place"), WHERE)
def test_the_place_named_in_the_clause_comes_before_the_articles_own(war, text, words, place):
    """A village that nothing knows is still a place where the sentence says that something happened in it."""
    found = [row["place"] for row in reader(war)(text) if words in row["quote"]]
    assert found and set(found) == {place}
