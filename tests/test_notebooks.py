"""Every notebook runs alone, from any folder, by papermill's own command; what is stored in it is checked."""

import json
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

from helpers.parameters.model import INTERACTIVE, NOTEBOOKS
from helpers.runs.stored import KEPT, clean
from processes import run_command

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted((ROOT / "notebooks").glob("*.ipynb"))
IDS = [p.stem for p in FILES]
TOLD = [p for p in FILES if p.stem in NOTEBOOKS | INTERACTIVE]


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_a_committed_notebook_holds_only_what_is_checked(path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    stored = json.loads(nbformat.writes(notebook))
    assert json.loads(nbformat.writes(clean(notebook))) == stored, "run: make notebooks-clean"


@pytest.mark.parametrize("path", TOLD, ids=[p.stem for p in TOLD])
def test_a_notebook_has_one_title_a_purpose_and_says_what_it_does_not_show(path):
    cells = nbformat.read(path, as_version=4).cells
    prose = [c.source for c in cells if c.cell_type == "markdown"]
    assert sum(line.startswith("# ") for text in prose for line in text.splitlines()) == 1
    assert prose[0].startswith("# ")
    assert any("## What this does not show" in text or "limits" in text.lower() for text in prose)
    checked = [c for c in cells if KEPT in c.metadata.get("tags", [])]
    assert checked, "no cell keeps its output, so nbval would always pass"
    assert all(c.outputs for c in checked)


@pytest.mark.slow
@pytest.mark.parametrize("name", NOTEBOOKS | INTERACTIVE)
def test_papermills_own_command_runs_a_notebook_from_any_folder(name, project, tmp_path):
    """With the kernel `python3` of this environment, from an unrelated working directory."""
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    command = [sys.executable, "-m", "papermill", ROOT / "notebooks" / f"{name}.ipynb", "out.ipynb"]
    parameters = ["-p", "conflict", "ukraine", "-p", "date_from", "2025-11", "-p", "out", str(tmp_path / "results")]
    run_command(*command, *parameters, cwd=elsewhere)
    executed = nbformat.read(elsewhere / "out.ipynb", as_version=4)
    assert any(c.get("outputs") for c in executed.cells)


@pytest.mark.slow
def test_a_typo_under_papermill_stops_the_notebook_with_the_nearest_name(project, tmp_path):
    command = [sys.executable, "-m", "papermill", ROOT / "notebooks/02_claims.ipynb", tmp_path / "out.ipynb"]
    done = subprocess.run([*command, "-p", "focus_plcae", "Kupiansk"], capture_output=True, text=True, check=False)
    assert done.returncode != 0
    assert "did you mean focus_place?" in done.stderr, done.stderr[-3000:]


@pytest.mark.slow
def test_nbval_fails_where_a_stored_output_is_no_longer_what_the_cell_prints(project, tmp_path):
    notebook = nbformat.read(ROOT / "notebooks/01_articles.ipynb", as_version=4)
    for cell in notebook.cells:
        if KEPT in cell.metadata.get("tags", []):
            cell.source = cell.source.replace(".all(),", ".any() and False,")
    nbformat.write(notebook, tmp_path / "01_articles.ipynb")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--nbval-lax", "--nbval-current-env"]
    done = subprocess.run([*command, "01_articles.ipynb"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, "1 failed" in done.stdout) == (1, True), done.stdout[-3000:] + done.stderr[-2000:]
