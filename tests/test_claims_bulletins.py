"""What is a bulletin of a side's staff and what is none; the formulas of bulletins: gold/sentences.jsonl."""

from made_articles import one

HEADING = "Frontline summary from the General Staff as of 18:00, December 14, 2025\n\n"


def test_a_toll_of_killed_and_wounded_is_one_claim(read):
    rows = read(HEADING + "In the Lyman direction, 60 occupiers were eliminated and another 25 were wounded.")
    one(rows, type="losses", target="russia", place="Lyman")


def test_a_news_text_with_an_hour_is_no_bulletin(read):
    rows = read("Fighting near Lyman, as seen from a village\n\nRussian troops captured Zarichne in May 2023.")
    assert {r["side"] for r in rows} == {"media"}
