"""Articles → their claims as rows, kept by all that they depend on, and what of the articles could not be read.

An article of which something failed in this program is never kept: it is read again by the next run. What was set aside
because it is longer than what is read is kept with the claims, since the next run would do the same.
"""

import logging
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from typing import Protocol

from helpers.analysis.rows import records
from helpers.analysis.shortfall import FAILED
from helpers.articles.model import Article
from helpers.boundary import strict
from helpers.cache import Cache, code_version, digest, digest_files
from helpers.claims import is_read, no_extractor, read_claims
from helpers.claims.documents import Document, row_of
from helpers.claims.losses import Loss, story_of, told, unread_rows
from helpers.conflicts import Conflict
from helpers.conflicts.inferring import inferred
from helpers.conflicts.profile import GENERIC
from helpers.parameters.model import RULES, Parameters
from helpers.places import Gazetteer, locate
from helpers.stages import EXTRACTION, PACKAGES

log = logging.getLogger(__name__)

KIND = "claims"

type Rows = list[dict[str, object]]
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

    def claims(self, articles: Sequence[Article]) -> Rows:
        """The articles' claims as rows, on the map."""
        ...


def reader_of(parameters: Parameters) -> MakeReader:
    """What makes the reader that the parameters ask for. What asks a model is imported only where one is asked."""
    if parameters.reader == RULES:
        return Reader
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


class Reader:
    """Finds articles' claims, or has them from the cache.

    Attributes:
        gazetteers: by the id of their conflict.
        documents: rows of schema.DOCUMENTS, and
        unread: rows of schema.UNREAD, of all articles that were read so far.
        notes: by file, what else to tell of its articles.
        failed: whether one of them was lost for a reason that lies in this program.
    """

    def __init__(self, profiles: Mapping[str, Conflict], cache: Cache) -> None:
        self.gazetteers = {i: Gazetteer.for_conflict(c) for i, c in profiles.items()}
        self.documents: Rows = []
        self.unread: Rows = []
        self.failed = False
        self.notes: Mapping[str, list[str]] = {}
        self._profiles = profiles
        self._cache = cache
        self._keys = _Keys(profiles)

    def claims(self, articles: Sequence[Article]) -> Rows:
        """The articles' claims as rows, on the map. One that cannot be read is noted, and stops no other."""
        keys = {a.article: self._keys.of(a) for a in articles if is_read(a) and not a.duplicate_of}
        kept = {article: self._cache.load_rows(KIND, key) for article, key in keys.items()}
        news: dict[str, list[Article]] = defaultdict(list)
        for article in articles:
            if article.article in keys and not kept[article.article]:
                news[article.conflict].append(article)
        for conflict, some in news.items():
            for name, (rows, losses, document) in self._read(some, conflict).items():
                lost = [[x.start, x.end, x.cause, x.reason] for x in losses]
                new: Rows = [{"unread": lost, "document": document}, *rows]
                kept[name] = new
                if any(loss.cause in FAILED for loss in losses):
                    self.failed = True
                else:
                    self._cache.store_rows(KIND, keys[name], new)
        found: Rows = []
        for article in articles:
            if article.duplicate_of:  # its claims are those of the article that it repeats
                self.documents.append(row_of(Document(article.article)))
                continue
            if article.article not in keys:
                self.unread += unread_rows(article, [Loss(*story_of(article), "language", no_extractor(article))])
                self.documents.append(row_of(Document(article.article)))
                continue
            about, *rows = kept[article.article] or [{"unread": [], "document": row_of(Document(article.article))}]
            self.documents.append(about["document"])
            self.unread += unread_rows(article, [Loss(*of) for of in about["unread"]])
            found += rows
        return found

    def _read(self, articles: list[Article], conflict: str) -> dict[str, tuple[Rows, list[Loss], dict[str, object]]]:
        """Rows, losses and the document's row by article."""
        gazetteer = self.gazetteers[conflict]
        try:
            claims, losses, documents = read_claims(articles, self._profiles[conflict], gazetteer)
            claims = locate(claims, gazetteer)
        except Exception as error:
            if strict():
                raise
            if len(articles) > 1:  # read one by one, so that only the one that is to blame is lost
                return {k: v for a in articles for k, v in self._read([a], conflict).items()}
            (article,) = articles
            log.info("%s: no claims could be found", article.article, exc_info=True)
            lost = [Loss(*story_of(article), "error", told(error))]
            return {article.article: ([], lost, row_of(Document(article.article)))}
        rows: dict[str, Rows] = {a.article: [] for a in articles}
        for row in records(claims):
            rows[str(row["article"])].append({k: v for k, v in row.items() if v not in (None, "")})  # a third shorter
        return {name: (found, losses[name], row_of(documents[name])) for name, found in rows.items()}
