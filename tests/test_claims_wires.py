"""Who and where, when a sentence takes it from those before it; single sentences: gold/sentences.jsonl."""

import pytest

from made_articles import one, reader


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
