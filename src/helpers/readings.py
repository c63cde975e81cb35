"""What was read of each file, kept by all that the reading depends on: a file that has not changed is not read again.

A file of many articles is kept in parts, each as soon as it is full, so that none holds them all, and a reading that was
stopped is taken up where it was.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from itertools import count, islice
from pathlib import Path

from helpers.articles.intake import stream_file
from helpers.articles.model import Article
from helpers.articles.source import Notes
from helpers.cache import Cache, code_version, digest, digest_file
from helpers.stages import INTAKE, READERS

KIND = "readings"
PART = 1_000
"""Articles of a file that are kept together: no more of them are held at once."""


class Readings:
    """Reads files as `helpers.articles.intake.stream_file` does, or has from the cache what that would give."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._version = code_version(INTAKE, READERS)

    def read(
        self, path: Path, *, file: str, source: Mapping[str, str], fields: Mapping[str, str]
    ) -> tuple[Iterable[Article], Notes]:
        """The articles of one file, each as soon as it is read, and what to tell about it once all are taken.

        Taking them raises ReadError and UnreadError; a failure is never kept.
        """
        before = _digest(path)
        key = digest(before, file, source, dict(fields), self._version)
        known = partial(_kept_articles, self._cache, key) if before else None
        anew = partial(stream_file, path, file=file, source=source, fields=fields, known=known)
        kept = self._cache.load_rows(KIND, key) if before else None
        if kept:
            about, *rows = kept
            rest = [Article.of_row(row) for row in rows]
            if not about["parts"]:
                return rest, Notes(about["notes"])
            return self._of_parts(key, about["parts"], rest, lambda: anew()[0]), Notes(about["notes"])
        articles, notes = anew()
        return self._keeping(articles, notes, path, before, key), notes

    def _of_parts(
        self, key: str, parts: int, rest: list[Article], anew: Callable[[], Iterable[Article]]
    ) -> Iterator[Article]:
        """The articles of a file that is kept in parts; where one of these is damaged, what follows is read again."""
        given = 0
        for number in range(parts):
            if (rows := self._cache.load_rows(KIND, _part(key, number))) is None:
                yield from islice(anew(), given, None)
                return
            given += len(rows)
            yield from map(Article.of_row, rows)
        yield from rest

    def _keeping(
        self, articles: Iterable[Article], notes: Notes, path: Path, before: str, key: str
    ) -> Iterator[Article]:
        """The articles, which are kept once all are taken, and of many each part as soon as it is full."""
        rows: list[dict[str, object]] = []
        sha256 = ""
        parts = 0
        for article in articles:
            if len(rows) == PART and before == sha256:
                self._cache.store_rows(KIND, _part(key, parts), rows)
                parts, rows = parts + 1, []
            rows.append(article.row())
            sha256 = article.sha256
            yield article
        if not notes.failed and before == sha256 == _digest(path):  # else it changed while it was read
            self._cache.store_rows(KIND, key, [{"notes": notes, "parts": parts}, *rows])


def _part(key: str, number: int) -> str:
    return digest(key, number)


def _kept_articles(cache: Cache, key: str) -> Iterator[Article]:
    """The articles of the parts of a file that were full when its reading was stopped."""
    for number in count():
        rows = cache.load_rows(KIND, _part(key, number))
        if rows is None:
            return
        yield from map(Article.of_row, rows)


def _digest(path: Path) -> str:
    """The sha256 of a file's bytes, "" where there is no regular file that can be opened."""
    try:
        return digest_file(path) if path.is_file() else ""
    except OSError:
        return ""
