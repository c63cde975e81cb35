"""Results kept by the content they were made from, under data/processed/cache.

A key is the hash of everything that the result depends on, so nothing is ever out of date: what changed has another
key. Files appear whole or not at all, and one that cannot be read counts as missing. The cache may be deleted at any
time.
"""

import hashlib
import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterable, Mapping
from functools import lru_cache
from importlib import metadata, resources
from pathlib import Path

import pandas as pd

KEEP_DAYS = 60
"""Entries that nothing has asked for in this time are removed."""


def digest(*parts: object) -> str:
    """A hash of the parts, which JSON must be able to write; strings, lists and mappings are told apart."""
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def digest_files(folder: Path, patterns: Iterable[str] = ("**/*",)) -> str:
    """A hash of the names and bytes of a folder's files, hidden ones and byte code left out."""
    names: dict[str, str] = {}
    for pattern in patterns:
        for path in folder.glob(pattern):
            name = path.relative_to(folder)
            if path.is_file() and not any(p.startswith(".") or p == "__pycache__" for p in name.parts):
                names[name.as_posix()] = digest_file(path)
    return digest(names)


def digest_file(path: Path) -> str:
    """The sha256 of a file's bytes, "" where there is no file."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except FileNotFoundError:
        return ""


@lru_cache(maxsize=16)
def code_version(parts: tuple[str, ...], packages: tuple[str, ...]) -> str:
    """A hash of the source of parts of this package ("claims/**/*", "schema.py") and of other packages' versions."""
    with resources.as_file(resources.files("helpers")) as folder:
        return digest(digest_files(folder, parts), {p: metadata.version(p) for p in packages})


class Cache:
    """Named results in a folder: rows as JSON, and sets of data frames as Parquet.

    Where the folder cannot be written (read-only, full), results are simply not kept.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def load_rows(self, kind: str, key: str) -> list[dict[str, object]] | None:
        """What store_rows kept, None where there is nothing whole."""
        path = self._path(kind, key, ".json")
        try:
            rows = json.loads(path.read_text(encoding="utf-8"))
            os.utime(path)
        except (OSError, ValueError):
            return None
        return rows

    def store_rows(self, kind: str, key: str, rows: list[dict[str, object]]) -> None:
        """Keep rows of plain values that JSON can write."""
        path = self._path(kind, key, ".json")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(path, json.dumps(rows, ensure_ascii=False).encode("utf-8", "surrogatepass"))
        except OSError:
            return

    def load_frames(self, kind: str, key: str, names: Iterable[str]) -> dict[str, pd.DataFrame] | None:
        """The named frames that store_frames kept together, None where one of them is missing or damaged."""
        folder = self._path(kind, key, "")
        try:
            frames = {name: pd.read_parquet(folder / f"{name}.parquet") for name in names}
            os.utime(folder)
        except (OSError, ValueError):  # pyarrow's errors on a damaged file are ValueErrors
            return None
        return frames

    def store_frames(self, kind: str, key: str, frames: Mapping[str, pd.DataFrame]) -> None:
        """Keep data frames as one result: all of them or none."""
        folder = self._path(kind, key, "")
        try:
            folder.parent.mkdir(parents=True, exist_ok=True)
            new = Path(tempfile.mkdtemp(prefix=".new-", dir=folder.parent))
            try:
                for name, frame in frames.items():
                    frame.to_parquet(new / f"{name}.parquet", index=False)
                new.replace(folder)
            finally:
                shutil.rmtree(new, ignore_errors=True)
        except OSError:
            return

    def prune(self, *, days: float = KEEP_DAYS) -> None:
        """Remove what nothing has asked for in so many days, and what a killed run left behind."""
        before = time.time() - days * 86_400
        for path in self.folder.glob("*/*/*"):
            try:
                if path.stat().st_mtime < before:
                    shutil.rmtree(path) if path.is_dir() else path.unlink()
            except OSError:
                continue

    def _path(self, kind: str, key: str, suffix: str) -> Path:
        return self.folder / kind / key[:2] / f"{key}{suffix}"


def write_atomically(path: Path, data: bytes) -> None:
    """Write a file that appears whole or not at all, even when the machine stops. Raises OSError."""
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        new.chmod(0o644)
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
