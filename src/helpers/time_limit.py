"""Stops what takes more computing time than it may, wherever it is: in a loop, or in a regular expression without end.

    with time_limit(10, ReadError("it takes too long")):
        ...

Only the main thread of a process can be stopped so, and not on Windows: elsewhere there is no limit. Nor is a library
of C stopped that never asks Python for signals; files of formats that need such libraries are therefore read in a
process of their own (`helpers.articles.watched`).
"""

import math
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

AGAIN = 1.0
"""Seconds after which what took no notice is told again."""
TICK = 0.05
"""Seconds of processor time by which limits are counted: one timer ticks for all that stand inside each other.

A limit inside another costs no call of the system, so that every paragraph can have one.
"""
_POSSIBLE = sys.platform != "win32"

_ends: list[tuple[int, Exception]] = []  # of the limits that are in force, the innermost last: tick, and what to raise
_ticks = 0


@contextmanager
def time_limit(seconds: float, error: Exception) -> Iterator[None]:
    """Raise `error` inside, once so much processor time is used up. Limits may stand inside each other."""
    if not _POSSIBLE or threading.current_thread() is not threading.main_thread():
        yield
        return
    depth = len(_ends)
    before = None if depth else signal.signal(signal.SIGVTALRM, _tick)
    _ends.append((_ticks + 1 + math.ceil(seconds / TICK), error))
    try:
        try:
            if not depth:
                signal.setitimer(signal.ITIMER_VIRTUAL, TICK, TICK)
            yield
        finally:
            del _ends[depth:]
    finally:  # again: where the time is over just here, the line above is not reached; a second time it is not so soon
        del _ends[depth:]
        if not depth:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            signal.signal(signal.SIGVTALRM, before)


def _tick(*_: object) -> None:
    global _ticks
    _ticks += 1
    for n, (end, error) in enumerate(_ends):  # the outermost first: what is inside of it is over, too
        if end <= _ticks:
            _ends[n] = (_ticks + math.ceil(AGAIN / TICK), error)
            raise error
