"""Which day a statement is from where another one tells of it, and dates that are names."""

from datetime import date

import pytest

from helpers.claims.english.dates.when import dates
from made_articles import one, reader


def test_a_statement_told_of_in_another_is_from_that_ones_day():
    rows = reader("ukraine")(
        "The Kremlin's spokesman said on December 1 that commanders had reported the capture of Lyman.\n"
        "Ukraine's General Staff said its troops had retaken Siversk."
    )
    assert one(rows, place="Lyman")["claim_date"] == "2025-12-01"
    assert one(rows, place="Siversk")["claim_date"] == "2025-12-18", "such a day is of that one claim, not the text's"


def test_a_movement_called_after_a_day_is_no_date():
    found = dates("The town that the March 23 Movement had taken fell on March 25.", date(2025, 7, 25))
    assert [w.iso for w in found] == ["2025-03-25"]


@pytest.mark.parametrize(
    ("sentence", "day"),
    [
        ("In July, Russia's Defence Ministry said its troops had taken Lyman.", "2025-07"),
        ("Speaking on Wednesday in Kyiv, Zelensky said Ukrainian troops had retaken Lyman.", "2025-12-17"),
        ("Asked on Tuesday about the town, Ukraine's General Staff said its troops had retaken Lyman.", "2025-12-16"),
        (
            "On Tuesday Kyiv released footage of what it said were ten Russian soldiers captured near Lyman.",
            "2025-12-16",
        ),
        (
            "On Tuesday the Russian Defence Ministry released a video showing its soldiers as they captured Lyman.",
            "2025-12-16",
        ),
        ("Russia's Defence Ministry acknowledged on the 8th that its troops had withdrawn from Lyman.", "2025-12-08"),
        ("Russia's Defence Ministry acknowledged on the 28th that its troops had withdrawn from Lyman.", "2025-11-28"),
        ("Zelensky, who will speak on Wednesday in Paris, said Ukrainian troops had retaken Lyman.", "2025-12-18"),
    ],
)
def test_a_statement_is_from_the_day_on_which_it_was_spoken_asked_for_or_released(sentence, day):
    assert one(reader("ukraine")(sentence), place="Lyman")["claim_date"] == day


def test_what_was_said_at_the_time_is_not_from_the_day_of_the_article():
    row = one(reader("ukraine")("The mayor said at that time that Ukrainian troops had retaken Lyman."), place="Lyman")
    assert row["claim_date"] == ""


def test_a_brigade_with_a_number_is_no_day():
    assert dates("It was reported on the 5th Brigade's channel.", date(2025, 7, 25)) == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        (
            "The battle began on 3 March 2022 and ended on 7 April 2022 when Russian troops withdrew from Lyman.",
            "2022-04-07",
        ),
        (
            "In May 2022, Russian troops attacked the town, and fighting went on until late June, when Ukrainian forces "
            "withdrew from Lyman.",
            "2022-06",
        ),
        ("The battle began on 3 March 2022.\nOn 7 April, Russian troops withdrew from Lyman.", "2022-04-07"),
    ],
)
def test_what_happened_when_a_day_had_come_is_from_that_day(text, day):
    assert one(reader("ukraine")(text, published=""), type="withdrawal")["claim_date"] == day


def test_a_month_heads_the_entries_of_a_chronicle_as_a_day_does():
    rows = reader("ukraine")(
        "9 July 2024 – Russian troops enter the east of Siversk.\nAugust 2024 – Russian forces capture Lyman."
    )
    assert one(rows, place="Lyman")["claim_date"] == "2024-08"
    assert one(rows, place="Siversk")["claim_date"] == "2024-07-09"
    (row,) = reader("ukraine")("Ukrainian troops retook Lyman in August.")
    assert row["claim_date"] == "2025-12-18"


def test_a_chronicle_that_goes_on_behind_its_one_full_date_was_not_written_that_day():
    rows = reader("syria")(
        "Fighting began on Tuesday, May 23, 2017. Syrian rebels took the city hall of Homs on Tuesday, the army said.\n"
        "On May 24, Syrian army troops recaptured the city hall of Homs.\n"
        "On May 25, Syrian rebels shelled the airport of Homs.",
        published="",
    )
    assert {r["event_date"] for r in rows if "recaptured" in r["quote"]} == {"2017-05-24"}


def test_what_another_says_undated_is_of_the_articles_day_not_of_the_day_of_whoever_spoke_before():
    rows = reader("ukraine")(
        "Russia's Defence Ministry said on Monday that its troops had taken Lyman. It said they had also taken Siversk. "
        "Ukraine's General Staff said its troops had retaken Yampil."
    )
    assert one(rows, place="Siversk")["claim_date"] == "2025-12-15"
    assert one(rows, place="Yampil")["claim_date"] == "2025-12-18"


@pytest.mark.parametrize(
    "text",
    [
        "Ukraine's General Staff has counted 826 Russian soldiers killed near Lyman since 11 November.",
        "Russia's Defence Ministry denied a Ukrainian report that its troops had left Lyman on Monday.",
    ],
)
def test_a_day_of_what_is_counted_or_reported_is_not_that_of_the_statement(text):
    rows = reader("ukraine")(text)
    assert rows
    assert {r["claim_date"] for r in rows} == {"2025-12-18"}
