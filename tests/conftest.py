"""Fixtures that several test modules share."""

from collections.abc import Iterator

import pytest

import chromium as browsers


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """A Playwright browser (sync API). Fails, and never skips, where the machine has no Chromium or Chrome."""
    from playwright.sync_api import sync_playwright

    path = browsers.find()
    if path is None:
        pytest.fail("no Chromium or Chrome on this machine: `make test` gets one, or set CHROMIUM to its path")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(browsers.FLAGS))
        yield browser
        browser.close()
