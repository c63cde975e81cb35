"""The folder of runs: one folder a run, a pointer to the last good one, and nothing half made that looks whole.

    <out>/runs/<run_id>/   a run; its manifest.json is written last, so a folder without one is unfinished
    <out>/latest           the last good run: a symbolic link, or, where there are none, latest.txt with its path
    <out>/.lock            held by the run at work

Run ids begin with a number that only grows, so that a clock that jumps changes no order.
"""

import json
import os
import re
import shutil
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from helpers.cache import write_atomically
from helpers.runs.outcome import Exit, RunError

MANIFEST = "manifest.json"
_NUMBER = re.compile(r"(\d+)-")


class Store:
    """The runs under one `out` folder."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self.runs = out / "runs"

    @contextmanager
    def lock(self) -> Iterator[None]:
        """Hold the folder for one run. Raises RunError: LOCKED, or PARAMETERS where the folder cannot be written."""
        try:
            self.runs.mkdir(parents=True, exist_ok=True)
            lock = FileLock(self.out / ".lock", blocking=False)
            lock.acquire()
        except Timeout:
            raise RunError(Exit.LOCKED, f"another run is at work in {self.out}") from None
        except OSError as error:
            raise RunError(Exit.PARAMETERS, f"out: {self.out} cannot be written: {error.strerror}") from error
        try:
            yield
        finally:
            lock.release()

    def begin(self) -> Path:
        """Make the folder of a new run. The lock must be held."""
        number = 1 + max((_number(p) for p in self.runs.iterdir()), default=0)
        folder = self.runs / f"{number:05}-{time.strftime('%Y%m%dT%H%M%SZ', time.gmtime())}"
        folder.mkdir()
        return folder

    def publish(self, run: Path) -> None:
        """Let `latest` be this run: at once, or, where this fails, not at all."""
        target = Path("runs") / run.name
        new = self.out / f".latest-{os.getpid()}"
        new.unlink(missing_ok=True)
        try:
            new.symlink_to(target, target_is_directory=True)
        except (OSError, NotImplementedError):  # Windows without the privilege, some network folders
            write_atomically(self.out / "latest.txt", f"{target.as_posix()}\n".encode())
            return
        new.replace(self.out / "latest")
        with suppress(OSError):  # the run is published: nothing after this may fail it
            (self.out / "latest.txt").unlink()

    def latest(self) -> Path | None:
        """The last good run, None where there is none that is whole."""
        pointed = [self.out / "latest"]
        with suppress(OSError):
            pointed.append(self.out / (self.out / "latest.txt").read_text(encoding="utf-8").strip())
        whole = [p.resolve() for p in pointed if (read_manifest(p) or {}).get("status") == "published"]
        return max(whole, key=_number, default=None)

    def latest_alike(self, parameters: Mapping[str, Any]) -> Path | None:
        """The newest good run that was asked for these parameters, None where there is none."""
        alike = (
            path
            for path, manifest in reversed(self.finished())
            if manifest.get("status") == "published"
            and all(manifest.get("parameters", {}).get(name) == value for name, value in parameters.items())
        )
        return next(alike, None)

    def finished(self) -> list[tuple[Path, dict]]:
        """Every run that came to an end, with its manifest, the oldest first."""
        found = [(p, read_manifest(p)) for p in sorted(self.runs.glob("*-*"), key=_number)]
        return [(p, m) for p, m in found if m]

    def remove_unfinished(self) -> list[str]:
        """Remove what killed runs left behind; their names. The lock must be held."""
        left = [p for p in self.runs.iterdir() if p.is_dir() and not (p / MANIFEST).is_file()]
        for path in left:
            shutil.rmtree(path, ignore_errors=True)
        for path in self.out.glob(".latest-*"):
            path.unlink(missing_ok=True)
        return [p.name for p in left]

    def remove_old(self, keep: int) -> None:
        """Keep the newest `keep` good and `keep` failed runs, and the latest good one whatever its age."""
        latest = self.latest()
        by_status: dict[str, list[Path]] = {}
        for path, manifest in self.finished():
            by_status.setdefault(manifest["status"], []).append(path)
        for paths in by_status.values():
            for path in paths[: max(len(paths) - keep, 0)]:
                if path.resolve() != latest:
                    (path / MANIFEST).unlink(missing_ok=True)  # first, so that half a folder never looks whole
                    shutil.rmtree(path, ignore_errors=True)


def read_manifest(run: Path) -> dict | None:
    """A run's manifest, None where it has none that can be read."""
    try:
        manifest = json.loads((run / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return manifest if isinstance(manifest, dict) else None


def write_manifest(run: Path, manifest: Mapping[str, object]) -> None:
    """Write a run's manifest: whole or not at all."""
    text = json.dumps(manifest, ensure_ascii=False, indent=2) + "\n"
    write_atomically(run / MANIFEST, text.encode("utf-8", "surrogatepass"))


def _number(path: Path) -> int:
    found = _NUMBER.match(path.name)
    return int(found[1]) if found else 0
