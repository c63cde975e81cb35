"""What is new since the last run."""

import tracemalloc

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


def upgraded(told, **fields):
    """The tables as another version of the rules makes them: other keys, and these fields."""
    tables = run([row | fields for row in told])
    ids = {old: f"n{old}" for old in tables["claims"]["claim_id"]}
    statements = tables["statements"]["claim_ids"].map(lambda told: "; ".join(ids[i] for i in told.split("; ")))
    return tables | {
        "claims": tables["claims"].assign(claim_id=tables["claims"]["claim_id"].map(ids).astype("string")),
        "statements": tables["statements"].assign(
            claim_id=tables["statements"]["claim_id"].map(ids).astype("string"), claim_ids=statements.astype("string")
        ),
    }


def test_a_new_version_of_the_rules_is_said_and_no_old_claim_is_new():
    changes = what_changed(run([RED, BLUE]), upgraded([RED, BLUE]), reader_changed=True)
    assert changes.statements.empty
    assert changes.contradictions.empty
    assert changes.gone.empty
    assert changes.reread.empty
    assert changes.known == {"c0", "c1"}
    assert changes.in_words() == (
        "The rules that read the articles are another version than in the last run. Nothing new since the last run."
    )
    assert len(what_changed(run([RED, BLUE]), upgraded([RED, BLUE])).statements) == 2, "keys alone tell nothing"


def test_what_the_new_version_reads_otherwise_is_told_apart_from_news():
    overlooked = RED | {"place": "Betaton", "quote": "the second town", "start": 500}
    before = run([RED, BLUE])
    after = upgraded([RED | {"side": ""}, BLUE, overlooked, RED | {"article": "c.txt", "place": "Deltaton"}])
    changes = what_changed(before, after, reader_changed=True)
    assert changes.statements["place"].tolist() == ["Deltaton"]
    assert changes.read_anew["place"].tolist() == ["Betaton"]
    assert changes.corrections.empty
    assert changes.reread[["column", "before", "after"]].to_numpy().tolist() == [["side", "red", ""]]
    assert changes.in_words() == (
        "The rules that read the articles are another version than in the last run; by that alone, and not by news: "
        "1 statement found that it overlooked, 1 differently read value, 1 differently linked pair. "
        "Since the last run: 1 new article, 1 new statement."
    )


def test_a_persons_correction_is_no_rereading():
    before = run([RED, BLUE])
    after = upgraded([RED | {"side": "green", "review": "edited"}, BLUE | {"controller": ""}])
    changes = what_changed(before, after, reader_changed=True)
    assert changes.corrections["column"].tolist() == ["side", "review"]
    assert changes.reread["column"].tolist() == ["controller"]


def test_pairs_of_old_statements_that_the_new_version_puts_together_are_no_news():
    before = run([RED, BLUE])
    before["relations"] = before["relations"][:0]
    changes = what_changed(before, upgraded([RED, BLUE]), reader_changed=True)
    assert (len(changes.contradictions), changes.pairs_anew) == (0, 1)
    answered = upgraded([RED, BLUE, BLUE | {"article": "c.txt", "said": "2025-06-02", "act": "reaffirm"}])
    changes = what_changed(before, answered, reader_changed=True)
    assert changes.contradictions["relation"].tolist() == ["contradicts"]


def test_words_that_are_cut_otherwise_are_known_while_the_text_is_the_same():
    before = run([RED | {"quote": "the town is ours", "start": 100}])
    after = upgraded([RED | {"quote": "said the town is ours now", "start": 95}])
    assert what_changed(before, after, reader_changed=True).statements.empty
    other_text = after | {"articles": after["articles"].assign(sha256="another")}
    assert len(what_changed(before, other_text, reader_changed=True).statements) == 1


def test_of_two_claims_on_the_same_words_each_is_the_one_that_it_agrees_with():
    told = [RED | {"quote": "both towns fell", "start": 9, "place": p} for p in ("Alphaville", "Betaton")]
    changes = what_changed(run(told), upgraded(told[::-1]), reader_changed=True)
    assert changes.reread.empty
    one = what_changed(run(told), upgraded(told[1:]), reader_changed=True)
    assert one.gone["place"].tolist() == ["Alphaville"]
    assert what_changed(run(told[:1]), upgraded(told), reader_changed=True).statements.empty


def test_where_there_was_nothing_everything_is_new():
    nothing = {name: table[:0] for name, table in run([RED]).items()}
    for reader_changed in (False, True):
        changes = what_changed(nothing, run([RED, BLUE]), reader_changed=reader_changed)
        assert (len(changes.statements), len(changes.contradictions)) == (2, 1)
        assert changes.reread.empty


def test_two_statements_of_thousands_of_reports_take_no_memory_for_their_pairs():
    """Each report of the one beside each of the other would be four million pairs."""
    held = [RED | {"article": f"{n}.txt", "quote": "words"} for n in range(2_000)]
    denied = [
        BLUE | {"article": f"{n}.txt", "quote": "others", "controller": "red", "stance": "denies"} for n in range(2_000)
    ]
    earlier, later = run(held + denied), run([*held, RED | {"article": "z.txt", "quote": "words"}, *denied])
    assert later["statements"]["claims"].tolist() == [2_001, 2_000]
    tracemalloc.start()
    changes = what_changed(earlier, later)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert changes.contradictions.empty
    assert what_changed(run(held), later).contradictions["relation"].tolist() == ["denies"]
    assert most < 50 * 2**20
