"""The committed notebooks with the outputs of the seed articles, so that a forge shows them: `make notebooks`.

Each is executed anew, and its outputs are made small: a map that moves, the data behind a table and a figure's form for
phones are left out, and so is all that depends on the machine or the day. A fingerprint in the notebook's metadata tells
which cells and tables the outputs are of; a test compares it. nbval compares the outputs that stay the same; what is left
out is marked for it.
"""

import re
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import nbformat

from helpers.cache import digest, write_atomically
from helpers.media import DATA, NARROW
from helpers.parameters.model import INTERACTIVE, NOTEBOOKS, Parameters
from helpers.paths import project_root
from helpers.runs.execution import Limits, execute
from helpers.runs.nursery import POSSIBLE, Nursery
from helpers.runs.readme import block
from helpers.tables import NAMES, Tables

CHECKED = "nbval-check-output"
UNSTABLE = "nbval-ignore-output"
OWN = "contested_claims"
"""The key of a notebook's metadata that is this collection's."""
LEFT_OUT = "*This moves only where the notebook runs: open it in Jupyter and run this cell.*"
MOVING = re.compile(r"<iframe\b|<script\b")
_METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
_WIDGET = "application/vnd.jupyter.widget-view+json"


def slim(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """The notebook with small outputs, without what the last machine left in it, and without cells that papermill put in."""
    notebook.cells = [c for c in notebook.cells if "injected-parameters" not in c.metadata.get("tags", [])]
    number = 0
    for cell in notebook.cells:
        tags = list(cell.metadata.get("tags", []))
        if cell.cell_type == "code":
            cell.outputs = [o for o in cell.outputs if o.get("name") != "stderr"]  # differs from machine to machine
            lost = [output for output in cell.outputs if _slimmed(output)]
            if lost and UNSTABLE not in tags:
                tags.append(UNSTABLE)
            number += 1
            cell.execution_count = number
            for output in cell.outputs:
                if "execution_count" in output:
                    output["execution_count"] = number
        cell.metadata = nbformat.from_dict({"tags": tags} if tags else {})
    own = notebook.metadata.get(OWN)
    notebook.metadata = nbformat.from_dict(_METADATA | ({OWN: own} if own else {}))
    return notebook


def fingerprint(notebook: nbformat.NotebookNode, source: str) -> str:
    """What tells the outputs of these cells, made of this source (`sources`), from any others."""
    return digest([(c.cell_type, c.source) for c in notebook.cells], source)[:16]


def source_of(name: str) -> str:
    """What the outputs of the notebook of this name are made of: the seeds' tables, or for `quality` the rates of README.

    The same rates stand in README, which the same command fills: measuring them takes longer than all the rest.
    """
    if name not in NOTEBOOKS | INTERACTIVE:
        return digest(block((project_root() / "README.md").read_text(encoding="utf-8"), "quality"))
    tables = Tables(Parameters()).full
    return digest(*(getattr(tables, t).to_csv(index=False, float_format="%.3f") for t in NAMES))


def remake(path: Path, nursery: Nursery | None = None) -> str:
    """Fill a committed notebook with its outputs as they are now; its text. Raises RunError."""
    with tempfile.TemporaryDirectory() as folder:
        executed = Path(folder) / path.name
        execute(
            path,
            executed,
            parameters={"out": folder} if path.stem in NOTEBOOKS | INTERACTIVE else {},
            limits=Limits(cell=1800, deadline=time.monotonic() + 3600),
            cwd=project_root(),
            environment={"CONTESTED_CLAIMS_HOME": str(project_root())},
            report=lambda line: None,
            nursery=nursery,
        )
        notebook = slim(nbformat.read(executed, as_version=4))
    notebook.metadata[OWN] = {"outputs_of": fingerprint(notebook, source_of(path.stem))}
    return nbformat.writes(notebook).rstrip("\n") + "\n"


def main() -> int:
    """Execute the committed notebooks, two at once, and keep their outputs."""
    Tables(Parameters()).full  # noqa: B018  # made once, and kept for all of them
    paths = sorted((project_root() / "notebooks").glob("*.ipynb"))
    nursery = Nursery() if POSSIBLE else None
    try:
        with ThreadPoolExecutor(max_workers=2) as pool:
            texts = list(pool.map(lambda path: remake(path, nursery), paths))
    finally:
        if nursery:
            nursery.close()
    for path, text in zip(paths, texts, strict=True):
        if text != path.read_text(encoding="utf-8"):
            write_atomically(path, text.encode("utf-8"))
            print(f"{path.name}: {len(text) // 1000} kB")
    return 0


def _slimmed(output: nbformat.NotebookNode) -> bool:
    """Whether something was left out of an output, which is large or moves."""
    data = output.setdefault("data", {}) if output.output_type in ("display_data", "execute_result") else {}
    lost = [data.pop(kind) for kind in (NARROW, DATA, _WIDGET) if kind in data]
    if MOVING.search(data.get("text/html", "")):
        lost.append(data.pop("text/html"))
        data |= {"text/markdown": LEFT_OUT, "text/plain": "What moves"}
    return bool(lost)


if __name__ == "__main__":
    sys.exit(main())
