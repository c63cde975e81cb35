"""Which war each article of a folder is about, as `helpers.conflicts` tells it: told once, and kept.

What is told of an article depends on it, on the profiles and on the rules. All of a folder is kept in one file, since a
file an article takes longer to find than to tell a short one again; what was told since is kept in parts meanwhile, so
that a command which is stopped has lost little.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache as once
from typing import Any

from helpers import conflicts
from helpers.articles.model import Article
from helpers.cache import Cache, code_version, digest, digest_files
from helpers.claims.documents.by_war import by_war
from helpers.conflicts import Conflict
from helpers.conflicts.choosing import AUTO, Choice, another_war, as_asked
from helpers.conflicts.profile import GENERIC, assemble, conflicts_folder
from helpers.stages import EXTRACTION, PACKAGES, Progress, Repeatable, silent

KIND = "wars"
PART = 500
"""Answers that are kept together as soon as they are told: about a second's work."""
_REST = "other events of the day"
"""What is left of a day's page beside the war that is asked for."""


class Choices:
    """What the articles of a folder are about by their words, from the cache where nothing that it depends on changed.

    Without `strict`, a profile with mistakes is taken as far as it can be read.
    """

    def __init__(self, cache: Cache | None, folder: str, *, strict: bool) -> None:
        self._cache, self._strict = cache, strict
        self._key = digest(folder, strict, digest_files(conflicts_folder()), code_version(EXTRACTION, PACKAGES))
        kept = cache.load_rows(KIND, self._key) if cache else None
        self._kept: dict[str, Any] = kept[0] if kept else {}
        self._parts = 0  # kept, beside the whole, of what was told since
        while cache and (part := cache.load_rows(KIND, self._part(self._parts))):
            self._kept |= part[0]
            self._parts += 1
        self._asked: dict[str, object] = {}
        self._new: dict[str, object] = {}
        self._changed = self._parts > 0
        self._failed: dict[str, Choice] = {}
        self._profile: Callable[[str], Conflict] = once(self._read)
        self._choose: Callable[[Article], Choice] | None = None

    def by_text(self, article: Article, key: str) -> Choice:
        """The war of an article, `key` being a digest of it."""
        if told := self._known(key):
            conflict, basis, reason, words, runner_up, named = told
            return Choice(self._profile(conflict), basis, reason, words, runner_up, tuple(named))
        if key in self._failed:
            return self._failed[key]
        self._choose = self._choose or conflicts.chooser(wanted=AUTO, strict=self._strict)
        choice = self._choose(article)
        if choice.failed:
            self._failed[key] = choice
        else:
            c = choice
            self._learn(key, [c.conflict.id, c.basis, c.reason, c.evidence, c.runner_up, list(c.named)])
        return choice

    def another(self, article: Article, key: str, choice: Choice, wanted: Conflict) -> str:
        """See `another_war`."""
        asked = digest(key, choice.basis, choice.conflict.id, choice.named, wanted.id)
        found = self._known(asked)
        if found is None:
            found = another_war(article, choice, wanted)
            self._learn(asked, found)
        return str(found)

    @contextmanager
    def keeping(self) -> Iterator[None]:
        """Keep what is asked for meanwhile, and nothing of articles that are gone; after an interruption, what was told by then."""
        try:
            yield
        except BaseException:
            self._keep_part()
            raise
        if self._cache and (self._changed or len(self._asked) < len(self._kept)):
            self._cache.store_rows(KIND, self._key, [self._asked])
        for number in range(self._parts):
            if self._cache:
                self._cache.remove_rows(KIND, self._part(number))

    def _known(self, key: str) -> Any:
        """What was told before, in this run or an earlier one; None for nothing."""
        told = self._asked.get(key)
        if told is None and (told := self._kept.get(key)) is not None:
            self._asked[key] = told
        return told

    def _learn(self, key: str, told: object) -> None:
        self._asked[key] = self._new[key] = told
        self._changed = True
        if len(self._new) >= PART:
            self._keep_part()

    def _keep_part(self) -> None:
        if self._cache and self._new:
            self._cache.store_rows(KIND, self._part(self._parts), [self._new])
            self._parts += 1
            self._new = {}

    def _part(self, number: int) -> str:
        return digest(self._key, number)

    def _read(self, conflict: str) -> Conflict:
        if conflict == GENERIC:
            return conflicts.generic()
        return conflicts.load(conflict) if self._strict else assemble(conflict)


def chosen(
    read: Repeatable[Article],
    wanted: str,
    *,
    cache: Cache | None = None,
    folder: str = "",
    progress: Progress = silent,
) -> Iterator[tuple[Article, Choice, str]]:
    """Each article with its conflict, and what it is about instead of the one that is wanted, "" for nothing else.

    A post that names none is about what the other posts of its page are about. A page of a day's events of several wars is
    an article a war (`by_war`). The articles are gone through twice, the first time with progress; none is held.
    """
    told = Choices(cache, folder, strict=wanted == AUTO)
    asked = None if wanted == AUTO else as_asked(wanted)
    with told.keeping():
        page = _Pages()
        for article in progress(read, len(read)):
            page.add(article, told, asked)
        page.close()
        for whole, key, about in zip(read, page.keys, page.about, strict=True):
            if asked and about is not None:
                yield whole, asked, about
                continue
            for article, part_key, choice in page.parts.get(whole.article) or [(whole, key, told.by_text(whole, key))]:
                choice = page.with_neighbours(article, choice)
                if asked is None:
                    yield article, choice, ""
                elif article.part_of and choice.conflict.id != asked.conflict.id:
                    yield article, asked, choice.conflict.id if choice.basis == "text" else _REST
                else:
                    yield article, asked, told.another(article, part_key, choice, asked.conflict)


class _Pages:
    """What articles tell of each other's wars: posts of one page, and the parts of a day's page.

    Attributes:
        keys: a digest of each article, in their order, and
        about: what it is about instead of the war that is wanted; None where that is told later or of its parts.
        parts: of each article that is several, these with their digests and wars. A page that others repeat is left whole.
    """

    def __init__(self) -> None:
        self.keys: list[str] = []
        self.about: list[str | None] = []
        self.parts: dict[str, list[tuple[Article, str, Choice]]] = {}
        self._repeated: set[str] = set()
        self._posts: list[tuple[str, str, Choice]] = []
        self._usual: dict[str, Counter[str]] = defaultdict(Counter)
        self._by_id: dict[str, Conflict] = {}

    def add(self, article: Article, told: Choices, asked: Choice | None) -> None:
        """Take an article into account; all that is asked of it afterwards is told by then."""
        key = digest(article.row())
        self.keys.append(key)
        choice = told.by_text(article, key)
        if article.duplicate_of:
            self._repeated.add(article.duplicate_of)
        elif choice.basis != "sources.csv":
            parts = by_war(article, choice, lambda part: told.by_text(part, digest(part.row())))
            if parts:
                self.parts[article.article] = [(part, digest(part.row()), own) for part, own in parts]
        if article.post:
            self._posts.append((article.article, article.file, choice))
        whole = asked and not article.post and article.article not in self.parts
        self.about.append(told.another(article, key, choice, asked.conflict) if asked and whole else None)

    def close(self) -> None:
        """Tell what posts are about, once all articles are known."""
        self.parts = {name: parts for name, parts in self.parts.items() if name not in self._repeated}
        for name, file, whole in self._posts:
            for choice in [own for _, _, own in self.parts.get(name, ())] or [whole]:
                if choice.basis == "text":
                    self._usual[file][choice.conflict.id] += 1
                    self._by_id[choice.conflict.id] = choice.conflict
        self._posts = []

    def with_neighbours(self, article: Article, choice: Choice) -> Choice:
        """The war of an article; of a post that names none, that of most others of its page."""
        around = self._usual[article.file].most_common(1) if article.post and choice.basis == "generic" else []
        if not around:
            return choice
        return Choice(self._by_id[around[0][0]], "text", "other posts of its page name it")
