"""Of several places of one name the one in the region that the text gives: sentences written for these tests."""

import csv

import pytest

from helpers.claims.english.places.toponyms import in_their_regions
from helpers.claims.slavic.toponyms import GAPS
from helpers.paths import project_root
from helpers.places.regional import Regions
from made_articles import profile

ENGLISH = [
    # (text, name, region)
    ("Troops entered Mykolaivka in Kherson region.", "Mykolaivka", "Kherson Oblast"),
    ("Troops entered Nikolayevka in the Kherson region.", "Mykolaivka", "Kherson Oblast"),
    ("Troops entered Mykolaivka, Sumy region.", "Mykolaivka", "Sumy Oblast"),
    ("Troops entered Nikolayevka in the Kursk region.", "Nikolayevka", "Kursk Oblast"),
    ("In the Kursk region, troops of the brigade entered Nikolayevka.", "Nikolayevka", "Kursk Oblast"),
    ("Troops entered Lyman in Kharkiv region.", "Lyman", "Kharkiv Oblast"),
    ("Troops entered the Kharkiv region village of Lyman.", "Lyman", "Kharkiv Oblast"),
    ("Troops entered Lyman in Donetsk region.", "Lyman", "Donetsk Oblast"),
    ("A depot in Alekseyevka in Belgorod region burnt.", "Alexeyevka", "Belgorod Oblast"),
    ("A depot in Oleksiivka in Donetsk region burnt.", "Oleksiivka", "Donetsk Oblast"),
    ("Troops took Orlivka, a village in Sumy region.", "Orlivka", "Sumy Oblast"),
    ("Shells fell on Ivanivka in Kherson region.", "Ivanivka", "Kherson Oblast"),
    ("Shells fell on Ivanivka and Petrivka in Kharkiv region.", "Ivanivka", "Kharkiv Oblast"),
    ("Shells fell on Pavlivka in Zaporizhzhia region.", "Pavlivka", "Zaporizhzhia Oblast"),
    ("Shells fell on Pavlivka in Donetsk region.", "Pavlivka", "Donetsk Oblast"),
    ("Shells fell on Novoselivka in Kharkiv region.", "Novoselivka", "Kharkiv Oblast"),
    ("Shells fell on Hryhorivka in Zaporizhzhia region.", "Hryhorivka", "Zaporizhzhia Oblast"),
    ("Shells fell on Oleksandrivka in Mykolaiv region.", "Oleksandrivka", "Mykolaiv Oblast"),
    ("Shells fell on Novopavlivka in Dnipropetrovsk region.", "Novopavlivka", "Dnipropetrovsk Oblast"),
    ("Troops are near Olgovka in the Kursk region.", "Olgovka", "Kursk Oblast"),
    ("Kherson region's Stanislav was shelled.", "Stanislav", "Kherson Oblast"),
]
RUSSIAN = [
    ("Войска вошли в Николаевку Херсонской области.", "Mykolaivka", "Kherson Oblast"),
    ("Войска вошли в Николаевку в Сумской области.", "Mykolaivka", "Sumy Oblast"),
    ("Войска вошли в Лиман Харьковской области.", "Lyman", "Kharkiv Oblast"),
    ("В Харьковской области взято село Лиман.", "Lyman", "Kharkiv Oblast"),
    ("Войска вошли в Лиман в Донецкой области.", "Lyman", "Donetsk Oblast"),
    ("Взята Алексеевка (Белгородская область).", "Alexeyevka", "Belgorod Oblast"),
    ("Обстреляны Ивановка и Петровка Харьковской области.", "Ivanivka", "Kharkiv Oblast"),
    ("Обстреляна Александровка в Николаевской области.", "Oleksandrivka", "Mykolaiv Oblast"),
]
UKRAINIAN = [
    ("Бійці увійшли в Миколаївку Херсонської області.", "Mykolaivka", "Kherson Oblast"),
    ("Бійці увійшли в Миколаївку на Сумщині.", "Mykolaivka", "Sumy Oblast"),
    ("Бійці увійшли в Лиман Харківської області.", "Lyman", "Kharkiv Oblast"),
    ("У Харківській області звільнено село Лиман.", "Lyman", "Kharkiv Oblast"),
    ("Бійці увійшли в Лиман на Донеччині.", "Lyman", "Donetsk Oblast"),
    ("Обстріляно Іванівку та Петрівку Харківської області.", "Ivanivka", "Kharkiv Oblast"),
    ("Обстріляно Олександрівку Миколаївської області.", "Oleksandrivka", "Mykolaiv Oblast"),
    ("Обстріляно Новоселівку (Харківська область).", "Novoselivka", "Kharkiv Oblast"),
]


@pytest.fixture(scope="module")
def gazetteer():
    return profile("ukraine")[1]


def told(places):
    return {(p.name, p.admin) for p in places}


@pytest.mark.parametrize(("text", "name", "region"), ENGLISH, ids=[c[0] for c in ENGLISH])
def test_the_region_beside_a_name_decides(gazetteer, text, name, region):
    (settled,) = in_their_regions([(text, gazetteer.mentions(text))], gazetteer)
    assert (name, region) in told(m.place for m in settled)


@pytest.mark.parametrize(("text", "name", "region"), RUSSIAN + UKRAINIAN, ids=[c[0] for c in RUSSIAN + UKRAINIAN])
def test_the_region_beside_a_cyrillic_name_decides(gazetteer, text, name, region):
    regions = Regions(GAPS, lambda mention, region: mention.place.name)
    settled = regions.settle(gazetteer.mentions(text), text)
    assert (name, region) in told(m.place for m in settled)


def test_what_was_given_once_holds_for_the_rest_of_the_article(gazetteer):
    texts = ["Troops entered Mykolaivka in Kherson region.", "Mykolaivka was shelled."]
    _, later = in_their_regions([(t, gazetteer.mentions(t)) for t in texts], gazetteer)
    assert told(m.place for m in later) == {("Mykolaivka", "Kherson Oblast")}


def test_a_list_with_a_region_among_its_items_moves_no_town(gazetteer):
    text = "Drones flew over Odesa, Kherson region and Sumy."
    (settled,) = in_their_regions([(text, gazetteer.mentions(text))], gazetteer)
    assert ("Odesa", "Odesa Oblast") in told(m.place for m in settled)


@pytest.mark.parametrize("text", ["Glubokiy was shelled.", "Глубокое обстреляно.", "Troops took Sadki."])
def test_a_town_abroad_is_not_meant_without_a_reason(gazetteer, text):
    assert all(m.place.country == "UA" for m in gazetteer.mentions(text) if m.place.place_id)


@pytest.mark.parametrize(
    "text", ["Shells fell on Shebekino.", "Drones flew to Millerovo in Rostov region.", "Drones flew to Voronezh."]
)
def test_a_town_abroad_is_meant_with_a_reason(gazetteer, text):
    assert any(m.place.country == "RU" and m.place.kind == "city" for m in gazetteer.mentions(text))


HOMONYMS = list(
    csv.DictReader((project_root() / "tests/fixtures/homonyms.csv").read_text(encoding="utf-8").splitlines())
)


@pytest.mark.parametrize("row", HOMONYMS, ids=[row["text"] for row in HOMONYMS])
def test_of_forty_homonyms_each_is_the_one_in_the_region_that_is_named_with_it(row):
    """Both of a pair are right: the text's region decides, not which of them is larger or nearer to the front."""
    gazetteer = profile(row["war"])[1]
    mentions = gazetteer.mentions(row["text"])
    if row["language"] == "en":
        (settled,) = in_their_regions([(row["text"], mentions)], gazetteer)
    else:
        settled = Regions(GAPS, lambda mention, region: mention.place.name).settle(mentions, row["text"])
    assert (row["name"], row["region"]) in told(m.place for m in settled)
