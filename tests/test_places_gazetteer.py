"""Names to places: spellings, regions, namesakes, mentions in running text."""

from types import SimpleNamespace

import pytest

from helpers.paths import project_root
from helpers.places import Gazetteer


def conflict(name, *countries):
    return SimpleNamespace(id=name, countries=countries, folder=project_root() / "data/raw/conflicts" / name)


@pytest.fixture(scope="session")
def ukraine():
    return Gazetteer.for_conflict(conflict("ukraine", "UA", "RU", "BY", "MD"))


@pytest.mark.parametrize(
    ("spelling", "name", "matched"),
    [
        ("Kupiansk", "Kupiansk", "exact"),
        ("Kupyansk", "Kupiansk", "variant"),
        ("Koupiansk", "Kupiansk", "variant"),
        ("Куп'янськ", "Kupiansk", "variant"),
        ("Купянска", "Kupiansk", "inflected"),
        ("Artyomovsk", "Bakhmut", "former"),
        ("Donetsk region", "Donetsk Oblast", "variant"),
        ("Донецкая область", "Donetsk Oblast", "variant"),
        ("Kiev", "Kyiv", "variant"),
        ("Konstantinovka", "Kostiantynivka", "variant"),
    ],
)
def test_a_spelling_finds_its_place_and_says_how(ukraine, spelling, name, matched):
    found = ukraine.lookup(spelling)
    assert (found.place.name, found.matched) == (name, matched)


def test_unknown_names_stay_unresolved(ukraine):
    assert ukraine.lookup("Nowhereivka") is None
    assert ukraine.lookup("") is None


def test_a_namesake_is_chosen_by_what_else_the_text_names(ukraine):
    vovchansk = ukraine.lookup("Vovchansk").place
    sloviansk = ukraine.lookup("Sloviansk").place
    near_vovchansk = ukraine.lookup("Lyman", near=[vovchansk])
    near_sloviansk = ukraine.lookup("Lyman", near=[sloviansk])
    assert (near_vovchansk.place.place_id, near_sloviansk.place.place_id) == ("lyman-vovchansk", "lyman")
    assert "lyman" in {p.place_id for p in near_vovchansk.rejected}


def test_river_and_city_of_one_name(ukraine):
    assert ukraine.lookup("Dnipro").place.kind == "city"
    assert ukraine.lookup("the Dnipro").place.kind == "river"


def test_mentions_point_at_their_words_and_take_the_longest_name(ukraine):
    text = "Troops left Kupiansk-Vuzlovyi in Kharkiv region for the east bank of the Oskil River in March."
    found = ukraine.mentions(text)
    assert [m.text for m in found] == ["Kupiansk-Vuzlovyi", "Kharkiv region", "Oskil River"]
    assert all(text[m.start : m.end] == m.text for m in found)


def test_english_words_and_first_names_are_no_places(ukraine):
    assert ukraine.mentions("Victoria said on Sunday that Roman had left. Same as before. The Bar was empty.") == []
