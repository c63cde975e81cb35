"""What is new since the last run."""

import pandas as pd

from helpers.analysis import group_statements, relate_statements, what_changed
from made_claims import articles, claims

RED = {"side": "red", "speaker": "Red general", "controller": "red", "said": "2025-06-01", "article": "a.txt"}
BLUE = {"side": "blue", "speaker": "Blue general", "controller": "blue", "said": "2025-06-01", "article": "b.txt"}


def run(told):
    table = claims(told)
    told_in = articles(table)
    grouped, statements = group_statements(table, told_in)
    relations = relate_statements(statements, grouped)
    return {"articles": told_in, "claims": grouped, "statements": statements, "relations": relations}


def test_the_same_tables_have_nothing_new_and_say_so():
    changes = what_changed(run([RED, BLUE]), run([RED, BLUE]))
    assert changes.nothing_new
    assert changes.in_words() == "Nothing new since the last run."


def test_new_article_brings_a_new_statement_and_a_contradiction():
    changes = what_changed(run([RED]), run([RED, BLUE]))
    assert changes.added_articles == ("b.txt",)
    assert changes.statements["side"].tolist() == ["blue"]
    assert changes.contradictions["relation"].tolist() == ["contradicts"]
    assert changes.in_words() == "Since the last run: 1 new article, 1 new statement, 1 new contradiction."


def test_another_report_of_a_known_statement_is_no_new_statement():
    changes = what_changed(
        run([RED, BLUE]), run([RED, BLUE, RED | {"article": "c.txt", "quote": "a longer quotation"}])
    )
    assert changes.statements.empty
    assert changes.contradictions.empty
    assert len(changes.repeated) == 1


def test_granting_what_was_denied_is_a_reversal():
    denial = BLUE | {"stance": "denies", "controller": "red"}
    grant = BLUE | {"controller": "red", "act": "concede", "said": "2025-06-09", "article": "c.txt"}
    changes = what_changed(run([RED, denial]), run([RED, denial, grant]))
    assert sorted(changes.reversals["relation"]) == ["concedes", "updates"]
    same = what_changed(run([RED]), run([RED, RED | {"said": "2025-06-09", "act": "reaffirm", "article": "c.txt"}]))
    assert same.reversals.empty


def test_corrections_lost_claims_and_lost_articles_are_told():
    before = run([RED, RED | {"place": "Betaton"}, BLUE])
    after = run([RED | {"side": "green", "review": "edited"}])
    changes = what_changed(before, after)
    assert changes.corrections[["column", "before", "after"]].to_numpy().tolist() == [
        ["side", "red", "green"],
        ["review", "auto", "edited"],
    ]
    assert changes.gone["place"].tolist() == ["Betaton"]
    assert changes.lost_articles == ("b.txt",)
    assert changes.in_words() == (
        "Since the last run: 1 article no longer there, 2 changed values, 1 claim no longer found."
    )


def test_tables_read_back_from_parquet_compare_as_equal(tmp_path):
    tables = run([RED, BLUE])
    for name, table in tables.items():
        table.to_parquet(tmp_path / f"{name}.parquet")
    read = {name: pd.read_parquet(tmp_path / f"{name}.parquet") for name in tables}
    assert what_changed(read, tables).nothing_new
