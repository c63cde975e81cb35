"""What would be read of each file of a folder, and what is wrong with it, before anything is extracted."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from pathlib import Path

import pandas as pd

from helpers.articles.intake import stream_file, visit
from helpers.articles.lines import word_count
from helpers.articles.model import Article
from helpers.stages import Progress, silent

COLUMNS = (
    "file",
    "status",
    "articles",
    "title",
    "published",
    "found_in",
    "language",
    "words",
    "conflict",
    "evidence",
    "document",
    "message",
)


def inspect(
    folder: Path,
    *,
    sources: Path | None = None,
    conflict_of: Callable[[Article], str] | None = None,
    evidence_of: Callable[[Article], str] | None = None,
    unread_of: Callable[[Article], str] | None = None,
    document_of: Callable[[Article], str] | None = None,
    progress: Progress = silent,
) -> pd.DataFrame:
    """One row a file: what would be read of it and what is wrong. Each file is read once, and no article is kept.

    Columns: file, status, articles (how many), title (the first one's), published (first to last day, and how many are
    undated), found_in (where the dates were found), language, words (of the stories alone), conflict (what
    `conflict_of` says of the articles), evidence and document (what `evidence_of` and `document_of` say of the first),
    message. `unread_of` says why no claims are looked for in an article, "" where they are; a file of such articles
    alone is skipped. Raises NotADirectoryError as read_articles does.
    """
    known: dict[str, _Facts] = defaultdict(_Facts)

    def take(file: str, article: Article) -> None:
        facts = known[file]
        if facts.title is None:
            facts.document = document_of(article) if document_of else ""
            facts.evidence = evidence_of(article) if evidence_of else ""
        facts.add(
            article,
            conflict_of(article) if conflict_of else "",
            unread_of(article) if unread_of else "",
        )

    rows, _ = visit(folder, sources=sources, read=stream_file, progress=progress, take=take)
    return pd.DataFrame([known[str(row["file"])].in_row(row) for row in rows], columns=list(COLUMNS))


class _Facts:
    """What is known of the articles of one file."""

    def __init__(self) -> None:
        self.title: str | None = None
        self.document = self.evidence = ""
        self.words = self.undated = 0
        self.first = self.last = ""
        self.found_in: dict[str, None] = {}  # in the order in which they were met
        self.languages: dict[str, None] = {}
        self.conflicts: dict[str, None] = {}
        self.unread: Counter[str] = Counter()

    def add(self, article: Article, conflict: str, unread: str) -> None:
        """Take an article into account."""
        if unread:
            self.unread[unread] += 1
        if self.title is None:
            self.title = article.title
        self.words += sum(word_count(article.text[p.start : p.end]) for p in article.paragraphs if p.kind == "body")
        self.found_in[article.published_basis] = self.languages[article.language] = self.conflicts[conflict] = None
        if day := article.published:
            self.first = min(self.first or day, day)
            self.last = max(self.last, day)
        else:
            self.undated += 1

    def in_row(self, row: Mapping[str, object]) -> dict[str, object]:
        """A file's row of schema.INTAKE with the columns that tell of its articles."""
        aside = [f"{n} of its articles set aside: {why}" for why, n in self.unread.items()]
        status = row["status"]
        if self.unread and self.unread.total() == row["articles"]:
            aside, status = [f"set aside: {why}" for why in self.unread], "skipped"
        message = "; ".join(filter(None, (*aside, str(row["message"]))))
        return {**row, **self.columns(), "status": status, "message": message}

    def columns(self) -> dict[str, object]:
        """The columns that tell of the articles."""
        span = self.first if self.first == self.last else f"{self.first} to {self.last}"
        return {
            "title": self.title or "",
            "published": f"{span}, {self.undated} undated" if span and self.undated else span,
            "found_in": ", ".join(filter(None, self.found_in)),
            "language": ", ".join(filter(None, self.languages)),
            "words": self.words,
            "conflict": "; ".join(filter(None, self.conflicts)),
            "evidence": self.evidence,
            "document": self.document,
        }
