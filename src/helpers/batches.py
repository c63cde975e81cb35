"""One batch of articles → their claims: what a worker does, here or elsewhere, and what is done when one ends too soon.

A task carries the articles and the id of their war, never a gazetteer; its result is rows of plain values. A worker has
the profile from its own project, and refuses a batch where that or the rules are not those of whoever asks.
"""

from __future__ import annotations

import logging
import os
import socket
import time
from collections.abc import Mapping, Sequence
from concurrent.futures import BrokenExecutor, Executor, Future
from dataclasses import dataclass, replace
from functools import lru_cache

from helpers import conflicts
from helpers.analysis.rows import records
from helpers.articles.model import Article
from helpers.boundary import strict
from helpers.cache import code_version, digest, digest_files
from helpers.claims import read_claims
from helpers.claims.documents import Document, row_of
from helpers.claims.losses import Loss, story_of, told
from helpers.conflicts import Conflict
from helpers.conflicts.profile import COMMON, GENERIC, conflicts_folder
from helpers.executors import Crew
from helpers.places import Gazetteer, locate
from helpers.stages import EXTRACTION, PACKAGES, peak_memory

log = logging.getLogger(__name__)

type Rows = list[dict[str, object]]
type Found = dict[str, tuple[Rows, list[Loss], dict[str, object]]]
"""By article: the rows of its claims, what of it was lost, and its row of schema.DOCUMENTS."""


class OtherVersionError(Exception):
    """A worker has other rules or another profile than whoever asks it."""


@dataclass(frozen=True)
class Batch:
    """Articles of one war that are read together.

    Attributes:
        version: of the rules and of the profile (`version_of`).
        inferred: for a war without a profile, what each article is read with.
    """

    articles: tuple[Article, ...]
    conflict: str
    version: str = ""
    inferred: Mapping[str, Conflict] | None = None


@dataclass(frozen=True)
class Done:
    """What was found in a batch, by whom, in how many seconds; `peak` is the most memory that it ever had, in bytes."""

    found: Found
    worker: str = ""
    seconds: float = 0.0
    words: int = 0
    peak: int = 0

    def row(self) -> dict[str, float]:
        """What a manifest tells of it."""
        return {
            "words": self.words,
            "seconds": round(self.seconds, 2),
            "words_per_second": round(self.words / self.seconds) if self.seconds else 0,
            "peak_memory_mb": self.peak >> 20,
        }


@lru_cache(maxsize=64)
def version_of(conflict: str) -> str:
    """What tells the rules and a war's profile from any others, as they were when this process first asked."""
    folder = conflicts_folder()
    files = digest_files(folder / (COMMON if conflict == GENERIC else conflict)), digest_files(folder / COMMON)
    return digest(files, code_version((*EXTRACTION, "batches.py"), PACKAGES))


def read(articles: Sequence[Article], conflict: Conflict, gazetteer: Gazetteer) -> Found:
    """Claims, losses and the document's row of each article. One that cannot be read is told, and costs no other."""
    try:
        claims, losses, documents = read_claims(articles, conflict, gazetteer)
        claims = locate(claims, gazetteer)
    except Exception as error:
        if strict():
            raise
        if len(articles) > 1:  # read one by one, so that only the one that is to blame is lost
            return {k: v for a in articles for k, v in read([a], conflict, gazetteer).items()}
        (article,) = articles
        log.info("%s: no claims could be found", article.article, exc_info=True)
        return {article.article: lost(article, told(error))}
    rows: dict[str, Rows] = {a.article: [] for a in articles}
    for row in records(claims):  # without what is empty, they are a third shorter
        rows[str(row["article"])].append(_plain({k: v for k, v in row.items() if v not in (None, "")}))
    return {name: (found, losses[name], _plain(row_of(documents[name]))) for name, found in rows.items()}


def _plain(row: Mapping[str, object]) -> dict[str, object]:
    """A row without the reasons that its words carry with them (`helpers.basis`): they have columns of their own."""
    return {k: str(v) if isinstance(v, str) else v for k, v in row.items()}


def lost(article: Article, reason: str) -> tuple[Rows, list[Loss], dict[str, object]]:
    """What is told of an article of which nothing could be read."""
    return [], [Loss(*story_of(article), "error", reason)], row_of(Document(article.article))


def timed(articles: Sequence[Article], conflict: Conflict, gazetteer: Gazetteer) -> Done:
    """As `read`, with what it took."""
    begun = time.perf_counter()
    found = read(articles, conflict, gazetteer)
    seconds = time.perf_counter() - begun
    return Done(found, f"{socket.gethostname()}:{os.getpid()}", seconds, sum(a.words for a in articles), peak_memory())


def read_batch(batch: Batch) -> Done:
    """What a worker runs. Raises OtherVersionError where it would find something else than whoever asks."""
    if version_of(batch.conflict) != batch.version:
        raise OtherVersionError(
            f"the worker on {socket.gethostname()} has another version of the rules or of the profile {batch.conflict!r}: "
            "give it the same checkout and packages, and start it again"
        )
    conflict, gazetteer = _profile(batch.conflict)
    if batch.inferred is not None:
        own = {name: replace(c, folder=conflict.folder) for name, c in batch.inferred.items()}
        conflict = replace(conflict, by_article=own)
    return timed(batch.articles, conflict, gazetteer)


def get_ready(conflict: str) -> None:
    """Load what a worker's first batch would wait for: the parser, and the profile of a war that is known."""
    from helpers.claims.english.parsing.pipeline import model

    model()
    if conflict in conflicts.available():
        _profile(conflict)


def collect(crew: Crew, batch: Batch, future: Future[Done], executor: Executor) -> Done:
    """The result of a batch that was handed to an executor, whatever becomes of the workers.

    One that ended while it had the batch costs a second reading, apart from all others; another that ends at it, too,
    has the articles read one by one, and that at which a worker ends once more is set aside.
    """
    try:
        return future.result()
    except Exception as error:
        if not _is_death(error):
            raise
        log.warning("a worker ended before its time (%s); its articles are read again", type(error).__name__)
        crew.renew(executor)
    found: Found = {}
    for some in (batch.articles, *((a,) for a in batch.articles)):
        try:
            done = crew.alone(read_batch, replace(batch, articles=tuple(some)))
        except Exception as error:
            if not _is_death(error):
                raise
            if len(batch.articles) == 1:
                return Done({a.article: lost(a, ENDED) for a in batch.articles})
            if len(some) == 1:
                found[some[0].article] = lost(some[0], ENDED)
        else:
            if len(some) == len(batch.articles):
                return done
            found |= done.found
    return Done(found)


ENDED = "the process that reads it ends at it each time"
"""Why an article was set aside at which workers end."""


def _is_death(error: Exception) -> bool:
    """Whether an error tells that a worker has ended: one of a pool's processes, or Dask's after its own attempts."""
    return isinstance(error, BrokenExecutor) or type(error).__name__ == "KilledWorker"


@lru_cache(maxsize=64)
def _profile(conflict: str) -> tuple[Conflict, Gazetteer]:
    profile = conflicts.generic() if conflict == GENERIC else conflicts.load(conflict)
    return profile, Gazetteer.for_conflict(profile)
