"""A folder of files → articles, and one row a file that says what was done with it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from helpers import boundary, schema
from helpers.articles import names, watched
from helpers.articles import sources as source_list
from helpers.articles.duplicates import Seen
from helpers.articles.folder import Found, walk
from helpers.articles.model import Article
from helpers.articles.reading import Known
from helpers.articles.source import Notes, ReadError, UnreadError
from helpers.stages import Progress, silent

type Read = Callable[..., tuple[Iterable[Article], Notes]]
"""What `read_file` does, whoever does it; the notes may be complete only when all articles are taken."""
FEW, KEPT = 100, 1 / 3
"""Words of a page from which it is told where less than that share of them was kept as its story."""
LONG = 2**20
"""Bytes from which the articles of a file are counted as they are read: there may be thousands."""


@dataclass(frozen=True)
class Intake:
    """The articles of a folder, sorted by file name, and the table schema.INTAKE.

    `failed` tells that something was not read for a reason that lies in this program, so nothing of it may be kept.
    """

    articles: tuple[Article, ...]
    files: pd.DataFrame
    failed: bool = False


def read_articles(
    folder: Path,
    *,
    sources: Path | None = None,
    text_column: str = "",
    read: Read | None = None,
    is_readable: Callable[[Article], bool] = lambda article: True,
    progress: Progress = silent,
) -> Intake:
    """Read every file of a folder and its subfolders.

    A file that cannot be read never stops the others: its row of the intake table says why. Hidden files, sources.csv,
    fields.csv and README files are not articles.

    Args:
        folder: the articles folder.
        sources: a CSV of what is known of the files (see helpers.articles.sources); default the folder's sources.csv.
        text_column: the column or field that holds an article's text in tables and JSON, where no known name does.
        read: what reads each file, default `read_file`.
        is_readable: whether most of an article can be read for claims: one of which it cannot is no other's original.
        progress: is shown the files, and the articles of long ones.

    Raises:
        NotADirectoryError: the folder does not exist or is no folder.
    """
    articles: list[Article] = []
    rows, failed = visit(
        folder,
        sources=sources,
        text_column=text_column,
        read=read or read_file,
        is_readable=is_readable,
        progress=progress,
        take=lambda file, a: articles.append(a),
    )
    return Intake(tuple(articles), schema.frame(schema.INTAKE, rows), failed)


def visit(
    folder: Path,
    *,
    sources: Path | None,
    text_column: str,
    read: Read,
    is_readable: Callable[[Article], bool],
    progress: Progress,
    take: Callable[[str, Article], None],
) -> tuple[list[dict[str, object]], bool]:
    """Read a folder as `read_articles` does, and hand each file's articles on one by one.

    The rows of schema.INTAKE, and whether anything failed for a reason that lies in this program.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise NotADirectoryError(f"{folder}: no such folder")
    if sources is None and (folder / source_list.NAME).is_file():
        sources = folder / source_list.NAME
    known = source_list.load(sources)
    fields, problems = names.load(folder / names.NAME)
    if text_column.strip():
        fields[text_column.strip().lower()] = "text"
    seen = Seen(is_readable)
    rows: list[dict[str, object]] = []
    failed = False
    files = list(walk(folder, sources))
    try:
        for found in progress(files, len(files), "file"):
            outcome = _Outcome(found)
            articles = outcome.guarded(read, source=known.of(found.file), fields=fields)
            for article in progress(articles, None, "article") if found.size >= LONG else articles:
                article = seen.mark(article)
                outcome.count(article)
                take(found.file, article)
            rows.append(outcome.row())
            failed |= outcome.notes.failed
    finally:
        watched.close()
    rows += _list_rows(known, sources, {str(row["file"]) for row in rows}, problems)
    return rows, failed


def read_file(
    path: Path, *, file: str, source: Mapping[str, str], fields: Mapping[str, str]
) -> tuple[list[Article], Notes]:
    """The articles of one file and what to tell about it; see `helpers.articles.reading.stream`. Raises ReadError."""
    articles, notes = stream_file(path, file=file, source=source, fields=fields)
    return list(articles), notes


def stream_file(
    path: Path, *, file: str, source: Mapping[str, str], fields: Mapping[str, str], known: Known | None = None
) -> tuple[Iterator[Article], Notes]:
    """As `read_file`, each article as soon as it is read; notes are complete and errors raised when all are taken.

    `known` gives the first articles of the file where these were read before.
    """
    notes = Notes()
    return watched.stream(path, file=file, source=source, fields=fields, notes=notes, known=known), notes


class _Outcome:
    """What becomes of one file."""

    def __init__(self, found: Found) -> None:
        self.found = found
        self.notes = Notes()
        self.articles = self.undated = self.copies = 0
        self.poor: list[tuple[int, int]] = []  # words kept, and words, of pages of which little was kept
        self.copy_of = ""
        self.own_day = ""
        self._listed = self._unread = ""

    def guarded(self, read: Read, *, source: Mapping[str, str], fields: Mapping[str, str]) -> Iterator[Article]:
        """The file's articles; whatever happens in their reading ends here."""
        if self.found.problem:
            self._unread = self.found.problem
            return
        self._listed = source.get("published", "")
        try:
            articles, self.notes = read(self.found.path, file=self.found.file, source=source, fields=fields)
            yield from articles
        except ReadError as error:
            self._unread = str(error)
        except UnreadError as error:
            self._unread, self.notes.failed = str(error), True
        except Exception as error:
            self._unread = f"an error of this program ({boundary.unforeseen(self.found.file, error)})"
            self.notes.failed = True

    def count(self, article: Article) -> None:
        """Note an article that was read."""
        self.articles += 1
        self.undated += not article.published
        if (
            self._listed and article.published_basis == "dateline"
        ):  # which counts before the list only where they differ
            self.own_day = article.published
        kept = article.story_words()
        if article.words >= FEW and kept < KEPT * article.words:
            self.poor.append((kept, article.words))
        if article.duplicate_of:
            self.copies += 1
            self.copy_of = self.copy_of or article.duplicate_of

    def row(self) -> dict[str, object]:
        """The file's row of schema.INTAKE."""
        if self._unread and not self.articles:
            status = "failed" if self.notes.failed else "skipped"
            return _row(self.found.file, status, 0, f"{boundary.NOT_READ}{self._unread}")
        messages = list(dict.fromkeys(filter(None, (*self.notes, self._unread, self.found.note))))
        if self.poor:
            kept, words = min(self.poor, key=lambda pair: pair[0] / pair[1])
            which = "" if self.articles == 1 else f"of {len(self.poor)} of its articles "
            messages.append(f"{which}less than a third was kept as the story ({kept} of {words} words); look at it")
        if self.copies == self.articles:
            messages.insert(0, f"repeats {self.copy_of}; its claims are not counted again")
        elif self.copies:
            messages.append(f"{self.copies} of its articles repeat others")
        if self.own_day:
            messages.append(f"dated {self.own_day}, as its dateline says; sources.csv has {self._listed}")
        if self.undated:
            one = self.articles == 1
            which = "no publication date was found" if one else f"{self.undated} articles have no publication date"
            messages.append(f"{which}; if you know it, add it in sources.csv, column published")
        status = "duplicate" if self.copies == self.articles else "read"
        return _row(self.found.file, status, self.articles, "; ".join(messages))


def _row(file: str, status: str, articles: int, message: str) -> dict[str, object]:
    return {"file": file, "status": status, "articles": articles, "message": message}


def _list_rows(
    known: source_list.Sources, path: Path | None, files: set[str], field_problems: list[str]
) -> Iterator[dict[str, object]]:
    """Rows about sources.csv and fields.csv themselves, only where something in them is wrong."""
    bare = {Path(file).name for file in files}
    absent = [f"{name}: no such file in the folder" for name in known.rows if name not in files and name not in bare]
    source_name = Path(path).name if path is not None else source_list.NAME
    for name, problems in ((source_name, known.problems + absent), (names.NAME, field_problems)):
        if problems:
            yield _row(name, "skipped", 0, "; ".join(problems))
