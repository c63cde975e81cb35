"""The table of claims by date and side."""

import pytest

from helpers.analysis import by_date_and_side
from made_claims import claims


def test_every_claim_is_counted_once_and_undated_ones_have_a_row():
    table = claims(
        [
            {"side": "blue", "said": "2025-06-02"},
            {"side": "red", "said": "2025-06-02"},
            {"side": "red", "said": "2025-06-02"},
            {"side": "independent", "said": "2025-06"},
            {"side": "red", "said": ""},
        ]
    )
    found = by_date_and_side(table)
    assert found.index.tolist() == ["2025-06", "2025-06-02", "undated"]
    assert found.columns.tolist() == ["blue", "red", "independent"]
    assert found.to_numpy().tolist() == [[0, 0, 1], [1, 2, 0], [0, 1, 0]]


def test_event_date_is_a_choice_and_a_wrong_field_is_refused():
    table = claims([{"said": "2025-06-02", "happened": "2025-05-30"}, {"said": "2025-06-02"}])
    assert by_date_and_side(table, date_field="event_date").index.tolist() == ["2025-05-30", "undated"]
    with pytest.raises(ValueError, match="claim_date, event_date"):
        by_date_and_side(table, date_field="date")


def test_named_sides_have_columns_in_their_order_even_without_claims():
    assert by_date_and_side(claims([]), sides=["red", "blue"]).shape == (0, 2)
    found = by_date_and_side(claims([{"side": "blue"}, {"side": "green"}]), sides=["red", "blue"])
    assert found.columns.tolist() == ["red", "blue", "green"]
    assert found.loc["2025-06-01"].tolist() == [0, 1, 1]
