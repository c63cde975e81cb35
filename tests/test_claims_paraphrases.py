"""One event in many wordings: who leaves, surrounds, holds or enters a place, and who tells it at the sentence's end."""

import pytest

from made_articles import one, reader

TELLING = [
    ("ukraine", "Russian troops have broken into the southern districts of Lyman, a soldier of the 68th Brigade told AFP.", dict(type="advance", side="ukraine", actor="russia")),
    ("ukraine", "The army withdrew from the settlements of Yampil, Zakitne and Dronivka, Oleksandr Syrskyi confirmed to Suspilne.", dict(type="withdrawal", side="ukraine", place="Dronivka")),
    ("ukraine", "Russian troops have surrounded Lyman, Valery Gerasimov reported to Putin.", dict(type="encirclement", side="russia", place="Lyman")),
    ("ukraine", "The village of Zarichne was freed, Deputy Defence Minister Hanna Maliar wrote on Telegram.", dict(type="control", speaker="Hanna Maliar")),
    ("south-sudan", "Government troops have left Nasir, Simon Gatwech told Sudan Tribune by phone.", dict(type="withdrawal", actor="south_sudan_government", place="Nasir")),
    ("ukraine", "Russian forces abandoned Lyman overnight, leaving behind tanks, according to the Ukrainian military.", dict(type="withdrawal", side="ukraine", actor="russia")),
    ("ukraine", "Lyman remains under Ukrainian control, a spokesman for the 7th Corps said.", dict(type="control", side="ukraine")),
    ("iraq", "Islamic State militants seized Ramadi, the governor's spokesman said.", dict(type="control", side="iraqi_government")),
    ("ukraine", "Oleksandr Syrskyi visited Kramatorsk. Russian troops have broken into the southern districts of Lyman, he told AFP.", dict(type="advance", side="ukraine", place="Lyman")),
    ("syria", "Army units advanced in the countryside of Homs, SANA quoted a military source as saying. Rebels fled.", dict(type="advance", side="syrian_government")),
    ("ukraine", "Lyman has been captured, Russian state media reported, citing the Defence Ministry. Ukrainian troops fled.", dict(type="control", side="russia")),
    ("ukraine", "The village of Zarichne was taken, Russian state media reported, citing Ukraine's Defence Ministry.", dict(type="control", side="ukraine")),
]  # fmt: skip
LEAVING = [
    ("ukraine", "Russian soldiers slipped out of Lyman at night, a Ukrainian officer told Reuters.", dict(type="withdrawal", actor="russia", place="Lyman")),
    ("ukraine", "Our warriors got out of Lyman in good order, Oleksandr Syrskyi said.", dict(type="withdrawal", actor="ukraine", place="Lyman")),
    ("ukraine", "Moscow has removed its garrison from Lyman, Oleksandr Syrskyi said.", dict(type="withdrawal", actor="russia", place="Lyman")),
    ("ukraine", "Russian troops left Lyman's southern outskirts, Oleksandr Syrskyi said.", dict(type="withdrawal", actor="russia", place="Lyman")),
    ("ukraine", "A retreat from Lyman was under way, two Ukrainian soldiers told Reuters.", dict(type="withdrawal", place="Lyman")),
    ("ukraine", "Ukrainian troops pulled out of the Lyman suburb of Yampil, the Russian Defence Ministry said.", dict(type="withdrawal", place="Yampil")),
]  # fmt: skip
CLOSING = [
    ("ukraine", "Russian troops are tightening the noose around Lyman, DeepState said.", dict(type="encirclement", actor="russia", place="Lyman")),
    ("ukraine", "Ukrainian units have blocked Russian soldiers in the northern part of Lyman, Oleksandr Syrskyi said.", dict(type="encirclement", target="russia", place="Lyman")),
    ("ukraine", "Lyman is in operational encirclement, Valery Gerasimov told Ukrainian reporters.", dict(type="encirclement", side="russia", place="Lyman")),
    ("ukraine", "Supply lines to Ukrainian troops in Lyman have been cut, Reuters quoted a soldier as saying.", dict(type="encirclement", target="ukraine", place="Lyman")),
    ("ukraine", "The Russian marines in Lyman are trapped, Oleksandr Syrskyi said.", dict(type="encirclement", target="russia", place="Lyman")),
    ("yemen", "Houthi rebels have imposed a siege on Taiz, the Yemeni government said.", dict(type="encirclement", actor="houthis", place="Taiz")),
    ("sudan", "The Sudanese army said it had broken the RSF siege of El Obeid.", dict(type="encirclement", stance="denies", actor="rsf", place="El Obeid")),
    ("syria", "The town of Madaya has been under siege by government forces since July, the UN said. Rebels hold it.", dict(type="encirclement", actor="syrian_government", place="Madaya")),
]  # fmt: skip
GETTING_IN = [
    ("ukraine", "Ukrainian soldiers have established a bridgehead at Krynky, Vladimir Saldo conceded.", dict(type="advance", actor="ukraine", place="Krynky")),
    ("ukraine", "Russian units have driven a wedge into Ukrainian lines north of Lyman, DeepState said.", dict(type="advance", actor="russia", place="Lyman")),
    ("ukraine", "Russian soldiers fought their way into Lyman, Oleksandr Syrskyi said.", dict(type="advance", actor="russia", place="Lyman")),
    ("ukraine", "The first Ukrainian soldiers set foot in Lyman on Friday, DeepState said.", dict(type="advance", actor="ukraine", place="Lyman")),
    ("ukraine", "Russian sabotage groups managed to get inside Lyman, Oleksandr Syrskyi said.", dict(type="advance", actor="russia", place="Lyman")),
    ("ukraine", "Russian forces had got to within five kilometres of Lyman, Oleksandr Syrskyi said.", dict(type="advance", actor="russia", place="Lyman")),
    ("ukraine", "Russian troops are now within 500 metres of Lyman, Oleksandr Syrskyi said.", dict(type="presence", actor="russia", place="Lyman")),
    ("iraq", "Peshmerga fighters have pressed into Bashiqa, Masoud Barzani said. Islamic State fled.", dict(type="advance", actor="kurds", place="Bashiqa")),
    ("ukraine", "The flag of Ukraine flies over Lyman again, Volodymyr Zelensky posted.", dict(type="control", controller="ukraine", place="Lyman")),
]  # fmt: skip
NOTHING = [
    "Moscow demanded that Ukraine withdraw its troops from Donetsk region.",
    "Ukrainian troops set up a field kitchen in Lyman, Oleksandr Syrskyi said.",
    "Russian diplomats made their way to a meeting in Lyman, Oleksandr Syrskyi said.",
]


@pytest.fixture(scope="module")
def read():
    return lambda conflict, text: reader(conflict)(text)


@pytest.mark.parametrize(("conflict", "text", "wanted"), TELLING, ids=[c[1][:60] for c in TELLING])
def test_who_tells_at_the_end(read, conflict, text, wanted):
    one(read(conflict, text), **wanted)


def test_a_list_of_places_ends_before_its_teller(read):
    rows = read("ukraine", TELLING[1][1])
    assert {r["place"] for r in rows} == {"Yampil", "Zakitne", "Dronivka"}


@pytest.mark.parametrize(("conflict", "text", "wanted"), LEAVING + CLOSING + GETTING_IN, ids=str)
def test_wording(read, conflict, text, wanted):
    one(read(conflict, text), **wanted)


@pytest.mark.parametrize("text", NOTHING)
def test_no_claim(read, text):
    assert [r for r in read("ukraine", text) if r["type"] not in ("presence", "other")] == []


def test_positions_that_cannot_be_consolidated_are_no_denial_of_control(read):
    text = "The enemy has not yet been able to consolidate new positions in Lyman, Oleksandr Syrskyi said."
    assert "control" not in {r["type"] for r in read("ukraine", text)}
