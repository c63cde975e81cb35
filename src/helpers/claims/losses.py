"""What of an article could not be read, and why: one sentence that breaks the rules costs that sentence.

A loss is never silent. In the project's own tests an error inside is raised instead (`helpers.boundary`).
"""

import logging
import os
import time
import traceback
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from helpers.articles.model import Article
from helpers.boundary import in_words, strict
from helpers.time_limit import time_limit

log = logging.getLogger(__name__)

SECONDS, SECONDS_A_CHARACTER = 30.0, 0.0005
"""Processor time that the rules may take for an article: so much for any, and so much more for each character.

Some twenty times what dense war news takes.
"""
SECONDS_A_PIECE = 10.0
"""What a paragraph or sentence may take besides its characters: one that hangs leaves time for the others."""
WHOLE = 6
"""How many times that an article may take for what is done with all of it at once."""
_OVER = "the time that an article of this length may take was over"


class OverTimeError(Exception):
    """Something takes longer than it may."""


@dataclass(frozen=True)
class Loss:
    """text[start:end] of an article, from which no claims were read. `cause` is one of schema.LOSS_CAUSES."""

    start: int
    end: int
    cause: str
    reason: str


@dataclass
class Tried:
    """Whether something that was tried has failed."""

    failed: bool = False


@dataclass
class Losses:
    """The losses of one article of so many characters, and the time that is left for it from now on."""

    characters: int = 0
    article: str = ""
    found: list[Loss] = field(default_factory=list)
    begun: float = field(default_factory=time.thread_time)

    @contextmanager
    def guard(self, start: int, end: int, *, times: int = 1) -> Iterator[None]:
        """What fails inside, or takes too long, costs text[start:end]."""
        try:
            with _limited(end - start, times):
                yield
        except OverTimeError as error:
            self.found.append(Loss(start, end, "time", str(error)))
        except Exception as error:
            if strict():
                raise
            log.info("%s, characters %d to %d: could not be read", self.article, start, end, exc_info=True)
            self.found.append(Loss(start, end, "error", told(error)))

    @contextmanager
    def trying(self, characters: int) -> Iterator["Tried"]:
        """What fails inside costs nothing yet: `failed` then tells that it has to be tried in smaller pieces."""
        tried = Tried()
        try:
            with _limited(characters, 1):
                yield tried
        except OverTimeError:
            tried.failed = True
        except Exception:
            if strict():
                raise
            tried.failed = True

    def resume(self) -> None:
        """The time that is left counts from now on: what went before was done for other articles."""
        self.begun = time.thread_time()

    def is_over_time(self) -> bool:
        """Whether the article has taken all the time that it may take."""
        return time.thread_time() - self.begun > SECONDS + SECONDS_A_CHARACTER * self.characters

    def set_aside(self, start: int, end: int) -> None:
        """Note that text[start:end] was not read because the article's time was over."""
        self.found.append(Loss(start, end, "time", _OVER))


def _limited(characters: int, times: int) -> AbstractContextManager[None]:
    seconds = times * (SECONDS_A_PIECE + SECONDS_A_CHARACTER * characters)
    return time_limit(seconds, OverTimeError(f"reading it takes more than {seconds:.0f} s of computing time"))


def story_of(article: Article) -> tuple[int, int]:
    """The offsets between which an article's story stands, its whole text where it has none."""
    story = list(article.body())
    return (min(p.start for p in story), max(p.end for p in story)) if story else (0, len(article.text))


def told(error: Exception) -> str:
    """An error in a few words, with the place in this package where it arose."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f"{os.sep}helpers{os.sep}" in f.filename]
    where = f" in {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
    return f"an error of this program{where} ({in_words(error)})"


def unread_rows(article: Article, losses: list[Loss]) -> list[dict[str, object]]:
    """Rows of schema.UNREAD."""
    whole = bool(losses) and is_most(article, losses)
    return [
        {
            "article": article.article,
            "file": article.file,
            "start": loss.start,
            "end": loss.end,
            "whole": whole,
            "cause": loss.cause,
            "reason": loss.reason,
        }
        for loss in losses
    ]


def notes_of(unread: Iterable[Mapping[str, object]], what: str = "claims") -> Iterator[tuple[str, str]]:
    """(file, what to tell) of each article that rows of schema.UNREAD are about; `what` was looked for in them."""
    by_article: dict[tuple[object, object], list[Mapping[str, object]]] = defaultdict(list)
    for row in unread:
        by_article[row["file"], row["article"]].append(row)
    for (file, article), rows in by_article.items():
        of = f"{article}: " if article != file else ""
        if rows[0]["whole"]:
            yield str(file), f"{of}most or all of it could not be read for {what} ({rows[0]['reason']})"
        else:
            number = "a passage" if len(rows) == 1 else f"{len(rows)} passages"
            yield str(file), f"{of}no {what} were read from {number} ({rows[0]['reason']})"


def is_most(article: Article, losses: list[Loss]) -> bool:
    """Whether half of an article's story or more is lost."""
    lost, done = 0, 0
    for loss in sorted(losses, key=lambda x: x.start):
        lost += max(0, loss.end - max(loss.start, done))
        done = max(done, loss.end)
    return 2 * lost >= sum(p.end - p.start for p in article.body())
