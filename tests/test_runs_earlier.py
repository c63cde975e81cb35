"""What the last run left, read by another version: its tables are compared all the same."""

import pytest

import made_claims
from helpers.analysis import group_statements, relate_statements
from helpers.runs.changes import Earlier, changes_since, read_run
from helpers.runs.store import write_manifest
from helpers.tables import reader_version

TOLD = [
    {"side": "red", "speaker": "General Rot", "controller": "red", "article": "a.txt"},
    {"side": "blue", "speaker": "General Blau", "controller": "blue", "article": "b.txt"},
]


def tables(told=TOLD):
    claims = made_claims.claims(told)
    articles = made_claims.articles(claims)
    grouped, statements = group_statements(claims, articles)
    relations = relate_statements(statements, grouped)
    return {"articles": articles, "claims": grouped, "statements": statements, "relations": relations}


@pytest.fixture
def left(tmp_path):
    """A run's folder with these tables, as a version of the rules left it."""

    def leave(found, reader):
        (tmp_path / "tables").mkdir(exist_ok=True)
        for name, table in found.items():
            table.to_parquet(tmp_path / "tables" / f"{name}.parquet")
        write_manifest(tmp_path, {"status": "ok"} | ({"reader": reader} if reader else {}))
        return tmp_path

    return leave


def test_a_run_of_this_version_is_read_as_it_is_and_damaged_tables_are_none(left):
    run = left(tables(), reader_version())
    assert not read_run(run).reader_changed
    assert changes_since(run, tables())[1]["new_statements"] == 0
    damaged = tables() | {"claims": tables()["claims"].drop(columns="side")}
    assert read_run(left(damaged, reader_version())) is None
    assert read_run(None) is None


@pytest.mark.parametrize("reader", ["another", ""])
def test_a_run_of_another_version_is_read_though_it_lacks_columns_and_knows_other_words(left, reader):
    found = tables()
    older = found["claims"].drop(columns=["rejected", "side_basis", "place_rejected"])
    older = older.assign(claim_date_basis="hearsay", claim_id="old" + older["claim_id"], extra="1")
    statements = found["statements"].assign(claim_ids="old" + found["statements"]["claim_ids"])
    run = left(found | {"claims": older, "statements": statements}, reader)
    earlier = read_run(run)
    assert isinstance(earlier, Earlier)
    assert earlier.reader_changed
    _, counts = changes_since(run, found)
    assert (counts["new_statements"], counts["gone_statements"], counts["reader_changed"]) == (0, 0, 1)


def test_tables_of_another_version_that_lack_what_is_compared_are_no_run(left):
    found = tables()
    assert read_run(left(found | {"claims": found["claims"].drop(columns="quote")}, "another")) is None
