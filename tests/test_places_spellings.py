"""A hundred spellings that must find their place, and traps that must not."""

import csv
from pathlib import Path

import pytest

from helpers import conflicts
from helpers.places import Gazetteer

FIXTURES = Path(__file__).parent / "fixtures" / "places"
SPELLINGS = [tuple(row.values()) for row in csv.DictReader((FIXTURES / "spellings.csv").open(encoding="utf-8"))]

# text, the words in it that must not be taken for this place (its canonical name)
TRAPS = [
    ("Shakhtar Donetsk won the cup in Lviv.", "Donetsk"),
    ("Dynamo Kyiv lost at home.", "Kyiv"),
    ("The FC Mariupol side was dissolved.", "Mariupol"),
    ("The Minsk agreements were not kept.", "Minsk"),
    ("The Azov Brigade left the plant.", "Azov"),
    ("Fighters of the Sumy Battalion spoke to the reporter.", "Sumy"),
    ("The Kyiv Independent reported the strike.", "Kyiv"),
    ("The Moscow Times reported the strike.", "Moscow"),
    ("Spokesman Andrii Shevchenko said the line had held.", "Shevchenko"),
    ("Colonel Roman Lypove said the line had held.", "Lypove"),
    ("Victoria said on Sunday that nothing had changed.", "Victoria"),
    ("Boats crossed the Dnipro at night.", "Dnipro"),
    ("Troops held the west bank of the Oskil.", "Oskil"),
    ("Same as before, the Bar was empty in March.", "Same"),
    ("Заявив речник Української армії.", "Ukrainsk"),
    ("Украинские войска отступили.", "Ukrainsk"),
    ("«Шахтёр» Донецк сыграл вничью.", "Nowhere"),
    ("ФК Мариуполь распущен.", "Mariupol"),
    ("Delegates met in New York on Friday.", "Niu-York"),
    ("Yalta Conference papers were shown in Crimea.", "Yalta (Donetsk)"),
]
RIGHT_KIND = {"Dnipro": "river", "Oskil": "river"}


@pytest.fixture(scope="session")
def gazetteer():
    return Gazetteer.for_conflict(conflicts.load("ukraine"))


def test_there_are_a_hundred_spellings_of_forty_places():
    assert len(SPELLINGS) >= 100
    assert len({place for place, _ in SPELLINGS}) >= 40


def test_every_spelling_finds_its_place(gazetteer):
    found = {(place, spelling): gazetteer.lookup(spelling) for place, spelling in SPELLINGS}
    wrong = {
        f"{spelling} is {place}": match and match.place.name
        for (place, spelling), match in found.items()
        if match is None or match.place.name != place
    }
    assert wrong == {}, "spelling: what was found instead"


def test_no_trap_is_taken_for_a_place(gazetteer):
    taken = [
        (text, mention.place.name, mention.place.kind)
        for text, trap in TRAPS
        for mention in gazetteer.mentions(text)
        if (mention.place.kind != RIGHT_KIND[trap] if trap in RIGHT_KIND else mention.place.name == trap)
    ]
    assert taken == []


@pytest.mark.parametrize(
    ("name", "near", "admin"),
    [
        ("Lyman", "Sloviansk", "Donetsk Oblast"),
        ("Lyman", "Vovchansk", "Kharkiv Oblast"),
        ("Petropavlivka", "Kupiansk", "Kharkiv Oblast"),
        ("Petropavlivka", "Pavlohrad", "Dnipropetrovsk Oblast"),
        ("Makarivka", "Velyka Novosilka", "Donetsk Oblast"),
        ("Terny", "Lyman", "Donetsk Oblast"),
        ("Kurdiumivka", "Bakhmut", "Donetsk Oblast"),
        ("Ямполь", "Lyman", "Donetsk Oblast"),
    ],
)
def test_a_namesake_is_decided_by_its_neighbour(gazetteer, name, near, admin):
    found = gazetteer.lookup(name, near=[gazetteer.lookup(near).place])
    assert found.place.admin == admin
    assert found.place not in found.rejected


def test_equally_likely_villages_are_no_pin_and_a_far_namesake_is_none(gazetteer):
    assert gazetteer.lookup("Novoselivka") is None
    kupiansk = gazetteer.lookup("Kupiansk").place
    assert gazetteer.lookup("Berdychi", near=[kupiansk]) is None


def test_a_misspelling_is_found_only_as_a_marked_guess(gazetteer):
    found = gazetteer.lookup("Kramatosrk")
    assert (found.place.name, found.matched) == ("Kramatorsk", "fuzzy")
