"""What was read of each file, kept by all that the reading depends on: a file that has not changed is not read again."""

from collections.abc import Mapping
from pathlib import Path

from helpers.articles.intake import read_file
from helpers.articles.model import Article
from helpers.articles.source import Notes
from helpers.cache import Cache, code_version, digest, digest_file
from helpers.stages import INTAKE, READERS

KIND = "readings"


class Readings:
    """Reads files as `helpers.articles.intake.read_file` does, or has from the cache what that would give."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._version = code_version(INTAKE, READERS)

    def read(
        self, path: Path, *, file: str, source: dict[str, str], fields: Mapping[str, str]
    ) -> tuple[list[Article], Notes]:
        """The articles of one file and what to tell about it. Raises ReadError; a failure is never kept."""
        before = _digest(path)
        key = digest(before, file, source, dict(fields), self._version)
        kept = self._cache.load_rows(KIND, key) if before else None
        if kept:
            about, *rows = kept
            return [Article.of_row(row) for row in rows], Notes(about["notes"])
        articles, notes = read_file(path, file=file, source=source, fields=fields)
        if not notes.failed and before == articles[0].sha256 == _digest(path):  # else it changed while it was read
            self._cache.store_rows(KIND, key, [{"notes": notes}, *(a.row() for a in articles)])
        return articles, notes


def _digest(path: Path) -> str:
    """The sha256 of a file's bytes, "" where there is no regular file that can be opened."""
    try:
        return digest_file(path) if path.is_file() else ""
    except OSError:
        return ""
