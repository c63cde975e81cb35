"""Where articles are read for claims: in this process, in others of this machine, or on a Dask cluster.

All three are executors as `concurrent.futures` knows them, and get the same batches, so that the tables are the same.
"""

from __future__ import annotations

import logging
import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from pathlib import Path
from typing import Any

from helpers.runs.outcome import Exit, RunError

log = logging.getLogger(__name__)

AT_WORK = 2
"""Batches a worker that are handed out at once: one that is read, and one that is ready."""


SECOND = 2
SECONDS = 20
"""How long a scheduler may take to answer."""


class NoClusterError(RunError):
    """No cluster can be reached, and why."""

    def __init__(self, reason: str) -> None:
        super().__init__(Exit.PARAMETERS, f"scheduler: {reason}")


class InProcess(Executor):
    """Runs what it is given at once, here."""

    def submit[**P, T](self, task: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """A future that is done. Nothing that the task raises is kept for later: it is raised here."""
        done: Future[T] = Future()
        done.set_result(task(*args, **kwargs))
        return done


class Processes(ProcessPoolExecutor):
    """Processes of this machine, each of which loads the model once; they end with this one, however it ends."""

    def __init__(self, workers: int) -> None:
        self.workers = workers
        self._tasks = 0
        super().__init__(workers, mp_context=get_context("spawn"), initializer=_end_with_parent)

    def submit[**P, T](self, task: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        """As of any executor; a process more is started where one is needed."""
        self._tasks += 1
        return super().submit(task, *args, **kwargs)

    def _adjust_process_count(self) -> None:
        # The second task is the first batch, which waits for the process that gets ready: where one article is new, another
        # process would load the same beside it, on the same cores, for nothing.
        if self._tasks != SECOND:
            super()._adjust_process_count()

    def stop(self) -> None:
        """End the processes now, whatever they are at."""
        for process in list((self._processes or {}).values()):
            with suppress(OSError, ValueError):
                process.kill()
        self.shutdown(wait=True, cancel_futures=True)


class Crew:
    """An executor with how many work for it, and what makes another one where it broke.

    Attributes:
        at_once: batches that are handed out at once.
    """

    def __init__(self, executor: Executor, at_once: int, alone: Callable[[], Executor] | None = None) -> None:
        self.executor = executor
        self.at_once = at_once
        self._alone = alone
        self._own: Executor | None = None

    def submit(self, task: Callable[..., Any], *args: Any) -> Future[Any]:
        """Hand out a task. One that no process can take any more is a future that says so."""
        try:
            return self.executor.submit(task, *args)
        except RuntimeError as error:  # BrokenProcessPool: a process has ended before its time
            broken: Future[Any] = Future()
            broken.set_exception(error)
            return broken

    def get_ready(self, task: Callable[..., Any], *args: Any) -> None:
        """Have a first process start, and do a task, while there is no batch yet. Nobody waits for it."""
        if isinstance(self.executor, Processes):
            self.submit(task, *args)

    def renew(self, broken: Executor) -> None:
        """Have new processes, where nobody has seen to it since these broke."""
        if self.executor is broken and isinstance(broken, Processes):
            broken.stop()
            self.executor = Processes(broken.workers)

    def alone(self, task: Callable[..., Any], *args: Any) -> Any:
        """The result of a task that no other can be blamed for: where processes break, it has one of its own.

        Raises what the task raises, and whatever its executor raises whose worker has ended.
        """
        if self._alone is None:
            return self.executor.submit(task, *args).result()
        self._own = self._own or self._alone()
        try:
            return self._own.submit(task, *args).result()
        except BrokenExecutor:
            _stop(self._own)
            self._own = None
            raise

    def stop(self) -> None:
        """End the processes now, whatever they are at."""
        _stop(self.executor)
        if self._own is not None:
            _stop(self._own)


@contextmanager
def crew(workers: int, scheduler: str) -> Iterator[Crew]:
    """What reads articles: a cluster where a scheduler is named, else processes where there are to be several.

    Processes are started when the first batch is handed out, or the first of them is to get ready. An interruption ends them. Raises NoClusterError.
    """
    if scheduler:
        with _cluster(scheduler) as made:
            yield made
        return
    if workers <= 1:
        yield Crew(InProcess(), 1)
        return
    made = Crew(Processes(workers), AT_WORK * workers, lambda: Processes(1))
    try:
        yield made
    finally:
        made.stop()


@contextmanager
def _cluster(scheduler: str) -> Iterator[Crew]:
    try:
        from distributed import Client
    except ImportError:
        raise NoClusterError("it needs Dask: install contested-claims with its extra [cluster]") from None
    where = {"scheduler_file": scheduler} if Path(scheduler).is_file() else {"address": scheduler}
    try:
        client = Client(**where, timeout=SECONDS, set_as_default=False)
    except (OSError, ValueError, TimeoutError) as error:
        raise NoClusterError(f"no Dask scheduler answers at {scheduler!r} ({error})") from error
    with client:
        try:
            client.wait_for_workers(1, timeout=SECONDS)
        except TimeoutError:
            raise NoClusterError(f"the Dask scheduler at {scheduler!r} has no worker") from None
        threads = sum(client.nthreads().values())
        client.subscribe_topic("all", _note_end)
        yield Crew(client.get_executor(pure=False), AT_WORK * threads)


def _note_end(event: tuple[float, object]) -> None:
    """Tell in the log of a run that a worker of its cluster has ended: Dask itself gives what it had to another one."""
    _, told = event
    if isinstance(told, dict) and told.get("action") == "remove-worker" and not told.get("expected"):
        log.warning("the worker %s of the cluster has ended; what it had is read by another", told.get("worker"))


def _stop(executor: Executor) -> None:
    if isinstance(executor, Processes):
        executor.stop()
    else:
        executor.shutdown(wait=False, cancel_futures=True)


def _end_with_parent() -> None:
    """Let a process end when the one that started it does, and leave interruptions to that one."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is not None:
        threading.Thread(target=lambda: (wait([parent.sentinel]), os._exit(1)), daemon=True).start()
