"""Any executed notebook as one file: what is on the page, and what is not. test_html_browser has a reader's view."""

import base64
import hashlib
import json
import re
from html import unescape
from pathlib import Path

import lxml.html
import nbformat
import pandas as pd
import pytest

import made_pages
from helpers.media import DATA, NARROW
from helpers.pages.export import export_notebook, render_notebook
from helpers.pages.safe import plain, sanitise
from helpers.paths import project_root
from made_pages import code, html, notebook, picture, prose, shown, stream


def page(*cells, **options):
    return lxml.html.document_fromstring(render_notebook(notebook(*cells), **options))


def words(element) -> str:
    return " ".join(element.text_content().split())


def main_of(*cells):
    return page(*cells).get_element_by_id("content")


def test_code_is_folded_and_can_be_opened():
    [box] = main_of(code("answer = 6 * 7", stream("42"))).iter("details")
    assert box.get("open") is None
    assert words(box.find("summary")) == "Code"
    assert words(box.find("pre")) == "answer = 6 * 7"


def test_results_stand_before_their_code_and_silent_code_joins_the_next_box():
    content = main_of(code("import this"), code("x = 1", tags=["parameters"]), code("show(x)", stream("result")))
    assert words(content).index("result") < words(content).index("import this") < words(content).index("show(x)")
    assert len(content.xpath(".//details")) == 1


def test_tags_of_jupyter_book_are_honoured():
    content = main_of(
        prose("# Shown"),
        prose("gone cell", tags=["remove-cell"]),
        code("gone input", stream("kept output"), tags=["remove-input"]),
        code("kept input", stream("gone output"), tags=["remove-output"]),
    )
    assert "kept output" in words(content)
    assert "kept input" in words(content)
    assert "gone" not in words(content)


def test_the_still_form_of_a_map_is_for_paper_and_for_readers_without_scripts():
    made = page(code("static_map()", picture("A still map."), tags=["paper"]))
    [cell] = made.find_class("paper")
    assert len(cell.xpath(".//img")) == 1
    assert ".paper { display: block; }" in made.xpath("//noscript")[0].text_content()


def test_a_phone_gets_a_figure_that_fits_and_pans_one_that_does_not():
    wide = base64.b64encode(b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + (1600).to_bytes(4) + bytes(40)).decode()
    two = shown({"image/png": wide, NARROW: made_pages.PIXEL})
    first, second = main_of(code("1", two), code("2", shown({"image/png": wide}))).iter("figure")
    [narrow] = first.xpath(".//picture//source")
    assert (narrow.get("media"), narrow.get("srcset")[-20:]) == ("(max-width: 40rem)", made_pages.PIXEL[-20:])
    assert first.xpath(".//picture//img/@src")[0].endswith(wide)
    assert second.find("div").get("tabindex") == "0"


def test_the_table_of_contents_links_to_every_section_of_the_prose():
    made = page(
        prose("# Title\n\n## Café & <b>bold</b>\n\n### Part"),
        prose("## Café & bold"),
        code("1", html("<h3>inner</h3>")),
    )
    [entries] = made.xpath("//nav[@class='contents wide']")
    assert [words(a) for a in entries.iter("a")] == ["Café & bold", "Part", "Café & bold"]
    anchors = [a.get("href")[1:] for a in entries.iter("a")]
    assert len(set(anchors)) == 3
    assert all(made.get_element_by_id(anchor) is not None for anchor in anchors)


@pytest.mark.parametrize(
    ("cells", "options", "title"),
    [
        ([prose("# From the *heading*")], {}, "From the heading"),
        ([prose("# Heading")], {"title": "Given"}, "Given"),
        ([prose("words")], {"name": "mine.ipynb"}, "mine.ipynb"),
    ],
)
def test_title(cells, options, title):
    made = page(*cells, **options)
    assert made.findtext(".//title") == title
    assert len(made.xpath("//h1")) == 1


def test_figures_have_the_words_that_stand_for_them():
    made = main_of(
        prose("## Losses"),
        code("1", picture("Red holds two towns.")),
        code("2", shown({"image/png": made_pages.PIXEL})),
    )
    first, second = (image.get("alt") for image in made.iter("img"))
    assert first == "Red holds two towns."
    assert "Losses" in second


def test_a_drawing_travels_as_a_picture_that_runs_nothing():
    svg = '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
    [image] = main_of(code("1", shown({"image/svg+xml": svg}))).iter("img")
    assert made_pages.decoded(image.get("src")) == svg


def test_tables_keep_their_cells_and_a_stylers_colours():
    frame = pd.DataFrame({"town": ["<b>A</b>", "=B()"], "claims": [1, 2]})
    styled = frame.style.highlight_max(subset=["claims"], color="#ff0000")
    made = main_of(code("frame", html(frame.to_html())), code("styled", html(styled.to_html(escape=True))))
    assert [words(cell) for cell in made.xpath("(.//table)[1]//tbody//td")] == ["<b>A</b>", "1", "=B()", "2"]
    assert re.search(r"#T_\w+_row1_col1 \{background-color:#ff0000\}", lxml.html.tostring(made).decode())


def test_a_style_that_is_no_stylers_is_dropped():
    made = main_of(code("1", html("<style>#content {display: none} #T_x, body {color: red}</style><p>kept</p>")))
    assert made.xpath(".//style") == []
    assert "kept" in words(made)


def test_messages_errors_and_controls_are_told_decently():
    error = nbformat.v4.new_output(
        "error", ename="ValueError", evalue="<no>", traceback=["\x1b[0;31mValueError\x1b[0m: <no>", "line 3"]
    )
    slider = shown({"application/vnd.jupyter.widget-view+json": {"model_id": "1"}, "text/plain": "IntSlider()"})
    made = main_of(code("1", stream("10%\r100% done\n"), stream("careful", "stderr"), error, slider))
    assert "100% done" in words(made) and "10%\r" not in words(made)
    [messages] = made.find_class("messages")
    assert "careful" in words(messages)
    assert "ValueError: <no>" in words(made.find_class("error")[0])
    assert "\x1b" not in words(made)
    assert "Interactive control" in words(made)


def test_a_chart_drawn_by_a_script_gives_its_picture_or_says_that_it_is_missing():
    script = '<div id="chart"></div><script>draw()</script>'
    with_picture = main_of(code("1", shown({"text/html": script, "image/png": made_pages.PIXEL})))
    without = main_of(code("1", html(script)))
    assert len(with_picture.xpath(".//img")) == 1
    assert "needs scripts" in words(without)


def test_pictures_from_elsewhere_are_named_and_attached_ones_shown():
    attached = prose("![own](attachment:a.png) ![far](https://example.org/b.png)")
    attached["attachments"] = {"a.png": {"image/png": made_pages.PIXEL}}
    made = main_of(attached)
    [image] = made.iter("img")
    assert image.get("src").startswith("data:image/png;base64,")
    assert "[picture left out: far]" in words(made)


def test_links_lead_to_pages_mail_and_anchors_only():
    text = (
        "[a](https://example.org) [b](mailto:a@example.org) [c](#s-x) [d](javascript:x) [e](data:text/html,x) [f](//h)"
    )
    made = main_of(prose(text))
    assert [a.get("href") for a in made.iter("a") if a.get("href")] == [
        "https://example.org", "mailto:a@example.org", "#s-x",
    ]  # fmt: skip


def test_every_script_on_the_page_is_one_that_the_policy_names():
    source = render_notebook(notebook(prose("# x")))
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', source)[1]
    assert "default-src 'none'" in policy
    [script] = re.findall(r"<script>(.*?)</script>", source, re.DOTALL)
    assert base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() in policy
    assert "unsafe-inline" not in policy.partition("style-src")[0]
    assert not re.search(r"<script[^>]*>\s*</script>|<script[^>]+src=|<link\b", source)


def test_text_that_turns_the_direction_of_writing_is_made_visible():
    assert plain("a\u202eb\u2066c\x00\r\nd") == "a[U+202E]b[U+2066]c\nd"
    assert "[U+202E]" in words(main_of(prose("x \u202e y")))


@pytest.mark.parametrize(
    ("foreign", "safe"),
    [
        ('<p style="color: red; position: fixed; background: url(https://h/x)">x</p>', '<p style="color:red">x</p>'),
        ("<table><tr><td>a<b>b</table>", "<table><tbody><tr><td>a<b>b</b></td></tr></tbody></table>"),
        ("<svg><script>x</script></svg><math><mi>x</mi></math>y", "y"),
        (
            '<img src="data:image/png;base64,AA==" onerror="x()" alt="q">',
            '<img src="data:image/png;base64,AA==" alt="q">',
        ),
        ('<source srcset="https://h/x 2x">', "<source>"),
    ],
)
def test_sanitise(foreign, safe):
    assert sanitise(foreign) == safe


def test_export_writes_a_whole_file_and_says_what_it_was_made_from(tmp_path):
    source, out = tmp_path / "my <b>.ipynb", tmp_path / "new" / "page.html"
    nbformat.write(notebook(prose("# Hello")), source)
    assert export_notebook(source, out) == out
    made = out.read_text(encoding="utf-8")
    assert hashlib.sha256(source.read_bytes()).hexdigest() in made
    assert "my &lt;b&gt;.ipynb" in made
    assert [path.name for path in out.parent.iterdir()] == ["page.html"]


@pytest.mark.parametrize("content", ["", "no notebook", json.dumps({"a": 1}), b"\xff\xfe\x00"])
def test_a_file_that_is_no_notebook_is_named(tmp_path, content):
    source, out = tmp_path / "broken.ipynb", tmp_path / "page.html"
    source.write_bytes(content if isinstance(content, bytes) else content.encode())
    out.write_text("the last good page", encoding="utf-8")
    with pytest.raises(ValueError, match=r"broken\.ipynb: not a Jupyter notebook"):
        export_notebook(source, out)
    assert out.read_text(encoding="utf-8") == "the last good page"


def test_the_page_does_not_tell_where_on_the_machine_it_was_made(tmp_path):
    source, out = tmp_path / "run.ipynb", tmp_path / "page.html"
    folder, home = project_root(), Path.home()
    cells = [code(f'out = "{folder}/data/processed"', stream(f"wrote {home}/x.csv and {folder}-other"))]
    nbformat.write(notebook(*cells), source)
    made = words(lxml.html.document_fromstring(export_notebook(source, out).read_text(encoding="utf-8")))
    assert './data/processed"' in made
    assert str(home / "x.csv") not in made
    assert f"{folder}/" not in made


def test_the_folder_of_results_is_left_out_of_a_runs_parameters():
    made = main_of(code('# Parameters\nfocus_place = "Kupiansk"\nout = "/srv/secret"\n', tags=["injected-parameters"]))
    assert 'focus_place = "Kupiansk"' in words(made)
    assert "secret" not in words(made)


def test_a_preview_has_a_picture_where_the_address_of_the_page_is_known(tmp_path):
    source = tmp_path / "made.ipynb"
    nbformat.write(notebook(prose("# Made")), source)
    (tmp_path / "figures").mkdir()
    for name in ("claims_by_place", "who_holds_what"):
        (tmp_path / "figures" / f"{name}.png").write_bytes(b"")
    page = export_notebook(source, tmp_path / "made.html", address="https://example.org/a/").read_text()
    assert '<meta property="og:image" content="https://example.org/a/figures/who_holds_what.png">' in page
    assert '<meta property="og:url" content="https://example.org/a/made.html">' in page
    assert "og:image" not in export_notebook(source, tmp_path / "made.html").read_text()


def test_a_preview_has_the_title_and_the_summary():
    long = "Both say that they hold it. " * 30
    page = render_notebook(notebook(code("x", html(f'<h1>Over A</h1><p class="lede"><b>Red</b> "{long}"</p>'))))
    told = re.search(r'<meta name="description" content="([^"]*)">', page)[1]
    assert told.startswith("Red &#34;Both say") and told.endswith(" …") and len(unescape(told)) <= 283
    assert '<meta property="og:title" content="Over A">' in page


def test_data_of_claims_travels_as_a_block_that_nobody_runs():
    data = {"columns": {"quote": ["</script><script>alert(1)</script>"]}}
    made = shown({"text/html": "<div class='all-claims'></div>", DATA: data, "text/plain": ""})
    page = render_notebook(notebook(code("x", made)))
    block = re.search(r'<script type="application/json" class="claims-data">(.*?)</script>', page, re.DOTALL)[1]
    assert json.loads(block) == data
