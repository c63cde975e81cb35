"""Ways in which agencies' copy puts what one sentence alone does not tell; single sentences: gold/sentences.jsonl."""

from made_articles import one, reader


def test_another_of_a_group_speaks_for_the_same_side(read):
    rows = read(
        "Two Ukrainian officers said Russian troops had entered Lyman. Another said the village of Zarichne had been lost."
    )
    assert {r["side"] for r in rows} == {"ukraine"}


def test_the_names_of_villages_given_later_are_claims_of_what_was_said_of_them(read):
    rows = read(
        "Valery Gerasimov said Russian forces had captured several villages near Lyman. "
        "In a later briefing he named the villages as Zarichne, Torske and Yampil."
    )
    named = [r for r in rows if r["quote"].startswith("he named")]
    assert sorted(r["place"] for r in named) == ["Torske", "Yampil", "Zarichne"]
    assert {(r["controller"], r["speaker"]) for r in named} == {("russia", "Valery Gerasimov")}


def test_not_claiming_responsibility_is_a_refusal(read):
    rows = read(
        "Ukrainian drones hit a fuel depot in Belgorod on Tuesday, the Russian Defence Ministry said. "
        "Ukraine did not immediately claim responsibility; the Kremlin did not comment."
    )
    assert {r["side"] for r in rows if r["stance"] == "declines"} == {"ukraine", "russia"}


def test_who_heads_a_sides_office_speaks_for_that_side(read):
    row = one(read("Ivan Petrenko, who heads the Ukrainian army's press centre, said the enemy had entered Lyman."))
    assert (row["side"], row["actor"]) == ("ukraine", "russia")


def test_a_name_that_others_use_does_not_change_who_acts():
    rows = reader("karabakh")(
        "Azerbaijan's defence ministry said it had taken Madagiz, which Armenians call Mataghis, and that it controlled the heights."
    )
    assert {r["controller"] for r in rows} == {"azerbaijan"}
