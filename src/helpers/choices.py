"""Which war each article of a folder is about, as `helpers.conflicts` tells it: told once, and kept.

What is told of an article depends on it, on the profiles and on the rules. All of a folder is kept in one file, since a
file an article takes longer to find than to tell a short one again.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cache as once

from helpers import conflicts
from helpers.articles.model import Article
from helpers.cache import Cache, code_version, digest, digest_files
from helpers.claims.documents.by_war import by_war
from helpers.conflicts import Conflict
from helpers.conflicts.choosing import AUTO, Choice, another_war, as_asked
from helpers.conflicts.profile import GENERIC, assemble, conflicts_folder
from helpers.stages import EXTRACTION, PACKAGES

KIND = "wars"
_REST = "other events of the day"
"""What is left of a day's page beside the war that is asked for."""


class Choices:
    """What the articles of a folder are about by their words, from the cache where nothing that it depends on changed.

    Without `strict`, a profile with mistakes is taken as far as it can be read. `keep` keeps what was asked for.
    """

    def __init__(self, cache: Cache | None, folder: str, *, strict: bool) -> None:
        self._cache, self._strict = cache, strict
        self._key = digest(folder, strict, digest_files(conflicts_folder()), code_version(EXTRACTION, PACKAGES))
        kept = cache.load_rows(KIND, self._key) if cache else None
        self._kept: dict = kept[0] if kept else {}
        self._asked: dict[str, object] = {}
        self._profile: Callable[[str], Conflict] = once(self._read)
        self._choose: Callable[[Article], Choice] | None = None

    def by_text(self, article: Article, key: str) -> Choice:
        """The war of an article, `key` being a digest of it."""
        if told := self._kept.get(key):
            conflict, basis, reason, words, runner_up, named = told
            self._asked[key] = told
            return Choice(self._profile(conflict), basis, reason, words, runner_up, tuple(named))
        self._choose = self._choose or conflicts.chooser(wanted=AUTO, strict=self._strict)
        choice = self._choose(article)
        if not choice.failed:
            c = choice
            self._asked[key] = [c.conflict.id, c.basis, c.reason, c.evidence, c.runner_up, list(c.named)]
        return choice

    def another(self, article: Article, key: str, choice: Choice, wanted: Conflict) -> str:
        """See `another_war`."""
        asked = digest(key, choice.basis, choice.conflict.id, choice.named, wanted.id)
        found = self._kept.get(asked)
        self._asked[asked] = another_war(article, choice, wanted) if found is None else found
        return str(self._asked[asked])

    def keep(self) -> None:
        """Keep what was asked for, and nothing of articles that are gone."""
        if self._cache and self._asked != self._kept:
            self._cache.store_rows(KIND, self._key, [self._asked])

    def _read(self, conflict: str) -> Conflict:
        if conflict == GENERIC:
            return conflicts.generic()
        return conflicts.load(conflict) if self._strict else assemble(conflict)


def chosen(
    read: Iterable[Article], wanted: str, *, cache: Cache | None = None, folder: str = ""
) -> Iterator[tuple[Article, Choice, str]]:
    """Each article with its conflict, and what it is about instead of the one that is wanted, "" for nothing else.

    A post that names none is about what the other posts of its page are about. A page of a day's events of several wars is
    an article a war (`by_war`).
    """
    told = Choices(cache, folder, strict=wanted == AUTO)
    wholes = [(article, key := digest(article.row()), told.by_text(article, key)) for article in read]
    repeated = {article.duplicate_of for article, _, _ in wholes}
    found = []
    for whole, key, choice in wholes:
        alone = choice.basis != "sources.csv" and not whole.duplicate_of and whole.article not in repeated
        parts = by_war(whole, choice, lambda part: told.by_text(part, digest(part.row()))) if alone else []
        found += [(part, digest(part.row()), own) for part, own in parts] or [(whole, key, choice)]
    usual: dict[str, Counter[str]] = defaultdict(Counter)
    by_id = {choice.conflict.id: choice.conflict for _, _, choice in found}
    for article, _, choice in found:
        if article.post and choice.basis == "text":
            usual[article.file][choice.conflict.id] += 1
    asked = None if wanted == AUTO else as_asked(wanted)
    for article, key, choice in found:
        around = usual[article.file].most_common(1) if article.post and choice.basis == "generic" else []
        if around:
            choice = Choice(by_id[around[0][0]], "text", "other posts of its page name it")
        if asked is None:
            yield article, choice, ""
        elif article.part_of and choice.conflict.id != asked.conflict.id:
            yield article, asked, choice.conflict.id if choice.basis == "text" else _REST
        else:
            yield article, asked, told.another(article, key, choice, asked.conflict)
    told.keep()
