"""Fixtures that several test modules share."""

import os
from collections.abc import Iterator

import pytest

import chromium as browsers
from made_project import make_project

os.environ["CONTESTED_CLAIMS_STRICT"] = "1"  # what nobody foresaw is raised in tests, and in the processes they start


@pytest.fixture
def lenient(monkeypatch):
    """As for a researcher: what nobody foresaw costs one file or article, and is told."""
    monkeypatch.delenv("CONTESTED_CLAIMS_STRICT")


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


@pytest.fixture(scope="session")
def shared_cache(tmp_path_factory):
    """What made projects read, kept for the whole session: gazetteers and claims take seconds to make."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def project(tmp_path, monkeypatch, shared_cache):
    """A small project of its own (made_project.py), found as the project and as the working directory."""
    root = make_project(tmp_path / "project", cache=shared_cache)
    monkeypatch.setenv("CONTESTED_CLAIMS_HOME", str(root))
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def opened(monkeypatch):
    """The files that were read and not taken from the cache."""
    from helpers import readings

    found, real = [], readings.stream_file

    def counted(path, **options):
        found.append(options["file"])
        return real(path, **options)

    monkeypatch.setattr(readings, "stream_file", counted)
    return found
