"""Pictures of the last report, its map and the analyst's desk in a browser: `make readme` runs this as a script."""

import shutil
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

import chromium
import lab

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "pictures"
LATEST = ROOT / "data" / "processed" / "latest"


def report(page: Page) -> None:
    """The top of the report, as on a laptop."""
    page.goto((LATEST / "report.html").resolve().as_uri())
    page.wait_for_load_state("networkidle")
    page.screenshot(path=PICTURES / "report.png")


def claims_map(page: Page) -> None:
    """The interactive map with the claims of its first place open."""
    page.goto((LATEST / "maps" / "claims.html").resolve().as_uri())
    page.wait_for_selector("[data-ready]")
    page.locator("button.pill").first.click()
    page.wait_for_timeout(500)  # the popup moves into view
    page.screenshot(path=PICTURES / "map.png")


def desk(page: Page) -> None:
    """The notebook `explore` in JupyterLab, on a copy of the articles, as JupyterLab saves what it runs."""
    with tempfile.TemporaryDirectory() as folder:
        project, settings = Path(folder) / "project", Path(folder) / "jupyter"
        shutil.copytree(ROOT / "data" / "raw", project / "data" / "raw")
        shutil.copytree(ROOT / "notebooks", project / "notebooks")
        settings.mkdir()
        with lab.serve(project, settings) as address:
            page.goto(address.format("notebooks/explore.ipynb"))
            lab.run_all(page, patience=180_000)
            page.set_viewport_size({"width": 1200, "height": 1700})
            rows = page.locator(".claims-desk-box table.dataTable tbody tr")
            rows.nth(1).click()
            page.locator("tr.selected").filter(has_text=rows.nth(1).inner_text().split("\t")[2]).wait_for()
            page.get_by_label("You are").fill("A. Reader")
            page.wait_for_timeout(500)  # the page moves where it has grown
            page.locator(".claims-desk-box").screenshot(path=PICTURES / "desk.png")


def main() -> int:
    """Take the pictures. The exit code is 1 where there is no report yet."""
    if not (LATEST / "report.html").is_file():
        print("there is no report yet: make report first", file=sys.stderr)
        return 1
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.FLAGS))
        for take in (report, claims_map, desk):
            page = browser.new_page(viewport={"width": 1200, "height": 820})
            take(page)
            page.close()
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
