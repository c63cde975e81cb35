"""Files that may take long or swell, read in a process of their own that can be stopped.

A file that takes more computing time or memory than an article can need is set aside, and one whose parser crashes
costs only itself. The process is started when the first such file is met, reads all of them, and ends with its parent
or with `close`. Ordinary files, small ones of simple formats, are read where they are, with a limit of time alone: they
cost nothing more.
"""

import atexit
import logging
import os
import pickle
import signal
import subprocess
import sys
import traceback
from collections.abc import Iterator, Mapping
from contextlib import suppress
from multiprocessing.connection import Connection, Pipe
from pathlib import Path

from helpers import boundary
from helpers.articles import reading
from helpers.articles.model import Article
from helpers.articles.source import Notes, ReadError, UnreadError
from helpers.time_limit import time_limit

log = logging.getLogger(__name__)

ORDINARY = 256 * 2**10
"""Bytes up to which a file of a simple format is ordinary."""
UNPACKING = frozenset((".pdf", ".docx", ".rtf", ".eml", ".zip", ".xml", ".rss", ".atom", ".rdf"))
"""Formats whose size says nothing of what they hold, or that libraries read which may take long for a small file."""
SECONDS = 60
"""Computing time that one article may take to be read."""
WAITING = 20
"""How many times that the clock may show before a file that neither reads nor ends is given up."""
MEMORY = 1536 * 2**20
"""Bytes of address space of the process that reads; about 400 MB are the programs themselves."""
TOGETHER = 50  # articles that are handed over at once at most
LETTERS = 500_000  # of their text, from which they are handed over at once
_POSSIBLE = sys.platform != "win32"

_idle: list["_Process"] = []


def stream(
    path: Path,
    *,
    file: str,
    source: Mapping[str, str],
    fields: Mapping[str, str],
    notes: Notes,
    known: reading.Known | None = None,
) -> Iterator[Article]:
    """As `helpers.articles.reading.stream`, in a process of its own where the file is no ordinary one."""
    if not (_POSSIBLE and _is_risky(path)):
        yield from _in_time(reading.stream(path, file=file, source=source, fields=fields, notes=notes, known=known))
        return
    for may_try_again in (True, False):
        process = _idle.pop() if _idle else _Process()
        try:
            yield from process.read((path, file, dict(source), dict(fields), known), notes)
            return
        except _KilledError:
            if not may_try_again:
                raise
        finally:
            if process.is_free:
                _idle.append(process)
            else:
                process.stop()


def close() -> None:
    """End the processes that wait for another file."""
    while _idle:
        _idle.pop().stop()


atexit.register(close)


def _in_time(articles: Iterator[Article]) -> Iterator[Article]:
    while True:
        with time_limit(SECONDS, _over_time()):
            article = next(articles, None)
        if article is None:
            return
        yield article


def _over_time() -> ReadError:
    return ReadError(f"reading one article of it took more than {SECONDS} s of computing time")


def _is_risky(path: Path) -> bool:
    try:
        return path.is_file() and (path.suffix.lower() in UNPACKING or path.stat().st_size > ORDINARY)
    except OSError:
        return False  # whoever opens it says why


class _KilledError(UnreadError):
    """Somebody else, or a machine without memory, has ended the process that was reading."""


class _Process:
    """A process that reads one file after the other."""

    def __init__(self) -> None:
        self._connection, theirs = Pipe()
        package = str(Path(__file__).parents[2])
        paths = os.pathsep.join(filter(None, (package, os.environ.get("PYTHONPATH"))))
        command = f"from helpers.articles.watched import serve; serve({theirs.fileno()})"
        self._process = subprocess.Popen(
            # -P: no module in the working directory stands for one of Python's
            [sys.executable, "-P", "-c", command],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            pass_fds=(theirs.fileno(),),
            env={**os.environ, "PYTHONPATH": paths},
        )
        theirs.close()
        self.is_free = True

    def read(self, asked: tuple, notes: Notes) -> Iterator[Article]:
        """The articles of a file, as `stream` gives them."""
        self.is_free = False
        given = 0
        try:
            self._connection.send((asked, SECONDS))
            while True:
                if not self._connection.poll(SECONDS * WAITING):
                    raise ReadError(f"nothing came of it in {SECONDS * WAITING // 60} minutes")
                kind, what = self._connection.recv()
                if kind == "articles":
                    given += len(what)
                    yield from what
                elif kind == "log":
                    _log_again(asked[1], *what)
                else:
                    break
        except (EOFError, OSError, pickle.UnpicklingError):
            kind, what = "ended", self._last_words()
        if kind == "raised":
            raise RuntimeError(what)
        if kind == "ended":
            self._tell(what, given, notes)
            return
        self.is_free = what["goes_on"]
        notes += what["notes"]
        notes.failed |= what["failed"]
        if what["error"]:
            self._tell(what["error"], given, notes)

    def _tell(self, error: Exception, given: int, notes: Notes) -> None:
        if not given:
            raise error
        notes.append(f"{error}; the {given} articles before it were read")
        notes.failed |= isinstance(error, UnreadError)

    def _last_words(self) -> Exception:
        """Why the process has ended before its time."""
        try:
            code = self._process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            code = 0
        if code == -signal.SIGPROF:
            return _over_time()
        reason = f"signal {signal.Signals(-code).name}" if code < 0 else f"exit code {code}"
        kind = _KilledError if -code in (signal.SIGKILL, signal.SIGTERM) else UnreadError
        return kind(f"the process that reads it broke down ({reason})")

    def stop(self) -> None:
        """End the process."""
        self._connection.close()
        if self._process.poll() is None:
            self._process.kill()
        self._process.wait()


def _log_again(file: str, name: str, level: int, message: str) -> None:
    """Log what was logged elsewhere; what a library remarks on a file says nothing of what becomes of it."""
    if name.startswith("helpers"):
        logging.getLogger(name).log(level, "%s", message)
    else:
        log.info("%s: %s", boundary.legible(file), message)


class _Sender(logging.Handler):
    """Hands over what is logged."""

    def __init__(self, connection: Connection) -> None:
        super().__init__()
        self._connection = connection

    def emit(self, record: logging.LogRecord) -> None:
        """Hand over a record as text, with its traceback."""
        self._connection.send(("log", (record.name, record.levelno, self.format(record))))


def serve(descriptor: int) -> None:
    """Read the files that are asked for over a connection, until it is closed: what the process runs."""
    import resource

    connection = Connection(descriptor)
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent is told, and stops this process
    logging.basicConfig(level=logging.WARNING, format="%(message)s", handlers=[_Sender(connection)])
    logging.getLogger("helpers").setLevel(logging.INFO)
    with suppress(ValueError, OSError):  # macOS knows no such limit
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, resource.getrlimit(resource.RLIMIT_AS)[1]))
    goes_on = True
    while goes_on:
        try:
            asked, seconds = connection.recv()
        except EOFError:
            return
        try:
            goes_on = _answer(connection, asked, seconds)
        except (BrokenPipeError, ConnectionResetError):
            return


def _answer(connection: Connection, asked: tuple, seconds: float) -> bool:
    """Read one file; whether the process is fit for another."""
    path, file, source, fields, known = asked
    notes = Notes()
    error: Exception | None = None
    goes_on = True
    batch: list[Article] = []
    letters = 0
    signal.setitimer(signal.ITIMER_PROF, seconds)  # nothing handles its signal: it ends the process, whatever it does
    try:
        for article in reading.stream(path, file=file, source=source, fields=fields, notes=notes, known=known):
            batch.append(article)
            letters += len(article.text)
            if len(batch) >= TOGETHER or letters >= LETTERS:
                connection.send(("articles", batch))
                batch, letters = [], 0
            signal.setitimer(signal.ITIMER_PROF, seconds)
    except (ReadError, UnreadError) as told:
        error = told
    except MemoryError:
        goes_on = False
        error = ReadError(f"reading it takes more than {MEMORY // 2**20:,} MB of memory")
    except Exception as unforeseen:
        if boundary.strict():
            connection.send(("raised", "".join(traceback.format_exception(unforeseen))))
            return False
        error = UnreadError(f"an error of this program ({boundary.unforeseen(file, unforeseen)})")
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
    if batch:
        connection.send(("articles", batch))
    connection.send(("end", {"notes": list(notes), "failed": notes.failed, "error": error, "goes_on": goes_on}))
    return goes_on
