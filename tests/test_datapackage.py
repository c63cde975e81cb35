"""The data package, the linked data and the codebook, each read by the format's own library."""

import hashlib
import json

import geopandas
import pyarrow.parquet
import pytest
from frictionless import Package, validate
from pyld import jsonld

from helpers import schema
from helpers.analysis import group_statements, relate_statements
from helpers.export import write_tables
from helpers.runs.datapackage import codebook, linked_claims, write_package
from made_claims import articles, claims

TOLD = [
    {"side": "red", "speaker": "=SUM(A1)", "controller": "red", "lat": 49.7, "lon": 37.6, "role": "commander"},
    {"side": "blue", "speaker": "Генштаб", "controller": "blue", "quote": '<script>"вільне"</script>', "share": 0.9},
    {"side": "media", "said": "", "place": "", "type": "strike", "happened": "2025-05"},
]


@pytest.fixture
def package(tmp_path):
    table = claims(TOLD)
    told = articles(
        table, title="A <b>title</b>", publisher="Paper", published="2025-06-02", url="https://example.org/a"
    )
    grouped, statements = group_statements(table, told)
    tables = {
        "articles": told,
        "claims": grouped,
        "statements": statements,
        "relations": relate_statements(statements, grouped),
    }
    write_tables(tables, tmp_path)
    write_package(tables, tmp_path, title="Claims & co")
    return tmp_path


def test_frictionless_finds_the_package_valid_down_to_every_cell(package):
    report = validate(str(package / "datapackage.json"))
    assert report.valid, report.flatten(["rowNumber", "fieldName", "type", "message"])
    described = Package(str(package / "datapackage.json"))
    resource = described.get_resource("claims")
    assert [f.name for f in resource.schema.fields] == schema.CLAIMS.names
    assert resource.schema.primary_key == ["claim_id"]
    assert {r.format for r in described.resources} == {"csv", "parquet", "geojson", "gpkg"}


def test_frictionless_finds_a_cell_that_breaks_its_column(package):
    text = (package / "claims.csv").read_text(encoding="utf-8-sig")
    (package / "claims.csv").write_text(text.replace(",asserts,", ",perhaps,", 1), encoding="utf-8-sig")
    found = validate(str(package / "datapackage.json")).flatten(["type"])
    assert ["constraint-error"] in found


def test_pyarrow_and_geopandas_read_what_the_package_lists(package):
    described = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    for resource in described["resources"]:
        digest = hashlib.sha256((package / resource["path"]).read_bytes()).hexdigest()
        assert resource["hash"] == f"sha256:{digest}"
    assert pyarrow.parquet.read_table(package / "claims.parquet").num_rows == len(TOLD)
    assert geopandas.read_file(package / "claims.geojson").crs.to_epsg() == 4326


def test_linked_data_expand_without_network_and_rate_nothing(package):
    def refuse(*_):
        raise AssertionError("a context was asked for over the network")

    found = json.loads((package / "claims.jsonld").read_text(encoding="utf-8"))
    expanded = jsonld.expand(found, {"documentLoader": refuse, "base": "https://example.org/claims.jsonld"})
    assert [node["@type"] for node in expanded] == [["https://schema.org/Claim"]] * 3
    first = expanded[0]
    assert first["@id"] == "https://example.org/claims.jsonld#c0"
    assert first["https://schema.org/text"] == [{"@value": "words of claim 0"}]
    assert first["https://schema.org/author"][0]["@type"] == ["https://schema.org/Person"]
    assert "https://schema.org/author" not in expanded[2]
    assert not any("Rating" in key for node in expanded for key in node)


def test_rejected_claims_are_not_published_as_linked_data():
    table = claims([{"review": "rejected"}, {"review": "edited"}])
    assert [node["identifier"] for node in linked_claims(table)] == ["c1"]


def test_codebook_has_every_column_and_shows_markup_as_text():
    page = codebook([schema.CLAIMS, schema.STATEMENTS], "Claims <i>&</i> co")
    assert all(f"<td>{name}</td>" in page for name in schema.CLAIMS.names + schema.STATEMENTS.names)
    assert "Claims &lt;i&gt;&amp;&lt;/i&gt; co" in page
    assert "http" not in page
