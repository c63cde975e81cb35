"""The page of very many claims: rows of some of them, counts of all."""

import json
import re
from functools import partial

import pytest

import made_claims
import made_desk
import made_maps
import made_pages
from helpers import brief
from helpers.brief import shown, sources
from helpers.brief.report import Report
from helpers.brief.section import Rows
from helpers.figures.maps import Atlas, atlas, interactive


@pytest.fixture
def conflict(tmp_path):
    return made_maps.conflict(tmp_path)


@pytest.fixture
def made(conflict, monkeypatch):
    """More claims than a page has rows for, of two sides about four places."""
    monkeypatch.setattr(shown, "MOST", 120)
    return made_pages.material(made_claims.many_claims(400, places=4, days=60), conflict)


def ids(html):
    return set(re.findall(r'\bid="([^"]+)"', str(html)))


def targets(html):
    return set(re.findall(r'href="#([^"]+)"', str(html)))


def report_of(made, conflict):
    return Report(made_desk.tables(made.claims, conflict), made, [made])


def test_a_page_of_few_claims_is_as_it_was(made, monkeypatch):
    monkeypatch.setattr(shown, "MOST", len(made.claims))
    found = brief.Shown.of(made, [made])
    assert found.material is made and found.parts == [made]
    assert found.left_to_files(0) == ""


def test_the_disputed_and_the_latest_claims_have_rows(made):
    (page,) = brief.Shown.of(made, [made]).parts
    kept = set(page.claims["claim_id"])
    assert len(kept) == 120
    assert page.claims["claim_id"].tolist() == [c for c in made.claims["claim_id"] if c in kept], "in their order"
    disputed = made.statements["statement_id"].isin(made.disputed)
    best = set(made.statements.loc[disputed, "claim_id"])
    assert 0 < len(best) < 120 and best <= kept
    others = made.statements[~disputed]
    has_row = others["claim_id"].isin(kept)
    assert has_row.any() and others.loc[has_row, "claim_date"].min() >= others.loc[~has_row, "claim_date"].max()


def test_rows_data_and_sources_are_of_the_same_claims_and_the_page_says_how_many_there_are(made, conflict):
    report = report_of(made, conflict)
    section = report.claims()
    (rows,) = (piece for piece in section.pieces if isinstance(piece, Rows))
    there = {i for i in ids(rows.html) if i in set(made.claims["claim_id"])}
    assert len(there) == 120 and set(rows.data["columns"]["claim_id"]) == there
    assert "There are 400 claims. 120 of them stand here" in section.html
    assert {t for t in targets(rows.html) if t.startswith("source-")} <= ids(brief.source_list(report._shown.material))


def test_what_leads_to_a_claim_without_a_row_is_words(made, conflict):
    report = report_of(made, conflict)
    told = report.contradictions().html
    known = ids(report.claims().html) | ids(told)
    plain = brief.contradictions(made) + brief.other_links(made)
    assert targets(plain) - known, "some lead to claims that have no row"
    assert targets(told) <= known
    assert re.sub(r"<[^>]+>", "", told) == re.sub(r"<[^>]+>", "", plain)


def test_very_many_inputs_have_one_hash(made, monkeypatch):
    monkeypatch.setattr(sources, "MOST", 3)
    told = brief.provenance(made, parameters={})
    assert f"SHA-256 of the {len(made.articles):,} input files" in told and len(re.findall(r"[0-9a-f]{64}", told)) == 1


def test_a_map_marks_the_disputed_and_the_latest_of_very_many_claims_and_says_so(conflict, monkeypatch):
    for module in (atlas, interactive):
        monkeypatch.setattr(module, "foremost", partial(module.foremost, most=50))
    claims = made_claims.many_claims(200, places=4, days=60).assign(lat=49.7, lon=37.6, uncertainty_km=1.0)
    made = made_pages.material(claims, conflict)
    drawn = Atlas(made.claims, None, conflict, made.articles, made.statements, made.relations, shapes=None)
    told = "50 of 200 claims with a place have a mark"
    assert drawn.left_to_files.startswith(told) and "claims.geojson" in drawn.left_to_files
    data = json.loads(
        re.search(r'<script type="application/json"[^>]*>(.*?)</script>', drawn.interactive().get_root().render())[1]
    )
    best = made.statements[made.statements["statement_id"].isin(made.disputed)]["claim_id"]
    assert len(data["claims"]["id"]) == 50
    assert set(best) <= set(data["claims"]["id"]) or set(data["claims"]["id"]) <= set(best)
    assert any(note.startswith(told) for note in data["notes"])


def test_a_map_of_few_claims_marks_all_and_says_nothing(conflict):
    claims = made_claims.many_claims(20, places=4, days=60).assign(lat=49.7, lon=37.6, uncertainty_km=1.0)
    made = made_pages.material(claims, conflict)
    drawn = Atlas(made.claims, None, conflict, made.articles, made.statements, made.relations, shapes=None)
    assert drawn.left_to_files == ""
