"""Stops what takes more computing time than it may, wherever it is: in a loop, or in a regular expression without end.

    with time_limit(10, ReadError("it takes too long")):
        ...

Only the main thread of a process can be stopped so, and not on Windows: elsewhere there is no limit. Nor is a library
of C stopped that never asks Python for signals; files of formats that need such libraries are therefore read in a
process of their own (`helpers.articles.watched`).
"""

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

AGAIN = 1.0
"""Seconds after which what took no notice is told again."""
_POSSIBLE = sys.platform != "win32"

_ends: list[tuple[float, Exception]] = []  # of the limits that are in force, the innermost last


@contextmanager
def time_limit(seconds: float, error: Exception) -> Iterator[None]:
    """Raise `error` inside, once so much processor time is used up. Limits may stand inside each other."""
    if not _POSSIBLE or threading.current_thread() is not threading.main_thread():
        yield
        return
    depth = len(_ends)
    before = None if depth else signal.signal(signal.SIGVTALRM, _over)
    _ends.append((_used() + seconds, error))
    try:
        try:
            _arm()
            yield
        finally:
            del _ends[depth:]
    finally:  # again: where the time is over just here, the line above is not reached; a second time it is not so soon
        del _ends[depth:]
        if depth:
            _arm()
        else:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            signal.signal(signal.SIGVTALRM, before)


def _used() -> float:
    """Processor time of this process, as the timer counts it: in programs, not in the system's service."""
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_utime


def _arm() -> None:
    signal.setitimer(signal.ITIMER_VIRTUAL, max(min(end for end, _ in _ends) - _used(), 0.001), AGAIN)


def _over(*_: object) -> None:
    now = _used()
    for end, error in _ends:  # the outermost first: what is inside of it is over, too
        if end <= now:
            raise error
    if _ends:
        _arm()
