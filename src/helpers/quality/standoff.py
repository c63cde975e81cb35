"""Annotations of texts that are not ours to print: offsets and labels here, the texts where their publishers keep them.

A row names its text's file, the SHA-256 of that file, and the characters (UTF-8 text with its line ends kept) that
carry the claim; its labels are the codebook's. `texts.csv` beside the annotations credits every text.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path

from helpers.codebook import LABELS


def detach(rows: Iterable[Mapping[str, object]], folder: Path) -> list[dict[str, object]]:
    """Annotations with quotes → the same with offsets and checksums, in the order of the texts.

    A quote that stands several times in its text is taken at its first place. A row with an empty quote (a text that
    has no claim) keeps start and end 0.

    Raises:
        ValueError: a quote is not in its text.
    """
    texts: dict[str, tuple[str, str]] = {}
    found: list[dict[str, object]] = []
    for row in rows:
        name, quote = str(row["article"]), str(row["quote"])
        if name not in texts:
            texts[name] = _read(folder / name)
        text, sha256 = texts[name]
        start = text.find(quote)
        if start < 0:
            raise ValueError(f"{name}: the quote {quote[:60]!r} is not in the text")
        labels = {k: row[k] for k in (*LABELS, "optional") if row.get(k)} if quote else {}
        found.append({"article": name, "sha256": sha256, "start": start, "end": start + len(quote), **labels})
    return sorted(found, key=lambda r: (str(r["article"]), int(str(r["start"])), int(str(r["end"]))))


def attach(rows: Iterable[Mapping[str, object]], folder: Path) -> list[dict[str, object]]:
    """Annotations with offsets → gold in the codebook's form, with the words of the texts in a folder.

    Raises:
        FileNotFoundError: a text is not in the folder.
        ValueError: a text is not the one that was annotated.
    """
    texts: dict[str, tuple[str, str]] = {}
    gold: list[dict[str, object]] = []
    for row in rows:
        name = str(row["article"])
        if name not in texts:
            texts[name] = _read(folder / name)
        text, sha256 = texts[name]
        if sha256 != row["sha256"]:
            raise ValueError(f"{name}: another text than the one that was annotated (its SHA-256 differs)")
        labels = {k: row.get(k, "") for k in LABELS}
        optional = {"optional": True} if row.get("optional") else {}
        gold.append(
            {"article": name, "quote": text[int(str(row["start"])) : int(str(row["end"]))], **labels, **optional}
        )
    return gold


def read_standoff(path: Path) -> list[dict[str, object]]:
    """The rows of a stand-off file (JSON Lines)."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]


def _read(path: Path) -> tuple[str, str]:
    content = path.read_bytes()
    return content.decode("utf-8"), hashlib.sha256(content).hexdigest()
