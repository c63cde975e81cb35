"""How far a command is: a bar on a terminal, a line now and then elsewhere, and nothing where it is done at once."""

import logging
import sys
import time
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
    done, begun = 0, time.monotonic()
    with _heartbeat(lambda: log.info("%s", how_far(done, total, unit, time.monotonic() - begun)), EVERY):
        for item in items:
            yield item
            done += 1


def how_far(done: int, total: int | None, unit: str, seconds: float) -> str:
    """How much is done, how fast, and how long the rest takes if it goes on like that.

    >>> how_far(1_500, 6_000, "article", 30), how_far(3, None, "file", 60), how_far(0, 40, "file", 3)
    ('1,500 of 6,000 articles, 50 a second, 1 min left', '3 files, 3 a minute', '0 of 40 files')
    """
    of = f" of {total:,}" if total is not None else ""
    told = [f"{done:,}{of} {unit}s"]
    if done and seconds > 0:
        rate = done / seconds
        told.append(f"{rate:,.0f} a second" if rate >= 1 else f"{60 * rate:,.0f} a minute")
        if total is not None:
            left = round((total - done) / rate)
            told.append(f"{left} s left" if left < 60 else f"{left // 60:,} min left")
    return ", ".join(told)


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
