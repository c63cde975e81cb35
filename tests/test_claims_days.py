"""Which day a statement is from where another one tells of it, and dates that are names."""

from datetime import date

from helpers.claims.english.when import dates
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
