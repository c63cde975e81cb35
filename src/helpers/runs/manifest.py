"""What a run says of itself: inputs, versions, parameters, timings, counts, and how it ended."""

import platform
import re
import time
from dataclasses import dataclass, field
from functools import lru_cache
from importlib import metadata
from pathlib import Path

from helpers.cache import digest, digest_file, digests
from helpers.parameters.model import Parameters, plain
from helpers.parameters.validation import input_path
from helpers.runs.outcome import Exit
from helpers.runs.store import write_manifest
from helpers.stages import Spent
from helpers.tables import reader_version

MANY = 1_000
"""Files from which a manifest has one hash of all their names and hashes alone: the table of articles has each one's own."""


@dataclass
class Manifest:
    """A run's manifest while the run is at work; `write` ends it."""

    folder: Path
    parameters: Parameters
    name: str = ""
    key: str = ""
    started: float = field(default_factory=time.time)
    spent: Spent = field(default_factory=Spent)
    counts: dict[str, int] = field(default_factory=dict)
    left_out: dict[str, float] = field(default_factory=dict)
    changes: dict[str, int] = field(default_factory=dict)
    corrections: dict[str, int] = field(default_factory=dict)
    notebooks: dict[str, str] = field(default_factory=dict)
    notebook_keys: dict[str, str] = field(default_factory=dict)
    files: dict[str, list[str]] = field(default_factory=dict)
    taken: dict[str, str] = field(default_factory=dict)
    unread: dict[str, object] = field(default_factory=dict)
    read_by: dict[str, int] = field(default_factory=dict)
    model: dict[str, object] = field(default_factory=dict)
    model_cost: tuple[str, ...] = ()
    model_failures: tuple[str, ...] = ()
    model_unsupported: tuple[str, ...] = ()
    falls: list[str] = field(default_factory=list)

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
                "notebook_keys": self.notebook_keys,
                "files": self.files,
                "taken_from": self.taken,
                **_inputs(self.parameters),
                "versions": versions(),
                "reader": reader_version(),
                "timings": self.spent.seconds,
                "processor_seconds": self.spent.processor,
                "peak_memory_mb": self.spent.memory,
                "workers": self.spent.workers,
                "counts": self.counts,
                "left_out": self.left_out,
                "changes": self.changes,
                "corrections": self.corrections,
                "unread": self.unread,
                "read_by": self.read_by,
                "model": {**self.model, **({"asked": self.spent.asked} if self.spent.asked else {})},
                "falls": self.falls,
                "key": self.key,
            },
        )


@lru_cache(maxsize=1)
def versions() -> dict[str, str]:
    """Versions of Python and of every installed package."""
    packages = dict(map(_named, metadata.distributions()))
    return {"python": platform.python_version(), **dict(sorted(packages.items()))}


def _named(package: metadata.Distribution) -> tuple[str, str]:
    """A package's name and version, from the first lines of what it says of itself: all of it takes ten times as long."""
    about = package.read_text("METADATA") or ""
    name, version = (re.search(rf"^{key}: *(.+?)\s*$", about, re.MULTILINE) for key in ("Name", "Version"))
    return (name[1].lower(), version[1]) if name and version else (package.name.lower(), package.version)


def _inputs(parameters: Parameters) -> dict[str, object]:
    """sha256 of every file that the run reads articles and their sources from: how many there are and one for all of
    them, and each one's own, where they are not too MANY."""
    found = digests(input_path(parameters.articles))
    if parameters.sources:
        found[parameters.sources] = digest_file(input_path(parameters.sources))
    each = dict(sorted(found.items())) if len(found) <= MANY else {}
    return {"inputs": each, "input_files": {"files": len(found), "sha256": digest(found)}}


def _instant(seconds: float) -> str:
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(seconds))
