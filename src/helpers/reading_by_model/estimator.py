"""What reading articles by a model will take, before any of them is sent."""

from collections.abc import Iterable, Iterator, Mapping

from helpers.articles.model import Article
from helpers.batches import Done, Rows
from helpers.cache import Cache
from helpers.claims import is_read
from helpers.conflicts import Conflict
from helpers.places import Gazetteer
from helpers.reading_by_model.estimating import Estimate, estimate
from helpers.reading_by_model.kept import KIND, answer_key, parties_of, requests_for
from helpers.reading_by_model.settings import Settings


class Estimator:
    """A reader that asks nothing and finds nothing: it adds up what a model would be asked."""

    failed = False

    def __init__(self, profiles: Mapping[str, Conflict], cache: Cache, settings: Settings) -> None:
        self._profiles = profiles
        self._cache = cache
        self._settings = settings
        self.gazetteers: dict[str, Gazetteer] = {}
        self.documents: Rows = []
        self.unread: Rows = []
        self.notes: dict[str, list[str]] = {}
        self.workers: dict[str, Done] = {}
        self.asked: dict[str, int] = {}
        self.estimate = Estimate()

    def claims(self, articles: Iterable[Article]) -> Iterator[dict[str, object]]:
        """No claims."""
        for article in articles:
            if is_read(article) and not article.duplicate_of and parties_of(article, self._profiles[article.conflict]):
                requests = requests_for(article, self._profiles[article.conflict])
                key = (answer_key(r, self._settings.name) for r in requests)
                new = [r for r, k in zip(requests, key, strict=True) if not self._cache.load_rows(KIND, k)]
                self.estimate += estimate(new)
        return iter(())
