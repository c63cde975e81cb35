"""A folder of files → articles, and one row a file that says what was done with it."""

import hashlib
import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pandas as pd

from helpers import schema
from helpers.articles import build
from helpers.articles import sources as source_list
from helpers.articles.encoding import NotTextError
from helpers.articles.model import Article
from helpers.articles.piece import fold
from helpers.articles.readers import READERS, reader

LARGEST = 20 * 2**20
"""Bytes of a file that is read whole; a larger one is refused."""


@dataclass(frozen=True)
class Intake:
    """The articles of a folder, sorted by file name, and the table schema.INTAKE."""

    articles: tuple[Article, ...]
    files: pd.DataFrame


def read_articles(folder: Path, *, sources: Path | None = None) -> Intake:
    """Read every file of a folder and its subfolders.

    A file that cannot be read never stops the others: its row of the intake table says why. Hidden files, sources.csv
    and README files are not articles.

    Args:
        folder: the articles folder.
        sources: a CSV of what is known of the files (see helpers.articles.sources); default the folder's sources.csv.

    Raises:
        NotADirectoryError: the folder does not exist or is no folder.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise NotADirectoryError(f"{folder}: no such folder")
    if sources is None and (folder / source_list.NAME).is_file():
        sources = folder / source_list.NAME
    known = source_list.load(sources)
    articles: list[Article] = []
    rows: list[dict[str, object]] = []
    seen = _Seen()
    for path in _files(folder, sources):
        file = path.relative_to(folder).as_posix()
        try:
            found, notes = read_file(path, file=file, source=known.of(file))
        except UnreadableError as error:
            rows.append({"file": file, "status": "skipped", "articles": 0, "message": str(error)})
            continue
        found = [seen.mark(article) for article in found]
        articles += found
        rows.append(_row(file, found, notes))
    rows += _source_rows(known, sources, {row["file"] for row in rows})
    return Intake(tuple(articles), schema.frame(schema.INTAKE, rows))


class UnreadableError(Exception):
    """A file that gives no article; the message says why and what to do."""


def _files(folder: Path, sources: Path | None) -> Iterator[Path]:
    found = []
    for parent, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not _saved_parts(name, names))
        found += [Path(parent) / name for name in names if not name.startswith(".")]
    for path in sorted(found, key=lambda p: p.relative_to(folder).as_posix()):
        if path.name == source_list.NAME or path.name.upper().startswith("README"):
            continue
        if sources is not None and path.exists() and Path(sources).exists() and path.samefile(sources):
            continue
        yield path


def _saved_parts(folder: str, names: Iterable[str]) -> bool:
    """The folder of pictures and scripts that a browser saves beside a page."""
    stem = folder.removesuffix("_files").removesuffix(".files")
    return stem != folder and any(
        Path(name).stem == stem and Path(name).suffix.lower() in (".html", ".htm") for name in names
    )


def read_file(path: Path, *, file: str, source: dict[str, str]) -> tuple[list[Article], list[str]]:
    """The articles of one file and what to tell about it. Raises UnreadableError."""
    if path.suffix.lower() not in READERS:
        kinds = ", ".join(sorted(READERS))
        raise UnreadableError(
            f"not read: files of type {path.suffix or '(none)'} are not supported; supported are {kinds}"
        )
    raw = _bytes(path)
    if not raw.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise UnreadableError("not read: the file is empty")
    try:
        pages = list(reader(path.suffix)(raw, path.name))
    except NotTextError as error:
        raise UnreadableError(f"not read: {error}; if it is a document, save it as text") from error
    digest = hashlib.sha256(raw).hexdigest()
    articles, notes = [], []
    for number, page in enumerate(pages, start=1):
        key = file if len(pages) == 1 else f"{file}#{number}"
        article = build.article(page, key=key, file=file, sha256=digest, source=source)
        if not any(True for _ in article.body()):
            continue
        articles.append(article)
        notes += page.notes
    if not articles:
        raise UnreadableError("not read: no text of an article was found in it")
    return articles, list(dict.fromkeys(notes))


def _bytes(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise UnreadableError("not read: it is no regular file, or a link that leads nowhere")
        size = path.stat().st_size
        if size > LARGEST:
            raise UnreadableError(f"not read: {size / 2**20:.0f} MB, the limit is {LARGEST // 2**20} MB; split it")
        return path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"not read: {error.strerror or error}") from error


class _Seen:
    """Bodies met so far, to tell which article repeats which."""

    def __init__(self) -> None:
        self.bodies: dict[str, str] = {}

    def mark(self, article: Article) -> Article:
        """The article with `duplicate_of` filled where an earlier one has the same body."""
        body = fold(" ".join(article.text[p.start : p.end] for p in article.paragraphs if p.kind == "body"))
        first = self.bodies.setdefault(body, article.article)
        return article if first == article.article else replace(article, duplicate_of=first)


def _row(file: str, found: list[Article], notes: list[str]) -> dict[str, object]:
    copies = [article for article in found if article.duplicate_of]
    messages = list(notes)
    if len(copies) == len(found):
        messages.insert(0, f"repeats {copies[0].duplicate_of}; its claims are not counted again")
    elif copies:
        messages.append(f"{len(copies)} of its articles repeat others")
    undated = [article for article in found if not article.published]
    if undated:
        which = (
            "no publication date was found" if len(found) == 1 else f"{len(undated)} articles have no publication date"
        )
        messages.append(f"{which}; if you know it, add it in sources.csv, column published")
    return {
        "file": file,
        "status": "duplicate" if len(copies) == len(found) else "read",
        "articles": len(found),
        "message": "; ".join(messages),
    }


def _source_rows(known: source_list.Sources, path: Path | None, files: set) -> list[dict[str, object]]:
    """Rows about sources.csv itself, only where something in it is wrong."""
    if path is None:
        return []
    names = {Path(str(file)).name for file in files}
    problems = [*known.problems]
    problems += [
        f"{name}: no such file in the folder" for name in known.rows if name not in files and name not in names
    ]
    if not problems:
        return []
    return [{"file": Path(path).name, "status": "skipped", "articles": 0, "message": "; ".join(problems)}]
