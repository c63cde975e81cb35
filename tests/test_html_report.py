"""The report of the two seed articles, from their text to the page that is shared, in the reader's browser."""

import io
import re

import papermill
import pytest
from axe_playwright_python.sync_playwright import Axe
from pypdf import PdfReader

from helpers.pages.export import export_notebook
from made_project import ROOT

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    folder = tmp_path_factory.mktemp("seeds")
    executed = folder / "06_report.ipynb"
    papermill.execute_notebook(
        ROOT / "notebooks" / "06_report.ipynb",
        executed,
        parameters={"out": str(folder / "out")},
        kernel_name="python3",
        cwd=folder,
        progress_bar=False,
    )
    return export_notebook(executed, folder / "report.html")


@pytest.fixture
def opened(chromium, report):
    """Open the report; gives the page and the addresses that it asked for."""
    contexts = []

    def open_report(width, **options):
        context = chromium.new_context(viewport={"width": width, "height": 800}, **options)
        contexts.append(context)
        page = context.new_page()
        asked, errors = [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.goto(report.as_uri())
        page.locator("figure.map iframe").scroll_into_view_if_needed()  # the map is opened when one comes near
        page.frames[1].wait_for_selector("[data-ready]")
        page.evaluate("scrollTo(0, 0)")
        assert errors == []
        return page, asked

    yield open_report
    for context in contexts:
        context.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_an_editor_can_read_it_and_it_asks_for_nothing(opened, report, width):
    page, asked = opened(width)
    text = page.locator("main").inner_text()
    for words in ("nearly 90%", "Gerasimov", "Zakharova"):
        assert words in text
    page.locator("figure.map iframe").scroll_into_view_if_needed()
    pills = page.frames[1].locator("button.pill")
    pills.first.wait_for(state="visible")
    assert pills.count() >= 2
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [address for address in asked if not address.startswith("data:")] == [report.as_uri()]


def test_the_summary_and_the_signature_picture_are_what_one_sees_first(opened):
    page, _ = opened(1280)
    assert re.search(r"Russia and Ukraine contradict each other over Kupiansk", page.locator("h1").inner_text())
    places = [page.locator(where).first.bounding_box()["y"] for where in ("h1", ".lede", "main figure img", "h2")]
    assert places == sorted(places)
    assert places[2] < 720, "a laptop (800 px high) shows where the picture begins without scrolling"
    assert "Kupiansk" in page.locator("main figure img").first.get_attribute("alt")
    told = page.locator("ul.lede").inner_text()
    assert "reaffirmed Moscow's control" in told
    assert "telling officials" not in told, "the narrator's words are nobody's"


def test_every_claim_stands_beside_its_words_marked_in_their_sentence(opened):
    page, _ = opened(1280)
    rows = page.locator("table.claims tbody tr")
    assert rows.count() >= 20
    assert rows.locator("td > .words mark").count() == rows.count()
    assert all(re.fullmatch(r"[\w-]+", row.get_attribute("id")) for row in rows.all())


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_to_mend(opened, scheme):
    page, _ = opened(1280, color_scheme=scheme)
    found = Axe().run(page)
    assert [(v["id"], [n["html"][:120] for n in v["nodes"]]) for v in found.response["violations"]] == []


def test_paper_has_the_claims_and_a_still_map(opened):
    page, _ = opened(1280)
    page.emulate_media(media="print")
    assert page.locator(".paper img").is_visible()
    assert not page.locator("figure.map iframe").is_visible()
    text = " ".join(
        " ".join(sheet.extract_text() for sheet in PdfReader(io.BytesIO(page.pdf(format="A4"))).pages).split()
    )
    assert "nearly 90%" in text and "Method and limits" in text
    assert "regained control of nearly 90%" in text and "VnExpress (2)" in text  # the rows of the claims


def test_it_is_small_enough_for_a_mail(report):
    assert report.stat().st_size < 3_000_000
