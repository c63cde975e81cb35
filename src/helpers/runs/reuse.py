"""Executed notebooks of the last good run that need not be executed again: same tables, parameters, notebook and code.

A notebook tells in a line "Written: `a.svg`, `b.svg`." which files it wrote. Where the files of a run are not exactly
those that its notebooks tell of, none of them is taken again.
"""

import json
import re
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from helpers.cache import code_version, digest, digest_file, digest_files
from helpers.parameters.model import NOTEBOOKS, Parameters, narrow, without_how
from helpers.paths import project_root
from helpers.runs.identity import notebook_path
from helpers.runs.manifest import versions
from helpers.runs.store import read_manifest

FOLDERS = ("figures", "maps")
"""Where notebooks write what nobody else does."""
_WRITTEN = re.compile(r"^Written: (.*)\.$", re.MULTILINE)
_NAME = re.compile(r"`([^`]+)`")


def key_of(name: str, tables: str, parameters: Parameters) -> str:
    """What tells a notebook's outcome from any other, given the key of its tables, in which is all that they and the names in
    figures depend on; equal keys mean equal outputs.
    """
    values = without_how(narrow(NOTEBOOKS[name], parameters))
    return digest(
        tables,
        {k: v for k, v in values.items() if k != "out"},
        digest_file(notebook_path(name)),
        digest_files(project_root() / "data" / "raw" / "control"),
        code_version(("**/*",), ()),
        versions(),
    )


def files_of(executed: Mapping[str, Path], folder: Path) -> dict[str, list[str]]:
    """The files that each notebook of a run wrote, as paths below its folder; empty where that is not known of all."""
    there = {
        p.name: p.relative_to(folder).as_posix() for sub in FOLDERS for p in (folder / sub).rglob("*") if p.is_file()
    }
    told = {name: _told(path) for name, path in executed.items()}
    if set(there) - set().union(*told.values()):
        return {}
    return {name: sorted(there[file] for file in files if file in there) for name, files in told.items()}


def take(name: str, key: str, last: Path | None, folder: Path) -> bool:
    """Whether the last good run's notebook of that key, and what it wrote, are now in this run's folder."""
    manifest: Any = (last is not None and read_manifest(last)) or {}
    known = manifest.get("notebook_keys", {}).get(name) == key
    if last is None or not known or name not in manifest.get("files", {}):
        return False
    with suppress(OSError):
        for file in (f"notebooks/{name}.ipynb", *manifest["files"][name]):
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(last / file, folder / file)
        return True
    return False


def _told(executed: Path) -> set[str]:
    """The names of the files that an executed notebook says it wrote."""
    cells = json.loads(executed.read_bytes())["cells"]
    texts: Iterable[Any] = (o.get("data", {}).get("text/markdown", "") for c in cells for o in c.get("outputs", []))
    lines = (line[1] for text in texts for line in _WRITTEN.finditer("".join(text)))
    return {name for line in lines for name in _NAME.findall(line)}
