"""How far a command is: a bar on a terminal, a line now and then elsewhere, and nothing where it is done at once."""

import logging
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from threading import Event, Thread

from tqdm import tqdm

log = logging.getLogger(__name__)

AFTER = 3
"""Seconds of work before anything is shown."""
EVERY = 30
"""Seconds between two lines."""


def show_progress[T](items: Iterable[T], total: int | None, unit: str = "article") -> Iterable[T]:
    """The items, with a bar on a terminal, and lines in the log (`show_lines` has them printed) elsewhere."""
    return _with_bar(items, total, unit) if sys.stderr.isatty() else _with_lines(items, total, unit)


def show_lines() -> None:
    """Print the log's lines on standard error, whatever else of the log is shown there."""
    handler = logging.StreamHandler()
    handler.setFormatter(logging.Formatter("claims-report: %(message)s"))
    log.handlers = [handler]
    log.setLevel(logging.INFO)


def _with_bar[T](items: Iterable[T], total: int | None, unit: str) -> Iterator[T]:
    bar = tqdm(items, total=total, unit=unit, leave=False, delay=AFTER)
    with _heartbeat(lambda: bar.update(0), AFTER):
        yield from bar


def _with_lines[T](items: Iterable[T], total: int | None, unit: str) -> Iterator[T]:
    done = 0
    of = f" of {total:,}" if total is not None else ""
    with _heartbeat(lambda: log.info("%s%s %ss", f"{done:,}", of, unit), EVERY):
        for item in items:
            yield item
            done += 1


@contextmanager
def _heartbeat(tell: Callable[[], object], every: float) -> Iterator[None]:
    """Tell how far it is, however long a single item takes."""
    over = Event()

    def beat() -> None:
        wait: float = AFTER
        while not over.wait(wait):
            tell()
            wait = every

    thread = Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
