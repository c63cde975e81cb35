"""Articles on their way from one stage to the next: on disk in row groups, of which one is in memory at a time.

    with spooled(folder) as articles:
        articles.add(article)
        for article in articles: ...        # as often as wanted; nothing can be added afterwards

The file has no name, so that it is gone when the process is, however it ends.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

from helpers.articles.model import Article

if TYPE_CHECKING:
    import pyarrow.parquet as pq

GROUP = 1_000
"""Articles of a row group."""
LETTERS = 4_000_000
"""Characters of text from which a group is full before that."""


class Spool:
    """Articles in the order in which they were added.

    Attributes:
        held: how many of them are in memory, and
        most_held: how many ever were, each with its text.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self._waiting: list[Article] = []
        self._letters = 0
        self._count = 0
        self._writer: pq.ParquetWriter | None = None
        self._is_full = False
        self.most_held = 0

    @property
    def held(self) -> int:
        return len(self._waiting)

    def __len__(self) -> int:
        return self._count

    def add(self, article: Article) -> None:
        """Have one more article. Raises OSError where the disk is full, ValueError once they have been read."""
        if self._is_full:
            raise ValueError("articles that have been read cannot become more")
        self._waiting.append(article)
        self._count += 1
        self._letters += len(article.text)
        self.most_held = max(self.most_held, self.held)
        if self.held >= GROUP or self._letters >= LETTERS:
            self._write()

    def __iter__(self) -> Iterator[Article]:
        import pyarrow.parquet as pq

        if self._waiting:
            self._write()
        self.close()
        if self._writer is None:
            return
        groups = pq.ParquetFile(self._file)
        for number in range(groups.num_row_groups):
            yield from _articles(groups.read_row_group(number).to_pydict())

    def close(self) -> None:
        """Write the file's end, after which no article can be added."""
        self._is_full = True
        if self._writer is not None:
            self._writer.close()

    def _write(self) -> None:
        import pyarrow as pa
        import pyarrow.parquet as pq

        rows = [article.row() for article in self._waiting]
        group = pa.table({name: [_stored(row[name]) for row in rows] for name in rows[0]})
        if self._writer is None:
            self._writer = pq.ParquetWriter(self._file, group.schema, compression="zstd")
        self._writer.write_table(group)
        self._waiting, self._letters = [], 0


@contextmanager
def spooled(folder: Path) -> Iterator[Spool]:
    """A spool in a folder, or where temporary files are kept if it cannot be written to. Raises OSError if neither can."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = tempfile.TemporaryFile(dir=folder, prefix=".spool-")  # noqa: SIM115  # it is closed below
    except OSError:
        file = tempfile.TemporaryFile()  # noqa: SIM115
    with file:
        spool = Spool(file)
        try:
            yield spool
        finally:
            spool.close()


def _stored(value: Any) -> Any:
    """A field as a column has it: text as bytes, since a broken character is none in Parquet's own text."""
    if isinstance(value, list):
        value = json.dumps(value)
    return value.encode("utf-8", "surrogatepass") if isinstance(value, str) else value


def _articles(columns: dict[str, list[Any]]) -> Iterator[Article]:
    """The articles of a row group."""
    for values in zip(*columns.values(), strict=True):
        row = {
            name: value.decode("utf-8", "surrogatepass") if isinstance(value, bytes) else value
            for name, value in zip(columns, values, strict=True)
        }
        yield Article.of_row({**row, "paragraphs": json.loads(row["paragraphs"])})
