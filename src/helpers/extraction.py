"""Articles → their claims as rows, kept by all that they depend on, and what of the articles could not be read.

An article of which something failed in this program is never kept: it is read again by the next run. What was set aside
because it is longer than what is read is kept with the claims, since the next run would do the same.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Executor, Future
from dataclasses import asdict, dataclass
from functools import partial
from itertools import batched
from typing import Any, Protocol

from helpers.analysis.shortfall import FAILED
from helpers.articles.model import Article
from helpers.batches import Batch, Done, Rows, collect, read_batch, timed, version_of
from helpers.cache import Cache, code_version, digest, digest_files
from helpers.claims import is_read, no_extractor
from helpers.claims.documents import Document, row_of
from helpers.claims.losses import Loss, story_of, unread_rows
from helpers.conflicts import Conflict
from helpers.conflicts.inferring import inferred
from helpers.conflicts.profile import GENERIC
from helpers.executors import Crew, InProcess
from helpers.parameters.model import RULES, Parameters
from helpers.places import Gazetteer
from helpers.stages import EXTRACTION, PACKAGES

KIND = "claims"
TOGETHER = 24
"""Articles that are parsed at once: more gain little and take memory."""
MOST_WAITING = 64
"""So many times these articles are in memory at once while the first of them are read elsewhere."""

type MakeReader = Callable[[Mapping[str, Conflict], Cache], "ReaderLike"]


class ReaderLike(Protocol):
    """What finds claims in articles; `Reader` says what its attributes are."""

    @property
    def gazetteers(self) -> Mapping[str, Gazetteer]: ...

    @property
    def documents(self) -> Rows: ...

    @property
    def unread(self) -> Rows: ...

    @property
    def notes(self) -> Mapping[str, list[str]]: ...

    @property
    def failed(self) -> bool: ...

    @property
    def workers(self) -> Mapping[str, Done]: ...

    @property
    def asked(self) -> Mapping[str, int]: ...

    def claims(self, articles: Iterable[Article]) -> Iterator[dict[str, object]]:
        """The articles' claims as rows, on the map, in their order."""
        ...


def reader_of(parameters: Parameters, crew: Crew) -> MakeReader:
    """What makes the reader that the parameters ask for. What asks a model is imported only where one is asked."""
    if parameters.reader == RULES:
        return partial(Reader, crew=crew)
    from helpers.reading_by_model.reader import ModelReader
    from helpers.reading_by_model.settings import read_settings

    return partial(ModelReader, settings=read_settings(), beside_rules=parameters.reader != "model")


class _Keys:
    """What an article's claims are kept by."""

    def __init__(self, profiles: Mapping[str, Conflict]) -> None:
        self._profiles = profiles
        self._version = code_version(EXTRACTION, PACKAGES)
        self._files: dict[str, str] = {}

    def of(self, article: Article) -> str:
        """The key of an article's claims, by the article, its conflict's profile and the rules."""
        if (conflict := article.conflict) not in self._files:
            folder = self._profiles[conflict].folder
            self._files[conflict] = digest(digest_files(folder), digest_files(folder.parent / "common"))
        return digest(article.row(), self._files[conflict], self._told(article), self._version)

    def _told(self, article: Article) -> list[object]:
        """What an article that no profile fits is read with: the sides and countries that it and its folder tell."""
        profile = self._profiles[article.conflict]
        if profile.id != GENERIC:
            return []
        own = inferred(article, profile)
        return [*own.countries, *(asdict(side) for side in own.sides)]


class Kept:
    """What is known of articles from when their claims were last looked for."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._profiles: dict[str, Conflict] = {}
        self._keys = _Keys(self._profiles)

    def losses(self, article: Article, conflict: Conflict) -> list[Loss] | None:
        """What of an article could not be read with a profile, None where it has not been tried since it changed."""
        self._profiles[conflict.id] = conflict
        rows = self._cache.load_rows(KIND, self._keys.of(article))
        return [Loss(*of) for of in rows[0]["unread"]] if rows else None


@dataclass
class _Some:
    """Articles that follow each other: what is kept of them by their keys, and the batches that the others are in."""

    articles: Sequence[Article]
    keys: dict[str, str]
    kept: dict[str, Rows | None]
    handed: list[tuple[Batch, Future[Done], Executor]]


class Reader:
    """Finds articles' claims, or has them from the cache.

    Attributes:
        gazetteers: by the id of their conflict.
        documents: rows of schema.DOCUMENTS, and
        unread: rows of schema.UNREAD, of all articles that were read so far.
        notes: by file, what else to tell of its articles.
        failed: whether one of them was lost for a reason that lies in this program.
        workers: what each worker has done (its batches without what was found).
        asked: calls and tokens of a language model; none, as the rules ask nobody.
    """

    def __init__(self, profiles: Mapping[str, Conflict], cache: Cache, crew: Crew | None = None) -> None:
        self.gazetteers = {i: Gazetteer.for_conflict(c) for i, c in profiles.items()}
        self.documents: Rows = []
        self.unread: Rows = []
        self.failed = False
        self.workers: dict[str, Done] = {}
        self.asked: Mapping[str, int] = {}
        self.notes: Mapping[str, list[str]] = {}
        self._profiles = profiles
        self._cache = cache
        self._keys = _Keys(profiles)
        self._crew = crew or Crew(InProcess(), 1)

    def claims(self, articles: Iterable[Article]) -> Iterator[dict[str, object]]:
        """The articles' claims as rows, on the map, in their order. One that cannot be read is noted, and stops no other.

        What is in batches that nobody has asked for yet is read meanwhile, where others read it.
        """
        waiting: deque[_Some] = deque()
        try:
            for together in batched(articles, TOGETHER, strict=False):
                waiting.append(self._hand_out(together))
                while waiting and self._is_due(waiting):
                    yield from self._taken(waiting.popleft())
            while waiting:
                yield from self._taken(waiting.popleft())
        except BaseException:  # an interruption, a limit of time: what was done by then is kept
            for some in waiting:
                for _, future, _ in some.handed:
                    if future.done() and not future.cancelled() and future.exception() is None:
                        self._keep(future.result(), some.keys)
            raise

    def _is_due(self, waiting: deque[_Some]) -> bool:
        """Whether the first of what waits is to be taken before more is handed out."""
        handed = sum(len(some.handed) for some in waiting)
        is_read = all(future.done() for _, future, _ in waiting[0].handed)
        return is_read or handed >= self._crew.at_once or len(waiting) > MOST_WAITING

    def _hand_out(self, articles: Sequence[Article]) -> _Some:
        keys = {a.article: self._keys.of(a) for a in articles if is_read(a) and not a.duplicate_of}
        kept = {article: self._cache.load_rows(KIND, key) for article, key in keys.items()}
        news: dict[str, list[Article]] = defaultdict(list)
        for article in articles:
            if article.article in keys and not kept[article.article]:
                news[article.conflict].append(article)
        return _Some(articles, keys, kept, [self._submit(tuple(a), conflict) for conflict, a in news.items()])

    def _submit(self, articles: tuple[Article, ...], conflict: str) -> tuple[Batch, Future[Done], Executor]:
        executor = self._crew.executor
        if isinstance(executor, InProcess):
            profile = self._profiles[conflict]
            done = self._crew.submit(timed, articles, profile, self.gazetteers[conflict])
            return Batch(articles, conflict), done, executor
        told = None
        if conflict == GENERIC:
            told = {a.article: inferred(a, self._profiles[conflict]) for a in articles}
        batch = Batch(articles, conflict, version_of(conflict), told)
        return batch, self._crew.submit(read_batch, batch), executor

    def _taken(self, some: _Some) -> Rows:
        """The rows of articles, once all that was handed out of them is read; it is kept as soon as it is."""
        for handed in some.handed:
            some.kept |= self._keep(collect(self._crew, *handed), some.keys)
        found: Rows = []
        for article in some.articles:
            if article.duplicate_of:  # its claims are those of the article that it repeats
                self.documents.append(row_of(Document(article.article)))
                continue
            if article.article not in some.keys:
                self.unread += unread_rows(article, [Loss(*story_of(article), "language", no_extractor(article))])
                self.documents.append(row_of(Document(article.article)))
                continue
            kept = some.kept[article.article] or [{"unread": [], "document": row_of(Document(article.article))}]
            about: Any = kept[0]
            self.documents.append(about["document"])
            self.unread += unread_rows(article, [Loss(*of) for of in about["unread"]])
            found += kept[1:]
        return found

    def _keep(self, done: Done, keys: Mapping[str, str]) -> dict[str, Rows]:
        """What was found in each article of a batch, in the form in which it is kept, and is."""
        self._count(done)
        found: dict[str, Rows] = {}
        for name, (rows, losses, document) in done.found.items():
            lost = [[x.start, x.end, x.cause, x.reason] for x in losses]
            found[name] = [{"unread": lost, "document": document}, *rows]
            if any(loss.cause in FAILED for loss in losses):
                self.failed = True
            else:
                self._cache.store_rows(KIND, keys[name], found[name])
        return found

    def _count(self, done: Done) -> None:
        if done.worker:
            so_far = self.workers.get(done.worker, Done({}))
            self.workers[done.worker] = Done(
                {}, done.worker, so_far.seconds + done.seconds, so_far.words + done.words, max(so_far.peak, done.peak)
            )
