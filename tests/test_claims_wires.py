"""How agency copy tells of the front: a sentence of our own for each construction."""

import pytest

from made_articles import one, reader

CASES = [
    ("Russian units hold positions along the canal near Lyman, DeepState said.", dict(type="control", controller="russia")),
    ("Ukrainian forces recently regained positions north of Lyman, DeepState said.", dict(controller="ukraine", place="Lyman")),
    ("Valery Gerasimov said his units had stopped the enemy near Lyman.", dict(type="repelled", actor="russia", target="ukraine")),
    ("The enemy had been halted east of Lyman, Valery Gerasimov said.", dict(type="repelled", target="ukraine")),
    ("DeepState said Russian forces had cut the highway south of Lyman.", dict(type="encirclement", actor="russia", place="Lyman")),
    ("Valery Gerasimov said supply lines to Lyman had been severed.", dict(type="encirclement")),
    ("Ukraine's General Staff said Russian marines were pinned down in Lyman.", dict(type="encirclement", target="russia")),
    ("The Ukrainian military said its crews had shot down 61 of them near Kharkiv.", dict(type="losses", actor="ukraine", target="russia")),
    ("The Ukrainian military said Russia had lost more than 200 men near Lyman.", dict(type="losses", target="russia", place="Lyman")),
    ("The Ukrainian military said gunfire could be heard in the centre of Lyman.", dict(type="presence", place="Lyman")),
    ("Russian troops tried to cross the Oskil near Dvorichna after losing four boats, the Ukrainian military said.", dict(type="losses", target="russia")),
    ("Ukraine's General Staff said Russian forces seek to enter Lyman but have not reached it.", dict(type="advance", stance="denies", place="Lyman")),
    ("The Russian Defence Ministry named the Ukrainian soldiers it says are surrounded in Lyman.", dict(type="encirclement", target="ukraine", side="russia", place="Lyman")),
    ("Further north, Oleh Syniehubov said on Friday that Russian units had entered Dvorichna.", dict(type="advance", side="ukraine", place="Dvorichna")),
    ("Russia has been grinding forward near Lyman, DeepState said.", dict(type="advance", actor="russia", place="Lyman")),
    ('Russian units had captured "almost the whole" of Lyman, DeepState said.', dict(type="control", controller="russia", extent="partial")),
    ("Russian forces no longer hold positions near Lyman, DeepState said.", dict(type="control", stance="denies")),
    ("Ukrainian drones destroyed six fuel tankers near Lyman, the Ukrainian military said.", dict(type="losses", target="russia")),
]  # fmt: skip


@pytest.fixture(scope="module")
def read():
    return reader("ukraine")


@pytest.mark.parametrize(("text", "wanted"), CASES, ids=[c[0][:60] for c in CASES])
def test_wire(read, text, wanted):
    one(read(text), **wanted)


def test_a_quote_ends_before_what_is_added_about_the_place(read):
    row = one(
        read("Russian troops said they have taken Lyman, the last big town on the road, in a push west."),
        type="control",
    )
    assert row["quote"].endswith("taken Lyman")
