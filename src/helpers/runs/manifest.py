"""What a run says of itself: inputs, versions, parameters, timings, counts, and how it ended."""

import platform
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import metadata
from pathlib import Path

from helpers.cache import digest_file
from helpers.parameters.model import Parameters, plain
from helpers.parameters.validation import input_path
from helpers.runs.outcome import Exit
from helpers.runs.store import write_manifest
from helpers.tables import reader_version


@dataclass
class Manifest:
    """A run's manifest while the run is at work; `write` ends it."""

    folder: Path
    parameters: Parameters
    name: str = ""
    key: str = ""
    started: float = field(default_factory=time.time)
    timings: dict[str, float] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    left_out: dict[str, float] = field(default_factory=dict)
    changes: dict[str, int] = field(default_factory=dict)
    corrections: dict[str, int] = field(default_factory=dict)
    notebooks: dict[str, str] = field(default_factory=dict)
    unread: dict[str, object] = field(default_factory=dict)
    read_by: dict[str, int] = field(default_factory=dict)
    falls: list[str] = field(default_factory=list)

    @contextmanager
    def timed(self, step: str) -> Iterator[None]:
        """Note how many seconds a step took. A clock that is set anew does not disturb it."""
        begun = time.monotonic()
        try:
            yield
        finally:
            self.timings[step] = round(time.monotonic() - begun, 2)

    def write(self, status: str, *, code: Exit = Exit.DONE, reason: str = "") -> None:
        """Write manifest.json with what is known by now. Raises OSError."""
        write_manifest(
            self.folder,
            {
                "run": self.folder.name,
                "name": self.name,
                "status": status,
                "exit_code": int(code),
                "reason": reason,
                "started": _instant(self.started),
                "finished": _instant(time.time()),
                "parameters": plain(self.parameters),
                "notebooks": self.notebooks,
                "inputs": _inputs(self.parameters),
                "versions": versions(),
                "reader": reader_version(),
                "timings": self.timings,
                "counts": self.counts,
                "left_out": self.left_out,
                "changes": self.changes,
                "corrections": self.corrections,
                "unread": self.unread,
                "read_by": self.read_by,
                "falls": self.falls,
                "key": self.key,
            },
        )


@lru_cache(maxsize=1)
def versions() -> dict[str, str]:
    """Versions of Python and of every installed package."""
    packages = {d.name.lower(): d.version for d in metadata.distributions()}
    return {"python": platform.python_version(), **dict(sorted(packages.items()))}


def _inputs(parameters: Parameters) -> dict[str, str]:
    """sha256 of every file that the run reads articles and their sources from."""
    folder = input_path(parameters.articles)
    files = sorted(p for p in folder.rglob("*") if p.is_file() and not p.name.startswith("."))
    found = {p.relative_to(folder).as_posix(): digest_file(p) for p in files}
    if parameters.sources:
        found[parameters.sources] = digest_file(input_path(parameters.sources))
    return found


def _instant(seconds: float) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))
