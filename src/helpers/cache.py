"""Results kept by the content they were made from, under data/processed/cache.

A key is the hash of everything that the result depends on, so nothing is ever out of date: what changed has another
key. Files appear whole or not at all, and one that cannot be read, or is not what was written, counts as missing. The
cache may be deleted at any time.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import re
import shutil
import tempfile
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import lru_cache
from importlib import metadata, resources
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:  # rows need no pandas, which takes half a second to import
    import pandas as pd

KEEP_DAYS = 60
"""Entries that nothing has asked for in this time are removed."""
PICTURES = "pictures"
PICTURES_DAYS = 3
"""What changes with every article, and takes a megabyte, is kept for the next runs only."""
DAY = 86_400
"""Seconds. When an entry was asked for is noted once a day, not each time."""
SEALS = "seals.json"
"""Beside frames that are kept together: each one's seal."""
HASHED = 256 * 2**20
"""Bytes up to which a file is told by what is in it; every reader's limit is lower."""
BLOCK = 2**16
"""Bytes of a file that are read at once: most files are shorter."""
SETTLED = 2_000_000_000
"""Nanoseconds after a change before which a file may change again and look the same to the system."""
MOST_HASHED = 100_000
"""Files whose hashes a process remembers, in some 40 MB."""
_hashed: dict[tuple[int, ...], str] = {}
_OTHERS = re.compile(r"(?:^|/)(?:\.|__pycache__(?:/|$))")


def digest(*parts: object) -> str:
    """A hash of the parts, which JSON must be able to write; strings, lists and mappings are told apart."""
    text = json.dumps(parts, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def digest_files(folder: Path, patterns: Iterable[str] = ("**/*",)) -> str:
    """A hash of the names and bytes of a folder's files, hidden ones and byte code left out."""
    patterns = tuple(patterns)
    if patterns == ("**/*",):
        return digest(digests(folder))
    names: dict[str, str] = {}
    start = f"{folder.as_posix().rstrip('/')}/"
    for pattern in patterns:
        for path in folder.glob(pattern):
            name = path.as_posix()[len(start) :]
            if not _OTHERS.search(name) and path.is_file():
                names[name] = digest_file(path)
    return digest(names)


def digests(folder: Path) -> dict[str, str]:
    """Each file of a folder by its name in it, and a hash of its bytes; hidden ones and byte code left out."""
    found: dict[str, str] = {}
    waiting = [(str(folder), "")]
    while waiting:
        path, start = waiting.pop()
        with suppress(OSError), os.scandir(path) as entries:  # a folder that cannot be looked into
            for entry in entries:
                name = f"{start}{entry.name}"
                if _OTHERS.search(entry.name):
                    continue
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{name}/"))
                elif entry.is_file():
                    found[name] = digest_file(Path(entry.path))
    return found


def digest_file(path: Path) -> str:
    """The sha256 of a file's bytes, "" where there is no file; what the system says of one that cannot be read.

    A file over `HASHED` is told by its size and when it was changed: no reader takes it, and it may be a whole disk.
    One that the system says is as it was is not read again by the same process, which asks three times for each.
    """
    try:
        about = path.stat()
        mark = (about.st_dev, about.st_ino, about.st_size, about.st_mtime_ns, about.st_ctime_ns)
        if (known := _hashed.get(mark)) is not None:
            return known
        with path.open("rb", buffering=0) as file:
            about = os.fstat(file.fileno())
            if about.st_size > HASHED:
                return f"{about.st_size} bytes of {about.st_mtime_ns}"
            found = hashlib.sha256()
            while block := file.read(BLOCK):
                found.update(block)
        # What was changed just now may change once more before the clock that the system notes it by has moved on.
        if about.st_ctime_ns < time.time_ns() - SETTLED and mark[1] == about.st_ino and mark[4] == about.st_ctime_ns:
            if len(_hashed) >= MOST_HASHED:
                _hashed.clear()
            _hashed[mark] = found.hexdigest()
        return found.hexdigest()
    except FileNotFoundError:
        return ""
    except OSError as error:  # a damaged disk, a link into /proc: reading the folder tells of it
        return f"unreadable: {error.strerror}"


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

    def load_rows(self, kind: str, key: str) -> list[dict[str, Any]] | None:
        """What store_rows kept, None where there is nothing whole."""
        path = self._path(kind, key, ".json")
        try:
            with path.open("rb", buffering=0) as file:
                seal, _, data = file.read().partition(b"\n")
                asked = os.fstat(file.fileno()).st_mtime
        except OSError:
            return None
        if seal != _seal(key, data):
            return None
        if asked < time.time() - DAY:
            with suppress(OSError):
                os.utime(path)
        return json.loads(data)

    def store_rows(self, kind: str, key: str, rows: list[dict[str, object]]) -> None:
        """Keep rows of plain values that JSON can write."""
        path = self._path(kind, key, ".json")
        data = json.dumps(rows, ensure_ascii=False).encode("utf-8", "surrogatepass")
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            # The seal tells what a machine that stopped has left of a file, so that none has to wait for the disk.
            write_atomically(path, _seal(key, data) + b"\n" + data, lasting=False)
        except OSError:
            return

    def remove_rows(self, kind: str, key: str) -> None:
        """Forget what store_rows kept."""
        with suppress(OSError):
            self._path(kind, key, ".json").unlink(missing_ok=True)

    def load_frames(self, kind: str, key: str, names: Iterable[str]) -> dict[str, pd.DataFrame] | None:
        """The named frames that store_frames kept together, None where one of them is not what was written."""
        import pandas as pd

        folder = self._path(kind, key, "")
        try:
            seals = json.loads((folder / SEALS).read_bytes())
            frames = {}
            for name in names:
                data = (folder / f"{name}.parquet").read_bytes()
                if seals[name] != _seal(f"{key} {name}", data).decode():
                    return None
                frames[name] = pd.read_parquet(io.BytesIO(data))
            os.utime(folder)
        except (OSError, ValueError, KeyError, TypeError):  # what is left of seals that were damaged themselves
            return None
        return frames

    def store_frames(self, kind: str, key: str, frames: Mapping[str, pd.DataFrame]) -> None:
        """Keep data frames as one result: all of them or none."""
        folder = self._path(kind, key, "")
        try:
            folder.parent.mkdir(parents=True, exist_ok=True)
            new = Path(tempfile.mkdtemp(prefix=".new-", dir=folder.parent))
            old = new.with_name(f"{new.name}-old")
            try:
                seals = {}
                for name, frame in frames.items():
                    data = frame.to_parquet(index=False)
                    seals[name] = _seal(f"{key} {name}", data).decode()
                    (new / f"{name}.parquet").write_bytes(data)
                (new / SEALS).write_text(json.dumps(seals))
                if folder.exists():  # a damaged one: a folder takes the place of an empty one only
                    folder.replace(old)
                new.replace(folder)
            finally:
                shutil.rmtree(new, ignore_errors=True)
                shutil.rmtree(old, ignore_errors=True)
        except OSError:
            return

    def prune(self, *, days: float = KEEP_DAYS) -> None:
        """Remove what nothing has asked for in so many days, and what a killed run left behind."""
        now = time.time()
        for path in self.folder.glob("*/*/*"):
            kept = min(days, PICTURES_DAYS) if path.parts[-3] == PICTURES else days
            try:
                if path.stat().st_mtime < now - kept * DAY:
                    shutil.rmtree(path) if path.is_dir() else path.unlink()
            except OSError:
                continue

    def _path(self, kind: str, key: str, suffix: str) -> Path:
        return self.folder / kind / key[:2] / f"{key}{suffix}"


def _seal(key: str, data: bytes) -> bytes:
    return hashlib.sha256(key.encode() + data).hexdigest().encode()


def write_atomically(path: Path, data: bytes | Iterable[bytes], *, lasting: bool = True) -> None:
    """Write a file, of bytes or of pieces that are made one by one, that appears whole or not at all. Raises OSError.

    `lasting` waits for the disk, so that this holds even when the machine stops; without it, the file may then be empty
    or cut off. A device or a pipe takes what is written, and is never replaced.
    """
    pieces = (data,) if isinstance(data, bytes) else data
    if path.exists() and not path.is_file():
        with path.open("wb") as stream:
            stream.writelines(pieces)
        return
    handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    new = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
            if lasting:
                file.flush()
                os.fsync(file.fileno())
        new.chmod(0o644)
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise
