"""Pictures of the last report and its map in a browser, for the README: `make readme` runs this as a script."""

import sys
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

import chromium

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


def main() -> int:
    """Take the pictures. The exit code is 1 where there is no report yet."""
    if not (LATEST / "report.html").is_file():
        print("there is no report yet: make report first", file=sys.stderr)
        return 1
    PICTURES.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium.find(), args=list(chromium.FLAGS))
        for take in (report, claims_map):
            page = browser.new_page(viewport={"width": 1200, "height": 820})
            take(page)
            page.close()
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
