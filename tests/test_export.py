"""Tables as files: the same bytes from the same tables, safe in a spreadsheet, readable by the formats' own libraries."""

import json

import geopandas
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from helpers import schema, workbook
from helpers.analysis import rows
from helpers.export import write_tables
from helpers.runs.datapackage import write_package
from helpers.workbook import write_workbook

CLAIM = {
    "claim_id": "c1",
    "article": "a.txt",
    "quote": "Куп'янськ наш",
    "start": 3,
    "end": 16,
    "sentence": "Куп'янськ наш.",
    "side": "ukraine",
    "attribution": "direct",
    "type": "control",
    "stance": "asserts",
    "act": "assert",
    "rule": "test",
    "review": "auto",
}


ARTICLE = {"article": "a.txt", "file": "a.txt", "text": "words of 0, words of 1", "sha256": "0"}


def claims(*rows):
    return schema.frame(schema.CLAIMS, [CLAIM | row for row in rows])


def test_forms_hold_the_same_rows(tmp_path):
    data = claims({"lat": 49.71, "lon": 37.62}, {"claim_id": "c2"})
    names = {p.name for p in write_tables({"claims": data}, tmp_path)}
    assert names == {"claims.parquet", "claims.csv", "claims.geojson", "claims.geo.parquet", "claims.gpkg"}
    kept = pd.read_parquet(tmp_path / "claims.parquet")
    pd.testing.assert_frame_equal(kept, data)
    sheet = pd.read_csv(tmp_path / "claims.csv", dtype=str, keep_default_na=False)
    assert list(sheet["quote"]) == list(data["quote"])
    assert (tmp_path / "claims.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    points = geopandas.read_parquet(tmp_path / "claims.geo.parquet")
    assert (points.crs.to_epsg(), points.geometry[0].x, points.geometry[0].y) == (4326, 37.62, 49.71)
    layer = geopandas.read_file(tmp_path / "claims.gpkg", layer="claims")
    assert (layer["quote"][0], layer.geometry[0].x) == ("Куп'янськ наш", 37.62)
    collection = json.loads((tmp_path / "claims.geojson").read_text(encoding="utf-8"))
    assert "crs" not in collection
    (feature,) = collection["features"]
    assert feature["geometry"]["coordinates"] == [37.62, 49.71]
    assert (feature["properties"]["quote"], feature["properties"]["share"]) == ("Куп'янськ наш", None)


def test_the_same_tables_give_the_same_bytes(tmp_path):
    data = claims({"lat": 49.71, "lon": 37.62})
    first = [p.read_bytes() for p in write_tables({"claims": data}, tmp_path / "a")]
    assert first == [p.read_bytes() for p in write_tables({"claims": data.copy()}, tmp_path / "b")]


def test_what_is_made_and_written_in_pieces_has_the_bytes_of_what_is_made_at_once(tmp_path, monkeypatch):
    def files(folder):
        places = [
            {"lat": 49.71, "lon": 37.62},
            {},
            {"review": "rejected"},
            {"share": None, "lat": 48.0, "lon": 37.0},
            {},
        ]
        data = claims(*({"claim_id": f"c{n}", "quote": f"words of {n}", **of} for n, of in enumerate(places)))
        articles = schema.frame(schema.ARTICLES, [ARTICLE])
        links = schema.frame(schema.STATEMENT_RELATIONS, [])
        tables = {"claims": data, "articles": articles, "statements": schema.frame(schema.STATEMENTS, [])}
        write_tables(tables, folder)
        write_workbook({**tables, "relations": links}, folder)
        write_package(tables, folder, title="Claims")
        return {path.name: path.read_bytes() for path in folder.iterdir()}

    whole = files(tmp_path / "whole")
    for module in (schema, rows, workbook):
        monkeypatch.setattr(module, "AT_ONCE", 2)
    assert files(tmp_path / "pieces") == whole
    assert [f["properties"]["claim_id"] for f in json.loads(whole["claims.geojson"])["features"]] == ["c0", "c3"]
    assert [node["identifier"] for node in json.loads(whole["claims.jsonld"])["@graph"]] == ["c0", "c1", "c3", "c4"]
    told = json.loads(whole["annotations.jsonld"])
    assert (told["total"], len(told["first"]["items"])) == (4, 4)


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t=", "\r=", " =", "＝", "\n@", "|", "%"])
def test_no_cell_of_a_csv_is_a_formula(tmp_path, sign):
    write_tables({"claims": claims({"speaker": f'{sign}HYPERLINK("http://x")'})}, tmp_path)
    (cell,) = pd.read_csv(tmp_path / "claims.csv", dtype=str, keep_default_na=False)["speaker"]
    assert cell.startswith("'")


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=20))
def test_any_text_survives_the_parquet_and_never_starts_a_formula_in_the_csv(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("export")
    write_tables({"claims": claims({"speaker": text})}, folder)
    assert pd.read_parquet(folder / "claims.parquet")["speaker"][0] == text
    (cell,) = pd.read_csv(folder / "claims.csv", dtype=str, keep_default_na=False)["speaker"]
    assert cell.lstrip()[:1] not in set("=+-@")


def test_a_table_that_breaks_its_definition_is_not_written(tmp_path):
    wrong = claims({}).assign(type=pd.array(["conquest"], dtype="string"))
    with pytest.raises(ValueError, match="conquest"):
        write_tables({"claims": wrong}, tmp_path)
    assert not list(tmp_path.iterdir())


def test_empty_tables_are_files_with_columns(tmp_path):
    write_tables({t.name: schema.frame(t, []) for t in schema.TABLES.values()}, tmp_path)
    assert list(pd.read_csv(tmp_path / "claims.csv").columns) == schema.CLAIMS.names
    assert geopandas.read_parquet(tmp_path / "places.geo.parquet").empty
