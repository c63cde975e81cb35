"""The workbook of a run, as a spreadsheet meets it: a zip of XML with a sheet a table, text that nothing computes."""

import io
import zipfile

import lxml.etree
import pandas as pd
import pytest

import made_maps
from helpers import schema, workbook
from helpers.analysis import group_statements, relate_statements
from helpers.workbook import SHEETS, write_workbook


def sheets_of(content: bytes) -> dict[str, list[list[str]]]:
    """The cells of each sheet by its name."""
    with zipfile.ZipFile(io.BytesIO(content)) as book:
        assert book.testzip() is None
        named = [e.get("name") for e in lxml.etree.fromstring(book.read("xl/workbook.xml")).iter("{*}sheet")]
        for path in book.namelist():
            lxml.etree.fromstring(book.read(path))
        found = {}
        for number, name in enumerate(named, 1):
            rows = lxml.etree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml")).iter("{*}row")
            found[name] = [["".join(cell.itertext()) for cell in row] for row in rows]
        return found


@pytest.fixture
def tables(tmp_path):
    claims = made_maps.some_claims()
    claims.loc[0, "quote"] = "=1+1 <we> hold\x00 it"
    claims.loc[1, "review"] = "rejected"
    articles = schema.frame(schema.ARTICLES, [{"article": a} for a in [*sorted(set(claims["article"])), "silent.txt"]])
    grouped, statements = group_statements(claims, articles)
    relations = relate_statements(statements, grouped, conflicts=[made_maps.conflict(tmp_path)])
    return {"claims": grouped, "statements": statements, "relations": relations, "articles": articles}


def test_it_has_every_table_that_an_analyst_asks_for_and_what_the_columns_mean(tables, tmp_path):
    sheets = sheets_of(write_workbook(tables, tmp_path).read_bytes())
    assert list(sheets) == ["claims", "statements", "contradictions", "sources", "data dictionary"]
    for name, (_, columns) in SHEETS.items():
        assert sheets[name][0] == list(columns)
    kept = tables["claims"][tables["claims"]["review"] != "rejected"]
    assert [row[0] for row in sheets["claims"][1:]] == list(kept["claim_id"])
    assert "silent.txt" not in {row[0] for row in sheets["sources"]}
    meanings = {(row[0], row[1]): row[3] for row in sheets["data dictionary"][1:]}
    assert all(meanings[table, column] for table, columns in SHEETS.values() for column in columns)


def test_text_is_text_and_a_number_a_number(tables, tmp_path):
    path = write_workbook(tables, tmp_path)
    with zipfile.ZipFile(path) as book:
        first = lxml.etree.fromstring(book.read("xl/worksheets/sheet1.xml")).findall(".//{*}row")[1]
    cells = dict(zip(SHEETS["claims"][1], first, strict=True))
    assert cells["quote"].get("t") == "inlineStr" and "".join(cells["quote"].itertext()) == "=1+1 <we> hold it"
    assert cells["lat"].get("t") is None and float("".join(cells["lat"].itertext())) == pytest.approx(49.71)


def test_the_same_tables_give_the_same_bytes_and_too_many_rows_none(tables, tmp_path, monkeypatch):
    first = write_workbook(tables, tmp_path).read_bytes()
    assert write_workbook(tables, tmp_path).read_bytes() == first
    monkeypatch.setattr(workbook, "MOST_ROWS", 4)
    assert write_workbook(tables, tmp_path) is None


def test_pandas_reads_it(tables, tmp_path):
    read = pd.read_excel(write_workbook(tables, tmp_path), sheet_name=None)
    assert list(read["claims"].columns) == list(SHEETS["claims"][1])
    assert read["claims"].loc[0, "quote"] == "=1+1 <we> hold it"
