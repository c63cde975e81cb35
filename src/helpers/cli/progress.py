"""How far a command is: a bar on a terminal, lines in the log elsewhere, and nothing where it is done at once."""

import logging
import sys
import time
from collections.abc import Iterable, Iterator

from tqdm import tqdm

log = logging.getLogger(__name__)

AFTER = 3
"""Seconds of work before anything is shown."""
EVERY = 30
"""Seconds between two lines of a log."""


def show_progress[T](items: Iterable[T], total: int | None, unit: str = "article") -> Iterable[T]:
    """The items, with a bar on a terminal, and lines in the log elsewhere."""
    if sys.stderr.isatty():
        return tqdm(items, total=total, unit=unit, leave=False, delay=AFTER)
    return _logged(items, total, unit)


def _logged[T](items: Iterable[T], total: int | None, unit: str) -> Iterator[T]:
    due = time.monotonic() + AFTER
    for number, item in enumerate(items, start=1):
        yield item
        if time.monotonic() >= due:
            of = f" of {total:,}" if total is not None else ""
            log.info("%s%s %ss", f"{number:,}", of, unit)
            due = time.monotonic() + EVERY
