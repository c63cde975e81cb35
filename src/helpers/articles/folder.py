"""The files of an articles folder, each with the name that it is known by."""

import os
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from helpers.articles import names
from helpers.articles import sources as source_list
from helpers.boundary import legible

CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")


@dataclass(frozen=True)
class Found:
    """One file.

    Attributes:
        file: its path in the articles folder, as text that any file and terminal can hold.
        path: where it is.
        size: bytes, 0 where that cannot be told.
        note: what is notable about where it is.
        problem: why it is not read at all.
    """

    file: str
    path: Path
    size: int = 0
    note: str = ""
    problem: str = ""


def walk(folder: Path, sources: Path | None) -> Iterator[Found]:
    """The files that are read, and the folders that cannot be looked into, by name.

    Hidden files, lists (`sources`, fields.csv) and README files are left out, and the parts that a browser saves beside
    a page.
    """
    unseen: list[Found] = []

    def note_error(error: OSError) -> None:
        path = Path(error.filename)
        reason = f"this folder cannot be looked into: {error.strerror or error}"
        unseen.append(Found(_name(path, folder), path, problem=reason))

    paths: list[Path] = []
    for parent, folders, files in os.walk(folder, onerror=note_error):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not _saved_parts(name, files))
        for name in folders:
            if (path := Path(parent, name)).is_symlink():
                unseen.append(
                    Found(_name(path, folder), path, problem="a link to a folder; such links are not followed")
                )
        paths += (Path(parent, name) for name in files if not name.startswith("."))
    listed = Path(sources).stat() if sources is not None and Path(sources).exists() else None
    found: dict[str, Found] = {one.file: one for one in unseen}
    for path in sorted(paths):
        if path.name in (source_list.NAME, names.NAME) or path.name.upper().startswith("README"):
            continue
        if listed is not None and path.exists() and os.path.samestat(path.stat(), listed):
            continue
        name = _name(path, folder)
        while name in found:  # two names may look alike once what is no text in them is spelled out
            name = f"{name}_"
        found[name] = Found(name, path, _size(path), _note(path, folder))
    yield from (found[name] for name in sorted(found))


def _name(path: Path, folder: Path) -> str:
    r"""The path in the folder; line ends, controls and bytes of it that are no text are spelled out, as \xff."""
    name = path.relative_to(folder).as_posix()
    text = os.fsencode(name).decode("utf-8", "backslashreplace")
    return CONTROL.sub(lambda m: legible(m[0]), text)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return 0


def _note(path: Path, folder: Path) -> str:
    if not path.is_symlink() or path.resolve().is_relative_to(folder.resolve()):
        return ""
    return "it is a link to a file outside the folder"


def _saved_parts(folder: str, files: Iterable[str]) -> bool:
    """Whether a folder is the one of pictures and scripts that a browser saves beside a page."""
    stem = folder.removesuffix("_files").removesuffix(".files")
    pages = (Path(name) for name in files)
    return stem != folder and any(p.stem == stem and p.suffix.lower() in (".html", ".htm") for p in pages)
