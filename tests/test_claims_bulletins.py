"""Bulletins of a side's staff: who speaks in them, what their formulas claim, and where."""

import pytest

from made_articles import one, reader

HEADING = "Frontline summary from the General Staff as of 18:00, December 14, 2025\n\n"

ROWS = [
    # tallies of fighting
    ("In the Lyman direction, five attacks took place.", "presence", ["Lyman"], dict(side="ukraine")),
    ("In the Lyman direction, the enemy carried out seven offensive actions near Drobysheve and Zarichne.", "presence", ["Drobysheve", "Zarichne"], dict(actor="russia")),
    ("The occupiers attacked six times near Lyman, Zarichne and toward Yampil.", "presence", ["Lyman", "Yampil", "Zarichne"], dict(actor="russia")),
    ("In the Lyman direction, the enemy attacked four times, trying to break through our defences in the areas of Zarichne and towards Yampil.", "presence", ["Yampil", "Zarichne"], dict(actor="russia")),
    ("In the Lyman direction, our defenders beat back three attacks. Two clashes are in progress.", "presence", ["Lyman"], dict(side="ukraine")),
    # attacks in vain
    ("Our troops stopped the enemy's assaults near Zarichne and in the direction of Yampil.", "repelled", ["Yampil", "Zarichne"], dict(actor="ukraine", target="russia")),
    ("Ukrainian soldiers thwarted six enemy attempts to advance near Zarichne and Yampil.", "repelled", ["Yampil", "Zarichne"], dict(target="russia")),
    ("The enemy made two attempts to move forward near Zarichne and was unsuccessful.", "repelled", ["Zarichne"], dict(actor="ukraine", target="russia")),
    ("The enemy tried three times to storm our positions near Lyman but suffered losses and retreated.", "repelled", ["Lyman"], dict(target="russia")),
    # strikes and denials
    ("Settlements of Lyman and Yampil came under air strikes.", "strike", ["Lyman", "Yampil"], dict(side="ukraine")),
    ("The enemy has no presence in the centre of Lyman.", "control", ["Lyman"], dict(stance="denies", controller="russia")),
    ("Reports spread by Russian bloggers about the capture of Lyman are untrue.", "control", ["Lyman"], dict(stance="denies", controller="russia")),
    ("The enemy tried three times, without success, to approach Lyman.", "repelled", ["Lyman"], dict(target="russia")),
    ("Two guided bombs were dropped on Lyman.", "strike", ["Lyman"], dict(actor="russia")),
    ("In the Lyman direction, the invaders fired 200 times at the positions of our troops.", "strike", ["Lyman"], dict(actor="russia", target="ukraine")),
    ("Air defence units shot down five guided bombs and 60 drones over Kharkiv.", "losses", ["Kharkiv"], dict(actor="ukraine", target="russia")),
    ("Our units defeated the manpower of a motorised brigade close to Lyman and Zarichne.", "losses", ["Lyman", "Zarichne"], dict(target="russia")),
    # what names no place is about the whole front
    ("In the Lyman direction, our defenders beat back three attacks.\n\nThe enemy carried out 40 air strikes.", "strike", [""], dict(actor="russia")),
]  # fmt: skip


@pytest.fixture(scope="module")
def read():
    return reader("ukraine")


@pytest.mark.parametrize(("text", "kind", "places", "wanted"), ROWS, ids=[r[0][:60] for r in ROWS])
def test_a_bulletin_says_so_in_its_own_voice(read, text, kind, places, wanted):
    rows = [r for r in read(HEADING + text) if r["type"] == kind]
    assert sorted(r["place"] for r in rows) == places
    assert {r["speaker"] for r in rows} == {"General Staff of the Armed Forces of Ukraine"}
    for r in rows:
        assert {k: r[k] for k in wanted} == wanted


def test_a_toll_of_killed_and_wounded_is_one_claim(read):
    rows = read(HEADING + "In the Lyman direction, 60 occupiers were eliminated and another 25 were wounded.")
    one(rows, type="losses", target="russia", place="Lyman")


def test_a_news_text_with_an_hour_is_no_bulletin(read):
    rows = read("Fighting near Lyman, as seen from a village\n\nRussian troops captured Zarichne in May 2023.")
    assert {r["side"] for r in rows} == {"media"}
