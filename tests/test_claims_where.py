"""Names beside a claim that are not where it happened, and places that it means without naming them outright."""

import pytest

from made_articles import one, reader


@pytest.fixture(scope="module")
def unknown():
    """A reader of wars that have no profile."""
    return reader("generic")


SPOKEN = [
    ("Rebels hold Zarfa, a town of 20,000. The president told a rally in Maputo that the Mozambican army had repelled an attack on Zarfa. There was no army, residents said.", "control", "Maputo"),
    ("Rebel fighters attacked the Zarfa air base. In Benghazi the spokesman of the Libyan National Army gave a different picture. The rebels had been pushed back, he said.", "advance", "Benghazi"),
    ("Hezbollah fighters hold Khiam. A week ago the Lebanese army pulled its last post out of the plain below the town, according to a military source in Beirut.", "withdrawal", "Beirut"),
    ("Rebel fighters attacked Zarfa. The army had lost 40 soldiers, a commander said, speaking to a television channel in Port Sudan. The rebels lost ten men.", "losses", "Port Sudan"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "never"), SPOKEN, ids=[c[2] for c in SPOKEN])
def test_where_somebody_is_heard_is_not_where_it_happened(unknown, text, kind, never):
    rows = [r for r in unknown(text) if r["type"] == kind]
    assert rows
    assert never not in {r["place"] for r in rows}


def test_residents_of_a_town_tell_of_their_town(unknown):
    rows = unknown("Mozambican rebels killed six soldiers, according to residents in Zarfa.")
    assert one(rows, type="losses")["place"] == "Zarfa"


REGIONS = [
    ("At least 12 civilians were killed in Syrian army air raids on a rebel-held village in the northern province of Aleppo, activists said.", "losses", "Aleppo Governorate"),
    ("A monitor reports that a Turkish drone strike on the village of Al-Mazriba in Raqqa Governorate, Syria, kills eleven SDF fighters.", "losses", "Al-Mazriba"),
    ("The Syrian army said a bomb had exploded at a rebel compound in the Zarfa Valley in Hama Governorate.", "strike", "Zarfa Valley"),
    ("Rebels captured the district of Afrin, activists said.", "control", "Afrin"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "place"), REGIONS, ids=[c[2] for c in REGIONS])
def test_a_region_only_tells_where_a_place_lies(syria, text, kind, place):
    assert one(syria(text), type=kind)["place"] == place


def test_villages_named_behind_are_not_called_after_the_region_before(unknown):
    rows = unknown(
        "The Rapid Support Forces say that they have retaken the Blue Nile town of Zarmuk. Blue Nile is quiet."
    )
    assert one(rows, type="control")["place"] == "Zarmuk"


STATES = [
    ("A Hezbollah commander is killed and three fighters are injured in an Israeli strike in Lebanon, the army says. Hezbollah fires rockets at an army base.", "losses", "Lebanon"),
    ("Hezbollah says it launched over 250 rockets towards northern Israel.", "strike", "Israel"),
    ("Two Malian soldiers were killed by militants in northern Burkina Faso, Mali said.", "losses", "Burkina Faso"),
    ("Two Malian soldiers were killed by militants near Zarfa in northern Burkina Faso, Mali said.", "losses", "Zarfa"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "place"), STATES, ids=[c[2] for c in STATES])
def test_a_state_that_fights_is_also_where_something_happens(unknown, text, kind, place):
    assert one(unknown(text), type=kind)["place"] == place


ORIGINS = [
    ("Rockets fired from Enerhodar hit a school in Nikopol, the Ukrainian military said.", "strike", {"Nikopol"}),
    ("Two Russian missiles, fired from either nearby Kherson or Crimea, struck a barracks in Nikopol, the Ukrainian military said.", "strike", {"Nikopol"}),
    ("Russian troops advanced from Soledar towards Lyman, the Ukrainian military said.", "advance", {"Lyman"}),
    ("Russian troops advanced from Soledar, the Ukrainian military said.", "advance", {"Soledar"}),
    ("Russian troops withdrew from Lyman to Kreminna, the Ukrainian military said.", "withdrawal", {"Lyman"}),
    ("Russian troops were pushed back from Lyman to Kreminna, the Ukrainian military said.", "advance", {"Lyman"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "places"), ORIGINS, ids=[c[0][:50] for c in ORIGINS])
def test_where_something_came_from_is_not_where_it_arrived(ukraine, text, kind, places):
    rows = [r for r in ukraine(text) if r["type"] == kind]
    assert rows
    assert {r["place"] for r in rows} == places


def test_another_district_of_the_city_is_the_citys(syria):
    rows = syria(
        "At least ten people were killed in a car bomb attack in Zahraa, a district of Homs, the Syrian army said. "
        "A second car bomb exploded in another district of the city, the Syrian army said."
    )
    assert one(rows, type="strike")["place"] == "Homs"


NAMES = [
    ("The fighting pitted ISIL militants against members of the Kurdish Peoples Protection Units (YPG) in the village of Zarfa in Hasakeh province, a monitor said. The Kurds also lost three fighters.", {"Zarfa"}),
    ("The Syrian army shelled a Tatmar base in Zarfa, rebels said.", {"Zarfa"}),
    ("ISIL fighters struck an ISIL improvised explosive device (IED) factory, rebels said.", {""}),
    ("Two rebel attacks had been repelled in the direction of Verkhnia Zarfa, the Syrian army said. Homs was quiet.", {"Verkhnia Zarfa"}),
    ("The Syrian army had repelled a rebel attack on Ariha from the direction of Zarfa, it said.", {"Ariha"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "places"), NAMES, ids=[c[0][-40:] for c in NAMES])
def test_a_name_of_armed_men_or_of_a_thing_is_no_place(syria, text, places):
    rows = syria(text)
    assert rows
    assert {r["place"] for r in rows} == places


JOINED = [
    ("Rebels had overrun Maquera do Zamba, in the north, the Angolan army said.", "Maquera do Zamba"),
    ("Mocira da Praia, further down the coast, has been occupied by the insurgents. The Mozambican army said it had retaken Mocira da Praia.", "Mocira da Praia"),
    ("Militants of the Islamic State have left Mocira da Praia's outskirts, the Mozambican army said.", "Mocira da Praia"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place"), JOINED, ids=[c[1] for c in JOINED])
def test_a_name_in_several_words_is_not_cut(unknown, text, place):
    assert {r["place"] for r in unknown(text)} == {place}


def test_what_a_place_is_called_comes_before_the_country_that_it_lies_in(unknown):
    rows = unknown(
        "Syria and Israel exchanged fire on Sunday. Israeli troops have entered the Zarfa Heights, a region in southern "
        "Syria that Israeli forces have occupied since 1967, the Syrian army said."
    )
    assert {r["place"] for r in rows} == {"Zarfa Heights"}


def test_attacks_reported_in_a_capital_happened_there(unknown):
    rows = unknown(
        "Drone attacks by the RSF are reported in Khartoum for a second day, with the Sudanese army intercepting several drones."
    )
    assert {r["place"] for r in rows} == {"Khartoum"}


GOES_BACK = [
    ("Russian troops lost control of Balakliia, about 44 km northwest of Izium, although Ukrainian forces did not establish control of the city until Monday, the Ukrainian military said.", dict(rule="noun:control"), "Balakliia"),
    ("Russian troops managed to retake a checkpoint near Lyman, but were unable to hold Torske, which they had regained, and had to abandon it, the Ukrainian military said.", dict(type="withdrawal"), "Torske"),
    ("Russian troops reached Torske, while Ukrainian forces launched a large counter-attack against Siversk and a nearby village. The attack was repelled after several hours, the Russian Defence Ministry said.", dict(type="repelled"), "Siversk"),
    ("Russian troops reached Torske, while Ukrainian forces launched a large counter-attack against Siversk. Another attack was repelled after several hours, the Russian Defence Ministry said.", dict(type="repelled"), "Torske"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "claim", "place"), GOES_BACK, ids=[f"{c[2]} {n}" for n, c in enumerate(GOES_BACK)])
def test_what_a_claim_goes_back_to_is_no_mere_landmark_and_the_event_that_it_names(ukraine, text, claim, place):
    assert one(ukraine(text), **claim)["place"] == place


WITHIN = [
    ("Rebel forces have captured villages in the Jabal Akrad. In Aleppo province further east government troops stormed a village overnight killing 12 people, a monitor said.", "Aleppo Governorate"),
    ("Rebels attacked Asfar Najjar. Elsewhere in Syria rebels attacked a militia checkpoint in a majority Christian area of Homs province killing six civilians, a monitor said.", "Homs Governorate"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "place"), WITHIN, ids=[c[1] for c in WITHIN])
def test_the_region_of_the_sentence_comes_before_a_place_of_the_sentence_before(syria, text, place):
    assert one(syria(text), type="losses")["place"] == place


def test_where_a_movement_sits_is_not_where_its_attack_happened():
    rows = reader("yemen")("The attack was claimed by the Houthi movement in Yemen, but Saudi Arabia blamed Iran.")
    assert "Yemen" not in {r["place"] for r in rows}


SHIPS = [
    "The Russian cruiser Moskva was hit on 13 April by two Ukrainian missiles, Ukrainian officials said.",
    "Ukrainian officials said that its sister ship, the Saratov, was destroyed by a Ukrainian rocket attack.",
]


@pytest.mark.parametrize("text", SHIPS, ids=["cruiser", "sister ship"])
def test_a_ships_name_is_no_town(ukraine, text):
    assert {r["place"] for r in ukraine(text)} == {""}


WIDE = [
    ("Russian troops took Brovary. The governor of Sumy Oblast said that all Russian troops had left the region.", "withdrawal", "Sumy Oblast"),
    ("Russian forces took Trebukhiv near Brovary. Russian troops had withdrawn from Sumy Oblast and no longer occupied any villages in the area.", "control", "Sumy Oblast"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "kind", "place"), WIDE, ids=["region", "area"])
def test_the_region_is_the_region_named_last_and_no_town(ukraine, text, kind, place):
    assert place in {r["place"] for r in ukraine(text) if r["type"] == kind}


def test_a_canal_is_no_town_that_it_is_called_after(ukraine):
    rows = ukraine("Ukrainian forces advanced along the western bank of the Siverskyi Donetsk Canal, the ISW said.")
    assert "Donetsk" not in {r["place"] for r in rows}
