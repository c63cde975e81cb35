"""What would be read of each file of a folder, and what is wrong with it, before anything is extracted."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pandas as pd

from helpers import boundary
from helpers.articles.intake import stream_file, visit
from helpers.articles.model import Article
from helpers.conflicts.model import ConflictError
from helpers.stages import Progress, silent
from helpers.time_limit import time_limit

SECONDS = 30
"""Computing time that the questions about one article may take, however it is written."""

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
        is_readable: whether most of it can be read for claims.
    """

    conflict_of: Callable[[Article], tuple[str, str]] = lambda article: ("", "")
    evidence_of: Callable[[Article], str] = lambda article: ""
    unread_of: Callable[[Article], str] = lambda article: ""
    document_of: Callable[[Article], str] = lambda article: ""
    lost_of: Callable[[Article], int | None] = lambda article: None
    is_readable: Callable[[Article], bool] = lambda article: True


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

    rows, _ = visit(
        folder,
        sources=sources,
        text_column=text_column,
        read=stream_file,
        is_readable=questions.is_readable,
        progress=progress,
        take=take,
    )
    found.files = pd.DataFrame([known[str(row["file"])].in_row(row) for row in rows], columns=list(COLUMNS))
    return found


class _SlowError(Exception):
    """A question takes longer than it may."""


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
        self.unanswered: dict[str, None] = {}  # what could not be told of them, and why

    def add(self, article: Article, asked: Asked, survey: Survey) -> None:
        """Take an article into account, here and in the folder's counts."""
        is_first, unread, conflict, why, lost = self.title is None, "", "", "", None
        self.title = article.title if is_first else self.title
        with self._guarded(article, "what it is about"):
            conflict, why = asked.conflict_of(article)
            unread, lost = asked.unread_of(article), asked.lost_of(article)
            self.evidence = asked.evidence_of(article) if is_first else self.evidence
        if is_first:
            with self._guarded(article, "what kind of text it is"):
                self.document = asked.document_of(article)
        if unread:
            self.unread[unread] += 1
            survey.aside[unread] += 1
        else:
            survey.conflicts[conflict] += 1
        if lost is not None:
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

    @contextmanager
    def _guarded(self, article: Article, question: str) -> Iterator[None]:
        """What fails inside, or takes too long, costs the answer for that article alone, and is told."""
        slow = _SlowError(f"it takes more than {SECONDS} s of computing time")
        try:
            with time_limit(SECONDS, slow):
                yield
        except ConflictError:  # a profile with mistakes: no article is to blame, and its owner is told
            raise
        except _SlowError as error:
            self.unanswered.setdefault(f"{question} could not be told ({error})")
        except Exception as error:
            reason = boundary.unforeseen(article.article, error, f"{question} could not be told")
            self.unanswered.setdefault(f"{question} could not be told, through an error of this program ({reason})")

    def in_row(self, row: Mapping[str, object]) -> dict[str, object]:
        """A file's row of schema.INTAKE with the columns that tell of its articles."""
        aside = [f"{n} of its articles set aside: {why}" for why, n in self.unread.items()]
        status = row["status"]
        if self.unread and self.unread.total() == row["articles"]:
            aside, status = [f"set aside: {why}" for why in self.unread], "skipped"
        message = "; ".join(filter(None, (*aside, str(row["message"]), *self.unanswered)))
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
