"""Audit and queue as a researcher meets them: JupyterLab's own server, Debian's Chromium, a keyboard."""

import shutil
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

import lab
from helpers.corrections import read_corrections
from helpers.review.answers import read_answers
from made_project import make_project

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ROOT = Path(__file__).resolve().parents[1]
PATIENCE = 90_000
"""How long a kernel may take for models and tables on a busy machine, ms."""
HOSTILE = "Russian troops took Kupiansk, <img src=x onerror=hit()> Russia's Defence Ministry said on Friday.\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory, shared_cache):
    root = make_project(tmp_path_factory.mktemp("reviewer") / "project", cache=shared_cache)
    shutil.copytree(ROOT / "notebooks", root / "notebooks")
    (root / "data/raw/articles/hostile.txt").write_text(HOSTILE, encoding="utf-8")
    return root


@pytest.fixture
def page(project, chromium, tmp_path):
    with lab.serve(project, tmp_path) as address:
        context = chromium.new_context(viewport={"width": 1280, "height": 1000})
        opened = context.new_page()
        opened.hits = []
        opened.expose_function("hit", lambda: opened.hits.append("an article ran something"))
        opened.set_default_timeout(PATIENCE)
        opened.goto(address.format("notebooks/review.ipynb"))
        lab.run_all(opened, patience=3 * PATIENCE)
        yield opened
        context.close()


def press(page, card, *keys):
    """Press keys, each once the card shows what the one before did."""
    for key in keys:
        before = card.inner_text()
        page.keyboard.press(key)
        page.wait_for_function("([card, before]) => card.innerText !== before", arg=[card.element_handle(), before])


def test_an_audit_and_a_review_by_keys_alone_and_what_is_said_when_the_kernel_is_gone(page, project):
    answers, corrections = project / "data/raw/audit.csv", project / "data/raw/corrections.csv"
    audit = page.get_by_role("region", name="The audit")
    expect(audit.locator("mark").first).to_be_visible()
    page.get_by_label("You are").first.fill("A. N.")
    page.get_by_label("You are").first.press("Tab")
    audit.locator(".step").click()
    cells = "jupyterapp.shell.currentWidget.content.widgets.length"
    number = page.evaluate(cells)

    press(page, audit, "y", "d")
    page.keyboard.type("2025-02-31")
    press(page, audit, "Enter")
    expect(audit.get_by_role("alert")).to_contain_text("2025-02-28")
    press(page, audit, "Escape", "x", "u", "s", "Enter")
    assert sorted(read_answers(answers)[0]["answer"]) == ["field", "right"]
    while "All answered" not in audit.inner_text():
        press(page, audit, "y")
    expect(audit).to_contain_text("claims that A. N. checked on")
    assert page.evaluate(cells) == number, "a key reached the notebook's own shortcuts"

    queue = page.get_by_role("region", name="The review queue")
    queue.locator(".step").click()
    press(page, queue, "p")
    page.keyboard.type("Kupiansc")
    press(page, queue, "Enter")
    expect(queue.get_by_role("alert")).to_contain_text("Kupiansk")
    press(page, queue, "Escape", "y", "ArrowLeft")
    assert all(c.author for c in read_corrections(corrections)[0])

    for card in (".claims-desk-box >> nth=0", ".claims-desk-box >> nth=1"):
        page.locator(card).evaluate("box => box.setAttribute('data-looked-at', '')")
    found = Axe().run(page, context="[data-looked-at]", options={"rules": {"color-contrast": {"enabled": True}}})
    serious = [v for v in found.response["violations"] if v["impact"] in ("serious", "critical")]
    assert not serious, found.generate_report()
    assert not page.hits

    page.evaluate("jupyterapp.shell.currentWidget.sessionContext.shutdown()")
    expect(page.locator(".claims-desk-gone").first).to_contain_text("Run All Cells")
