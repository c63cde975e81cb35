"""Ways in which agencies' copy on any war puts a claim: sentences of our own, one mechanism a row."""

import pytest

from made_articles import one, reader

ROWS = [
    # losses
    ("yemen", 'A Yemeni army spokesman said: "The Houthis attacked Marib and left more than 30 bodies on the battlefield."', dict(type="losses", target="houthis", side="yemeni_government")),
    ("ukraine", "Oleksandr Syrskyi said Russian troops had abandoned six tanks near Lyman.", dict(type="losses", actor="ukraine", target="russia", place="Lyman")),
    ("karabakh", "Armenia's defence ministry said 14 servicemen had been added to the list of the fallen.", dict(type="losses", actor="azerbaijan", target="armenia")),
    ("ukraine", "Kharkiv's governor, Oleh Syniehubov, put the number of dead in Russian strikes on Kharkiv at 12. Russian troops also shelled Lyman, he said.", dict(type="losses", side="ukraine", place="Kharkiv")),
    ("ukraine", "Ukraine's General Staff said its forces had repelled an attempt to cross a river near Lyman and had destroyed four tanks.", dict(type="losses", actor="ukraine", target="russia")),
    ("ukraine", "The Russian Defence Ministry said its forces had destroyed a military airfield in Myrhorod.", dict(type="losses", actor="russia", target="ukraine", place="Myrhorod")),
    # supply lines, attackers, assaults broken
    ("ukraine", "Supply lines were severed near Lyman, the Russian Defence Ministry said.", dict(type="encirclement", place="Lyman")),
    ("ukraine", "The attackers had been halted near Lyman, Oleksandr Syrskyi said.", dict(type="repelled", actor="ukraine", target="russia")),
    ("ukraine", "Since Monday the occupiers have launched six assaults near Lyman, and all of them were broken, Oleksandr Syrskyi said.", dict(type="repelled", target="russia", place="Lyman")),
    ("ukraine", "Volunteers withdrew from two positions near Lyman, Oleksandr Syrskyi said.", dict(type="withdrawal", place="Lyman")),
    ("ukraine", "Russian troops broke out towards Siversk, Oleksandr Syrskyi said.", dict(type="advance", actor="russia", place="Siversk")),
    # strikes and their denial
    ("ukraine", "Ukraine's General Staff said the town of Lyman had been reduced to ruins by Russian bombing.", dict(type="strike", actor="russia", place="Lyman")),
    ("ukraine", "Ukraine's air force said the airfield in Myrhorod had not been hit.", dict(type="strike", stance="denies", actor="russia", place="Myrhorod")),
    ("karabakh", "Armenia's defence ministry said no fire was being opened from Armenia at Ganja.", dict(type="strike", stance="denies", actor="armenia", place="Ganja")),
    # control of a share
    ("ukraine", "Oleksandr Syrskyi said the enemy controlled not more than a third of Lyman.", dict(type="control", controller="russia", extent="partial", place="Lyman")),
    ("ukraine", "Oleksandr Syrskyi said the following day that fighting was going on in Lyman.", dict(type="presence", speaker="Oleksandr Syrskyi", place="Lyman")),
]  # fmt: skip


@pytest.mark.parametrize(("war", "text", "wanted"), ROWS, ids=[r[1][:60] for r in ROWS])
def test_a_sentence_gives_its_claim(war, text, wanted):
    one(reader(war)(text), **wanted)


@pytest.fixture(scope="module")
def read():
    return reader("ukraine")


def test_another_of_a_group_speaks_for_the_same_side(read):
    rows = read(
        "Two Ukrainian officers said Russian troops had entered Lyman. Another said the village of Zarichne had been lost."
    )
    assert {r["side"] for r in rows} == {"ukraine"}


def test_the_names_of_villages_given_later_are_claims_of_what_was_said_of_them(read):
    rows = read(
        "Valery Gerasimov said Russian forces had captured several villages near Lyman. "
        "In a later briefing he named the villages as Zarichne, Torske and Yampil."
    )
    named = [r for r in rows if r["quote"].startswith("he named")]
    assert sorted(r["place"] for r in named) == ["Torske", "Yampil", "Zarichne"]
    assert {(r["controller"], r["speaker"]) for r in named} == {("russia", "Valery Gerasimov")}


def test_not_claiming_responsibility_is_a_refusal(read):
    rows = read(
        "Ukrainian drones hit a fuel depot in Belgorod on Tuesday, the Russian Defence Ministry said. "
        "Ukraine did not immediately claim responsibility; the Kremlin did not comment."
    )
    assert {r["side"] for r in rows if r["stance"] == "declines"} == {"ukraine", "russia"}


def test_who_heads_a_sides_office_speaks_for_that_side(read):
    row = one(read("Ivan Petrenko, who heads the Ukrainian army's press centre, said the enemy had entered Lyman."))
    assert (row["side"], row["actor"]) == ("ukraine", "russia")


def test_a_name_that_others_use_does_not_change_who_acts():
    rows = reader("karabakh")(
        "Azerbaijan's defence ministry said it had taken Madagiz, which Armenians call Mataghis, and that it controlled the heights."
    )
    assert {r["controller"] for r in rows} == {"azerbaijan"}
