"""One event in many wordings: who leaves, surrounds, holds or enters a place, and who tells it at the sentence's end."""

import pytest

from made_articles import one, reader

TELLING = [
    ("ukraine", "Russian troops have broken into the southern districts of Lyman, a soldier of the 68th Brigade told AFP.", dict(type="advance", side="ukraine", actor="russia")),
    ("ukraine", "The army withdrew from the settlements of Yampil, Zakitne and Dronivka, Oleksandr Syrskyi confirmed to Suspilne.", dict(type="withdrawal", side="ukraine", place="Dronivka")),
    ("ukraine", "Russian troops have surrounded Lyman, Valery Gerasimov reported to Putin.", dict(type="encirclement", side="russia", place="Lyman")),
    ("ukraine", "The village of Zarichne was freed, Deputy Defence Minister Hanna Maliar wrote on Telegram.", dict(type="control", speaker="Hanna Maliar")),
    ("south-sudan", "Government troops have left Nasir, Simon Gatwech told Sudan Tribune by phone.", dict(type="withdrawal", actor="south_sudan_government", place="Nasir")),
]  # fmt: skip


@pytest.fixture(scope="module")
def read():
    return lambda conflict, text: reader(conflict)(text)


@pytest.mark.parametrize(("conflict", "text", "wanted"), TELLING, ids=[c[1][:60] for c in TELLING])
def test_who_tells_at_the_end(read, conflict, text, wanted):
    one(read(conflict, text), **wanted)


def test_a_list_of_places_ends_before_its_teller(read):
    rows = read("ukraine", TELLING[1][1])
    assert {r["place"] for r in rows} == {"Yampil", "Zakitne", "Dronivka"}
