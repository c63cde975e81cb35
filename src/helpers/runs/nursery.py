"""A process that has loaded what notebooks import, and that kernels are forked from: they start at once, and share memory.

Each kernel is a process of its own, with the environment and the folder of any other; only what it imports first is there
already. The process is started when a run begins, loads while the tables are made, and ends with the run, by whatever
way that ends. Where processes cannot be forked so (macOS, Windows), kernels are started as everywhere.
"""

import array
import gc
import json
import logging
import os
import select
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path
from threading import Lock
from typing import Any

from helpers.stages import processor_seconds

log = logging.getLogger(__name__)

LOADED = (
    "ipykernel.kernelapp",
    "ipykernel.ipkernel",
    "matplotlib_inline.backend_inline",
    "helpers.parameters.cells",
    "helpers.tables",
    "helpers.show",
    "helpers.wars",
    "helpers.selection",
    "helpers.figures.timelines",
    "helpers.figures.pages",
    "helpers.figures.claim_types",
    "helpers.figures.files",
    "helpers.brief",
    "helpers.analysis.listing",
    "helpers.export",
    "helpers.figures.maps",
    "helpers.analysis.control_maps",
    "offlinefolium.elements",
    "pyarrow.parquet",
    "helpers.explaining",
)
"""What is loaded, in this order, between which kernels are forked that are asked for: what most notebooks need is first."""
POSSIBLE = sys.platform == "linux" and hasattr(os, "pidfd_open")
MESSAGE = 2**20  # bytes of what is asked for: a command, a folder and an environment
REPLIES_IN = 120
"""Seconds after which no fork is waited for any more: one module may take many on a busy machine."""


class Forked:
    """A kernel's process as jupyter_client expects it: like subprocess.Popen, though it is another process's child."""

    stdin = stdout = stderr = None

    def __init__(self, pid: int, descriptor: int) -> None:
        self.pid = pid
        self._descriptor = descriptor
        self._over = select.poll()
        self._over.register(descriptor, select.POLLIN)

    def poll(self) -> int | None:
        """None while it lives; else 0: how it ended, its parent alone knows."""
        return 0 if self._over.poll(0) else None

    def wait(self, timeout: float | None = None) -> int:
        """Wait until it has ended. Raises TimeoutExpired after so many seconds."""
        if not self._over.poll(None if timeout is None else int(timeout * 1000)):
            raise subprocess.TimeoutExpired("kernel", timeout or 0)
        return 0

    def send_signal(self, number: int) -> None:
        """Send a signal, to this very process and no other that has got its number."""
        with suppress(ProcessLookupError):
            signal.pidfd_send_signal(self._descriptor, number)

    def terminate(self) -> None:
        """Ask it to end."""
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        """End it."""
        self.send_signal(signal.SIGKILL)

    def __del__(self) -> None:
        with suppress(OSError):
            os.close(self._descriptor)


class Nursery:
    """Forks kernels; `fork` may be called from several threads."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._connection, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        self._connection.settimeout(REPLIES_IN)
        package = str(Path(__file__).parents[2])
        paths = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))
        self._process = subprocess.Popen(
            # -P: no module in the working directory stands for one of Python's
            [sys.executable, "-P", "-c", f"from helpers.runs.nursery import serve; serve({theirs.fileno()})"],
            stdin=subprocess.DEVNULL,
            pass_fds=(theirs.fileno(),),
            env={**os.environ, "PYTHONPATH": paths, "MPLBACKEND": "module://matplotlib_inline.backend_inline"},
        )
        theirs.close()

    def fork(self, command: list[str], *, cwd: str, env: Mapping[str, str]) -> Forked | None:
        """A kernel of the connection file that the command names; None where none can be had."""
        asked = json.dumps({"arguments": command[command.index("-m") + 2 :], "cwd": cwd, "env": dict(env)}).encode()
        with self._lock:
            try:
                self._connection.send(asked)
                data, descriptors = _received(self._connection)
            except OSError as error:
                log.info("no kernel can be forked (%s); one is started", error)
                return None
        return Forked(int(data), descriptors[0]) if descriptors else None

    def prepare(self, conflicts: Sequence[str]) -> None:
        """Have the gazetteers of these profiles loaded, for the kernels that are forked from then on."""
        with self._lock, suppress(OSError):  # `fork` tells that the process has ended
            self._connection.send(json.dumps({"conflicts": list(conflicts)}).encode())

    @property
    def processor(self) -> float:
        """Seconds of the processor that it has used itself; 0 once it has ended."""
        try:
            return processor_seconds(self._process.pid)
        except OSError:
            return 0.0

    def close(self) -> None:
        """End the process, and with it the kernels that are left."""
        self._connection.close()
        try:
            self._process.wait(timeout=1)
        except subprocess.TimeoutExpired:  # it loads something
            self._process.kill()
            self._process.wait()


def serve(descriptor: int) -> None:
    """Fork kernels as they are asked for over a connection, until it is closed: what the process runs."""
    connection = socket.socket(fileno=descriptor)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the run is told, and closes the connection
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # whoever asked sees through its descriptor that a kernel has ended
    for name in LOADED:
        import_module(name)
        gc.freeze()  # what is loaded stays shared: counting its references anew would copy it
        while select.select([connection], [], [], 0)[0]:
            if not _answered(connection):
                return
    while _answered(connection):
        pass


def _answered(connection: socket.socket) -> bool:
    """Do what is asked for next; False where nobody will ask any more."""
    try:
        data = connection.recv(MESSAGE)
    except ConnectionError:
        return False
    if not data:
        return False
    asked = json.loads(data)
    if "conflicts" in asked:
        _load_gazetteers(asked["conflicts"])
        return True
    parent = os.getpid()
    pid = os.fork()
    if not pid:
        connection.close()
        _be_kernel(asked, parent)
    descriptors: list[int] = []
    with suppress(OSError):  # it has ended by now
        descriptors = [os.pidfd_open(pid)]
    rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, array.array("i", descriptors))] if descriptors else []
    connection.sendmsg([str(pid).encode()], rights)
    for own in descriptors:
        os.close(own)
    return True


def _load_gazetteers(ids: Sequence[str]) -> None:
    from helpers import conflicts
    from helpers.places import Gazetteer

    for conflict in ids:
        with suppress(Exception):  # the kernel that needs it tells what is wrong with it
            Gazetteer.for_conflict(conflicts.load(conflict))
    gc.freeze()


def _be_kernel(asked: dict[str, Any], parent: int) -> None:
    """Run a kernel in this process; never returns."""
    code = 1
    try:
        os.setsid()
        signal.signal(signal.SIGINT, signal.default_int_handler)
        signal.signal(signal.SIGCHLD, signal.SIG_DFL)
        os.chdir(asked["cwd"])
        os.environ.clear()
        os.environ |= asked["env"]
        from ipykernel.kernelapp import IPKernelApp

        # A kernel ends with its parent. Matplotlib was loaded when there was no kernel that its figures could go to.
        own = (f"--IPKernelApp.parent_handle={parent}", "--IPKernelApp.matplotlib=inline")
        IPKernelApp.launch_instance([*asked["arguments"], *own])
        code = 0
    finally:
        os._exit(code)


def _received(connection: socket.socket) -> tuple[bytes, list[int]]:
    data, descriptors, _, _ = socket.recv_fds(connection, MESSAGE, 1)
    if not data:
        raise ConnectionError("the process that forks has ended")
    return data, list(descriptors)
