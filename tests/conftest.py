"""Fixtures that several test modules share."""

import os
import random
from collections.abc import Iterator
from itertools import groupby

import pytest
from hypothesis import settings

import chromium as browsers
from made_project import make_project

os.environ["CONTESTED_CLAIMS_STRICT"] = "1"  # what nobody foresaw is raised in tests, and in the processes they start


@pytest.fixture
def lenient(monkeypatch):
    """As for a researcher: what nobody foresaw costs one file or article, and is told."""
    monkeypatch.delenv("CONTESTED_CLAIMS_STRICT")


# The same examples every time, so that a newcomer's tests are green: `make test-all` looks at more of them.
settings.register_profile("few", max_examples=15, deadline=None, derandomize=True)
settings.register_profile("many", max_examples=100, deadline=None, derandomize=True)
settings.load_profile("few")


def pytest_addoption(parser):
    parser.addoption("--shuffle", type=int, metavar="SEED", help="run the tests in an order that this number decides")


def pytest_report_header(config):
    seed = config.getoption("--shuffle")
    return None if seed is None else f"order of the tests: --shuffle {seed}"


def pytest_collection_modifyitems(config, items):
    """With --shuffle: files, and the tests in them, in any order; the cells of a notebook stay in theirs."""
    if (seed := config.getoption("--shuffle")) is None:
        return
    order = random.Random(seed)
    files = [list(tests) for _, tests in groupby(items, key=lambda item: item.path)]
    order.shuffle(files)
    for tests in files:
        if tests[0].path.suffix == ".py":
            order.shuffle(tests)
    items[:] = [test for tests in files for test in tests]


@pytest.fixture(scope="session")
def chromium() -> Iterator[object]:
    """A Playwright browser (sync API). Fails, and never skips, where the machine has no Chromium or Chrome."""
    from playwright.sync_api import expect, sync_playwright

    expect.set_options(timeout=90_000)  # ms; five seconds are Playwright's own, too few on a busy machine
    path = browsers.find()
    if path is None:
        pytest.fail(
            "no Chromium or Chrome on this machine: `python tests/chromium.py` (`make test` runs it) gets one, or set CHROMIUM to its path"
        )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(browsers.FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def shared_cache(tmp_path_factory):
    """What made projects read, kept for the whole session, of all workers: gazetteers and claims take seconds to make."""
    session = tmp_path_factory.getbasetemp()
    folder = (session.parent if "PYTEST_XDIST_WORKER" in os.environ else session) / "shared-cache"
    folder.mkdir(exist_ok=True)
    return folder


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


@pytest.fixture
def kernelless(project, monkeypatch):
    """The project, with an execution that needs no kernel."""
    from made_runs import without_kernels

    return without_kernels(project, monkeypatch)


def _reader_of(war):
    """A fixture: the function from text to the rows of its claims, read with a war's profile (`made_articles.reader`)."""

    @pytest.fixture(scope="session")
    def read():
        from made_articles import reader  # loads the parser, which few tests need

        return reader(war)

    return read


ethiopia, libya, sudan, syria, ukraine, yemen = map(
    _reader_of, ("ethiopia", "libya", "sudan", "syria", "ukraine", "yemen")
)
read = ukraine
