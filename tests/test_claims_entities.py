"""Who is a person and what is a date, from the words around a name."""

import pytest

from helpers import conflicts
from helpers.claims.english.heads import names_of
from helpers.claims.english.parsing import entities
from helpers.claims.english.parsing.pipeline import parse, tokenize
from helpers.claims.english.sides.parties import Parties


def found(*paragraphs: str) -> list[tuple[str, str]]:
    """(words, label) of each entity of an article, people of other nations left out."""
    names = names_of(conflicts.load("ukraine"))
    parties = [Parties(doc, names) for doc in parse(map(tokenize, paragraphs))]
    entities.mark((p.doc, p.mentions) for p in parties)
    return [(e.text, e.label_) for p in parties for e in p.doc.ents if e.label_ != entities.PEOPLE]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Lt. Col. Danylo Vetrov said the village had fallen.", "Danylo Vetrov"),
        ("Olena Marchuk, a spokeswoman for the brigade, denied it.", "Olena Marchuk"),
        ("The deputy governor, Samir al-Hadi, confirmed the attack.", "Samir al-Hadi"),
        ("The head of the city council, Roman Tkach, called for calm.", "Roman Tkach"),
        ("The bridge stands, according to Petro Hlyn.", "Petro Hlyn"),
        ("Iryna Sova, who fled the village, told of it.", "Iryna Sova"),
    ],
)
def test_people_are_known_by_how_they_are_introduced(text, person):
    assert (person, entities.PERSON) in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "Russian forces shelled Velyki Luky and Nova Sloboda.",
        "Nova Sloboda fell to the troops.",
        "The Azov Brigade said the town held.",
        "The village of Stara Mlynivka is quiet.",
    ],
)
def test_places_and_units_are_nobody(text):
    assert entities.PERSON not in {label for _, label in found(text)}


def test_a_person_is_known_by_surname_afterwards_and_before():
    got = found("Vetrov spoke on Monday.", "Col. Danylo Vetrov leads it.", "The town held, Vetrov said.")
    assert [words for words, label in got if label == entities.PERSON] == ["Vetrov", "Danylo Vetrov", "Vetrov"]


def test_surnames_do_not_cross_articles():
    found("Col. Danylo Vetrov leads it.")
    assert found("Troops reached Vetrov on Monday.") == [("Monday", entities.DATE)]


def test_weekdays_months_and_periods_are_dates():
    text = "It fell in August, on a Tuesday, within days, in 2014."
    assert [words for words, label in found(text) if label == entities.DATE] == ["August", "Tuesday", "days", "2014"]
