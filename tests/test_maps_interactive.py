"""The interactive map as a reader meets it: in headless Chromium, from a file and in a frame, with no network."""

import re
from dataclasses import replace

import folium
import pytest
from axe_playwright_python.sync_playwright import Axe

import made_claims
import made_maps
from helpers.figures.maps import MissingAssetError, OfflineMap, interactive_map
from helpers.places.model import Place

WIDE, NARROW = (1280, 800), (390, 800)
PILL = "button.pill"


@pytest.fixture
def show(chromium, tmp_path):
    """Open a map in a page, framed as a report has it; gives the page, its frame, and every address asked for."""
    pages = []

    def open_map(made, *, size=WIDE, framed=True):
        path = tmp_path / "page.html"
        if framed:
            path.write_text(
                f"<!doctype html><meta charset=utf-8><title>Report</title><h1>Report</h1>{made._repr_html_()}", "utf-8"
            )
        else:
            made.save(path)
        page = chromium.new_page(viewport={"width": size[0], "height": size[1]})
        pages.append(page)
        asked, errors = [], []
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)
        page.goto(path.as_uri())
        frame = page.wait_for_selector("iframe").content_frame() if framed else page.main_frame
        frame.wait_for_selector("[data-ready]")
        assert errors == []
        return page, frame, [url for url in asked if url != path.as_uri() and not url.startswith("data:")]

    yield open_map
    for page in pages:
        page.close()


@pytest.fixture
def conflict(tmp_path):
    return made_maps.conflict(tmp_path)


@pytest.fixture
def made(conflict):
    claims = made_maps.some_claims()
    return interactive_map(
        claims, None, conflict, relations=made_maps.relations(claims), landscape=made_maps.landscape()
    )


def pills(frame) -> dict[str, str]:
    """The markers on the map: what a screen reader says of each, and the number on it."""
    return {
        pill.get_attribute("aria-label"): pill.inner_text().strip()
        for pill in frame.query_selector_all(PILL)
        if pill.is_visible()
    }


def counted(frame) -> str:
    return frame.inner_text(".said")


def wait_for_count(frame, start: str) -> None:
    frame.wait_for_selector(f".said:has-text('{start} claims shown')")


@pytest.mark.browser
@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("framed", [True, False])
def test_it_shows_the_claims_and_asks_for_nothing(show, made, size, framed):
    _, frame, asked = show(made, size=size, framed=framed)
    assert asked == []
    labels = pills(frame)
    assert labels["Alphaville: 2 claims by Redland"] == "2"
    assert labels["Alphaville: 2 claims by Blueland"] == "2"
    assert labels["Alphaville: 1 claim by Independent"] == "1"
    assert counted(frame).startswith("7 of 7 claims shown, at 3 places")
    assert "1 claim whose place is unclear" in frame.text_content(".legend")


@pytest.mark.browser
def test_a_popup_has_what_the_reader_needs_to_judge_a_claim(show, made):
    _, frame, _ = show(made)
    frame.click("[aria-label='Alphaville: 2 claims by Redland']")
    popup = frame.inner_text(".leaflet-popup")
    for words in (
        "General Rot", "2025-11-20", "our forces took full control of Alphaville", "All of it held by Redland",
        "denied by", "Blueland denied this", "a.txt", "2025-12-18", "the town remains ours",
    ):  # fmt: skip
        assert words in popup, words
    assert "On Thursday the general said" in frame.text_content(".leaflet-popup")


@pytest.mark.browser
def test_no_button_of_the_map_covers_a_popup(show, made):
    _, frame, _ = show(made, size=(660, 520))
    frame.click("[aria-label='Alphaville: 2 claims by Redland']")
    popup = frame.wait_for_selector(".leaflet-popup")
    frame.wait_for_selector(".leaflet-pan-anim", state="detached")
    for control in frame.query_selector_all(".leaflet-top .leaflet-control"):
        expect_apart(popup.bounding_box(), control.bounding_box())


def expect_apart(one, other) -> None:
    """Fail where two boxes share more than their edges."""
    sizes = (("x", "width"), ("y", "height"))
    shared = [min(one[k] + one[n], other[k] + other[n]) - max(one[k], other[k]) for k, n in sizes]
    assert min(shared) <= 1, (one, other)


@pytest.mark.browser
def test_a_popup_opens_and_closes_by_keyboard_alone(show, made):
    page, frame, _ = show(made, framed=False)
    label = "Alphaville: 2 claims by Blueland"
    for _ in range(40):
        page.keyboard.press("Tab")
        if frame.evaluate("document.activeElement.getAttribute('aria-label')") == label:
            break
    else:
        pytest.fail("no Tab reaches the marker")
    page.keyboard.press("Enter")
    assert "nearly 90%" in frame.inner_text("[role=dialog]")
    assert frame.evaluate("document.activeElement.closest('[role=dialog]') !== null"), "the popup has the focus"
    page.keyboard.press("Escape")
    frame.wait_for_selector("[role=dialog]", state="detached")
    assert frame.evaluate("document.activeElement.getAttribute('aria-label')") == label, "the focus is back"


@pytest.mark.browser
def test_on_a_narrow_page_the_claims_open_as_a_sheet(show, made):
    _, frame, _ = show(made, size=NARROW)
    frame.click("[aria-label='Alphaville: 2 claims by Blueland']")
    sheet = frame.wait_for_selector(".sheet")
    box = sheet.bounding_box()
    assert "nearly 90%" in sheet.inner_text()
    assert box["width"] > 300 and box["x"] >= 0 and box["x"] + box["width"] <= 390
    assert frame.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), "nothing runs over the edge"
    frame.click(".sheet .close")
    assert not sheet.is_visible()


CUT = """() => {
  const box = (element) => element.getBoundingClientRect();
  const meets = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  const map = box(document.querySelector(".folium-map"));
  const within = (b) => b.left >= map.left - 1 && b.right <= map.right + 1 && b.top >= map.top - 1 && b.bottom <= map.bottom + 1;
  const buttons = Array.from(document.querySelectorAll(".leaflet-top .leaflet-control"), box);
  return {
    cut: Array.from(document.querySelectorAll(".names .name")).filter((name) => meets(box(name), map) && !within(box(name))).map((name) => name.textContent),
    below: Array.from(document.querySelectorAll(".pills")).filter((pills) => buttons.some((button) => meets(box(pills), button))).map((pills) => pills.ariaLabel),
    names: document.querySelectorAll(".names .name").length,
  };
}"""
"""Names that the map's edge cuts, groups of markers that lie below its buttons, and how many names there are."""


@pytest.mark.browser
@pytest.mark.parametrize("size", [WIDE, (360, 800)])
def test_no_name_is_cut_at_the_edge_and_no_marker_lies_below_the_buttons(show, conflict, size):
    edges = [(48.8 + 0.2 * n, lon) for n in range(8) for lon in (37.0, 38.6)]
    claims = made_claims.claims(
        {"place": f"Edge {n}", "lat": lat, "lon": lon} for n, (lat, lon) in enumerate(edges) for _ in range(12)
    )
    grid = [(48.6 + 0.1 * n, 36.4 + 0.1 * m) for n in range(19) for m in range(23)]
    towns = tuple(Place(f"{at}", "Longnameville", "town", *at, 1.0) for at in grid)
    landscape = replace(made_maps.landscape(), towns=towns)
    page, frame, _ = show(interactive_map(claims, None, conflict, landscape=landscape), size=size)
    found = frame.evaluate(CUT)
    assert (found["cut"], found["below"]) == ([], []) and found["names"] > 2
    if size != WIDE:
        assert frame.evaluate("document.querySelector('.leaflet-top.leaflet-left').offsetHeight") < 60, (
            "the buttons are a line"
        )
    box = frame.frame_element().bounding_box()
    page.mouse.move(box["x"] + 150, box["y"] + 350)
    page.mouse.down()
    page.mouse.move(box["x"] + 60, box["y"] + 330, steps=5)
    page.mouse.up()
    page.wait_for_timeout(600)
    assert frame.evaluate(CUT)["cut"] == [], "nor where the reader has moved the map"


GROUND = """() => {
  const map = window[document.querySelector(".folium-map").id], wide = map.getSize().x;
  const at = (lat, lon) => Math.round(map.latLngToContainerPoint([lat, lon]).x);
  return { wide, room: map.getContainer().parentNode.clientWidth, west: at(49, 31), east: at(49, 44) };
}"""
"""How wide the map's frame is and might be, and where in it the ground of `NARROW_GROUND` ends, pixels."""
RING = [[31, 46], [44, 46], [44, 52], [31, 52], [31, 46]]
NARROW_GROUND = {
    "type": "FeatureCollection",
    "features": [
        {
            "type": "Feature",
            "properties": {"kind": "border", "name": "", "note": "", "source": "made"},
            "geometry": {"type": "Polygon", "coordinates": [RING]},
        }
    ],
}


@pytest.mark.browser
def test_the_frame_is_no_wider_than_the_ground_and_widens_again_where_the_ground_fills_it(show, conflict):
    spots = [(47.0, 36.0), (51.0, 38.5), (49.2, 37.2)]
    claims = made_claims.claims({"place": f"Spot {n}", "lat": lat, "lon": lon} for n, (lat, lon) in enumerate(spots))
    landscape = replace(made_maps.landscape(), basemap=NARROW_GROUND)
    page, frame, _ = show(interactive_map(claims, None, conflict, landscape=landscape))
    page.wait_for_timeout(300)
    found = frame.evaluate(GROUND)
    assert found["wide"] < found["room"] - 50, "there is more room than ground"
    assert found["west"] <= 0 and found["east"] >= found["wide"], "bare paper beside the ground"
    assert found["east"] - found["west"] <= found["wide"] + 4, "nor is more cut off than the bare paper"
    page.set_viewport_size({"width": 700, "height": 800})
    page.wait_for_timeout(400)
    found = frame.evaluate(GROUND)
    assert found["wide"] >= found["room"] - 30 or found["east"] - found["west"] <= found["wide"] + 4
    page.set_viewport_size({"width": 1280, "height": 800})
    page.wait_for_timeout(400)
    found = frame.evaluate(GROUND)
    assert found["west"] <= 0 and found["east"] >= found["wide"] > 700, "the frame grows with the page again"


@pytest.mark.browser
def test_the_slider_leaves_what_lies_in_its_window(show, made):
    page, frame, _ = show(made, framed=False)
    frame.focus("[aria-label='Last day shown']")
    page.keyboard.press("Home")
    wait_for_count(frame, "3 of 7")
    assert pills(frame) == {
        "Alphaville: 1 claim by Redland": "1",
        "Alphaville: 1 claim by Blueland": "1",
        "Gammafield: 1 claim by Media": "1",
    }
    assert frame.get_attribute("[aria-label='Last day shown']", "aria-valuetext") == "20 Nov 2025"
    frame.uncheck(".undated input")
    wait_for_count(frame, "2 of 7")
    frame.click("text=All dates")
    wait_for_count(frame, "6 of 7")


@pytest.mark.browser
def test_a_claim_of_a_month_is_there_on_each_day_of_it(show, made):
    _, frame, _ = show(made, framed=False)
    for name in ("First", "Last"):
        frame.fill(f"[aria-label='{name} day shown']", str(20424))  # 2 December 2025
    frame.uncheck(".undated input")
    wait_for_count(frame, "1 of 7")
    assert pills(frame) == {"Alphaville: 1 claim by Independent": "1"}


@pytest.mark.browser
def test_the_slider_has_room_for_a_thumb(show, made):
    page, frame, _ = show(made, size=NARROW)
    thumb = frame.wait_for_selector("[aria-label='First day shown']").bounding_box()
    assert thumb["height"] >= 44
    page.mouse.move(thumb["x"] + 14, thumb["y"] + thumb["height"] / 2)
    page.mouse.down()
    page.mouse.move(thumb["x"] + thumb["width"] - 14, thumb["y"] + thumb["height"] / 2, steps=5)
    page.mouse.up()
    assert frame.get_attribute("[aria-label='First day shown']", "aria-valuetext") == "18 Dec 2025"


@pytest.mark.browser
def test_sides_and_kinds_are_switches(show, made):
    _, frame, _ = show(made)
    frame.click(".chip:has-text('Blueland')")
    wait_for_count(frame, "4 of 7")
    assert not any("Blueland" in label for label in pills(frame))
    frame.click(".kinds summary")
    frame.uncheck("label:has-text('Control') input")
    wait_for_count(frame, "2 of 7")


@pytest.mark.browser
def test_the_landscape_is_drawn_with_what_is_known_of_it(show, made):
    _, frame, _ = show(made)
    assert frame.query_selector("path.river") and frame.query_selector("path.border")
    assert "Drawn to about 2 km" in frame.text_content(".legend")
    assert "As Northland draws it" in frame.text_content(".legend")
    frame.click("[aria-label^='Old bridge']")
    popup = frame.inner_text(".leaflet-popup")
    assert "2025-11-01: destroyed, says Redland." in popup and "Disputed: Who destroyed it." in popup
    assert frame.inner_text(".leaflet-control-attribution") == "Sources: see the legend", "and no flag"
    assert frame.query_selector(".leaflet-control-attribution svg") is None
    assert "km" in frame.inner_text(".leaflet-control-scale")


@pytest.mark.browser
@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_names_and_markers_never_lie_on_one_another(show, conflict, size):
    claims = made_maps.many_claims(600, places=300)
    _, frame, _ = show(interactive_map(claims, None, conflict, landscape=made_maps.landscape()), size=size)
    for _ in range(4):
        overlaps = frame.evaluate(
            """() => {
              const there = document.querySelectorAll('.names .name, .pills');
              const boxes = [...there].map((e) => e.getBoundingClientRect());
              let n = 0;
              boxes.forEach((a, i) => boxes.slice(i + 1).forEach((b) => {
                if (a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1) n++;
              }));
              return [n, boxes.length];
            }"""
        )
        assert overlaps[0] == 0
        assert overlaps[1] > 5
        frame.click(".leaflet-control-zoom-in")
        frame.wait_for_timeout(500)


@pytest.mark.browser
def test_two_thousand_claims_stay_light_and_quick(show, conflict, tmp_path):
    claims = made_maps.many_claims(2000, places=300)
    made = interactive_map(claims, None, conflict, landscape=made_maps.landscape())
    made.save(tmp_path / "map.html")
    assert (tmp_path / "map.html").stat().st_size < 6_000_000
    _, frame, asked = show(made, framed=False)
    assert asked == []
    assert 3 < len(frame.query_selector_all(".pills")) < 150, "places that would touch share a marker"
    total = sum(int(number) for number in pills(frame).values())
    assert total == 2000, "and none is lost by it"


@pytest.mark.browser
def test_a_shared_marker_leads_to_its_places(show, conflict):
    claims = made_maps.many_claims(2000, places=300)
    _, frame, _ = show(interactive_map(claims, None, conflict, landscape=made_maps.landscape()))
    before = len(frame.query_selector_all(".pills"))
    frame.evaluate("document.querySelector('.more').click()")
    frame.wait_for_timeout(600)
    assert len(frame.query_selector_all(".pills")) > before
    frame.evaluate("document.querySelector('.pill').click()")
    assert frame.query_selector("[role=dialog] .claim")


HOSTILE = (
    "<script>window.hacked=1</script>",
    "</script><script>window.hacked=1</script>",
    '"><img src=x onerror="window.hacked=1">',
    "${window.hacked=1}",
    "`);window.hacked=1;(`",
    "{{ this.get_name() }}{% raw %}",
    "<!--<script>",
    "javascript:window.hacked=1",
    "\u202egnp.exe\u2066",
    "\u2028window.hacked=1\u2029",
    "&lt;svg onload=window.hacked=1&gt;",
)


@pytest.mark.browser
@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_nothing_that_an_article_says_runs(show, conflict, size):
    evil = "".join(HOSTILE)
    rows = [
        {"quote": text, "sentence": f"{text} {evil}", "speaker": text, "place": "Alphaville", "statement_id": f"s{i}"}
        for i, text in enumerate(HOSTILE)
    ]
    claims = made_maps.claims([*rows, {"place": evil, "lat": 49.9, "lon": 37.9, "quote": evil}])
    relations = made_maps.relations(claims).assign(a_quote=evil, b_quote=evil, reason=evil)
    articles = made_maps.made_claims.articles(claims).assign(
        title=evil, publisher=evil, url="javascript:window.hacked=1"
    )
    made = interactive_map(
        claims, None, conflict, relations=relations, articles=articles, landscape=made_maps.landscape()
    )
    page, frame, asked = show(made, size=size)
    for pill in range(len(frame.query_selector_all(PILL))):
        frame.evaluate("(n) => document.querySelectorAll('button.pill')[n].click()", pill)
        shown = frame.text_content("[role=dialog]")
        assert "window.hacked=1" in shown, "the text is there as text"
        frame.evaluate("document.querySelectorAll('[role=dialog] a[target]').forEach((a) => a.click())")
        for tag in ("img", "script", "svg[onload]"):
            assert frame.query_selector(f"[role=dialog] {tag}") is None
    assert "\u202e" not in frame.text_content("body"), "marks that turn the writing round are made visible"
    assert frame.evaluate("window.hacked") is None and page.evaluate("window.hacked") is None
    assert asked == []


@pytest.mark.browser
def test_the_policy_stops_what_a_library_might_overlook(show, made):
    _, frame, asked = show(made)
    frame.evaluate(
        """() => {
          document.body.insertAdjacentHTML('beforeend', '<p id="bad" onclick="window.hacked=1">x</p>');
          document.getElementById('bad').click();
          const script = document.createElement('script');
          script.textContent = 'window.hacked = 1';
          document.body.append(script);
          document.body.insertAdjacentHTML('beforeend', '<img src="https://example.org/seen.png">');
        }"""
    )
    frame.wait_for_timeout(200)
    assert frame.evaluate("window.hacked") is None
    assert asked == []


@pytest.mark.browser
def test_a_researchers_own_folium_parts_work_offline_too(show):
    made = OfflineMap(title="Mine", location=(49.7, 37.6), zoom_start=10)
    folium.Marker((49.7, 37.6), popup="A note", icon=folium.Icon(icon="flag")).add_to(made)
    made.get_root().script.add_child(folium.Element("document.querySelector('.folium-map').dataset.ready = 1;"))
    _, frame, asked = show(made)
    frame.click(".awesome-marker-icon-blue")
    assert frame.inner_text(".leaflet-popup").strip().startswith("A note")
    assert asked == []


@pytest.mark.browser
@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_the_map_is_accessible_by_axes_rules(chromium, made, tmp_path, size):
    """axe runs its own script, so the page is tested without its policy; contrast on drawn lines is not axe's."""
    page = chromium.new_page(viewport={"width": size[0], "height": size[1]})
    path = tmp_path / "map.html"
    path.write_text(re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", made.get_root().render()), "utf-8")
    page.goto(path.as_uri())
    page.wait_for_selector("[data-ready]")
    found = []
    for step in (".pill", ".legend summary", ".kinds summary"):
        page.click(step)
        page.wait_for_timeout(300)
        found += [(step, v["id"], v["nodes"][0]["html"][:120]) for v in Axe().run(page).response["violations"]]
        page.keyboard.press("Escape")
    page.close()
    assert found == []


def test_a_part_that_would_need_the_network_is_refused():
    made = OfflineMap(title="Mine", location=(49.7, 37.6))
    made.default_js.append(("elsewhere", "https://example.org/library.js"))
    with pytest.raises(MissingAssetError, match=r"example\.org"):
        made.get_root().render()


def test_online_tiles_are_there_only_when_asked_for(conflict, made):
    assert "tile.openstreetmap.org" not in made.get_root().render()
    tiled = interactive_map(
        made_maps.some_claims(), None, conflict, landscape=made_maps.landscape(), tiles="OpenStreetMap"
    )
    page = tiled.get_root().render()
    assert "tile.openstreetmap.org" in page and "OpenStreetMap\\u003c/a\\u003e contributors" in page


def test_the_same_claims_make_the_same_page(conflict):
    pages = {
        interactive_map(made_maps.some_claims(), None, conflict, landscape=made_maps.landscape()).get_root().render()
        for _ in range(2)
    }
    assert len(pages) == 1


def test_no_claim_with_a_point_is_an_error_that_says_so(conflict):
    nowhere = made_maps.claims([{"place": "", "quote": "x"}])
    with pytest.raises(ValueError, match="nothing to map"):
        interactive_map(nowhere, None, conflict, landscape=made_maps.landscape())
