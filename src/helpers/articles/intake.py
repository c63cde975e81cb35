"""A folder of files → articles, and one row a file that says what was done with it."""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path
from typing import cast

import pandas as pd

from helpers import schema
from helpers.articles import build, names
from helpers.articles import sources as source_list
from helpers.articles.model import Article
from helpers.articles.piece import fold
from helpers.articles.readers import READERS, reader
from helpers.articles.source import ReadError, Source

type Read = Callable[..., tuple[list[Article], list[str]]]
"""What `read_file` does, whoever does it."""


@dataclass(frozen=True)
class Intake:
    """The articles of a folder, sorted by file name, and the table schema.INTAKE."""

    articles: tuple[Article, ...]
    files: pd.DataFrame


def read_articles(folder: Path, *, sources: Path | None = None, read: Read | None = None) -> Intake:
    """Read every file of a folder and its subfolders.

    A file that cannot be read never stops the others: its row of the intake table says why. Hidden files, sources.csv,
    fields.csv and README files are not articles.

    Args:
        folder: the articles folder.
        sources: a CSV of what is known of the files (see helpers.articles.sources); default the folder's sources.csv.
        read: what reads each file, default `read_file`.

    Raises:
        NotADirectoryError: the folder does not exist or is no folder.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise NotADirectoryError(f"{folder}: no such folder")
    if sources is None and (folder / source_list.NAME).is_file():
        sources = folder / source_list.NAME
    known = source_list.load(sources)
    fields, problems = names.load(folder / names.NAME)
    articles: list[Article] = []
    rows: list[dict[str, object]] = []
    seen = _Seen()
    read = read or read_file
    for file, path in _files(folder, sources):
        try:
            found, notes = read(path, file=file, source=known.of(file), fields=fields)
        except ReadError as error:
            rows.append({"file": file, "status": "skipped", "articles": 0, "message": f"not read: {error}"})
            continue
        found = [seen.mark(article) for article in found]
        articles += found
        rows.append(_row(file, found, notes))
    rows += _list_rows(known, sources, {str(row["file"]) for row in rows}, problems)
    return Intake(tuple(articles), schema.frame(schema.INTAKE, rows))


def _files(folder: Path, sources: Path | None) -> Iterator[tuple[str, Path]]:
    """The files that are read, by their path in the folder."""
    found: dict[str, Path] = {}
    listed = Path(sources).stat() if sources is not None and Path(sources).exists() else None
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") and not _saved_parts(name, files))
        inside = Path(parent).relative_to(folder)
        found |= {(inside / name).as_posix(): Path(parent, name) for name in files if not name.startswith(".")}
    for file, path in sorted(found.items()):
        if path.name in (source_list.NAME, names.NAME) or path.name.upper().startswith("README"):
            continue
        if listed is not None and path.exists() and os.path.samestat(path.stat(), listed):
            continue
        yield file, path


def _saved_parts(folder: str, files: Iterable[str]) -> bool:
    """Whether a folder is the one of pictures and scripts that a browser saves beside a page."""
    stem = folder.removesuffix("_files").removesuffix(".files")
    pages = (Path(name) for name in files)
    return stem != folder and any(p.stem == stem and p.suffix.lower() in (".html", ".htm") for p in pages)


def read_file(
    path: Path, *, file: str, source: dict[str, str], fields: Mapping[str, str]
) -> tuple[list[Article], list[str]]:
    """The articles of one file and what to tell about it.

    Args:
        path: the file.
        file: its path in the articles folder, which becomes the articles' key, with #n where there are several.
        source: its row of sources.csv.
        fields: the user's names of fields, for formats that have fields.

    Raises:
        ReadError: nothing in it can be read.
    """
    if path.suffix.lower() not in READERS:
        kinds = ", ".join(sorted(READERS))
        raise ReadError(f"files of type {path.suffix or '(none)'} are not supported; supported are {kinds}")
    try:
        if not path.is_file():
            raise ReadError("it is no regular file, or a link that leads nowhere")
        given = Source.of_path(path, fields)
        if not given.size:
            raise ReadError("the file is empty")
        articles = _articles(given, reader(path.suffix), file, source)
    except OSError as error:
        raise ReadError(error.strerror or str(error)) from error
    if not articles:
        raise ReadError("; ".join(["no text of an article was found in it", *given.notes]))
    if len(articles) == 1:
        articles = [replace(articles[0], article=file)]
    return articles, list(dict.fromkeys(given.notes))


def _articles(given: Source, read, file: str, source: dict[str, str]) -> list[Article]:
    """Articles of a file; where its reading breaks off, those before it are kept."""
    articles: list[Article] = []
    digest = ""
    try:
        for number, page in enumerate(read(given), start=1):
            digest = digest or _digest(given)
            article = build.article(page, key=f"{file}#{number}", file=file, sha256=digest, source=source)
            if any(True for _ in article.body()):
                articles.append(article)
            given.notes += page.notes
    except ReadError as error:
        if not articles:
            raise
        given.notes.append(f"{error}; the {len(articles)} articles before it were read")
    return articles


def _digest(given: Source) -> str:
    with given.open() as stream:
        return hashlib.file_digest(cast(BytesIO, stream), "sha256").hexdigest()  # BinaryIO has no readinto in typeshed


class _Seen:
    """Bodies met so far, to tell which article repeats which."""

    def __init__(self) -> None:
        self.bodies: dict[bytes, str] = {}

    def mark(self, article: Article) -> Article:
        """The article with `duplicate_of` filled where an earlier one has the same body."""
        body = fold(" ".join(article.text[p.start : p.end] for p in article.paragraphs if p.kind == "body"))
        first = self.bodies.setdefault(hashlib.sha256(body.encode()).digest(), article.article)
        return article if first == article.article else replace(article, duplicate_of=first)


def _row(file: str, found: list[Article], notes: list[str]) -> dict[str, object]:
    copies = [article for article in found if article.duplicate_of]
    messages = list(notes)
    if len(copies) == len(found):
        messages.insert(0, f"repeats {copies[0].duplicate_of}; its claims are not counted again")
    elif copies:
        messages.append(f"{len(copies)} of its articles repeat others")
    undated = sum(not article.published for article in found)
    if undated:
        which = "no publication date was found" if len(found) == 1 else f"{undated} articles have no publication date"
        messages.append(f"{which}; if you know it, add it in sources.csv, column published")
    return {
        "file": file,
        "status": "duplicate" if len(copies) == len(found) else "read",
        "articles": len(found),
        "message": "; ".join(messages),
    }


def _list_rows(
    known: source_list.Sources, path: Path | None, files: set[str], field_problems: list[str]
) -> Iterator[dict[str, object]]:
    """Rows about sources.csv and fields.csv themselves, only where something in them is wrong."""
    bare = {Path(file).name for file in files}
    absent = [f"{name}: no such file in the folder" for name in known.rows if name not in files and name not in bare]
    source_name = Path(path).name if path is not None else source_list.NAME
    for name, problems in ((source_name, known.problems + absent), (names.NAME, field_problems)):
        if problems:
            yield {"file": name, "status": "skipped", "articles": 0, "message": "; ".join(problems)}
