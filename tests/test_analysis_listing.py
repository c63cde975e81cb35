"""Statements and pairs as a reader sees them."""

from helpers.analysis import group_statements, relate_statements
from helpers.analysis.listing import most_contested, pairs_in_words, statements_in_words
from made_claims import articles, claims

RED = {"side": "red", "speaker": "Red general", "controller": "red", "said": "2025-06-01", "quote": "Ours."}
BLUE = {"side": "blue", "speaker": "Blue", "controller": "blue", "said": "2025-06-02", "quote": "It is ours."}


def tables(told):
    table = claims(told)
    grouped, statements = group_statements(table, articles(table))
    return statements, relate_statements(statements, grouped)


def test_statements_are_told_by_date_with_reports_origins_and_other_dates():
    told = [
        RED | {"article": "a.txt"},
        RED | {"article": "b.txt", "said": "2025-06-02"},
        BLUE | {"said": "", "type": "losses"},
    ]
    listed = statements_in_words(tables(told)[0], [])
    assert listed.to_numpy().tolist() == [
        [
            "2025-06-01 (also given: 2025-06-02)",
            "Red general (Red)",
            "Alphaville is held by Red",
            "Ours.",
            "2, in 2 articles of 2 origins",
        ],
        ["undated", "Blue", "losses", "It is ours.", "1"],
    ]


def test_pairs_tell_the_earlier_statement_first_with_both_quotations_and_why():
    statements, relations = tables([RED, BLUE])
    row = pairs_in_words(relations, statements, []).iloc[0]
    assert row["earlier"] == "1 June 2025, Red general (Red): “Ours.”"
    assert row["later"] == "2 June 2025, Blue: “It is ours.”"
    assert (row["place"], row["relation"]) == ("Alphaville", "contradicts")
    assert row["why"].endswith(
        "Both cannot be true of the same time; read otherwise, the place changed hands between the two."
    )


def test_most_contested_places_come_first_after_the_one_that_is_asked_for():
    told = [RED | {"place": p} for p in ("Calm", "Quiet", "Calm")] + [RED | {"place": "Hot"}, BLUE | {"place": "Hot"}]
    statements, relations = tables([*told, RED | {"place": "Near", "relation": "north_of"}])
    assert most_contested(statements, relations) == ["Hot", "Calm", "Quiet"]
    assert most_contested(statements, relations, first="Quiet", most=2) == ["Quiet", "Hot"]
