"""The desk as an analyst meets it: JupyterLab's own server, Debian's Chromium, a mouse and a keyboard."""

import re
import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

import lab
from helpers.cli import main
from helpers.parameters.model import Parameters
from helpers.paths import corrections_path
from helpers.tables import Tables
from made_project import SOURCES, make_project, write_sources

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ROOT = Path(__file__).resolve().parents[1]
LONG = " ".join(f"On day {n} of the battle the soldiers waited in the trenches near the river." for n in range(40))
LONG = f"{LONG} Ukraine's army said on Friday that it controls Lyman. {LONG}\n"
HOSTILE = (
    "Ukraine's army said on Friday that it controls Kupiansk. A leaflet said: \U0001f4a5 <img src=x onerror=hit()> "
    "<b>all</b> of ${hit()} it. Russian forces shelled the town.\n"
)
PATIENCE = 90_000
"""How long a kernel may take for models and tables on a busy machine, ms."""
REASON = "he speaks of another town"
WINDOW = {"width": 1280, "height": 2600}
"""The whole desk, px: after "Run All", JupyterLab scrolls back to a cell's head for a while, away from a faster hand."""


@pytest.fixture(scope="module")
def project(tmp_path_factory, shared_cache):
    """The small project with the notebook and one hostile article, which every part of this module uses."""
    root = make_project(tmp_path_factory.mktemp("analyst") / "project", cache=shared_cache)
    shutil.copytree(ROOT / "notebooks", root / "notebooks")
    (root / "data/raw/articles/hostile.txt").write_text(HOSTILE, encoding="utf-8")
    write_sources(root / "data/raw/articles", [*SOURCES, ["hostile.txt", "2025-12-13", "<i>D</i> Post", "ukraine"]])
    return root


@pytest.fixture(scope="module")
def address(project, tmp_path_factory):
    """Where the notebook is, in a JupyterLab of this module's own."""
    with lab.serve(project, tmp_path_factory.mktemp("jupyter")) as found:
        yield found.format("notebooks/explore.ipynb")


@pytest.fixture
def page(address, project, chromium, monkeypatch):
    """The notebook in JupyterLab; whatever it asks for, and whatever an article manages to run, is noted."""
    monkeypatch.setenv("CONTESTED_CLAIMS_HOME", str(project))
    monkeypatch.chdir(project)
    context = chromium.new_context(viewport=WINDOW)
    opened = context.new_page()
    opened.asked, opened.hits = [], []
    opened.on("request", lambda request: opened.asked.append(request.url))
    opened.expose_function("hit", lambda: opened.hits.append("an article ran something"))
    opened.set_default_timeout(PATIENCE)
    opened.goto(address)
    yield opened
    context.close()


def open_desk(page):
    """Run all cells with a new kernel, and wait for the desk."""
    lab.run_all(page, patience=3 * PATIENCE)  # a cold cache on a busy machine reads and parses in it
    desk = page.locator(".claims-desk-box")
    expect(desk.locator("mark.claim").first).to_be_visible(timeout=PATIENCE)
    expect(desk.locator("table.dataTable tbody tr").first).to_be_visible()
    return desk


def the_map(page):
    """The document in the map's frame."""
    return page.frame_locator(".claims-desk.figures iframe")


def test_the_map_is_moved_and_zoomed_its_names_stay_apart_and_its_claims_are_the_selection(page):
    desk = open_desk(page)
    shown, told = the_map(page), desk.get_by_role("region", name="What is selected")
    names = shown.locator(".names .name")
    expect(names.filter(has_text="Kupiansk").first).to_be_visible()
    everything = int(re.search(r"of (\d+) claims", " ".join(told.text_content().split()))[1])
    before, scale = size_and_place(shown), shown.locator(".leaflet-control-scale-line")
    whole = scale.text_content()
    for _ in range(3):
        shown.get_by_role("button", name="Zoom in", exact=True).click()
        expect(shown.locator(".leaflet-zoom-anim")).to_have_count(0)
    expect(scale).not_to_have_text(whole)
    boxes = [b for n in names.all() if (b := n.bounding_box()) and n.is_visible()]
    assert len(boxes) > 1 and not [1 for i, a in enumerate(boxes) for b in boxes[:i] if overlap(a, b)]
    moved = size_and_place(shown)
    frame = page.locator(".claims-desk.figures iframe").bounding_box()
    middle = frame["x"] + frame["width"] / 2, frame["y"] + frame["height"] * 0.6
    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(middle[0] - 80, middle[1] - 40, steps=5)
    page.mouse.up()
    assert before != moved != size_and_place(shown)

    shown.get_by_role("button", name="Whole area").click()
    shown.get_by_role("button", name=re.compile("^Kupiansk.* by ")).first.click()
    shown.get_by_role("button", name="Only this place in the table").click()
    expect(desk.get_by_label("Place").first).to_have_value("Kupiansk")
    expect(told).not_to_contain_text(f"{everything} of")
    count = int(re.search(r"(\d+) of", " ".join(told.text_content().split()))[1])
    expect(shown.get_by_role("status")).to_contain_text(re.compile(rf"^{count} of"))
    expect(desk.locator("table.dataTable tbody tr")).to_have_count(min(count, 10))
    bars = desk.get_by_role("group", name="Claims by").get_attribute("aria-label")
    assert sum(map(int, re.findall(r" (\d+)(?:;|$)", bars))) == count

    desk.get_by_label("Place").first.fill("Kupiasnk")
    desk.get_by_label("Place").first.press("Enter")
    expect(desk.get_by_role("alert").filter(has_text="did you mean Kupiansk")).to_be_visible()
    desk.get_by_label("Place").first.fill("Kupiansk")
    desk.get_by_label("Place").first.press("Enter")
    expect(desk.get_by_role("alert").filter(has_text="did you mean")).to_have_count(0)
    assert not page.hits


def size_and_place(shown) -> str:
    """How the map's ground lies: it changes with every move and zoom."""
    pane = shown.locator(".leaflet-map-pane")
    return f"{pane.get_attribute('style')} {shown.locator('.leaflet-control-scale-line').text_content()}"


def overlap(a, b) -> bool:
    """Whether two boxes share more than their edges."""
    return all(min(a[k] + a[n], b[k] + b[n]) - max(a[k], b[k]) > 1 for k, n in (("x", "width"), ("y", "height")))


@pytest.fixture
def long_article(project):
    """One of a single long paragraph, in the folder for one test: the others count what is in it."""
    path = project / "data/raw/articles/long.txt"
    path.write_text(LONG, encoding="utf-8")
    yield
    path.unlink()


def test_marked_words_and_another_claims_head_come_into_sight(long_article, page):
    desk = open_desk(page)
    page.set_viewport_size({"width": 1280, "height": 900})  # keys, not the mouse: JupyterLab may scroll just then
    desk.get_by_label("Words").first.fill("controls Lyman")
    desk.get_by_label("Words").first.press("Enter")
    detail = desk.get_by_role("region", name="The opened claim")
    mark = detail.locator("mark.claim")
    expect(mark.first).to_contain_text("it controls Lyman")
    detail.get_by_text("The whole paragraph", exact=True).press("Enter")
    expect(mark.last).to_be_visible()
    detail.get_by_role("button", name="The whole article").press("Enter")
    box = detail.locator(".passages.scrolled")
    expect(box.locator("mark.claim")).to_be_visible()
    inside, outside = box.locator("mark.claim").bounding_box(), box.bounding_box()
    assert outside["y"] <= inside["y"] <= outside["y"] + outside["height"], "the box does not start at the mark"
    assert box.evaluate("box => box.scrollTop") > 0

    desk.get_by_label("Words").first.fill("denied this")
    desk.get_by_label("Words").first.press("Enter")
    expect(mark.first).not_to_contain_text("Lyman")
    detail.get_by_role("button", name="Go there").first.scroll_into_view_if_needed()
    detail.get_by_role("button", name="Go there").first.press("Enter")
    expect(mark.first).not_to_contain_text("denied this")
    expect(detail.locator("h3")).to_be_in_viewport()


def test_an_analyst_filters_reads_rejects_and_finds_it_gone_in_the_next_run(page, project, tmp_path):
    desk = open_desk(page)
    told = desk.get_by_role("region", name="What is selected")
    rows = desk.locator("table.dataTable tbody tr")
    expect(told).to_contain_text(re.compile(r"of \d+ claims"))
    everything = int(re.search(r"of (\d+) claims", " ".join(told.text_content().split()))[1])
    assert rows.count() == everything

    desk.get_by_label("Russia", exact=True).check()
    expect(told).not_to_contain_text(f"{everything} of")
    some = int(re.search(r"(\d+) of", " ".join(told.text_content().split()))[1])
    assert 0 < some < everything
    expect(rows).to_have_count(some)
    expect(desk.get_by_role("region", name="How to come back")).to_contain_text('sides = ["russia"]')
    expect(desk.get_by_role("group", name="Claims by")).to_have_attribute("aria-label", re.compile(f"Russia {some}$"))
    shown = the_map(page).get_by_role("status")
    expect(shown).to_contain_text(re.compile(rf"^{some} of \d+ claims shown"))

    row = rows.filter(has_text="its troops had captured Pokrovsk")
    row.click()
    detail = desk.get_by_role("region", name="The opened claim")
    expect(detail.locator("mark.claim")).to_have_text("its troops had captured Pokrovsk")
    expect(detail).to_contain_text("Russia's Defence Ministry said on Sunday")
    expect(detail).to_contain_text("B Courier")
    detail.get_by_role("button", name="Go there").first.click()
    expect(detail.locator("mark.claim")).to_contain_text("rejected")
    detail.get_by_role("button", name="Go there").first.click()
    expect(detail.locator("mark.claim")).to_have_text("its troops had captured Pokrovsk")

    said = desk.get_by_role("region", name="What came of it")
    desk.get_by_role("button", name="Reject").click()
    expect(said).to_contain_text("needs a reason")
    assert said.get_attribute("aria-live") == "polite"
    below = said.bounding_box()["y"] - desk.get_by_role("button", name="Reject").bounding_box()["y"]
    assert 0 < below < 120, "what is said stands where the eye is"
    desk.get_by_label("You are").fill("A. Reader")
    desk.get_by_label("Reason").fill(REASON)
    desk.get_by_role("button", name="Reject").click()
    expect(said).to_contain_text("Rejected.")
    expect(said).to_contain_text("signed A. Reader")
    expect(told).to_contain_text(f"{some - 1} of {everything - 1} claims selected")
    expect(rows.filter(has_text="its troops had captured Pokrovsk")).to_have_count(0)
    assert REASON in (project / "data/raw/corrections.csv").read_text(encoding="utf-8")

    desk = open_desk(page)
    expect(desk.get_by_role("region", name="What is selected")).to_contain_text(f"{everything - 1} of {everything - 1}")
    listed = page.locator(".jp-RenderedHTMLCommon table").filter(has_text=REASON)
    expect(listed).to_contain_text("applied")
    expect(listed).to_contain_text("A. Reader")

    assert not page.hits
    own = page.url.split("/doc/")[0]
    assert [a for a in page.asked if not a.startswith((own, "data:", "blob:", own.replace("http", "ws")))] == []

    assert corrections_path().parent == project / "data/raw"
    tables = Tables(Parameters())
    assert "its troops had captured Pokrovsk" not in set(tables.claims["quote"])
    made = tables.corrections[tables.corrections["reason"] == REASON]  # another test of this project may have made more
    assert list(made["status"]) == ["applied"]
    assert main(["run", "--notebooks", "02", "--out", str(tmp_path / "out")]) == 0
    (run,) = (tmp_path / "out/runs").iterdir()
    assert "its troops had captured Pokrovsk" not in (run / "tables/claims.csv").read_text(encoding="utf-8-sig")


def test_a_missed_claim_is_added_with_the_mouse_and_the_desk_can_be_used_by_everybody(page):
    desk = open_desk(page)
    desk.locator("table.dataTable tbody tr").filter(has_text="it controls Kupiansk").first.click()
    detail = desk.get_by_role("region", name="The opened claim")
    expect(detail).to_contain_text("<img src=x onerror=hit()>")
    expect(detail).to_contain_text("<i>D</i> Post")
    desk.get_by_role("tab", name="Add a claim").click()
    select(detail.locator("p.passage"), "<b>all</b> of")
    words = desk.get_by_label("Words").last
    expect(words).to_have_value("<b>all</b> of")
    said = desk.get_by_role("region", name="What came of it")
    desk.get_by_role("button", name="Add the claim").click()
    expect(said).to_contain_text("needs a type")
    desk.get_by_label("type", exact=True).select_option("Control")
    desk.get_by_label("side", exact=True).select_option("Ukraine")
    desk.get_by_role("button", name="Add the claim").click()
    expect(said).to_contain_text("Added.")
    expect(words).to_have_value("")
    expect(desk.locator("table.dataTable tbody tr").filter(has_text="added")).to_have_count(1)

    desk.get_by_role("button", name="Next claim").press("Enter")
    expect(desk.get_by_role("region", name="How to come back")).to_contain_text("claim =")
    found = Axe().run(page, context=".claims-desk-box", options={"rules": {"color-contrast": {"enabled": True}}})
    serious = [v for v in found.response["violations"] if v["impact"] in ("serious", "critical")]
    assert not serious, found.generate_report()

    for width in (1280, 700):
        page.set_viewport_size({"width": width, "height": 1000})
        page.wait_for_function("() => document.querySelector('.claims-desk-box').getBoundingClientRect().width > 0")
        assert desk.evaluate("box => box.scrollWidth <= box.clientWidth + 1"), f"wider than its place at {width} px"
    assert not page.hits


def select(passage, words: str) -> None:
    """Select words in a passage as a mouse does that is pulled over them."""
    passage.scroll_into_view_if_needed()
    spots = passage.evaluate(
        """(passage, words) => {
            const walker = document.createTreeWalker(passage, NodeFilter.SHOW_TEXT);
            const nodes = [];
            while (walker.nextNode()) nodes.push(walker.currentNode);
            const at = (offset) => {
                for (const node of nodes) {
                    if (offset <= node.length) return [node, offset];
                    offset -= node.length;
                }
            };
            const start = passage.textContent.indexOf(words);
            const range = document.createRange();
            range.setStart(...at(start));
            range.setEnd(...at(start + words.length));
            const boxes = [...range.getClientRects()];
            const [first, last] = [boxes[0], boxes[boxes.length - 1]];
            return [first.left + 0.5, first.top + first.height / 2, last.right - 0.5, last.top + last.height / 2];
        }""",
        words,
    )
    mouse = passage.page.mouse
    mouse.move(spots[0], spots[1])
    mouse.down()
    mouse.move(spots[2], spots[3], steps=5)
    mouse.up()
