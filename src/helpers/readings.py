"""What was read of each file, kept by all that the reading depends on: a file that has not changed is not read again."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from helpers.articles.intake import stream_file
from helpers.articles.model import Article
from helpers.articles.source import Notes
from helpers.cache import Cache, code_version, digest, digest_file
from helpers.stages import INTAKE, READERS

KIND = "readings"


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
        kept = self._cache.load_rows(KIND, key) if before else None
        if kept:
            about, *rows = kept
            return [Article.of_row(row) for row in rows], Notes(about["notes"])
        articles, notes = stream_file(path, file=file, source=source, fields=fields)
        return self._keeping(articles, notes, path, before, key), notes

    def _keeping(
        self, articles: Iterable[Article], notes: Notes, path: Path, before: str, key: str
    ) -> Iterator[Article]:
        """The articles, which are kept once all are taken."""
        rows: list[dict[str, object]] = []
        sha256 = ""
        for article in articles:
            rows.append(article.row())
            sha256 = article.sha256
            yield article
        if not notes.failed and before == sha256 == _digest(path):  # else it changed while it was read
            self._cache.store_rows(KIND, key, [{"notes": notes}, *rows])


def _digest(path: Path) -> str:
    """The sha256 of a file's bytes, "" where there is no regular file that can be opened."""
    try:
        return digest_file(path) if path.is_file() else ""
    except OSError:
        return ""
