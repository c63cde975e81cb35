"""The Atom feed beside a run, the index over runs, and the annotations that say where a claim's words stand."""

import pandas as pd
from lxml import etree

import made_claims
from helpers.analysis import group_statements, relate_statements
from helpers.runs.changes import changes_since
from helpers.runs.datapackage import annotations
from helpers.runs.feed import FEED, MOST, write_feed
from helpers.runs.index import write_index
from helpers.runs.store import Store, write_manifest

RED = {
    "side": "red",
    "speaker": "General Rot",
    "controller": "red",
    "type": "control",
    "relation": "in",
    "place": "Alphaville",
    "place_id": "a",
}
BLUE = RED | {"side": "blue", "speaker": "General Blau"}


def tables(*told):
    claims = made_claims.claims(list(told))
    articles = made_claims.articles(claims)
    grouped, statements = group_statements(claims, articles)
    relations = relate_statements(statements, grouped)
    return {"articles": articles, "claims": grouped, "statements": statements, "relations": relations}


def entries(folder):
    return etree.parse(folder / FEED).getroot().findall("{*}entry")


def test_contradictions_and_admissions_are_entries_that_lead_into_the_report(tmp_path):
    now = tables(
        RED | {"said": "2025-06-01", "quote": "we <b>hold</b> Alphaville"},
        BLUE | {"said": "2025-06-01", "stance": "denies", "act": "deny", "controller": "red", "quote": "they do not"},
        BLUE | {"said": "2025-06-03", "act": "concede", "controller": "red", "quote": "we lost Alphaville"},
    )
    changes, _ = changes_since(None, now)
    write_feed(tmp_path, changes, now, None, title="Claims")
    titles = [entry.findtext("{*}title") for entry in entries(tmp_path)]
    assert any(title.startswith("Contradiction: ") for title in titles)
    assert any(title.startswith("Admission: General Blau") for title in titles)
    links = {entry.find("{*}link").get("href") for entry in entries(tmp_path)}
    assert all(link.removeprefix("report.html#") in set(now["claims"]["claim_id"]) for link in links)
    assert b"<b>" not in (tmp_path / FEED).read_bytes()


def test_with_an_address_entries_lead_to_the_report_on_the_web(tmp_path):
    now = tables(BLUE | {"said": "2025-06-03", "act": "concede", "controller": "red", "quote": "we lost Alphaville"})
    changes, _ = changes_since(None, now)
    write_feed(tmp_path, changes, now, None, title="Claims", address="https://example.org/runs/1")
    [entry] = entries(tmp_path)
    assert (
        entry.find("{*}link").get("href")
        == f"https://example.org/runs/1/report.html#{now['claims']['claim_id'].iloc[0]}"
    )
    own = etree.parse(tmp_path / FEED).getroot().find("{*}link")
    assert (own.get("rel"), own.get("href")) == ("self", "https://example.org/runs/1/feed.xml")


def test_entries_of_earlier_runs_stay_behind_the_new_ones_and_none_comes_twice(tmp_path):
    (tmp_path / "1").mkdir()
    (tmp_path / "2").mkdir()
    now = tables(BLUE | {"said": "2025-06-03", "act": "concede", "controller": "red", "quote": "we lost Alphaville"})
    changes, _ = changes_since(None, now)
    write_feed(tmp_path / "1", changes, now, None, title="Claims")
    write_feed(tmp_path / "2", changes, now, tmp_path / "1", title="Claims")
    assert len(entries(tmp_path / "2")) == len(entries(tmp_path / "1")) == 1 <= MOST
    (tmp_path / "1" / FEED).write_text("<feed", encoding="utf-8")
    write_feed(tmp_path / "2", changes, now, tmp_path / "1", title="Claims")
    assert len(entries(tmp_path / "2")) == 1


def test_annotations_point_at_the_words():
    now = tables(RED | {"said": "2025-06-01", "quote": "we hold Alphaville"})
    claims, articles = now["claims"], now["articles"].copy()
    text = "Yesterday 😀 he said: we hold Alphaville, and left."
    start = text.index("we hold")
    articles["text"] = pd.Series([text], dtype=articles["text"].dtype)
    claims = claims.assign(start=start, end=start + len("we hold Alphaville"))
    found = next(annotations(claims, articles))["target"]["selector"]
    assert found[0] == {
        "type": "TextQuoteSelector",
        "exact": "we hold Alphaville",
        "prefix": text[:start],
        "suffix": ", and left.",
    }
    assert text[found[1]["start"] : found[1]["end"]] == found[0]["exact"]


def test_the_index_over_named_reports_has_their_headlines_and_what_changed(tmp_path):
    run = tmp_path / "lyman" / "runs" / "00001-20251218T060004Z"
    run.mkdir(parents=True)
    (run / "report.html").write_text("<title>Red &amp; Blue over Lyman</title>", encoding="utf-8")
    write_manifest(
        run, {"status": "published", "started": "2025-12-18", "counts": {"claims": 3}, "changes": {"new_statements": 2}}
    )
    page = write_index(Store(tmp_path)).read_text(encoding="utf-8")
    assert "<h2>lyman</h2>" in page and "Red &amp; Blue over Lyman" in page
    assert "3 claims" in page and "2 new statements" in page
    assert 'href="lyman/runs/00001-20251218T060004Z/report.html"' in page
