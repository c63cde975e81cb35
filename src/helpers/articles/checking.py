"""What would be read of each file of a folder, and what is wrong with it, before anything is extracted."""

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from helpers.articles.intake import stream_file, visit
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
    "in_file",
    "conflict",
    "evidence",
    "document",
    "lost",
    "message",
)


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What is asked of each article besides what reading tells; each is "" or None where there is nothing to say.

    Attributes:
        conflict_of: the conflict that it is read with, and why, in words.
        evidence_of: the words that tell of that conflict, and what came next; asked of the first article of a file.
        unread_of: why no claims are looked for in it.
        document_of: what kind of text it is; asked of the first article of a file.
        lost_of: how many of its sentences could not be read, None where nobody has tried yet.
    """

    conflict_of: Callable[[Article], tuple[str, str]] = lambda article: ("", "")
    evidence_of: Callable[[Article], str] = lambda article: ""
    unread_of: Callable[[Article], str] = lambda article: ""
    document_of: Callable[[Article], str] = lambda article: ""
    lost_of: Callable[[Article], int | None] = lambda article: None


@dataclass
class Survey:
    """A folder: one row a file, and how many articles there are by language, basis of the date, conflict, and so on."""

    files: pd.DataFrame = field(default_factory=lambda: pd.DataFrame(columns=list(COLUMNS)))
    languages: Counter[str] = field(default_factory=Counter)
    dates: Counter[str] = field(default_factory=Counter)
    conflicts: Counter[str] = field(default_factory=Counter)
    aside: Counter[str] = field(default_factory=Counter)


def inspect(
    folder: Path,
    *,
    sources: Path | None = None,
    text_column: str = "",
    progress: Progress = silent,
) -> pd.DataFrame:
    """One row a file: what would be read of it and what is wrong (see `survey`)."""
    return survey(folder, sources=sources, text_column=text_column, progress=progress).files


def survey(
    folder: Path,
    *,
    sources: Path | None = None,
    text_column: str = "",
    asked: Asked | None = None,
    progress: Progress = silent,
) -> Survey:
    """What would be read of a folder. Each file is read once, and no article is kept.

    Columns of its table: file, status, articles (how many), title (the first one's), published (first to last day, and
    how many are undated), found_in (where the dates were found), language, words (of the stories alone), in_file (of all
    that was read), conflict (with the reason), evidence and document (of the first), lost (sentences), message. A file whose articles
    are all set aside is skipped. Raises NotADirectoryError as read_articles does.
    """
    known: dict[str, _Facts] = defaultdict(_Facts)
    found, questions = Survey(), asked or Asked()

    def take(file: str, article: Article) -> None:
        known[file].add(article, questions, found)

    rows, _ = visit(folder, sources=sources, text_column=text_column, read=stream_file, progress=progress, take=take)
    found.files = pd.DataFrame([known[str(row["file"])].in_row(row) for row in rows], columns=list(COLUMNS))
    return found


class _Facts:
    """What is known of the articles of one file."""

    def __init__(self) -> None:
        self.title: str | None = None
        self.document = self.evidence = ""
        self.words = self.in_file = self.undated = 0
        self.lost: int | None = None
        self.first = self.last = ""
        self.found_in: dict[str, None] = {}  # in the order in which they were met
        self.languages: dict[str, None] = {}
        self.conflicts: Counter[str] = Counter()
        self.reasons: dict[str, str] = {}
        self.unread: Counter[str] = Counter()

    def add(self, article: Article, asked: Asked, survey: Survey) -> None:
        """Take an article into account, here and in the folder's counts."""
        unread = asked.unread_of(article)
        conflict, why = asked.conflict_of(article)
        if self.title is None:
            self.title = article.title
            self.document, self.evidence = asked.document_of(article), asked.evidence_of(article)
        if unread:
            self.unread[unread] += 1
            survey.aside[unread] += 1
        else:
            survey.conflicts[conflict] += 1
        if (lost := asked.lost_of(article)) is not None:
            self.lost = (self.lost or 0) + lost
        self.words += article.story_words()
        self.in_file += article.words
        self.conflicts[conflict] += 1
        self.reasons.setdefault(conflict, why)
        self.found_in[article.published_basis] = self.languages[article.language] = None
        survey.languages[article.language] += 1
        survey.dates[article.published_basis if article.published else ""] += 1
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
        many = len(self.conflicts) > 1
        reasons = (
            f"{why} ({n} articles)" if many else why
            for name, n in self.conflicts.items()
            if (why := self.reasons[name])
        )
        return {
            "title": self.title or "",
            "published": f"{span}, {self.undated} undated" if span and self.undated else span,
            "found_in": ", ".join(filter(None, self.found_in)),
            "language": ", ".join(filter(None, self.languages)),
            "words": self.words,
            "in_file": self.in_file,
            "conflict": "; ".join(reasons),
            "evidence": self.evidence,
            "document": self.document,
            "lost": self.lost,
        }
