"""Every notebook runs alone, from any folder, by papermill's own command; what is stored in it is checked."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import papermill
import pytest

from helpers.parameters.model import INTERACTIVE, NOTEBOOKS
from helpers.runs.stored import CHECKED, OWN, fingerprint, slim, source_of
from processes import run_command

ROOT = Path(__file__).resolve().parents[1]
FILES = sorted((ROOT / "notebooks").glob("*.ipynb"))
IDS = [p.stem for p in FILES]
TOLD = [p for p in FILES if p.stem in NOTEBOOKS | INTERACTIVE]


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_a_committed_notebook_carries_small_outputs_and_nothing_of_a_machine(path):
    """A forge shows it within a second, and the same cells give the same file on another day and machine."""
    text = path.read_text(encoding="utf-8")
    notebook = nbformat.reads(text, as_version=4)
    nbformat.validate(notebook)
    assert any(cell.get("outputs") for cell in notebook.cells)
    assert len(text) < 450_000
    assert nbformat.writes(slim(notebook)).rstrip("\n") + "\n" == text, "run: make notebooks"
    words = "".join(
        json.dumps(o) for c in notebook.cells for o in c.get("outputs", []) if not o.get("data", {}).get("image/png")
    )
    assert not re.search(rf" at 0x[0-9a-f]|{re.escape(str(ROOT))}|{re.escape(str(Path.home()))}/", words)


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_the_outputs_of_a_committed_notebook_are_of_its_cells_and_of_the_tables_as_they_are(path):
    notebook = nbformat.read(path, as_version=4)
    assert notebook.metadata[OWN]["outputs_of"] == fingerprint(notebook, source_of(path.stem)), "run: make notebooks"


def test_outputs_of_other_cells_or_other_tables_are_told():
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 + 1")])
    made = fingerprint(notebook, "some tables")
    assert fingerprint(notebook, "other tables") != made
    notebook.cells[0].source = "1 + 2"
    assert fingerprint(notebook, "some tables") != made


def test_what_moves_and_what_differs_from_machine_to_machine_is_left_out_and_marked():
    data = {"text/html": "<iframe srcdoc='map'></iframe>", "text/plain": "<Map at 0x7f>"}
    moves = nbformat.v4.new_code_cell("draw()", outputs=[nbformat.v4.new_output("display_data", data)])
    says = [nbformat.v4.new_output("stream", name=n, text=n) for n in ("stderr", "stdout")]
    still = nbformat.v4.new_code_cell("print()", outputs=says)
    given = nbformat.v4.new_code_cell("out = '/home'", metadata={"tags": ["injected-parameters"]})
    made = slim(nbformat.v4.new_notebook(cells=[given, moves, still]))
    assert [c.source for c in made.cells] == ["draw()", "print()"]
    assert "0x7f" not in str(made) and "iframe" not in str(made)
    assert [c.metadata.get("tags", []) for c in made.cells] == [["nbval-ignore-output"], []]
    assert [o.text for o in made.cells[1].outputs] == ["stdout"]


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_papermill_tells_every_parameter_with_its_type_and_its_meaning(path):
    told = papermill.inspect_notebook(str(path))
    assert told
    for name, parameter in told.items():
        assert parameter["inferred_type_name"] in ("str", "int", "float", "bool", "list[str]"), name
        assert len(parameter["help"]) > 10, name


@pytest.mark.parametrize("path", TOLD, ids=[p.stem for p in TOLD])
def test_a_notebook_has_one_title_a_purpose_and_says_what_it_does_not_show(path):
    cells = nbformat.read(path, as_version=4).cells
    prose = [c.source for c in cells if c.cell_type == "markdown"]
    assert sum(line.startswith("# ") for text in prose for line in text.splitlines()) == 1
    assert prose[0].startswith("# ")
    assert any("## What this does not show" in text or "limits" in text.lower() for text in prose)
    checked = [c for c in cells if CHECKED in c.metadata.get("tags", [])]
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
def test_nbval_compares_all_outputs_that_stay_the_same_in_any_order():
    """Each runs alone and from the last to the first; figures, maps and versions are marked, and not compared."""
    names = [str(p) for p in reversed(FILES) if p.stem != "quality"]
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-q",
        "-p",
        "no:cacheprovider",
        "-p",
        "no:xdist",
        "--nbval",
        "--nbval-current-env",
    ]
    done = subprocess.run([*command, *names], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]


@pytest.mark.slow
def test_a_copy_of_the_report_with_a_section_of_ones_own_is_made_into_the_page_by_the_same_command(project, tmp_path):
    """Sections left out, another order, and cells of her own: headings, tables and figures are on the page."""
    notebook = nbformat.read(ROOT / "notebooks" / "06_report.ipynb", as_version=4)
    cell = {c.source: i for i, c in enumerate(notebook.cells)}
    del notebook.cells[cell["report.corrections()"]], notebook.cells[cell["## Corrected by people"]]
    own = (
        "denials = tables.claims[tables.claims['stance'] == 'denies']\nshow.table(denials, {'quote': 'What is denied'})"
    )
    at = cell["report.front()"]
    notebook.cells[at:at] = [
        nbformat.v4.new_markdown_cell("## Only the denials"),
        nbformat.v4.new_code_cell(f"from helpers import show\n\n{own}"),
    ]
    copy = tmp_path / "mine.ipynb"
    nbformat.write(notebook, copy)
    run_command(
        Path(sys.executable).parent / "claims-report",
        "run",
        "--report",
        copy,
        "--notebooks",
        "06",
        "--out",
        tmp_path / "out",
        cwd=tmp_path,
    )
    page = (tmp_path / "out" / "latest" / "report.html").read_text(encoding="utf-8")
    assert page.rindex("Only the denials") < page.index("What is denied") < page.rindex("Key figures")
    assert "Corrected by people</h2>" not in page and "Contradictions" in page


@pytest.mark.slow
@pytest.mark.parametrize("name", ["05_places_and_maps", "06_report"])
def test_nbconvert_executes_a_notebook_without_our_command_and_its_figures_show(name, project, tmp_path):
    shutil.copy(ROOT / "notebooks" / f"{name}.ipynb", tmp_path)
    run_command(sys.executable, "-m", "nbconvert", "--to", "html", "--execute", f"{name}.ipynb", cwd=tmp_path)
    page = (tmp_path / f"{name}.html").read_text(encoding="utf-8")
    assert page.count("data:image/png;base64") >= 2 and "<iframe" in page


@pytest.mark.slow
def test_a_notebook_runs_twice_in_one_kernel_and_beside_another(project, tmp_path):
    """“Run all” twice gives the same, and two notebooks at once do not disturb each other."""
    twice = nbformat.read(ROOT / "notebooks" / "04_contradictions.ipynb", as_version=4)
    again = [nbformat.from_dict({**cell, "id": f"again-{i}"}) for i, cell in enumerate(twice.cells)]
    twice.cells += again
    nbformat.write(twice, tmp_path / "twice.ipynb")
    shutil.copy(ROOT / "notebooks" / "02_claims.ipynb", tmp_path / "beside.ipynb")
    command = [sys.executable, "-m", "nbconvert", "--to", "notebook", "--execute", "--inplace"]
    running = [subprocess.Popen([*command, f"{name}.ipynb"], cwd=tmp_path) for name in ("twice", "beside")]
    assert [process.wait() for process in running] == [0, 0]
    cells = nbformat.read(tmp_path / "twice.ipynb", as_version=4).cells
    first, second = cells[: len(again)], cells[len(again) :]
    assert [_shown(c) for c in first] == [_shown(c) for c in second]


def _shown(cell):
    return [{k: v for k, v in o.items() if k != "execution_count"} for o in cell.get("outputs", [])]


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
        if CHECKED in cell.metadata.get("tags", []):
            cell.source = cell.source.replace('"articles", "intake"', '"articles"')
    nbformat.write(notebook, tmp_path / "01_articles.ipynb")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--nbval-lax", "--nbval-current-env"]
    done = subprocess.run([*command, "01_articles.ipynb"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, "1 failed" in done.stdout) == (1, True), done.stdout[-3000:] + done.stderr[-2000:]
