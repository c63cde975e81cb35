"""A kernel of this very environment, whatever kernels the machine has, and the client that runs a notebook's cells."""

import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from pathlib import Path

from jupyter_client import AsyncKernelManager
from jupyter_client.kernelspec import KernelSpec
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine, NotebookExecutionManager, papermill_engines

ENGINE = "contested-claims"

type Report = Callable[[str], None]
"""Takes one line for the log."""


class OwnKernelManager(AsyncKernelManager):
    """Starts this interpreter's ipykernel; installed kernel specs, IPython profiles and start-up files play no part."""

    def __init__(self, *, environment: Mapping[str, str], **options) -> None:
        super().__init__(**options)
        self._own = KernelSpec(
            argv=[sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}", "--log-level=ERROR"],
            display_name="Python 3 (ipykernel)",
            language="python",
            env=dict(environment),
        )

    @property
    def kernel_spec(self) -> KernelSpec:
        return self._own


class Engine(NBClientEngine):
    """papermill's engine with our kernel, a limit for each cell and for the whole, and a line in the log a cell."""

    @classmethod
    def execute_managed_notebook(
        cls,
        nb_man: NotebookExecutionManager,
        kernel_name: str,
        *,
        report: Report,
        watch: "Watch",
        cell_timeout: float,
        deadline: float,
        start_timeout: int,
        kernel_cwd: Path,
        environment: Mapping[str, str],
        **_: object,
    ) -> NotebookNode:
        """Run the notebook in a kernel of this environment, within its limits of time."""

        def limit(cell: NotebookNode) -> float:
            return max(0.05, min(cell_timeout, deadline - time.monotonic()))

        def started(**_: object) -> None:
            watch.started = True

        def cell_started(cell: NotebookNode, cell_index: int) -> None:
            watch.cell = cell_index
            watch.since = time.monotonic()

        def cell_executed(cell: NotebookNode, cell_index: int, **_: object) -> None:
            report(f"cell {cell_index + 1} of {len(nb_man.nb.cells)}: {time.monotonic() - watch.since:.1f} s")

        with tempfile.TemporaryDirectory(prefix="claims-kernel-") as home:
            client = PapermillNotebookClient(
                nb_man,
                km=OwnKernelManager(environment={**environment, "IPYTHONDIR": home}),
                kernel_name=kernel_name,
                timeout_func=limit,
                startup_timeout=start_timeout,
                shutdown_kernel="immediate",
                on_notebook_start=started,
                on_cell_start=cell_started,
                on_cell_executed=cell_executed,
            )
            return client.execute(cwd=str(kernel_cwd))


class Watch:
    """How far a notebook's execution came: whether its kernel started, and the cell at work (from 0), since when."""

    def __init__(self) -> None:
        self.started = False
        self.cell = 0
        self.since = 0.0


papermill_engines.register(ENGINE, Engine)

__all__ = ["ENGINE", "CellTimeoutError", "DeadKernelError", "Report", "Watch"]
