"""A shared page as its reader meets it: opened from a file, in headless Chromium, wide and on a phone."""

import csv
import io
import json
import re
import sqlite3
import zipfile
from contextlib import closing
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import folium
import geopandas
import lxml.etree
import nbformat
import pandas as pd
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect
from pypdf import PdfReader

import made_claims
import made_maps
import made_pages
from helpers import brief, schema
from helpers.brief.calendar import table as numbers
from helpers.brief.markup import counted
from helpers.media import DATA
from helpers.pages.export import export_notebook
from helpers.workbook import SHEETS
from made_pages import code, html, notebook, prose, shown

pytestmark = pytest.mark.browser

WIDE, PHONE, SMALL = 1280, 390, 360
MEGABYTE = 1_000_000


@pytest.fixture(scope="module")
def conflict(tmp_path_factory):
    return made_maps.conflict(tmp_path_factory.mktemp("profile"))


@pytest.fixture(scope="module")
def report(conflict, tmp_path_factory):
    """The file of a brief about a made sector."""
    made = made_pages.material(made_maps.some_claims(), conflict, title="Both say they hold it", published="2025-12-18")
    return export(made_pages.report(made), tmp_path_factory.mktemp("report") / "report.html")


def export(made, out):
    out.parent.mkdir(exist_ok=True)
    source = out.with_suffix(".ipynb")
    nbformat.write(made, source)
    return export_notebook(source, out)


@pytest.fixture
def reader(chromium):
    """Open a file as a reader; gives the page and the list of addresses asked for, which grows."""
    contexts = []

    def open_file(path, *, width=WIDE, **options):
        context = chromium.new_context(viewport={"width": width, "height": 800}, **options)
        contexts.append(context)
        page = context.new_page()
        asked = []
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: pytest.fail(f"error in a script: {error}"))
        page.goto(path.as_uri())
        return page, asked

    yield open_file
    for context in contexts:
        context.close()


def frame_of(page):
    """The map's frame, scrolled into view and ready."""
    page.locator("figure.map iframe").scroll_into_view_if_needed()
    [frame] = page.frames[1:]
    frame.wait_for_selector(".leaflet-marker-pane > *, path.leaflet-interactive", state="attached")
    return frame


@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_nothing_is_asked_for_but_the_file_itself(report, reader, width):
    page, asked = reader(report, width=width)
    frame = frame_of(page)
    frame.locator("button.pill").first.click()
    page.get_by_role("searchbox").fill("alphaville")
    assert [address for address in asked if not address.startswith("data:")] == [report.as_uri()]


@pytest.mark.parametrize("width", [WIDE, PHONE, SMALL])
def test_the_page_is_never_wider_than_the_screen(report, reader, width):
    page, _ = reader(report, width=width)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    for box in page.locator("details").all():
        box.evaluate("box => { box.open = true }")
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_long_name_of_a_speaker_makes_no_page_wider(conflict, reader, tmp_path):
    claims = made_maps.some_claims()
    claims.loc[0, "speaker"] = (
        "The Main Department of the General Staff of the United Armed Forces of Northern Blueland"
    )
    page, _ = reader(
        export(made_pages.report(made_pages.material(claims, conflict)), tmp_path / "long.html"), width=SMALL
    )
    page.locator("details.filters > summary").click()
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL
    assert page.get_by_label("Speaker").bounding_box()["width"] <= SMALL


def test_it_reads_without_scripts(report, reader):
    page, _ = reader(report, width=SMALL, java_script_enabled=False)
    content = page.locator("main")
    for words in (
        "Redland and Blueland contradict each other",
        "regained control of nearly 90%",
        "in context",
        "Sources",
    ):
        assert words in content.inner_text()
    assert page.locator("figure.map p.left-out").is_visible()  # that the map needs scripts
    page.locator("nav.narrow summary").click()
    assert page.locator("nav.narrow a", has_text="The claims").is_visible()


def test_the_map_shows_its_markers_and_leads_to_a_claim(report, reader):
    page, _ = reader(report)
    frame = frame_of(page)
    assert frame.locator("button.pill").first.is_visible()
    page.evaluate("window.scrollTo(0, 0)")
    frame.evaluate("parent.postMessage({ show: 'c2' }, '*')")
    expect(page).to_have_url(re.compile("#c2$"))
    expect(page.locator("#c2")).to_be_in_viewport()
    assert page.evaluate("scrollY") > 500
    frame.evaluate("parent.postMessage({ show: 'nowhere' }, '*')")
    page.wait_for_timeout(100)
    assert page.url.endswith("#c2")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [WIDE, PHONE])
def test_axe_finds_nothing_to_mend(report, reader, scheme, width):
    page, _ = reader(report, width=width, color_scheme=scheme)
    for box in page.locator("details").all():
        box.evaluate("box => { box.open = true }")
    found = Axe().run(page)
    assert [(v["id"], [n["html"][:120] for n in v["nodes"]]) for v in found.response["violations"]] == []


def test_dark_mode_is_dark(report, reader):
    page, _ = reader(report, color_scheme="dark")
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert max(map(int, re.findall(r"\d+", colour)[:3])) < 60
    edge = page.locator("tr[style*='--night']").first
    night = edge.evaluate("row => getComputedStyle(row).getPropertyValue('--night')").lstrip("#")
    worn = edge.evaluate("row => getComputedStyle(row).borderLeftColor")
    assert worn == f"rgb({', '.join(str(int(night[i : i + 2], 16)) for i in (0, 2, 4))})", (
        "a side's colour for the dark"
    )


def test_the_claims_are_searched_filtered_and_sorted_and_the_filter_is_in_the_address(report, reader):
    page, _ = reader(report)
    shown = page.locator("table.claims tbody tr")
    everything = shown.count()
    page.get_by_role("searchbox").fill("denied blueland")
    assert shown.count() == 1
    assert page.locator(".asked output").inner_text() == f"1 of {everything}"
    page.get_by_role("button", name="All claims").click()
    page.locator(".filters label", has_text="Side").locator("select").select_option("blue")
    assert 0 < shown.count() < everything
    assert page.url.endswith("#?side=blue")
    again, _ = reader(report)
    again.goto(page.url)
    expect(again.locator(".asked output")).to_have_text(re.compile(": Blueland$"))
    assert again.locator("table.claims tbody tr").count() == shown.count()
    page.get_by_role("button", name="All claims").click()
    date = page.locator("table.claims th", has_text="Date")
    date.get_by_role("button", name="Date").click()
    assert date.get_attribute("aria-sort") == "descending"
    turned = [cell.get_attribute("data-sort") for cell in page.locator("table.claims td:first-child").all()]
    days = [day for day in turned if day]
    assert days == sorted(days, reverse=True)
    assert turned[: len(days)] == days  # what is not dated stands last either way


def test_map_bars_and_table_show_the_same_selection(report, reader):
    page, _ = reader(report)
    frame = frame_of(page)
    page.get_by_label("Place").select_option(index=1)
    wanted = page.get_by_label("Place").input_value()
    number = page.locator("table.claims tbody tr").count()
    expect(frame.locator(".said").first).to_have_text(re.compile(rf"^{number} of "))  # the frame evaluates no text
    lanes = page.locator(".lane .name").all_inner_texts()
    assert sum(int(name.split()[1]) for name in lanes) == number
    page.locator(".lane g").first.click()
    assert "from=" in page.url and wanted in page.locator(".asked output").inner_text()
    frame.evaluate("parent.postMessage({ side: 'red' }, '*')")
    expect(page).to_have_url(re.compile("#.*side=red"))  # a page that evaluates no text cannot be polled for more


@pytest.fixture(scope="module")
def dated(conflict, tmp_path_factory):
    """A page of six claims: two of a day each, one denial, three undated ones."""
    rows = [
        {"side": "red", "claim_date": "2025-12-01"}, {"side": "blue", "claim_date": "2025-12-20"},
        {"side": "blue", "claim_date": "2025-12-20", "stance": "denies", "controller": "red"},
        {"side": "blue", "claim_date": ""}, {"side": "blue", "claim_date": ""}, {"side": "red", "claim_date": ""},
    ]  # fmt: skip
    claims = made_claims.claims([{"place": "Alphaville", "quote": f"words {n}"} | row for n, row in enumerate(rows)])
    out = tmp_path_factory.mktemp("dated") / "dated.html"
    return export(made_pages.report(made_pages.material(claims, conflict), with_map=False), out)


def test_a_date_filter_says_how_many_undated_claims_it_leaves_out_and_keeps_them_on_demand(dated, reader):
    page, _ = reader(dated)
    rows = page.locator("table.claims tbody tr")
    keep = page.locator(".asked").get_by_role("button", name="undated")
    expect(keep).to_be_hidden()
    page.get_by_label("From").fill("2025-12-10")
    expect(rows).to_have_count(2)
    expect(keep).to_have_text("3 undated left out: keep")
    keep.click()
    expect(rows).to_have_count(5)
    assert "undated=kept" in page.url
    expect(keep).to_have_text("Leave out the undated")
    keep.click()
    expect(rows).to_have_count(2)


def test_a_lane_counts_its_undated_claims_and_its_denials_and_asks_for_them(dated, reader):
    page, _ = reader(dated)
    lane = page.locator(".lane", has_text="Blueland")
    rows = page.locator("table.claims tbody tr")
    lane.get_by_role("button", name="1 denial").click()
    expect(rows).to_have_count(1)
    page.get_by_role("button", name="All claims").click()
    lane.get_by_role("button", name="2 undated").click()
    expect(rows).to_have_count(2)
    expect(page.locator(".asked output")).to_have_text(re.compile("undated"))


@pytest.fixture(scope="module")
def answered(conflict, tmp_path_factory):
    """A page on which Blueland denies, naming no place, what Redland says of Alphaville, and two claims on another place."""
    rows = [
        {"side": "red", "claim_date": "2025-12-01", "place": "Alphaville", "quote": "Alphaville is ours", "lat": 50.0, "lon": 37.0},
        {"side": "blue", "claim_date": "2025-12-01", "quote": "that is not so", "stance": "denies", "controller": "red", "place": ""},
        {"side": "red", "claim_date": "2025-12-02", "place": "Betatown", "lat": 50.2, "lon": 37.1, "quote": "Betatown is ours", "speaker": "Игорь Конашенков", "sentence": "Игорь Конашенков: Betatown is ours"},
    ]  # fmt: skip
    claims = made_claims.claims(rows)
    made = made_pages.material(claims, conflict)
    first, denial = made.statements.set_index("quote").loc[["Alphaville is ours", "that is not so"], "statement_id"]
    answer = {
        "a": denial,
        "b": first,
        "relation": "denies",
        "reason": "made",
        "a_quote": "that is not so",
        "b_quote": "Alphaville is ours",
    }
    relations = schema.frame(schema.STATEMENT_RELATIONS, [answer])
    articles = made.articles.assign(language="ru")
    out = tmp_path_factory.mktemp("answered") / "answered.html"
    return export(made_pages.report(replace(made, relations=relations, articles=articles)), out)


def test_a_denial_that_names_no_place_comes_with_the_place_of_what_it_denies_and_says_so(answered, reader):
    page, _ = reader(answered)
    rows = page.locator("table.claims tbody tr")
    expect(rows.filter(has_text="that is not so")).to_contain_text("place unclear; denies words about Alphaville")
    page.get_by_label("Place").select_option("Alphaville")
    expect(page.get_by_label("Place").locator("option:checked")).to_have_text("Alphaville (2)")
    expect(rows).to_have_count(2)
    expect(page.locator(".asked output")).to_have_text(
        "2 of 3: Alphaville, 1 of them a denial that names no place and answers words about it"
    )
    told = frame_of(page).locator(".said").first
    expect(told).to_have_text(
        re.compile(r"^1 of 2 claims shown.* 1 more claim of these has no known position, and no mark\.$")
    )
    page.get_by_label("Place").select_option("Betatown")
    expect(rows).to_have_count(1)
    expect(told).to_have_text(re.compile(r"^1 of 2 claims shown.* Of all 3 claims, 2 have a known position\.$"))


def test_the_search_says_what_it_searches_and_finds_a_speaker_in_english_letters(answered, reader):
    page, _ = reader(answered)
    rows = page.locator("table.claims tbody tr")
    search = page.get_by_role("searchbox")
    expect(page.locator(".searched")).to_contain_text(
        "the quoted words in their own language (Russian), which nobody translated"
    )
    for words in ("Konashenkov", "igor konashenkov", "Ihor", "Конашенков", "Ігор", "redland betatown"):
        search.fill(words)
        expect(rows).to_have_count(1)
    search.fill("stadium")
    expect(rows).to_have_count(0)


def test_what_is_found_in_another_war_is_said_where_nothing_fits(conflict, reader, tmp_path):
    pages = [
        made_pages.report(made_pages.material(made_claims.claims([{"place": place, "quote": f"we hold {place}"}] * 2), conflict), with_map=False)
        for place in ("Alphaville", "Betatown")
    ]  # fmt: skip
    page, _ = reader(export(notebook(*pages[0].cells, *pages[1].cells), tmp_path / "two.html"))
    told = page.locator(".elsewhere")
    expect(told).to_be_hidden()
    page.get_by_role("searchbox").first.fill("betatown")
    expect(told).to_have_text(re.compile(r"^No claim of .* fits\. Elsewhere: 2 in "))
    told.get_by_role("button").click()
    expect(told).to_be_hidden()
    expect(page.locator("table.claims tbody tr:visible")).to_have_count(2)


def test_the_story_of_a_place_begins_with_its_beginning_where_the_table_shows_the_latest_first(
    conflict, reader, tmp_path
):
    claims = made_claims.many_claims(60, places=2, days=30)
    page, _ = reader(
        export(made_pages.report(made_pages.material(claims, conflict), with_map=False), tmp_path / "m.html")
    )
    date = page.locator("table.claims th", has_text="Date")
    assert date.get_attribute("aria-sort") == "descending"
    page.get_by_label("Place").select_option(index=1)
    assert date.get_attribute("aria-sort") == "ascending"
    date.get_by_role("button", name="Date").click()
    assert date.get_attribute("aria-sort") == "descending"


def test_one_claim_beside_many_is_seen_and_a_month_is_enough_for_a_bar_of_a_month(conflict, reader, tmp_path):
    claims = made_maps.many_claims(40, places=3)
    claims["side"], claims["claim_date"] = "red", "2024-01-10"
    claims.loc[0, ["side", "claim_date"]] = ["blue", "2025-09-01"]
    claims.loc[1, ["side", "claim_date"]] = ["blue", "2025-03"]
    page, _ = reader(export(made_pages.report(made_pages.material(claims, conflict)), tmp_path / "bars.html"))
    lane = page.locator(".lane", has_text="Blueland")
    heights = [float(bar.get_attribute("height")) for bar in lane.locator("rect.said, rect.denied").all()]
    assert len(heights) == 2 and min(heights) >= 0.1
    assert "Not drawn" not in page.locator("figure.bars figcaption").inner_text()
    assert page.locator(".axis span").first.inner_text() == "Jan 2024"


def test_words_that_stand_in_the_row_above_are_not_said_again_but_on_paper(conflict, reader, tmp_path):
    claims = made_claims.many_claims(4, places=4, days=1)
    claims["quote"] = ["We hold Alpha and Beta", "We hold Alpha and Beta", "We hold Gamma", "We hold Alpha and Beta"]
    claims["sentence"], claims["start"], claims["claim_date"] = claims["quote"], [0, 0, 30, 60], "2025-12-01"
    claims["article"] = "one.txt"
    page, _ = reader(
        export(made_pages.report(made_pages.material(claims, conflict), with_map=False), tmp_path / "a.html")
    )
    words = page.locator("table.claims td > .words")
    assert [words.nth(n).is_visible() for n in range(4)] == [True, False, True, True]
    page.emulate_media(media="print")
    assert all(words.nth(n).is_visible() for n in range(4))


@pytest.fixture
def of_one_sentence(conflict, reader, tmp_path):
    """Sixty claims, of which the first five of the latest day are of one sentence; their table in a browser."""
    claims = made_claims.many_claims(60, places=9, days=1)
    claims["claim_date"] = ["2025-12-02"] * 5 + ["2025-12-01"] * 55
    claims["article"] = ["listed.txt"] * 5 + [f"article-{n}.txt" for n in range(55)]
    claims["sentence"] = ["We hold A, B, C, D and E."] * 5 + [f"We hold hill {n}." for n in range(55)]
    claims["confidence"] = [0.5 + n / 1000 for n in range(60)]
    made = made_pages.material(claims, conflict, publisher="")
    return reader(export(made_pages.report(made, with_map=False), tmp_path / "sentence.html"))[0]


def test_the_rows_of_a_sentence_with_many_stand_behind_its_first_until_they_are_asked_for(of_one_sentence):
    page = of_one_sentence
    shown = page.locator("table.claims tbody tr[id]:visible")
    more = page.locator("tr.more button")
    assert shown.count() == 46 and more.inner_text().startswith("4 more claims in this sentence: Place ")
    more.focus()
    page.keyboard.press("Enter")
    assert shown.count() == 50 and not more.count()
    assert page.evaluate("document.activeElement.closest('tr') === document.querySelectorAll('table.claims tr[id]')[1]")
    page.get_by_role("button", name="Next").first.click()
    page.get_by_role("button", name="Previous").first.click()
    assert shown.count() == 50, "what was opened stays open"


def test_a_link_to_a_claim_opens_the_rows_of_its_sentence(of_one_sentence):
    page = of_one_sentence
    hidden = page.locator("table.claims tbody tr[hidden]").last.get_attribute("id")
    page.evaluate(f"location.hash = '{hidden}'")
    expect(page.locator(f"#{hidden}")).to_be_in_viewport()


def test_the_claims_are_sorted_by_how_sure_they_are_by_keys_and_the_address_keeps_it(of_one_sentence, reader):
    page = of_one_sentence
    sure = page.locator("table.claims th").first.get_by_role("button", name="how sure")

    def shares(page):
        told = page.locator("table.claims tr[id]:visible .sure").all_inner_texts()
        return [int(words.split()[0].rstrip("%").split("\u00a0")[0]) for words in told]

    sure.focus()
    page.keyboard.press("Enter")
    assert shares(page) == sorted(shares(page), reverse=True) and shares(page)[0] == 56
    assert page.url.endswith("#?sort=sure&turned=1")
    page.keyboard.press("Enter")
    assert shares(page) == sorted(shares(page)) and shares(page)[0] == 50
    page.goto(page.url)
    page.reload()
    assert shares(page) == sorted(shares(page)) and shares(page)[0] == 50
    page.set_viewport_size({"width": 360, "height": 800})  # a phone has no heads: a list orders the cards
    order = page.locator("label.order select")
    assert order.locator("option:checked").inner_text() == "lowest % first"
    order.select_option(label="highest % first")
    assert shares(page) == sorted(shares(page), reverse=True)


def test_a_source_without_a_name_is_called_by_its_title_or_file_and_a_long_page_says_on_paper_where_its_claims_are(
    of_one_sentence,
):
    page = of_one_sentence
    told = page.locator("table.claims a[href^='#source-']").first.inner_text()
    assert re.fullmatch(r"\S.* \(\d+\)", told) and not told.startswith("source")
    page.emulate_media(media="print")
    assert not page.locator(".all-claims").is_visible()
    assert page.locator(".instead").inner_text().startswith("60 claims, not printed")
    assert not page.locator("details.on-demand:not([open]) > :not(summary):visible").count()


def test_a_map_is_opened_when_the_reader_comes_near_it(conflict, reader, tmp_path):
    made = made_pages.report(made_pages.material(made_maps.some_claims(), conflict))
    made.cells.insert(0, prose("\n\n".join(f"Paragraph {n}." for n in range(200))))
    page, _ = reader(export(made, tmp_path / "long.html"))
    frame = page.locator("figure.map iframe")
    assert frame.get_attribute("srcdoc") is None
    frame.scroll_into_view_if_needed()
    expect(page.frame_locator("figure.map iframe").locator("[data-ready]")).to_be_visible()


def test_the_maps_of_a_page_carry_their_scripts_once_and_each_opens(conflict, reader, tmp_path):
    one = made_pages.report(made_pages.material(made_maps.some_claims(), conflict))
    other = made_pages.report(made_pages.material(made_maps.many_claims(40, places=9), conflict))
    path = export(notebook(*one.cells, *other.cells), tmp_path / "two.html")
    assert path.read_text(encoding="utf-8").count("@preserve\\n * Leaflet") == 1
    page, _ = reader(path)
    for number in range(2):  # one table with its map is shown at a time
        page.get_by_role("navigation", name="Wars").get_by_role("button").nth(number).click()
        page.locator("figure.map iframe").nth(number).scroll_into_view_if_needed()
        frame = page.frame_locator("figure.map iframe").nth(number)
        expect(frame.locator("[data-ready]")).to_be_visible()
        expect(frame.locator("button.pill").first).to_be_attached()


def test_the_filter_tells_two_places_of_one_name_apart_by_their_region(conflict, reader, tmp_path):
    rows = [{"place": "Alphaville", "place_id": "one", "quote": f"we hold hill {n}"} for n in range(3)]
    rows += [
        {"place": "Alphaville", "place_id": "two", "quote": "they hold the station"},
        {"place": "Betatown", "place_id": "b"},
    ]
    made = made_pages.material(made_claims.claims(rows), conflict)
    regions = {"one": "North Province", "two": "South Province", "b": "South Province"}
    places = pd.DataFrame({"place_id": list(regions), "admin": list(regions.values())})
    shown_rows = shown(
        {"text/html": str(brief.claims_table(made)), DATA: brief.payload(made, places=places), "text/plain": ""}
    )
    page, _ = reader(export(notebook(prose("# Claims"), code("rows", shown_rows)), tmp_path / "namesakes.html"))
    choice = page.locator(".filters label", has_text="Place").locator("select")
    assert choice.locator("option").all_inner_texts()[1:] == [
        "Alphaville (North Province) (3)", "Alphaville (South Province) (1)", "Betatown (1)",
    ]  # fmt: skip
    rows.append({"place": "Betatown", "place_id": "", "quote": "we hold the bridge"})
    told = brief.payload(made_pages.material(made_claims.claims(rows), conflict), places=places)["shown"]["place"]
    assert told.count("Betatown") == 2, "a name of one place is one entry, whether its id is known or not"
    rows.append({"place": "Alphaville", "place_id": "", "quote": "we hold the ford"})
    told = brief.payload(made_pages.material(made_claims.claims(rows), conflict), places=places)["shown"]["place"]
    assert told.count("Alphaville (which one is unclear)") == 1 and "Alphaville" not in told
    choice.select_option("Alphaville (South Province)")
    expect(page.locator("table.claims tbody tr")).to_have_count(1)
    page.goto(page.url.split("#")[0] + "#?place=Alphaville")  # a link to the name alone asks for both
    expect(page.locator("table.claims tbody tr")).to_have_count(4)


def test_a_notebook_executed_before_places_were_told_apart_still_filters(conflict, reader, tmp_path):
    made = made_pages.material(made_claims.claims([{"place": "Alphaville"}, {"place": "Betatown"}]), conflict)
    payload = brief.payload(made)
    assert payload["shown"].pop("place")
    rows = shown({"text/html": str(brief.claims_table(made)), DATA: payload, "text/plain": ""})
    page, _ = reader(export(notebook(prose("# Claims"), code("rows", rows)), tmp_path / "older.html"))
    choice = page.locator(".filters label", has_text="Place").locator("select")
    assert choice.locator("option").all_inner_texts()[1:] == ["Alphaville (1)", "Betatown (1)"]
    choice.select_option("Betatown")
    expect(page.locator("table.claims tbody tr:visible")).to_have_count(1)


def test_a_list_of_a_filter_counts_what_the_others_leave(report, reader):
    page, _ = reader(report)

    def choice(name):
        return page.locator(".filters label", has_text=name).locator("select")

    def counts(name):
        told = choice(name).locator("option:not([value=''])").all_inner_texts()
        return {words: int(n) for words, n in (text.rstrip(")").rsplit(" (", 1) for text in told)}

    before = counts("Place")
    assert before["Betatown"] == 1
    choice("Side").select_option("red")
    assert counts("Place")["Betatown"] == 0 < counts("Place")["Alphaville"]
    shut = choice("Place").locator("option:disabled").all_inner_texts()
    assert shut and all(words.endswith("(0)") for words in shut)
    assert counts("Side")["Blueland"] > 0, "a list does not count by its own choice"
    page.get_by_role("button", name="All claims").click()
    assert counts("Place") == before


def test_the_map_goes_to_the_places_of_the_selection_and_back(report, reader):
    page, _ = reader(report)
    page.locator("figure.map").scroll_into_view_if_needed()
    scale = frame_of(page).locator(".leaflet-control-scale-line").first
    whole = scale.inner_text()
    page.get_by_label("Place").select_option("Betatown")
    expect(scale).not_to_have_text(whole)
    page.get_by_role("button", name="All claims").click()
    expect(scale).to_have_text(whole)
    page.get_by_label("Place").select_option("Betatown")
    expect(scale).not_to_have_text(whole)
    near = scale.inner_text()
    frame_of(page).locator(".leaflet-control-zoom-out").click()
    expect(scale).not_to_have_text(near)
    moved = scale.inner_text()
    page.locator("table.claims th", has_text="Date").get_by_role("button", name="Date").click()
    page.wait_for_timeout(300)
    assert scale.inner_text() == moved, "the same claims in another order move no map"


def test_the_selection_is_downloaded_and_no_cell_is_a_formula(conflict, reader, tmp_path):
    claims = made_maps.some_claims()
    claims.loc[0, "quote"] = "=1+1 we hold it"
    claims["sentence"] = claims["quote"]
    made = export(made_pages.report(made_pages.material(claims, conflict)), tmp_path / "files.html")
    page, _ = reader(made, accept_downloads=True)
    page.locator("details.downloads summary").click()
    whole = page.locator(".downloads p").nth(1)

    def file(form):
        with page.expect_download() as found:
            whole.get_by_role("button", name=form, exact=True).click()
        return Path(found.value.path()).read_bytes()

    rows = list(csv.DictReader(io.StringIO(file("CSV").decode("utf-8-sig"))))
    assert len(rows) == page.locator("table.claims tbody tr").count()
    assert tuple(rows[0]) == SHEETS["claims"][1], "the columns stand in the order of the tables"
    assert "'=1+1 we hold it" in {row["quote"] for row in rows}
    features = json.loads(file("GeoJSON"))["features"]
    assert [f["geometry"]["type"] for f in features] == ["Point"] * len(features) and features
    with zipfile.ZipFile(io.BytesIO(file("Excel"))) as book:
        assert book.testzip() is None
        sheets = re.findall(r'name="([^"]+)"', book.read("xl/workbook.xml").decode())
        assert sheets == ["claims", "statements", "contradictions", "sources", "data dictionary"]
        first = lxml.etree.fromstring(book.read("xl/worksheets/sheet1.xml"))
        assert len(first.findall(".//{*}row")) == len(rows) + 1
        for number, (_, columns) in enumerate(SHEETS.values(), 1):  # as the workbook of the run has them
            head = lxml.etree.fromstring(book.read(f"xl/worksheets/sheet{number}.xml")).find(".//{*}row")
            assert ["".join(cell.itertext()) for cell in head] == list(columns)


def test_a_geopackage_of_the_selection_is_a_sound_database_with_its_points_and_words(conflict, reader, tmp_path):
    claims = made_maps.many_claims(600, places=9)
    claims["quote"] = [
        f"{n} " + "Їжак каже. " * (3000 if n % 50 == 0 else 2) for n in range(len(claims))
    ]  # over a page
    claims["sentence"] = claims["quote"]
    page, _ = reader(
        export(made_pages.report(made_pages.material(claims, conflict)), tmp_path / "many.html"), accept_downloads=True
    )
    page.locator("details.downloads summary").click()

    def layer(rows, name):
        with page.expect_download() as found:
            page.locator(".downloads p").nth(rows).get_by_role("button", name="GeoPackage", exact=True).click()
        path = tmp_path / name
        found.value.save_as(path)
        with closing(sqlite3.connect(path)) as database:
            assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
            assert database.execute(
                "SELECT organization, srs_id FROM gpkg_spatial_ref_sys WHERE srs_id > 0"
            ).fetchall() == [("EPSG", 4326)]
        return geopandas.read_file(path, layer="claims")

    drawn = layer(1, "all.gpkg").set_index("claim_id")
    placed = claims.dropna(subset=["lat", "lon"]).set_index("claim_id")
    assert drawn.crs.to_epsg() == 4326 and set(drawn.index) == set(placed.index) and len(drawn) > 500
    for key, row in placed.iterrows():
        told = drawn.loc[key]
        assert (told["quote"], told["start"], told.geometry.x, told.geometry.y) == (
            row["quote"],
            row["start"],
            row["lon"],
            row["lat"],
        )
    page.get_by_label("Place").select_option(index=1)
    wanted = page.get_by_label("Place").input_value()
    assert set(layer(0, "some.gpkg")["place"]) == {wanted}


def test_the_page_leads_to_the_files_beside_it_and_to_no_others(conflict, reader, tmp_path):
    made = made_pages.report(made_pages.material(made_maps.some_claims(), conflict))
    (tmp_path / "tables").mkdir()
    (tmp_path / "tables" / "claims.gpkg").write_bytes(b"")
    page, asked = reader(export(made, tmp_path / "report.html"))
    page.locator("details.downloads summary").click()
    links = page.locator(".downloads .beside a")
    assert [(a.inner_text(), a.get_attribute("href")) for a in links.all()] == [("GeoPackage", "tables/claims.gpkg")]
    assert page.locator("footer .beside a").count() == 1 and len(asked) == 1
    alone, _ = reader(export(made, tmp_path / "alone" / "report.html"))
    assert alone.locator(".beside").count() == 0


def test_two_days_are_compared(report, reader):
    page, _ = reader(report)
    page.locator("details.comparison summary").click()
    told = page.locator(".comparison")
    assert all(
        box.input_value() for box in told.locator("input").all()
    )  # a claim of a month ends on a day that there is
    first = told.locator("input").first
    first.fill(first.get_attribute("min"))
    assert re.search(r"Last word on \d+ [A-Z][a-z]+ 2025", told.inner_text())
    cells = [cell.inner_text().splitlines() for cell in told.locator("td").all()]
    assert all(len(lines) == len({line.partition(" (")[0] for line in lines}) for lines in cells), (
        "nothing is told twice"
    )
    assert told.locator("a[href^='#c']").count()


def test_a_claim_is_copied_as_a_citation_without_the_folder_that_the_page_lies_in(report, reader):
    page, _ = reader(report)
    page.evaluate("navigator.clipboard.writeText = (text) => { document.title = text; return Promise.resolve(); }")
    row = page.locator("table.claims tbody tr").first
    row.get_by_role("button", name="cite").click()
    page.get_by_role("button", name="copied").wait_for()
    told = page.title()
    assert row.locator("mark").first.inner_text() in told and told.endswith(
        f", {report.name}#{row.get_attribute('id')}"
    )
    assert str(report.parent) not in told
    page.evaluate(
        "document.head.append(Object.assign(document.createElement('meta'), { content: 'https://x.org/r.html' }))"
    )
    page.evaluate("document.head.lastChild.setAttribute('property', 'og:url')")
    row.get_by_role("button", name="cite").click()
    expect(page).to_have_title(re.compile("https://x.org/r.html#"))


def test_the_back_button_takes_back_a_filter_and_comes_back_from_a_claim_to_the_selection(report, reader):
    page, _ = reader(report)
    told, side = page.locator(".asked output"), page.locator(".filters label", has_text="Side").locator("select")
    whole = told.inner_text()
    side.select_option("red")
    page.get_by_label("Place").select_option("Alphaville")
    page.get_by_role("searchbox").fill("e")  # typing is no step
    both = told.inner_text()
    page.locator("table.claims").get_by_role("link", name="link", exact=True).first.click()
    page.go_back()
    expect(told).to_have_text(both)
    page.go_back()
    expect(told).to_have_text(re.compile(": Redland$"))
    assert side.input_value() == "red"
    page.go_back()
    expect(told).to_have_text(whole)
    page.go_forward()
    expect(told).to_have_text(re.compile(": Redland$"))


def test_a_link_to_a_claim_shows_it_and_every_link_inside_leads_somewhere(report, reader):
    page, _ = reader(report)
    anchors = [a.get_attribute("href")[1:] for a in page.locator("main a[href^='#'], nav a[href^='#']").all()]
    missing = [anchor for anchor in set(anchors) if not page.locator(f"[id='{anchor}']").count()]
    assert missing == []
    page.goto(f"{report.as_uri()}#c2")
    expect(page.locator("#c2")).to_be_in_viewport()
    assert page.evaluate("scrollY") > 500


def test_the_axis_of_a_block_of_strips_does_not_stand_alone_at_the_end_of_a_sheet(conflict, reader, tmp_path):
    rows = [
        {"place": place, "controller": "red", "claim_date": f"2025-12-0{n}", "quote": f"we hold {place}"}
        for n, place in enumerate(("Alphaville", "Betatown", "Gammaton"), 1)
    ]
    made = made_pages.material(made_claims.claims(rows), conflict)
    page, _ = reader(export(made_pages.report(made, with_map=False), tmp_path / "strips.html"))
    page.emulate_media(media="print")
    axis = page.locator("ol.ribbons .axis-row").first
    assert axis.evaluate("row => getComputedStyle(row).breakAfter") == "avoid"


def test_on_paper_it_has_the_words_and_no_controls(report, reader):
    page, _ = reader(report)
    page.emulate_media(media="print")
    paper = PdfReader(io.BytesIO(page.pdf(format="A4")))
    text = " ".join(" ".join(sheet.extract_text() for sheet in paper.pages).split())
    assert "Redland and Blueland contradict each other over Alphaville" in text
    assert "Watchers" in text
    assert "Search" not in text
    assert not page.locator("details.code").first.is_visible()
    closed = page.locator(
        "main details:not([open]):not(.code):not(nav *):not(.filters *):not(.basis *):not(.on-demand):not(.on-demand *) > summary + *"
    )
    assert closed.count() and all(box.is_visible() for box in closed.all()), "nobody opens a box on paper"


def test_figures_have_words_and_the_page_states_its_language_and_title(report, reader):
    page, _ = reader(report)
    assert page.title() == "Redland and Blueland contradict each other over Alphaville"
    assert page.locator("html").get_attribute("lang") == "en"
    assert all(image.get_attribute("alt") for image in page.locator("img").all())
    assert page.locator("figure.map iframe").get_attribute("title").startswith("Map of 7 claims")


def test_a_researchers_own_map_survives_being_shared(reader, tmp_path):
    drawn = folium.Map([49.7, 37.6], zoom_start=10)
    folium.Marker([49.7, 37.6], popup="first words", tooltip="hint").add_to(drawn)
    folium.Marker([49.75, 37.65], icon=folium.Icon(color="red")).add_to(drawn)
    folium.CircleMarker([49.72, 37.55], color="green").add_to(drawn)
    made = export(notebook(prose("# Mine"), code("drawn", html(drawn._repr_html_()))), tmp_path / "mine.html")
    page, asked = reader(made)
    frame = frame_of(page)
    markers = frame.locator(".leaflet-marker-pane > *")
    assert [marker.is_visible() for marker in markers.all()] == [True, True]
    assert (
        frame.locator(".awesome-marker-icon-red")
        .evaluate("e => getComputedStyle(e).backgroundImage")
        .startswith('url("data:')
    )
    markers.first.click()
    assert frame.locator(".leaflet-popup").inner_text().startswith("first words")
    assert not frame.locator(".leaflet-attribution-flag").is_visible()
    assert "background of this map comes from a server" in page.locator("main").inner_text()
    assert [address for address in asked if not address.startswith("data:")] == [made.as_uri()]
    assert made.stat().st_size < MEGABYTE


def test_a_map_says_which_of_its_parts_could_not_travel(reader, tmp_path):
    drawn = folium.Map([49.7, 37.6])
    folium.CircleMarker([49.7, 37.6]).add_to(drawn)
    drawn.get_root().header.add_child(folium.JavascriptLink("https://example.org/own/spinner.js"))
    made = export(notebook(code("drawn", html(drawn._repr_html_()))), tmp_path / "mine.html")
    page, asked = reader(made)
    frame_of(page)
    assert "https://example.org/own/spinner.js" in page.locator("main").inner_text()
    assert [address for address in asked if not address.startswith("data:")] == [made.as_uri()]


def test_two_thousand_claims_stay_small_enough_to_send_and_quick_to_search(conflict, reader, tmp_path):
    claims = made_claims.many_claims(2000, places=40, days=60)
    sentence = "According to the spokesman, " + "the situation in the sector remains difficult, " * 4
    claims["sentence"] = sentence + claims["quote"] + "."
    claims["lat"], claims["lon"] = 49.0 + claims.index % 40 / 40, 37.0 + claims.index % 30 / 30
    claims["uncertainty_km"] = 1.0
    made = export(made_pages.report(made_pages.material(claims, conflict)), tmp_path / "large.html")
    assert made.stat().st_size < 12 * MEGABYTE
    page, _ = reader(made)
    assert page.locator("table.claims tbody tr").count() == 50
    found = Axe().run(page)
    assert [(v["id"], [n["html"][:120] for n in v["nodes"]]) for v in found.response["violations"]] == []
    page.get_by_role("button", name="Next ›").first.click()
    assert "page=2" in page.url
    page.get_by_role("searchbox").fill("claim 1999")
    assert page.locator("table.claims tbody tr").count() == 1
    page.goto(f"{made.as_uri()}#c7")
    assert page.locator("tr.found").get_attribute("id") == "c7"
    without, _ = reader(made, java_script_enabled=False)
    assert without.locator("table.claims tbody tr").count() == 2000
    assert not without.locator("table.claims tbody tr").first.is_visible()
    without.locator("details.part summary").first.click()
    assert without.locator("table.claims tbody tr").first.is_visible()


def test_a_click_on_a_place_is_one_step_that_the_back_button_takes_back(conflict, reader, tmp_path):
    made = made_pages.material(made_claims.many_claims(80, places=4, days=20), conflict)
    page, _ = reader(export(made_pages.report(made, with_map=False), tmp_path / "places.html"))
    told, steps = page.locator(".asked output"), lambda: page.evaluate("history.length")
    page.locator(".filters label", has_text="Side").locator("select").select_option("red")
    red, before = told.inner_text(), steps()
    place = page.locator("ol.ribbons a").nth(1)
    words = place.inner_text()
    place.click()
    expect(told).to_have_text(re.compile(f": {words}$"))
    assert steps() == before + 1
    page.locator("nav.wide a[href='#s-key-figures']").click()
    page.locator(".filters label", has_text="Side").locator("select").select_option("blue")
    page.go_back()
    expect(told).to_have_text(re.compile(f": {words}$"))  # at the heading
    page.go_back()
    expect(page).to_have_url(re.compile("place="))
    expect(told).to_have_text(re.compile(f": {words}$"))
    page.go_back()
    expect(told).to_have_text(red)
    page.go_forward()
    expect(told).to_have_text(re.compile(f": {words}$"))


@pytest.fixture
def two_wars(conflict, tmp_path):
    """A page of one war's claims and, in a closed box, those of another, whose words and places differ."""
    made = made_pages.material(made_claims.many_claims(80, places=4, days=20), conflict)
    other = made_claims.many_claims(3, places=1, days=2)
    other["claim_id"], other["quote"] = "w" + other["claim_id"], "They held the far citadel"
    other["sentence"], other["place"] = other["quote"] + ".", "Farbridge"
    small = made_pages.material(other, conflict)
    few = brief.few_claims(small, brief.claims_table(small))
    data = brief.payload(small) | {"war": "The other war"}
    first = made.claims.loc[made.claims["side"] == "red", "claim_id"].iloc[0]
    heads = [f"Number {n} of several wars" for n in range(12)]
    parts = made_pages.report(made, with_map=False).cells
    claims = next(part for part in parts if "show.claims" in part.source)
    claims.outputs += [html("<h3>The other war</h3>"), made_pages.shown({"text/html": str(few), DATA: data})]
    linked = html(counted(first, "so many claims", side="red") + numbers(heads, [list(range(100, 112))]))
    return export(notebook(*parts, code("counts", linked)), tmp_path / "wars.html")


def test_a_link_that_counts_claims_leads_to_all_of_them_and_back_again(two_wars, reader):
    page, _ = reader(two_wars)
    told = page.locator(".asked output:visible")
    whole, steps = told.inner_text(), page.evaluate("history.length")
    page.get_by_role("link", name="so many claims").click()
    expect(told).to_have_text(re.compile(r"^[1-9]\d* of 80: Redland$"))
    expect(page.locator(".asked:visible")).to_be_in_viewport()
    assert page.evaluate("history.length") == steps + 1
    page.go_back()
    expect(told).to_have_text(whole)


def test_a_search_asks_the_tables_of_all_wars_and_the_reader_goes_to_the_one_that_has_it(two_wars, reader):
    page, _ = reader(two_wars)
    told = page.locator(".asked output:visible")
    one, other = (page.get_by_role("navigation", name="Wars").get_by_role("button").nth(n) for n in (0, 1))
    expect(other).to_have_text("The other war 3")
    expect(page.get_by_role("searchbox")).to_have_count(1)
    page.get_by_role("searchbox").fill("citadel far")
    expect(one).to_have_text(re.compile("0 of 80$"))
    expect(other).to_have_text("The other war 3")
    other.click()
    expect(told).to_have_text("3 of 3")
    expect(page.get_by_role("searchbox")).to_have_value("citadel far")
    assert page.locator("table.claims tbody tr:visible").count() == 3
    page.get_by_role("searchbox").fill("nowhere at all")
    expect(other).to_have_text("The other war 0 of 3")


def test_the_address_and_the_back_button_keep_which_war_is_shown(two_wars, reader):
    page, _ = reader(two_wars)
    told = page.locator(".asked output:visible")
    page.locator(".filters:visible").get_by_label("Type").select_option(index=1)
    other = page.get_by_role("navigation", name="Wars").get_by_role("button").nth(1)
    other.click()
    expect(other).to_have_attribute("aria-pressed", "true")
    address = page.evaluate("location.href")
    assert "type=" in address and address.endswith("in=2")
    there = told.inner_text()
    page.go_back()
    expect(other).to_have_attribute("aria-pressed", "false")
    page.go_forward()
    expect(told).to_have_text(there)
    page.goto("about:blank")
    page.goto(address)
    expect(told).to_have_text(there)
    expect(page.get_by_role("navigation", name="Wars").get_by_role("button").nth(1)).to_have_attribute(
        "aria-pressed", "true"
    )


def test_a_link_to_a_claim_brings_the_table_of_its_war(two_wars, reader):
    page, _ = reader(two_wars)
    wars = page.get_by_role("navigation", name="Wars").get_by_role("button")
    wars.nth(1).click()
    of_other = page.locator("table.claims:visible tbody tr[id]").first
    wanted = of_other.get_attribute("id")
    wars.nth(0).click()
    expect(page.locator(f"#{wanted}:visible")).to_have_count(0)
    page.evaluate(f"location.hash = '{wanted}'")
    expect(wars.nth(1)).to_have_attribute("aria-pressed", "true")
    expect(page.locator(f"#{wanted}")).to_be_in_viewport()
    address = page.evaluate("location.href")
    page.goto("about:blank")
    page.goto(address)
    expect(page.locator(f"#{wanted}")).to_be_in_viewport()


def test_every_war_of_a_page_begins_with_the_same_order(two_wars, reader):
    page, _ = reader(two_wars)
    for war in page.get_by_role("navigation", name="Wars").get_by_role("button").all():
        war.click()
        head = page.locator("table.claims:visible th").first
        expect(head).to_have_attribute("aria-sort", "descending")


def test_a_war_that_is_chosen_drops_the_place_of_another(two_wars, reader):
    page, _ = reader(two_wars)
    page.locator(".filters:visible").get_by_label("Place").select_option(index=1)
    other = page.get_by_role("navigation", name="Wars").get_by_role("button").nth(1)
    expect(other).to_have_text("The other war 0 of 3")
    other.click()
    expect(page.locator(".asked output:visible")).to_have_text("3 of 3")
    place = page.locator(".filters:visible").get_by_label("Place")
    assert place.evaluate("list => list.selectedIndex") == 0, "it says that all places are shown"


def test_claims_of_all_wars_are_downloaded_as_one_file_and_paper_has_every_war(two_wars, reader):
    page, _ = reader(two_wars, accept_downloads=True)
    page.locator("details.downloads:visible summary").click()
    with page.expect_download() as found:
        page.locator(".downloads:visible p", has_text="All claims of all wars").get_by_role(
            "button", name="CSV"
        ).click()
    rows = list(csv.DictReader(io.StringIO(Path(found.value.path()).read_bytes().decode("utf-8-sig"))))
    assert len(rows) == 83 and [row["place"] for row in rows].count("Farbridge") == 3
    text = "".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf())).pages)
    assert "The other war" in text and "far citadel" in text


@pytest.mark.parametrize("width", [WIDE, SMALL])
def test_no_column_of_a_table_of_numbers_is_cut(two_wars, reader, width):
    page, _ = reader(two_wars, width=width)
    for box in page.locator("details:has(table.counts)").all():
        box.evaluate("box => { box.open = true }")
    tables = page.locator(".scroll:has(> table.counts)")
    assert max(table.evaluate("e => e.scrollWidth - e.clientWidth") for table in tables.all()) <= 0
    told = tables.first.locator("tbody td:not(:first-child):not(:empty)").first
    label = told.evaluate("cell => getComputedStyle(cell, '::before').content")
    assert (label == "none") == (width == WIDE), "a number on a card says what it counts"


def test_few_years_fill_the_axis_of_the_bars(conflict, reader, tmp_path):
    claims = made_maps.many_claims(12, places=2)
    claims["claim_date"] = [f"{2012 + number % 8}-06-01" for number in range(12)]
    page, _ = reader(export(made_pages.report(made_pages.material(claims, conflict)), tmp_path / "years.html"))
    ticks = [tick.inner_text() for tick in page.locator(".axis span").all()]
    assert ticks == [str(year) for year in range(2012, 2020)]
    lane = page.locator(".lane svg").first.bounding_box()
    bars = [bar.bounding_box() for bar in page.locator(".lane rect.said, .lane rect.denied").all()]
    assert max(bar["x"] + bar["width"] for bar in bars) > lane["x"] + 0.9 * lane["width"]
    assert max(bar["width"] for bar in bars) < lane["width"] / 12, "one bar does not fill its lane"


def test_the_comparison_follows_the_search_and_is_part_of_the_address(two_wars, reader):
    page, _ = reader(two_wars)
    box = page.locator("details.comparison:visible")
    box.locator("summary").click()
    told = box.locator(".left-out")
    expect(told).to_contain_text("Between the two days")
    assert "compare=" in page.url and "among the claims" not in told.inner_text()
    days = [field.input_value() for field in box.locator("input").all()]
    box.locator("input").first.fill(box.locator("input").first.get_attribute("min"))
    asked = page.url
    assert days[0] not in asked and days[1] in asked
    page.get_by_role("searchbox").locator("visible=true").fill("nobody says so")
    expect(told).to_contain_text(re.compile(r", 0 last words .* among the claims that search and filters leave"))
    page.goto("about:blank")
    page.goto(asked)
    assert page.locator("details.comparison:visible").evaluate("box => box.open")
    expect(page.locator("details.comparison:visible .left-out")).to_contain_text("Between the two days")
    page.locator("details.comparison:visible > summary").click()
    page.wait_for_function("!location.hash.includes('compare=')")


def test_a_comparison_in_the_address_opens_the_filters_of_a_phone(two_wars, reader):
    page, _ = reader(two_wars)
    page.locator("details.comparison:visible summary").click()
    asked = page.url
    phone, _ = reader(two_wars, width=PHONE)
    phone.goto("about:blank")
    phone.goto(asked)
    expect(phone.locator("details.comparison:visible .left-out")).to_contain_text("Between the two days")


def test_the_page_says_how_the_rows_are_ordered(of_one_sentence):
    page = of_one_sentence
    told = page.get_by_role("status").filter(has_text="Order")
    expect(told).to_have_text("Page 1 of 2 · Order: latest first")
    page.get_by_role("button", name="Who says it").click()
    expect(told).to_have_text("Page 1 of 2 · Order: by who says it, A to Z")
    page.get_by_role("button", name="Who says it").click()
    expect(told).to_have_text("Page 1 of 2 · Order: by who says it, Z to A")


def test_where_nothing_fits_the_page_says_what_leaves_everything_out_and_takes_it_back(of_one_sentence):
    page = of_one_sentence
    page.get_by_label("Place").select_option(index=1)
    fits = page.locator("table.claims tbody tr[id]:visible").count()
    page.get_by_role("searchbox").fill("no such words")
    none = page.locator("p.none")
    expect(none).to_contain_text("No claim fits all that is asked for.")
    expect(none).to_contain_text(f"Without the search “no such words” {fits}")
    expect(none).to_contain_text("try one of them")
    none.get_by_role("button").click()
    assert page.locator("table.claims tbody tr[id]:visible").count() == fits and none.is_hidden()


def test_claims_of_days_beyond_the_bars_are_counted_at_the_end_of_their_axis(conflict, reader, tmp_path):
    claims = made_claims.many_claims(120, places=3, days=20)
    claims.loc[0, "claim_date"], claims.loc[1, "claim_date"] = "2031-05-05", "2011-02-02"
    page, _ = reader(
        export(made_pages.report(made_pages.material(claims, conflict), with_map=False), tmp_path / "ends.html")
    )
    axis = page.locator(".axis")
    assert axis.locator("button").all_inner_texts() == ["‹ 1 earlier", "1 later ›"]
    ends = [part.bounding_box() for part in axis.locator("button, span").all() if part.is_visible()]
    ends.sort(key=lambda box: box["x"])
    assert all(a["x"] + a["width"] <= b["x"] + 1 for a, b in pairwise(ends)), "no word of the axis lies on another"
    axis.get_by_role("button", name="1 later").click()
    assert page.locator("table.claims tbody tr[id]:visible").count() == 1


def test_headings_go_down_one_level_at_a_time(report, two_wars, reader):
    for path in (report, two_wars):
        page, _ = reader(path)
        levels = [
            int(tag[1])
            for tag in page.evaluate("[...document.querySelectorAll('main :is(h1,h2,h3,h4)')].map((h) => h.tagName)")
        ]
        assert levels[0] == 1 and levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


def test_on_paper_the_axis_stands_again_above_every_few_strips(conflict, reader, tmp_path):
    rows = [
        {"place": f"Town {n}", "controller": "red", "said": f"2025-12-{n + 1:02d}", "quote": f"we hold town {n}"}
        for n in range(20)
    ]
    made = made_pages.material(made_claims.claims(rows), conflict)
    page, _ = reader(export(made_pages.report(made, with_map=False), tmp_path / "paper.html"))
    again = page.locator("ol.ribbons .axis-row.again")
    assert not any(axis.is_visible() for axis in again.all())
    page.emulate_media(media="print")
    assert again.count() >= 1
    assert all(axis.evaluate("row => getComputedStyle(row).display") == "grid" for axis in again.all())
