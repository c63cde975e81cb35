"""The package as a library: what `from helpers import …` gives, and the examples in its docstrings."""

import doctest
import importlib
import json
import pkgutil
from importlib.resources import files
from pathlib import Path

import pytest

import helpers
from processes import HEAVY, run_program

MODULES = sorted(m.name for m in pkgutil.walk_packages(helpers.__path__, "helpers.") if not m.name.endswith("__main__"))
EXAMPLES = doctest.ELLIPSIS | doctest.IGNORE_EXCEPTION_DETAIL


def with_examples():
    finder = doctest.DocTestFinder(exclude_empty=True)
    for name in ["helpers", *MODULES]:
        source = files("helpers").joinpath(*name.split(".")[1:])
        path = source.joinpath("__init__.py") if source.is_dir() else source.with_suffix(".py")
        if ">>> " in path.read_text(encoding="utf-8"):
            yield from (t for t in finder.find(importlib.import_module(name)) if t.examples)


@pytest.mark.parametrize("example", with_examples(), ids=lambda e: e.name)
def test_examples_of_the_docstrings_run_and_give_what_they_say(example):
    runner = doctest.DocTestRunner(optionflags=EXAMPLES)
    runner.run(example)
    failed, tried = runner.summarize(verbose=False)
    assert tried and not failed


def test_the_examples_of_the_page_on_python_run_and_give_what_they_say():
    page = Path(__file__).resolve().parents[1] / "docs" / "api.md"
    failed, tried = doctest.testfile(str(page), module_relative=False, optionflags=EXAMPLES)
    assert tried > 20 and not failed


def test_every_public_name_is_there_and_documented():
    for name in helpers.__all__:
        assert getattr(helpers, name).__doc__, name
    assert set(helpers.__all__) == set(helpers._WHERE)
    with pytest.raises(AttributeError, match="no attribute 'Tabels'"):
        helpers.Tabels  # noqa: B018


def test_the_types_travel_with_the_package():
    assert files("helpers").joinpath("py.typed").is_file()


def test_importing_the_package_loads_nothing_else_and_leaves_no_trace(tmp_path):
    """No heavy library, no thread, no file, no change of the environment: a program may import it for one name."""
    program = f"""
import json, os, sys, threading
before = dict(os.environ), os.getcwd()
import helpers
heavy = [m for m in {HEAVY} if m in sys.modules]
print(json.dumps([heavy, threading.active_count(), (dict(os.environ), os.getcwd()) == before]))
"""
    assert json.loads(run_program(program, cwd=tmp_path)) == [[], 1, True]
    assert not list(tmp_path.iterdir())


@pytest.mark.slow
def test_importing_any_module_writes_nothing_and_draws_nothing(tmp_path):
    """Modules do their work when they are called, not when they are imported."""
    program = f"""
import importlib, json, sys, threading
for name in {MODULES!r}:
    importlib.import_module(name)
pyplot = sys.modules.get("matplotlib.pyplot")
print(json.dumps([threading.active_count(), pyplot.get_fignums() if pyplot else []]))
"""
    assert json.loads(run_program(program, cwd=tmp_path).splitlines()[-1]) == [1, []]
    assert not list(tmp_path.iterdir())
