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


def test_two_villages_of_one_sector_do_not_bear_each_other_out_against_a_town_without_namesake(ukraine):
    there = {m.text: m.place for m in ukraine.mentions("Russian forces took Pisky and Kamianka near Avdiivka.")}
    assert {there[name].admin for name in ("Pisky", "Kamianka")} == {"Donetsk Oblast"}
    here = {m.text: m.place for m in ukraine.mentions("They took Pisky and Kamianka north of Dvorichna.")}
    assert {here[name].admin for name in ("Pisky", "Kamianka")} == {"Kharkiv Oblast"}


def test_a_namesake_that_fits_nowhere_bears_no_other_out(ukraine):
    found = {m.text: m.place for m in ukraine.mentions("Russian forces took Pisky and Kamyanka near Avdiivka.")}
    assert (found["Pisky"].admin, found["Kamyanka"].place_id) == ("Donetsk Oblast", "")


def test_a_university_is_no_region_that_it_is_called_after(ukraine):
    found = ukraine.mentions("Shells hit a hall at Sumy State University.")
    assert "region" not in {m.place.kind for m in found}


def test_a_village_of_the_table_that_shares_its_name_is_no_pin_far_from_all_that_the_text_names(ukraine):
    mentions = ukraine.mentions("Russian troops left Bucha, Ivankiv and Mykolaivka.")
    assert {m.text: bool(m.place.place_id) for m in mentions} == {"Bucha": True, "Ivankiv": True, "Mykolaivka": False}


def test_namesakes_of_a_passage_are_decided_by_the_rest_of_the_article(ukraine):
    article = "Fighting went on around Velyka Novosilka and Vremivka.\n\nMakarivka was shelled."
    passage = article.rpartition("\n")[2]
    (found,) = ukraine.mentions(passage, near=ukraine.context(article))
    assert found.place.admin == "Donetsk Oblast"


def test_an_undecidable_name_is_named_but_not_placed(ukraine):
    (found,) = ukraine.mentions("Fighting went on near Novoselivka, he said.")
    assert (found.place.name, found.place.place_id, found.place.lat) == ("Novoselivka", "", None)
    assert len(found.rejected) > 3
    assert ukraine.canonical("Новоселовка", language="ru") == "Novoselivka"


@pytest.mark.parametrize(
    ("war", "countries", "spelling", "name"),
    [
        ("syria", ("SY", "LB", "TR"), "Ar Raqqah", "Raqqa"),
        ("syria", ("SY", "LB", "TR"), "Deir Ezzor province", "Deir ez-Zor Governorate"),
        ("syria", ("SY", "LB", "TR"), "Sheikh Maksoud", "Sheikh Maqsoud"),
        ("iraq", ("IQ", "SY"), "Beiji", "Baiji"),
        ("iraq", ("IQ", "SY"), "Anbar", "Anbar Governorate"),
        ("yemen", ("YE", "SA"), "Hudaydah", "Hodeidah"),
        ("south-sudan", ("SS", "SD"), "Upper Nile", "Upper Nile State"),
        ("sudan", ("SD", "SS"), "al-Fashir", "El Fasher"),
        ("karabakh", ("AZ", "AM"), "Khankendi", "Stepanakert"),
        ("karabakh", ("AZ", "AM"), "Шуши", "Shusha"),
        ("donbas-2014", ("UA", "RU"), "Slavyansk", "Sloviansk"),
    ],
)
def test_other_wars(war, countries, spelling, name):
    assert Gazetteer.for_conflict(conflict(war, *countries)).lookup(spelling).place.name == name


def test_a_conflict_without_countries_or_tables_has_an_empty_gazetteer(tmp_path):
    empty = Gazetteer.for_conflict(SimpleNamespace(id="none", countries=(), folder=tmp_path))
    assert empty.lookup("Kupiansk") is None
    assert empty.mentions("Troops entered Kupiansk.") == []


def test_a_researchers_row_is_found_and_a_wrong_one_is_explained(tmp_path):
    table = tmp_path / "places.csv"
    head = "place_id,name,kind,lat,lon,uncertainty_km,country,admin,aliases,source\n"
    table.write_text(head + "hill,Round Hill,area,49.1,37.1,2,UA,,Kruglaya,own notes\n", encoding="utf-8-sig")
    found = Gazetteer.for_conflict(SimpleNamespace(id="own", countries=("UA",), folder=tmp_path)).lookup("Kruglaya")
    assert (found.place.place_id, found.matched) == ("hill", "variant")
    table.write_text(head + "hill,Round Hill,area,north,37.1,2,UA,,,own notes\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"places\.csv:2: 'north'"):
        Gazetteer.for_conflict(SimpleNamespace(id="own", countries=("MD",), folder=tmp_path))
