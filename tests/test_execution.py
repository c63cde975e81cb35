"""Notebooks are executed in a kernel of this environment, within their time, and failures say where and why."""

import os
import sys
import time

import nbformat
import pytest

from helpers.runs import execution, kernel
from helpers.runs.execution import Limits, execute
from helpers.runs.nursery import LOADED, POSSIBLE, Nursery
from helpers.runs.outcome import Exit, RunError


@pytest.fixture
def attempt(tmp_path):
    """Execute a notebook of these cells; its outputs' text, or the RunError, and the lines of its log."""

    def run(*cells, cell=60.0, seconds=120.0, parameters=None, nursery=None):
        notebook = nbformat.v4.new_notebook()
        notebook.metadata["kernelspec"] = {"name": "no-such-kernel", "display_name": "none", "language": "python"}
        notebook.cells = [nbformat.v4.new_code_cell(source) for source in ("x = 1", *cells)]
        notebook.cells[0].metadata["tags"] = ["parameters"]
        path, out, lines = tmp_path / "a {notebook}.ipynb", tmp_path / "out {x}.ipynb", []
        nbformat.write(notebook, path)
        limits = Limits(cell=cell, deadline=time.monotonic() + seconds)
        try:
            run.took = execute(
                path,
                out,
                parameters=parameters or {},
                limits=limits,
                cwd=tmp_path,
                environment={"FROM_RUN": "yes"},
                report=lines.append,
                nursery=nursery,
            )
        except RunError as error:
            return error, out, lines
        executed = nbformat.read(out, as_version=4)
        return "".join(o.get("text", "") for c in executed.cells for o in c.outputs), out, lines

    return run


def test_the_kernel_is_this_environments_own_whatever_the_notebook_asks_for(attempt, monkeypatch, tmp_path):
    monkeypatch.setenv("JUPYTER_PATH", str(tmp_path / "nowhere"))
    startup = tmp_path / "ipython/profile_default/startup"
    startup.mkdir(parents=True)
    (startup / "00.py").write_text("raise SystemExit", encoding="utf-8")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    text, _, lines = attempt("import os, sys; print(sys.executable, x, os.environ['FROM_RUN'])", parameters={"x": 2})
    assert text == f"{sys.executable} 2 yes\n"
    assert any(line.startswith("cell 3 of 3: ") for line in lines)


@pytest.mark.skipif(not POSSIBLE, reason="other systems do not tell")
def test_what_a_kernel_took_is_its_own_memory_and_computing(attempt):
    attempt(
        "import time; end = time.process_time() + 0.7\nwhile time.process_time() < end: pass", "b = b'x' * 90_000_000"
    )
    busy = attempt.took
    assert busy.processor >= 0.7
    attempt("import time; time.sleep(1.5)")
    assert attempt.took.processor < busy.processor, "a kernel that waits computes nothing"
    assert attempt.took.memory + 60_000_000 < busy.memory


def test_an_error_names_notebook_and_cell_and_the_notebook_is_kept(attempt):
    error, out, _ = attempt("print('so far')", "{}['Kupiansk']")
    assert (error.code, error.reason) == (Exit.NOTEBOOK, "a {notebook}.ipynb, cell 3: KeyError: 'Kupiansk'")
    kept = nbformat.read(out, as_version=4)
    assert "so far" in str([c.get("outputs") for c in kept.cells])


def test_a_cell_that_takes_too_long_is_stopped(attempt):
    error, _, _ = attempt("import time; time.sleep(600)", cell=6)
    assert (error.code, error.reason) == (Exit.TIMEOUT, "a {notebook}.ipynb, cell 2: more than 6 s")


def test_a_run_that_takes_too_long_is_stopped(attempt):
    error, _, _ = attempt("import time; time.sleep(600)", seconds=8)
    assert error.code == Exit.TIMEOUT
    assert "the run's time was over" in error.reason


def test_a_kernel_that_dies_is_told(attempt):
    error, _, _ = attempt("import os; os._exit(1)")
    assert (error.code, error.reason) == (Exit.KERNEL, "a {notebook}.ipynb, cell 2: the kernel died")


def test_a_kernel_that_does_not_start_is_tried_once_more(attempt, monkeypatch, tmp_path):
    flag, real = tmp_path / "started", sys.executable
    launcher = tmp_path / "python"
    launcher.write_text(f'#!/bin/sh\n[ -e "{flag}" ] && exec "{real}" "$@"\ntouch "{flag}"\nexit 1\n', encoding="utf-8")
    launcher.chmod(0o755)
    monkeypatch.setattr(kernel.sys, "executable", str(launcher))
    text, _, lines = attempt("print('here')")
    assert text == "here\n"
    assert any("attempt 1 of 2" in line for line in lines)
    flag.unlink()
    monkeypatch.setattr(execution, "STARTS", 1)
    error, _, _ = attempt("print('here')")
    assert error.code == Exit.KERNEL


@pytest.fixture(scope="module")
def nursery():
    made = Nursery()
    yield made
    made.close()


@pytest.mark.skipif(not POSSIBLE, reason="kernels are forked on Linux alone")
def test_a_kernel_from_the_nursery_is_as_any_other(attempt, nursery, tmp_path, monkeypatch):
    """Its environment and folder are its own, and what another one set is not there."""
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    shown = "import os; print(x, os.environ['FROM_RUN'], os.getcwd(), os.getppid())"
    for x in (2, 3):
        text, _, lines = attempt(f"{shown}\nassert 'y' not in globals(); y = 1", parameters={"x": x}, nursery=nursery)
        assert text == f"{x} yes {tmp_path} {nursery._process.pid}\n"
        assert any(line.startswith("cell 3 of 3: ") for line in lines)


@pytest.mark.skipif(not POSSIBLE, reason="kernels are forked on Linux alone")
def test_a_figure_of_ones_own_is_drawn_in_a_kernel_from_the_nursery(attempt, nursery):
    """Whether it is shown, the cell's value, or only left open at the cell's end; also when all is loaded before the fork."""
    while "True" not in attempt(f"import sys; print({LOADED[-1]!r} in sys.modules)", nursery=nursery)[0]:
        time.sleep(1)
    drawing = "import matplotlib.pyplot as plt\nfig, ax = plt.subplots()"
    _, out, _ = attempt(f"{drawing}; plt.show()", f"{drawing}; plt.close(fig)\nfig", drawing, nursery=nursery)
    cells = nbformat.read(out, as_version=4).cells[-3:]
    assert [["image/png" in o.get("data", {}) for o in c.outputs] for c in cells] == [[True]] * 3


@pytest.mark.skipif(not POSSIBLE, reason="kernels are forked on Linux alone")
def test_what_goes_wrong_in_a_kernel_from_the_nursery_is_told_as_of_any_other(attempt, nursery):
    error, _, _ = attempt("import os; os._exit(1)", nursery=nursery)
    assert (error.code, error.reason) == (Exit.KERNEL, "a {notebook}.ipynb, cell 2: the kernel died")
    error, _, _ = attempt("{}['Kupiansk']", nursery=nursery)
    assert error.reason == "a {notebook}.ipynb, cell 2: KeyError: 'Kupiansk'"
    error, _, _ = attempt("import time; time.sleep(600)", cell=2, nursery=nursery)
    assert (error.code, error.reason) == (Exit.TIMEOUT, "a {notebook}.ipynb, cell 2: more than 2 s")


@pytest.mark.skipif(not POSSIBLE, reason="kernels are forked on Linux alone")
def test_without_its_nursery_a_kernel_is_started(attempt):
    gone = Nursery()
    gone._process.kill()
    text, _, _ = attempt("import os; print(os.getppid())", nursery=gone)
    assert text == f"{os.getpid()}\n"
    gone.close()
