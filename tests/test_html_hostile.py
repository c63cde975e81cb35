"""Text that strangers wrote, in every place where a page shows text: nothing of it runs or fetches.

Each page is also opened with its Content-Security-Policy taken out: what keeps text from running is that it stays
text; the policy only stands behind that.
"""

import re

import folium
import nbformat
import pytest
from playwright.sync_api import expect

import made_maps
import made_pages
from helpers import brief, schema
from helpers.pages.export import export_notebook, render_notebook
from helpers.runs.changes import Earlier
from hostile import PAYLOADS
from made_pages import code, html, notebook, prose, shown, stream

pytestmark = pytest.mark.browser

_POLICY = re.compile(r"(?:<|\\u003c)meta http-equiv=\\?\"Content-Security-Policy.*?>", re.DOTALL)


@pytest.fixture
def hits(chromium, tmp_path):
    """Open a page, try everything on it, and give what ran and what was asked for."""
    contexts = []

    def try_page(text: str, *, links: bool = True) -> list[str]:
        path = tmp_path / f"page{len(contexts)}.html"
        path.write_text(text, encoding="utf-8")
        context = chromium.new_context(viewport={"width": 1000, "height": 900})
        contexts.append(context)
        found: list[str] = []
        context.expose_binding("hit", lambda source, *_: found.append(f"ran in {source['frame'].url}"))
        page = context.new_page()
        page.on("dialog", lambda dialog: (found.append("dialog"), dialog.dismiss()))
        page.on("request", lambda request: found.append(request.url))
        page.goto(path.as_uri())
        for box in page.locator("figure.map iframe:visible").all():  # a map is opened when one comes near
            box.scroll_into_view_if_needed()
            expect(box).to_have_attribute("srcdoc", re.compile("."))
        for frame in page.frames[1:]:
            frame.wait_for_load_state()
        for frame in page.frames:
            frame.evaluate("document.querySelectorAll('details').forEach((box) => { box.open = true; })")
        for frame in page.frames[1:]:
            pressed = (
                "document.querySelectorAll('button.pill, .leaflet-marker-icon').forEach((mark) => { mark.click(); })"
            )
            frame.evaluate(pressed)
        if links:
            for link in page.locator("a:not([href^='#']):not([href^='http'])").all()[:80]:
                link.dispatch_event("click")
        page.locator("main, body").first.dispatch_event("mouseover")
        page.wait_for_timeout(300)
        return [what for what in found if what != path.as_uri() and not what.startswith("data:")]

    yield try_page
    for context in contexts:
        context.close()


def assert_harmless(text: str, hits) -> None:
    assert hits(text) == []
    bare = _POLICY.sub("", text)
    assert "Content-Security-Policy" not in bare
    assert hits(bare) == []


def page_of(*cells, **options) -> str:
    return render_notebook(notebook(*cells), **options)


@pytest.fixture(scope="module")
def hostile_report(tmp_path_factory):
    """A brief in which every text field of every claim and article is hostile."""
    conflict = made_maps.conflict(tmp_path_factory.mktemp("profile"))
    rows = [
        {
            "said": f"2025-11-{1 + number // 4:02}",
            "side": ("red", "blue")[number % 2],
            "controller": ("red", "blue")[number % 2],
            "article": f"{number:02}-{payload.replace('/', '_')}.txt",
            "place": payload if number % 9 == 0 else "Alphaville",
            "sentence": f"before {payload} after",
            "verification": "unverifiable",
            **dict.fromkeys(("speaker", "speaker_text", "quote", "relayed_by", "evidence", "cue"), payload),
        }
        for number, payload in enumerate(PAYLOADS)
    ]
    claims = made_maps.claims(rows)
    claims["lat"], claims["lon"], claims["uncertainty_km"] = claims["lat"].fillna(49.7), claims["lon"].fillna(37.6), 1.0
    made = made_pages.material(claims, conflict)
    articles = made.articles
    assert len(articles) == len(PAYLOADS)
    articles["title"], articles["publisher"] = list(PAYLOADS), list(PAYLOADS)
    articles["url"] = ["javascript:hit()", 'https://evil.example/x" onclick="hit()', *PAYLOADS[2:]]
    return made


def test_there_are_enough_of_them():
    assert len(set(PAYLOADS)) >= 40


def test_a_brief_made_of_hostile_articles(hostile_report, hits):
    assert_harmless(render_notebook(made_pages.report(hostile_report), name=PAYLOADS[0]), hits)


def test_every_payload_can_be_read_on_the_page(hostile_report, chromium, tmp_path):
    path = tmp_path / "page.html"
    path.write_text(render_notebook(made_pages.report(hostile_report, with_map=False)), encoding="utf-8")
    page = chromium.new_page()
    page.goto(path.as_uri())
    shown_words = " ".join(page.locator("table.claims").text_content().split())  # the first page of the rows
    page.get_by_role("button", name="Next ›").first.click()
    shown_words += " ".join(page.locator("table.claims").text_content().split())
    page.close()
    lost = [p for p in PAYLOADS if " ".join(as_shown(p).split()) not in shown_words]
    assert lost == []


def as_shown(payload: str) -> str:
    visible = re.sub("[\u202a-\u202e\u2066-\u2069]", lambda found: f"[U+{ord(found[0]):04X}]", payload)
    return re.sub("[\x00\x07]", "", visible)


def test_the_briefs_own_html_is_harmless_before_the_exporter_sees_it(hostile_report, hits):
    """JupyterLab shows it as it is, in a trusted notebook."""
    parts = [
        brief.masthead(hostile_report), brief.key_figures_list(hostile_report), brief.contradictions(hostile_report),
        brief.other_links(hostile_report), brief.ranked_places(hostile_report), brief.calendar(hostile_report, "claim_date"),
        brief.coverage(hostile_report), brief.claims_table(hostile_report), brief.source_list(hostile_report),
        brief.whats_new(hostile_report, Earlier({t.name: schema.frame(t, []) for t in schema.TABLES.values()})),
        brief.provenance(hostile_report, parameters=dict(enumerate(PAYLOADS))),
    ]  # fmt: skip
    assert hits("<meta charset=utf-8>" + "".join(parts)) == []


def test_notebooks_cells_and_outputs(hits):
    cells = []
    for payload in PAYLOADS:
        error = nbformat.v4.new_output("error", ename=payload, evalue=payload, traceback=[payload])
        picture = shown({"image/png": made_pages.PIXEL}, **{"image/png": {"alt": payload}})
        fragments = (payload, f"<table><tr><td>{payload}</td></tr></table>", f"<p title='{payload}'>x</p>")
        data = (
            {"text/markdown": payload},
            {"text/plain": payload},
            {"text/latex": payload},
            {"application/json": {payload: payload}},
            {"image/svg+xml": f"<svg>{payload}</svg>"},
            {"application/javascript": "hit()", "text/plain": payload},
        )
        cells += [
            prose(f"## {payload}\n\n{payload}\n\n- {payload}\n\n| {payload} |\n|---|\n| x |"),
            prose(payload),
            code(payload, stream(payload), stream(payload, "stderr"), error, picture, tags=["parameters"]),
            code("1", *map(html, fragments), *map(shown, data)),
        ]
    assert_harmless(page_of(*cells, title=PAYLOADS[4], name=PAYLOADS[0]), hits)


def test_a_frame_that_only_pretends_to_be_a_map_is_no_map(hits):
    inner = "<div class='folium-map'></div><script>parent.hit ? parent.hit() : hit()</script>"
    assert hits(page_of(code("1", html(f'<p>words</p><iframe srcdoc="{inner}"></iframe>')))) == []


def test_what_a_researchers_map_lets_through_stays_in_its_frame(hits):
    """folium puts popups and tooltips into scripts as they are; in a shared page what they hold is not run."""
    drawn = folium.Map([49.7, 37.6], zoom_start=8)
    inert = [payload for payload in PAYLOADS if "{{" not in payload]  # folium takes a popup's text for a template
    for number, payload in enumerate(inert):
        folium.Marker([49.2 + number / 60, 37.6], popup=payload, tooltip=payload).add_to(drawn)
    found = hits(page_of(code("drawn", html(drawn._repr_html_()))), links=False)
    assert [what for what in found if "evil.example" in what or what.startswith("ran")] == []


def test_a_hostile_file_name_and_parameter_reach_the_page_as_text(hits, tmp_path):
    source = tmp_path / "<img src=x onerror=hit()>.ipynb"
    nbformat.write(
        notebook(code('focus_place = "<script>hit()</script>${hit()}"', tags=["injected-parameters"])), source
    )
    assert_harmless(export_notebook(source, tmp_path / "out.html").read_text(encoding="utf-8"), hits)
