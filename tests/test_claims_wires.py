"""How agency copy tells of the front: a sentence of our own for each construction."""

import pytest

from made_articles import one, reader

CASES = [
    ("Russian units hold positions along the canal near Lyman, DeepState said.", dict(type="control", controller="russia")),
    ("Ukrainian forces recently regained positions north of Lyman, DeepState said.", dict(controller="ukraine", place="Lyman")),
    ("Valery Gerasimov said his units had stopped the enemy near Lyman.", dict(type="repelled", actor="russia", target="ukraine")),
    ("The enemy had been halted east of Lyman, Valery Gerasimov said.", dict(type="repelled", target="ukraine")),
    ("DeepState said Russian forces had cut the highway south of Lyman.", dict(type="encirclement", actor="russia", place="Lyman")),
    ("Valery Gerasimov said supply lines to Lyman had been severed.", dict(type="encirclement")),
    ("Ukraine's General Staff said Russian marines were pinned down in Lyman.", dict(type="encirclement", target="russia")),
    ("The Ukrainian military said its crews had shot down 61 of them near Kharkiv.", dict(type="losses", actor="ukraine", target="russia")),
    ("The Ukrainian military said Russia had lost more than 200 men near Lyman.", dict(type="losses", target="russia", place="Lyman")),
    ("The Ukrainian military said gunfire could be heard in the centre of Lyman.", dict(type="presence", place="Lyman")),
    ("Russian troops tried to cross the Oskil near Dvorichna after losing four boats, the Ukrainian military said.", dict(type="losses", target="russia")),
    ("Ukraine's General Staff said Russian forces seek to enter Lyman but have not reached it.", dict(type="advance", stance="denies", place="Lyman")),
    ("The Russian Defence Ministry named the Ukrainian soldiers it says are surrounded in Lyman.", dict(type="encirclement", target="ukraine", side="russia", place="Lyman")),
    ("Further north, Oleh Syniehubov said on Friday that Russian units had entered Dvorichna.", dict(type="advance", side="ukraine", place="Dvorichna")),
    ("Russia has been grinding forward near Lyman, DeepState said.", dict(type="advance", actor="russia", place="Lyman")),
    ('Russian units had captured "almost the whole" of Lyman, DeepState said.', dict(type="control", controller="russia", extent="partial")),
    ("Russian forces no longer hold positions near Lyman, DeepState said.", dict(type="control", stance="denies")),
    ("Ukrainian drones destroyed six fuel tankers near Lyman, the Ukrainian military said.", dict(type="losses", target="russia")),
    ('"There is no full control of Lyman by the Russians," Viktor Trehubov said.', dict(stance="denies", controller="russia", extent="full")),
    ('"Our positions in Lyman remain," Viktor Trehubov said.', dict(type="presence", actor="ukraine", place="Lyman")),
    ("A soldier of Ukraine's 57th Brigade said by telephone that his unit had pulled back from Lyman.", dict(type="withdrawal", actor="ukraine", side="ukraine")),
    ("Russian war bloggers said Lyman remained in the hands of the 30th Regiment.", dict(type="control", side="russia", place="Lyman")),
    ("Oleksandr Syrskyi said his troops had halted the enemy and regained ground around Lyman.", dict(type="advance", actor="ukraine", place="Lyman")),
    ("A column of tanks and trucks has crossed from Russia near Vovchansk, the Ukrainian military said.", dict(type="advance", actor="russia")),
    ("The Ukrainian military reported clashes on the road to Lyman.", dict(type="presence", side="ukraine", place="Lyman")),
    ("Russia has a small number of advisers in Lyman, DeepState said.", dict(type="presence", actor="russia", place="Lyman")),
    ('"Our units continue to carry out missions inside Lyman," Viktor Trehubov said.', dict(type="presence", actor="ukraine", place="Lyman")),
    ("DeepState said Russian units were now less than five kilometres from Lyman.", dict(type="presence", actor="russia", place="Lyman")),
    ("The Russian Defence Ministry accused Kyiv of a drone attack on a hotel in Lyman.", dict(type="strike", actor="ukraine", place="Lyman")),
    ("The Russian Defence Ministry reported the downing of nine drones over Belgorod.", dict(type="losses", actor="russia", target="ukraine")),
    ("The Ukrainian military reported the destruction of two Russian tanks near Lyman.", dict(type="losses", target="russia", place="Lyman")),
    ("Volodymyr Zelensky said Ukrainian troops had entered Lyman and raised their flag there.", dict(type="control", controller="ukraine", place="Lyman")),
    ('The Ukrainian military said: "They have beaten off six attacks near Lyman since yesterday."', dict(type="repelled", actor="ukraine", target="russia")),
    ("Lyman has changed hands several times this month. Russian troops are in the centre, DeepState said.", dict(type="control", side="media", controller="")),
    ("Viktor Trehubov insisted the town of Lyman was still in government hands.", dict(type="control", controller="ukraine", place="Lyman")),
    ("DeepState marked the village of Zarichne as occupied. Russian troops attacked it.", dict(type="control", controller="russia")),
    ("A map by DeepState showed most of Lyman shaded red. Russian troops attacked it.", dict(type="control", controller="russia", extent="partial", place="Lyman")),
    ("Ukrainian forces have attacked in the Kursk region, where they have held a strip of land since August, DeepState said.", dict(type="control", place="Kursk Oblast")),
    ("A Russian milblogger claimed that Ukrainian forces had left Lyman, while another said that reports of the town's capture were premature.", dict(type="control", stance="denies", side="russia", controller="russia")),
    ("Units near Lyman have moved to more advantageous positions, the Ukrainian military said.", dict(type="withdrawal", actor="ukraine", place="Lyman")),
    ("Russian troops abandoned an attempt to storm Lyman, the Ukrainian military said.", dict(type="repelled", target="russia", place="Lyman")),
    ('"We did not lose the road to Lyman," the Ukrainian military said.', dict(type="control", stance="denies", controller="russia")),
    ("DeepState said the enemy had entered Lyman. Russian guns shelled it.", dict(type="advance", actor="russia", side="independent")),
    ("The project DeepState shaded most of Lyman red. Russian troops attacked it.", dict(type="control", side="independent", controller="russia")),
]  # fmt: skip


@pytest.fixture(scope="module")
def read():
    return reader("ukraine")


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[c[0][:60] for c in CASES])
def test_wire(read, text, wanted):
    one(read(text), **wanted)


def test_a_quote_ends_before_what_is_added_about_the_place(read):
    row = one(
        read("Russian troops said they have taken Lyman, the last big town on the road, in a push west."),
        type="control",
    )
    assert row["quote"].endswith("taken Lyman")


def test_the_enemy_of_a_side_with_several_is_the_one_that_the_article_is_about():
    text = (
        "IS fighters attacked Palmyra on Sunday. IS seized the hospital, the Islamic State group said.\n"
        "The Syrian army said the attack on Palmyra was repelled."
    )
    assert one(reader("syria")(text), type="repelled")["target"] == "isis"


SPEAKERS = [
    ("A soldier of Ukraine's 57th Brigade said it was quiet.\n\"They come at night,\" he said. \"We lost the hill near Lyman.\"", dict(side="ukraine", controller="russia")),
    ("A soldier of Ukraine's 57th Brigade said Russian troops were in Lyman. The brigade's press service declined to comment.", dict(stance="declines", side="ukraine")),
    ("Hryhorii Koval, who commanded Ukraine's eastern operations, admitted that a whole battalion had retreated from Lyman.", dict(type="withdrawal", side="ukraine", actor="ukraine")),
    ("Russian soldiers approached Lyman. Hryhorii Koval, head of its patrol police, said the enemy was in the northern streets.", dict(type="presence", side="ukraine", actor="russia")),
    ("The security council said Russian tanks had entered Lyman.", dict(side="ukraine")),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted"), SPEAKERS, ids=[c[0][:60] for c in SPEAKERS])
def test_who_speaks_for_a_side_without_its_name(read, text, wanted):
    one(read(text), **wanted)


PLACES = [
    ("In Kramatorsk, Hryhorii Koval said Russian forces had taken half of the town. Lyman was under attack.\nLyman has 20,000 people. Lyman is on the Donets.", "Lyman"),
    ("Russian troops took Lyman, DeepState said.\nRussian forces shelled Lyman and Lyman burned.\nRussian troops entered Siversk on Friday, DeepState said. They hold the town, it added.", "Siversk"),
    ("Russian troops entered Lyman. Hryhorii Koval, who is being treated in Dnipro, said the roads out of the town had been cut by Russian armour.", "Lyman"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place"), PLACES, ids=[c[1] + str(n) for n, c in enumerate(PLACES)])
def test_the_town_is_not_where_somebody_speaks(read, text, place):
    assert [r["place"] for r in read(text) if r["type"] in ("control", "encirclement")][-1] == place


def test_two_villages_are_those_named_last(read):
    rows = read(
        "Russia said its troops took Lyman and Siversk.\nDeepState said Russian forces had occupied the two towns."
    )
    assert {r["place"] for r in rows if r["side"] == "independent"} == {"Lyman", "Siversk"}


def test_an_answer_that_follows_is_not_quoted_with_the_claim(read):
    text = (
        "Russian troops said they had seized the airfield of the town of Lyman, an assertion that Kyiv brushed aside."
    )
    assert one(read(text), type="control", stance="asserts")["quote"].endswith("Lyman")


def test_an_assertion_that_was_fabricated_is_denied(read):
    text = "The Russian Defence Ministry said its troops had taken Lyman. Viktor Trehubov told Reuters the assertion was fabricated."
    assert one(read(text), stance="denies")["controller"] == "russia"
