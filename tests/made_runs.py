"""Runs made for tests: of the small project, with an execution and a page that take no time."""

import json
import shutil

import nbformat

import helpers.runs.run as runs
from helpers.cache import write_atomically
from helpers.parameters.model import RunParameters, parse
from helpers.runs import making
from helpers.runs.execution import Took
from helpers.runs.settings import Settings
from helpers.runs.store import Store
from helpers.stages import silent
from made_project import ROOT

ONE = Settings(notebooks=("01_articles",))


def without_kernels(project, monkeypatch):
    """Let runs of the project need no kernel: a notebook is executed as it is, with the parameters it was given."""
    shutil.copytree(ROOT / "notebooks", project / "notebooks")

    def copy(notebook, out, *, parameters, **_):
        content = nbformat.read(notebook, as_version=4)
        content.cells.insert(1, nbformat.v4.new_markdown_cell(f"`{json.dumps(parameters)}`"))
        nbformat.write(content, out)
        return Took()

    monkeypatch.setattr(runs, "POSSIBLE", False)  # no nursery of kernels either
    monkeypatch.setattr(making, "execute", copy)
    monkeypatch.setattr(
        making, "export_notebook", lambda notebook, page, **_: write_atomically(page, notebook.read_bytes())
    )
    return project


def go(settings=ONE, **values):
    return runs.run(parse(RunParameters, values), settings, progress=silent)


def add_article(project, name="more.txt"):
    text = "Russian troops entered Lyman, Russia's Defence Ministry said on Monday.\n"
    (project / "data/raw/articles" / name).write_text(text, encoding="utf-8")


def good_state(out):
    """The files behind `latest` and their bytes."""
    latest = Store(out).latest()
    return latest.name, {p.relative_to(latest).as_posix(): p.read_bytes() for p in latest.rglob("*") if p.is_file()}
