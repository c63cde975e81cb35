"""One notebook, executed by papermill into a file, with what went wrong in words."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import papermill
from papermill.exceptions import PapermillExecutionError

from helpers.runs.kernel import ENGINE, CellTimeoutError, DeadKernelError, Report, Watch
from helpers.runs.nursery import Nursery
from helpers.runs.outcome import Exit, RunError

STARTS = 2
"""How often a kernel is started before the run gives up."""


@dataclass(frozen=True)
class Limits:
    """Seconds: for one cell, for a kernel to start, and the moment (time.monotonic) at which the run must end."""

    cell: float
    deadline: float
    start: int = 60


class Took(NamedTuple):
    """What a kernel took: the most memory, in bytes, and seconds of the processor; 0 where the system does not tell."""

    memory: int = 0
    processor: float = 0.0


def execute(
    notebook: Path,
    out: Path,
    *,
    parameters: Mapping[str, object],
    limits: Limits,
    cwd: Path,
    environment: Mapping[str, str],
    report: Report,
    nursery: Nursery | None = None,
) -> Took:
    """Execute the notebook in a kernel of this environment; `out` holds it as far as it came, whatever happens.

    The kernel comes from the nursery, where one is given; one that did not start is tried again without it.

    Raises RunError: NOTEBOOK for an error in a cell, TIMEOUT, KERNEL for one that did not start or died.
    """
    for attempt in range(1, STARTS + 1):
        watch = Watch()
        try:
            papermill.execute_notebook(
                str(notebook).replace("{", "{{").replace("}", "}}"),  # papermill formats paths
                str(out).replace("{", "{{").replace("}", "}}"),
                parameters=dict(parameters),
                engine_name=ENGINE,
                kernel_name="python3",
                language="python",
                progress_bar=False,
                start_timeout=limits.start,
                report=report,
                watch=watch,
                cell_timeout=limits.cell,
                deadline=limits.deadline,
                cwd=None,
                kernel_cwd=cwd,
                environment=environment,
                nursery=nursery if attempt == 1 else None,
            )
            return Took(watch.memory, watch.processor)
        except PapermillExecutionError as error:
            where = _where(notebook, error.cell_index)
            raise RunError(Exit.NOTEBOOK, f"{where}: {error.ename}: {error.evalue}") from error
        except CellTimeoutError as error:
            over = "the run's time was over" if time.monotonic() >= limits.deadline else f"more than {limits.cell:g} s"
            raise RunError(Exit.TIMEOUT, f"{_where(notebook, watch.cell)}: {over}") from error
        except DeadKernelError as error:
            raise RunError(Exit.KERNEL, f"{_where(notebook, watch.cell)}: the kernel died") from error
        except (RuntimeError, OSError) as error:
            if watch.started:
                raise
            report(f"the kernel did not start ({error}), attempt {attempt} of {STARTS}")
            if attempt == STARTS:
                raise RunError(Exit.KERNEL, f"{notebook.name}: no kernel started: {error}") from error
    raise AssertionError("the last attempt returns or raises")


def _where(notebook: Path, cell: int) -> str:
    return f"{notebook.name}, cell {cell + 1}"
