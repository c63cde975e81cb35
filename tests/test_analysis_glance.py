"""Sides at a glance: statements counted once, answers, what independent sources say."""

from helpers.analysis import glance, group_statements, relate_statements
from made_claims import articles, claims

RED = {"side": "red", "speaker": "Red general", "controller": "red"}
BLUE = {"side": "blue", "speaker": "Blue general", "controller": "blue"}
WATCH = {"side": "independent", "speaker": "Watch"}


def tables(told):
    table = claims(told)
    grouped, statements = group_statements(table, articles(table))
    return statements, relate_statements(statements, grouped)


def test_reports_of_one_statement_count_once():
    statements, _ = tables([RED | {"article": "a.txt"}, RED | {"article": "b.txt"}, BLUE | {"type": "strike"}])
    counts = glance.counts_by_type(statements)
    assert counts.to_dict("index") == {
        "blue": {"control": 0, "strike": 1, "all": 1},
        "red": {"control": 1, "strike": 0, "all": 1},
    }
    said = glance.speakers(statements)
    assert said[["speaker", "statements", "places"]].to_numpy().tolist() == [
        ["Blue general", 1, 1],
        ["Red general", 1, 1],
    ]


def test_a_claim_that_only_its_own_side_or_a_watcher_speaks_to_is_unanswered():
    statements, relations = tables(
        [
            RED | {"said": "2025-06-01"},
            BLUE | {"said": "2025-06-02", "stance": "denies", "controller": "red"},
            RED | {"said": "2025-06-01", "place": "Betaton"},
            WATCH | {"said": "2025-06-02", "place": "Betaton", "controller": "blue"},
        ]
    )
    assert glance.unanswered(statements, relations)["place"].tolist() == ["Betaton"]


def test_answer_times_need_enough_answers():
    told = []
    for i in range(5):
        told.append(RED | {"said": "2025-06-01", "place": f"Place {i}"})
        denial = {"stance": "denies", "controller": "red", "place": f"Place {i}", "said": f"2025-06-0{2 + i % 2}"}
        told.append(BLUE | denial)
    statements, relations = tables(told)
    row = glance.answer_times(statements, relations).to_dict("records")[0]
    assert row == {"side": "red", "claims": 5, "answered": 5, "median": "1 day"}
    few = glance.answer_times(*tables(told[:4])).to_dict("records")[0]
    assert (few["answered"], few["median"]) == (2, glance.TOO_FEW)


def test_outside_views_are_counted_with_what_they_rest_on():
    statements, relations = tables(
        [
            RED | {"said": "2025-06-01", "place": "A"},
            WATCH | {"said": "2025-06-02", "place": "A", "controller": "red"},
            RED | {"said": "2025-06-01", "place": "B"},
            WATCH | {"said": "2025-06-02", "place": "B", "controller": "blue"},
            RED | {"said": "2025-06-01", "place": "C"},
            WATCH | {"said": "2025-05-30", "place": "D", "controller": "red"},
        ]
    )
    assert glance.outside_views(statements, relations).to_dict("records") == [
        {"side": "red", "claims": 3, "supported": 1, "contradicted": 1, "both": 0, "no independent view": 1}
    ]


def test_nothing_gives_empty_tables_with_their_columns():
    statements, relations = tables([])
    assert glance.unanswered(statements, relations).empty
    assert list(glance.answer_times(statements, relations).columns) == ["side", "claims", "answered", "median"]
    assert glance.outside_views(statements, relations).empty
    assert glance.counts_by_type(statements).empty
    assert glance.speakers(statements).empty
