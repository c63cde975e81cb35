"""Points for places of wars that no profile knows: where country and region allow it, and nothing where they do not."""

import pytest

from helpers.conflicts import generic
from helpers.places import Gazetteer, Place
from helpers.places.unprofiled import resolved


def place(number: int, name: str, lat: float, lon: float, *, code: str = "TD.01", population: int = 2_000) -> Place:
    kind = "city" if population >= 10_000 else "village"
    return Place(f"geonames-{number}", name, kind, lat, lon, 2.0, country="TD", code=code, population=population)


GAZETTEER = Gazetteer([
    place(1, "Kanem", 14.0, 15.0, code="TD.01", population=60_000),  # after which the region is called
    place(2, "Batha", 13.0, 18.5, code="TD.02", population=40_000),
    place(3, "Dourbali", 14.2, 15.2, code="TD.01"),
    place(4, "Dourbali", 13.2, 18.6, code="TD.02"),
    place(5, "Moussoro", 13.6, 16.5, code="TD.01", population=20_000),
    place(6, "Sarh", 9.1, 18.4, code="TD.03", population=100_000),
    place(7, "Sarh", 20.0, 15.0, code="TD.04", population=800),
    place(8, "Faya", 17.9, 19.1, code="TD.05", population=900),
])  # fmt: skip


@pytest.mark.parametrize(
    ("names", "text", "expected"),
    [
        # the only one of its name in the country
        (["Moussoro"], "Rebels took Moussoro.", {"Moussoro": 5}),
        # of two, the one in the region that is named with it; a region that is called after its town
        (["Dourbali"], "Rebels took Dourbali in Kanem region.", {"Dourbali": 3}),
        (["Dourbali"], "Rebels took Dourbali, in the Batha region, on Monday.", {"Dourbali": 4}),
        (["Dourbali"], "Rebels took Dourbali (Batha province).", {"Dourbali": 4}),
        # of two, the one beside another place of the text
        (["Dourbali", "Batha"], "Rebels took Dourbali and marched on Batha.", {"Dourbali": 4, "Batha": 2}),
        # of two that nothing tells apart, none
        (["Dourbali"], "Rebels took Dourbali.", {}),
        # a large town is meant by its name, unless the text says otherwise
        (["Sarh"], "Rebels took Sarh.", {"Sarh": 6}),
        # the name of a region is no point in its town
        (["Batha"], "Rebels took all of Batha province; Batha province is large.", {}),
        # none in the region that is named
        (["Moussoro"], "Rebels took Moussoro in the Batha region.", {}),
        # a village far from all that the text names may be another of the name
        (["Faya", "Moussoro"], "Rebels took Faya and Moussoro.", {"Moussoro": 5}),
        (["Nowhere"], "Rebels took Nowhere.", {}),
    ],
)
def test_a_place_has_a_point_where_it_is_certain(names, text, expected):
    found = resolved(names, text, GAZETTEER)
    assert {name: int(p.place_id.removeprefix("geonames-")) for name, p in found.items()} == expected


def test_without_countries_nothing_has_a_point():
    assert resolved(["Moussoro"], "Rebels took Moussoro.", Gazetteer.for_conflict(generic())) == {}
