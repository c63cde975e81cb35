"""What a committed notebook may carry: the outputs of small cells tagged nbval-check-output, and nothing else.

Those cells print what stays the same whatever the articles are, and the tests compare it. `make notebooks-clean` (or
`python -m helpers.runs.stored notebooks`) drops the rest; with --execute the tagged cells get their outputs anew.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

import nbformat

from helpers.cache import write_atomically
from helpers.paths import project_root
from helpers.runs.execution import Limits, execute

KEPT = "nbval-check-output"
_METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}


def clean(notebook: nbformat.NotebookNode) -> nbformat.NotebookNode:
    """The notebook without outputs but those of the tagged cells, and without what the last machine left in it."""
    for cell in notebook.cells:
        tags = cell.metadata.get("tags", [])
        cell.metadata = nbformat.from_dict({"tags": tags} if tags else {})
        if cell.cell_type == "code":
            cell.outputs = [_plain(o) for o in cell.outputs] if KEPT in tags else []
            # nbval takes a cell with outputs but without a number for one that was never run, and fails it.
            cell.execution_count = 1 if cell.outputs else None
    notebook.metadata = nbformat.from_dict(_METADATA)
    return notebook


def refill(path: Path) -> nbformat.NotebookNode:
    """The notebook with the outputs of its tagged cells as they are now. Raises RunError."""
    with tempfile.TemporaryDirectory() as folder:
        executed = Path(folder) / path.name
        execute(
            path,
            executed,
            parameters={},
            limits=Limits(cell=1800, deadline=time.monotonic() + 3600),
            cwd=project_root(),
            environment={},
            report=lambda line: None,
        )
        return nbformat.read(executed, as_version=4)


def main(arguments: list[str] | None = None) -> int:
    """Drop outputs that a committed notebook must not carry, or fill the tagged ones anew."""
    parser = argparse.ArgumentParser(prog="python -m helpers.runs.stored", description=__doc__)
    parser.add_argument("folder", type=Path, help="folder of notebooks")
    parser.add_argument("--execute", action="store_true", help="fill the tagged cells anew")
    options = parser.parse_args(arguments)
    for path in sorted(options.folder.glob("*.ipynb")):
        notebook = refill(path) if options.execute else nbformat.read(path, as_version=4)
        text = nbformat.writes(clean(notebook)).rstrip("\n") + "\n"
        if text != path.read_text(encoding="utf-8"):
            write_atomically(path, text.encode("utf-8"))
            print(f"cleaned {path}")
    return 0


def _plain(output: nbformat.NotebookNode) -> nbformat.NotebookNode:
    if "execution_count" in output:
        output["execution_count"] = None
    return output


if __name__ == "__main__":
    sys.exit(main())
