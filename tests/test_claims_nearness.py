"""Who is beside a place, at its edge or on the way to it does not hold it; nor does one alone who shares it."""

import pytest

import made_claims
from helpers.analysis.rows import rows
from helpers.figures.maps import holders
from helpers.figures.timelines.story import _kind
from helpers.wording import Wording
from made_articles import one

BESIDE = [
    ("The Libyan National Army seized a position 12 kilometres from Gharyan, residents said.", "Gharyan", "near"),
    ("The Libyan National Army took full control of the area within 5 km of Gharyan, residents said.", "Gharyan", "near"),
    ("The Libyan National Army was in control of territory close to Sirte, residents said.", "Sirte", "near"),
    ("The Libyan National Army captured a hill overlooking Gharyan, residents said.", "Gharyan", "near"),
    ("The Libyan National Army holds heights on the approaches to Tarhuna, residents said.", "Tarhuna", "near"),
    ("The Libyan National Army captured a camp not far from Tarhuna, residents said.", "Tarhuna", "near"),
    ("The Libyan National Army reached the gates of Tripoli on Friday, residents said.", "Tripoli", "near"),
    ("The Libyan National Army captured the eastern edge of Sirte, residents said.", "Sirte", "outskirts"),
    ("The Libyan National Army reached the edge of the town of Gharyan, residents said.", "Gharyan", "outskirts"),
    ("The Libyan National Army is advancing on Tarhuna, residents said.", "Tarhuna", "direction"),
    ("The Libyan National Army is closing in on Sirte, residents said.", "Sirte", "direction"),
    ("The Libyan National Army captured Tarhuna, residents said.", "Tarhuna", "in"),
    ("The Libyan National Army captured a district of Sirte, residents said.", "Sirte", "part_of"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place", "relation"), BESIDE, ids=[c[0][26:60] for c in BESIDE])
def test_what_lies_beside_a_place_is_not_in_it(libya, text, place, relation):
    row = one(libya(text))
    assert (row["place"], row["relation"]) == (place, relation)


@pytest.mark.parametrize(
    "text",
    [
        "The army and the RSF jointly control Nyala, the UN said.",
        "Nyala is under the shared control of the army and the RSF, the UN said.",
    ],
)
def test_what_is_shared_is_held_by_no_one_alone(sudan, text):
    assert not any(row["controller"] for row in sudan(text))
    assert one(sudan("The army and its allies control Nyala, the UN said."))["controller"] == "saf"


BESIDE_IN_WORDS = [
    ("in", "Held by Red"),
    ("part_of", "A part held by Red"),
    ("outskirts", "Its outskirts held by Red"),
    ("south_of", "An area south of it held by Red"),
    ("between", "An area near it held by Red"),
]


@pytest.mark.parametrize(("relation", "label"), BESIDE_IN_WORDS)
def test_a_label_tells_what_is_held(relation, label):
    row = next(rows(made_claims.claims([{"relation": relation, "controller": "red"}])))
    assert Wording(str.capitalize).label(row) == label


@pytest.mark.parametrize(
    ("relation", "holds"), [("in", True), ("part_of", True), ("outskirts", False), ("near", False)]
)
def test_figures_take_nobody_beside_a_place_for_its_holder(relation, holds):
    claims = made_claims.claims([{"relation": relation, "controller": "red"}]).assign(
        lat=1.0, lon=1.0, place_told="Alphaville"
    )
    assert bool(holders.holdings(claims)) == holds
    assert (_kind(next(rows(claims))) == "hold") == holds
