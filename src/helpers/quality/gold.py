"""Reading annotations: JSON Lines in the codebook's form."""

import json
from collections.abc import Iterable
from pathlib import Path

from helpers.quality.standoff import attach

REQUIRED = ("article", "quote")
_DETACHED = {"article", "sha256", "start", "end"}


def read_gold(paths: Iterable[Path | str] | Path | str, *, texts: Path | None = None) -> list[dict[str, object]]:
    """The annotated claims of one or several files, in order; a folder stands for all its *.jsonl.

    A row with an empty quote says that its article has no claim, so that extra claims in it count. Stand-off rows
    (`sha256`, `start` and `end` instead of the quote) take their words from the folder `texts`; those whose text is
    not there are left out.

    Raises:
        FileNotFoundError: a path is not there.
        ValueError: a line is no JSON object or lacks `article` or `quote`; the message names file and line.
    """
    if isinstance(paths, Path | str):
        paths = [paths]
    rows: list[dict[str, object]] = []
    for path in map(Path, paths):
        for file in sorted(path.glob("*.jsonl")) if path.is_dir() else [path]:
            with file.open(encoding="utf-8-sig") as lines:
                rows.extend(_row(line, f"{file}:{n}") for n, line in enumerate(lines, 1) if line.strip())
    detached = [row for row in rows if "quote" not in row]
    if not detached:
        return rows
    here = [row for row in detached if texts is not None and (texts / str(row["article"])).is_file()]
    return [row for row in rows if "quote" in row] + (attach(here, texts) if texts is not None else [])


def _row(line: str, where: str) -> dict[str, object]:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as error:
        raise ValueError(f"{where}: not JSON ({error.msg})") from error
    if isinstance(row, dict) and row.keys() >= _DETACHED:
        return row
    if not isinstance(row, dict) or any(not isinstance(row.get(k), str) for k in REQUIRED):
        raise ValueError(f"{where}: a claim needs the keys {' and '.join(REQUIRED)}, as text")
    return row
