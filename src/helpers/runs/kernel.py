"""A kernel of this very environment, whatever kernels the machine has, and the client that runs a notebook's cells."""

import sys
import tempfile
import time
import uuid
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from jupyter_client import AsyncKernelManager
from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.provisioning import LocalProvisioner
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbformat import NotebookNode
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import NBClientEngine, NotebookExecutionManager, papermill_engines

from helpers.runs.nursery import Nursery
from helpers.stages import high_water, processor_seconds

ENGINE = "contested-claims"

type Report = Callable[[str], None]
"""Takes one line for the log."""


class OwnKernelManager(AsyncKernelManager):
    """Starts this interpreter's ipykernel; installed kernel specs, IPython profiles and start-up files play no part."""

    def __init__(self, *, environment: Mapping[str, str], nursery: Nursery | None = None, **options) -> None:
        super().__init__(**options)
        self._nursery = nursery
        self._own = KernelSpec(
            argv=[sys.executable, "-m", "ipykernel_launcher", "-f", "{connection_file}", "--log-level=ERROR"],
            display_name="Python 3 (ipykernel)",
            language="python",
            env=dict(environment),
        )

    @property
    def kernel_spec(self) -> KernelSpec:
        return self._own

    async def _async_pre_start_kernel(self, **options: Any) -> tuple[list[str], dict[str, Any]]:
        if self._nursery is not None and self.provisioner is None:
            self.kernel_id = self.kernel_id or str(uuid.uuid4())
            self.provisioner = _Forking(kernel_id=self.kernel_id, kernel_spec=self.kernel_spec, parent=self)
            self.provisioner.nursery = self._nursery
        return await super()._async_pre_start_kernel(**options)


class _Forking(LocalProvisioner):
    """Has kernels from a nursery, and starts them itself where it gives none."""

    nursery: Nursery

    async def launch_kernel(self, cmd: list[str], **options: Any) -> KernelConnectionInfo:
        forked = self.nursery.fork(cmd, cwd=str(options["cwd"]), env=options["env"])
        if forked is None:
            return await super().launch_kernel(cmd, **options)
        self.process: Any = forked
        self.pid, self.pgid = forked.pid, None
        self.cwd = options["cwd"]
        return self.connection_info


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
        nursery: Nursery | None,
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

        with tempfile.TemporaryDirectory(prefix="claims-kernel-") as home, _unsaved(nb_man):
            client = _Client(
                nb_man,
                watch=watch,
                km=OwnKernelManager(environment={**environment, "IPYTHONDIR": home}, nursery=nursery),
                kernel_name=kernel_name,
                timeout_func=limit,
                startup_timeout=start_timeout,
                shutdown_kernel="immediate",
                on_notebook_start=started,
                on_cell_start=cell_started,
                on_cell_executed=cell_executed,
            )
            return client.execute(cwd=str(kernel_cwd))


@contextmanager
def _unsaved(notebook: NotebookExecutionManager) -> Iterator[None]:
    """Let papermill write the notebook once, when it ends, however it ends: not all its pictures after each cell.

    Where nothing is raised it writes it once more than it saves it.
    """
    notebook.save = lambda **_: None
    try:
        yield
    except BaseException:
        del notebook.save
        raise


class _Client(PapermillNotebookClient):
    """papermill's client, which asks before the kernel's end how much memory and time of the processor it had."""

    def __init__(self, nb_man: NotebookExecutionManager, *, watch: "Watch", **options: Any) -> None:
        super().__init__(nb_man, **options)
        self._watch = watch

    def papermill_execute_cells(self) -> None:
        super().papermill_execute_cells()
        with suppress(OSError, AttributeError, ValueError, IndexError):  # another system than Linux
            self._watch.memory = high_water(self.km.provisioner.pid)
            self._watch.processor = processor_seconds(self.km.provisioner.pid)


class Watch:
    """How far a notebook's execution came: whether its kernel started, and the cell at work (from 0), since when.

    `memory` is the most that the kernel had, in bytes, `processor` the seconds that it computed; 0 where that is not known.
    """

    def __init__(self) -> None:
        self.memory = 0
        self.processor = 0.0
        self.started = False
        self.cell = 0
        self.since = 0.0


papermill_engines.register(ENGINE, Engine)

__all__ = ["ENGINE", "CellTimeoutError", "DeadKernelError", "Report", "Watch"]
