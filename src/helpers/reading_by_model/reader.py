"""Reading articles for claims by a language model, alone or beside the rules.

An article of which the model gives no usable answer is read by the rules, and its file's note says so. Answers are kept
by what was asked of which model, so that nothing is asked twice.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from itertools import batched
from threading import Lock

from helpers.analysis.model_reading import Who, told_failure
from helpers.articles.model import Article
from helpers.batches import Rows
from helpers.cache import Cache
from helpers.claims import is_read
from helpers.conflicts import Conflict
from helpers.extraction import TOGETHER, Reader
from helpers.reading_by_model.answers import AnswerError
from helpers.reading_by_model.asking import Asker, AskingError
from helpers.reading_by_model.claims import claims_of
from helpers.reading_by_model.estimating import Estimate, estimate
from helpers.reading_by_model.kept import BY_HAND, KIND, Answer, answer_key, keep, parties_of, requests_for
from helpers.reading_by_model.merging import merged
from helpers.reading_by_model.request import Request, prompt_version
from helpers.reading_by_model.sentences import speaks_to_machine
from helpers.reading_by_model.settings import Settings

_NO_SIDE = "the model was not asked: no side of a war is known, so that no claim could be anybody's"
_BUDGET = "the budget of {:,} tokens for one run is used up"


class ModelReader:
    """Finds articles' claims by a language model; has what `helpers.extraction.Reader` has.

    Attributes:
        notes: by file, what to tell of its articles.
        used: calls and tokens that were really spent; what was kept from before costs nothing.
    """

    def __init__(
        self, profiles: Mapping[str, Conflict], cache: Cache, settings: Settings, *, beside_rules: bool = False
    ) -> None:
        self._rules = Reader(profiles, cache)
        self._profiles = profiles
        self._cache = cache
        self._settings = settings
        self._beside_rules = beside_rules
        self._asker: Asker | None = None
        self._over = ""  # why nothing more is asked
        self._promised = 0  # tokens of requests that are on their way
        self.gazetteers = self._rules.gazetteers
        self.documents = self._rules.documents
        self.unread = self._rules.unread
        self.workers = self._rules.workers
        self.notes: dict[str, list[str]] = defaultdict(list)
        self.used = Estimate()
        self._failed = False

    @property
    def failed(self) -> bool:
        """Whether an article is to be read again by the next run."""
        return self._failed or self._rules.failed

    @property
    def asked(self) -> dict[str, int]:
        """The calls and tokens that were really spent, by name."""
        return asdict(self.used)

    def claims(self, articles: Iterable[Article]) -> Iterator[dict[str, object]]:
        """The articles' claims as rows, on the map, in their order."""
        for some in batched(articles, TOGETHER, strict=False):
            yield from self._together(some)

    def _together(self, articles: Sequence[Article]) -> Rows:
        at = len(self.documents)
        by_rules: dict[str, Rows] = defaultdict(list)
        for row in self._rules.claims(articles):
            by_rules[str(row["article"])].append(row)
        documents = {str(row["article"]): n for n, row in enumerate(self.documents[at:], at)}
        wanted = []
        for article in (a for a in articles if is_read(a) and not a.duplicate_of):
            if parties_of(article, self._profiles[article.conflict]):
                wanted.append(article)
            else:
                self._note(article, _NO_SIDE)
        answers = self._answers(wanted)
        found: Rows = []
        for article in articles:
            rows = by_rules[article.article]
            if article.article in answers:
                rows, about = self._read(article, answers[article.article], rows)
                n = documents[article.article]
                self.documents[n] = {**self.documents[n], **about}
            found += rows
        return found

    def _read(self, article: Article, answer: Answer | str, rows: Rows) -> tuple[Rows, dict[str, object]]:
        """The rows of an article; who has read it, and what of the answer is left out, as columns of schema.DOCUMENTS."""
        if not isinstance(answer, str):
            conflict, gazetteer = self._profiles[article.conflict], self.gazetteers[article.conflict]
            try:
                checked = claims_of(article, answer.texts, conflict, gazetteer, self._cache)
            except AnswerError as error:
                answer = f"the answer was {error}"
        if isinstance(answer, str):
            self._failed = True
            self._note(article, f"read by the rules, as the model gave no claims: {answer}")
            return rows, {"read_by": told_failure(answer)}
        if told := checked.in_words():
            self._note(article, told)
        by_hand = answer.where == BY_HAND
        host = "" if by_hand else answer.where
        who = Who(self._settings.name, host, prompt_version(), self._beside_rules, by_hand)
        about = {"read_by": who.told(answer.day), **checked.documented()}
        if not self._beside_rules:
            return checked.rows, about
        borne = [row for row in rows if not speaks_to_machine(" ".join(str(row["sentence"]).split()))]
        return merged(borne, checked.rows), about  # what is withheld from the one reader is no claim to the other

    def _note(self, article: Article, words: str) -> None:
        """Tell something of an article with its file, by the article's name where it has another."""
        self.notes[article.file].append(words if article.article == article.file else f"{article.article}: {words}")

    def _answers(self, articles: Sequence[Article]) -> dict[str, Answer | str]:
        """Article → what the model answered, or why it did not; several are asked at once."""
        found: dict[str, Answer | str] = {}
        asked: dict[str, Future[Answer | str]] = {}
        with ThreadPoolExecutor(self._settings.parallel) as pool:
            for article in articles:
                requests = requests_for(article, self._profiles[article.conflict])
                parties = parties_of(article, self._profiles[article.conflict])
                kept = [self._kept(r) for r in requests]
                if all(kept):
                    found[article.article] = Answer.of([k for k in kept if k])
                    continue
                missing = [r for r, k in zip(requests, kept, strict=True) if not k]
                asked[article.article] = pool.submit(self._asked, requests, kept, missing, parties)
            for name, future in asked.items():
                found[name] = future.result()
        return found

    def _asked(
        self,
        requests: Sequence[Request],
        kept: Sequence[Mapping[str, str] | None],
        missing: Sequence[Request],
        parties: frozenset[str],
    ) -> Answer | str:
        """The answers to an article's requests, those of them that are kept and the others."""
        cost = estimate(missing)
        if self._over:
            return self._over
        if self._settings.budget and self.used.tokens + self._promised + cost.tokens > self._settings.budget:
            return _BUDGET.format(self._settings.budget)
        self._promised += cost.tokens
        try:
            rows = [k or self._ask(r, parties) for r, k in zip(requests, kept, strict=True)]
        except AskingError as error:
            if error.final:
                self._over = str(error)
            return str(error)
        finally:
            self._promised -= cost.tokens
        return Answer.of(rows)

    def _ask(self, request: Request, parties: frozenset[str]) -> Mapping[str, str]:
        if self._asker is None:
            self._asker = Asker(self._settings)
        try:
            reply = self._asker.ask(request, parties)
        except AskingError as error:
            self._count(Estimate(error.calls, error.asked, error.answered))
            raise
        self._count(Estimate(reply.calls, reply.asked, reply.answered))
        return keep(self._cache, request, self._settings.name, reply.text, where=self._settings.told_host)

    def _count(self, cost: Estimate) -> None:
        """Add what was spent, for an answer or for none."""
        with _lock:
            self.used += cost
            for total in _totals:
                total.append(cost)

    def _kept(self, request: Request) -> Mapping[str, str] | None:
        rows = self._cache.load_rows(KIND, answer_key(request, self._settings.name))
        return rows[0] if rows else None


_lock = Lock()
_totals: list[list[Estimate]] = []


@dataclass
class Spent:
    """What was asked within a block."""

    calls: int = 0
    asked: int = 0
    answered: int = 0

    @property
    def tokens(self) -> int:
        """All of them."""
        return self.asked + self.answered


@contextmanager
def spent() -> Iterator[Spent]:
    """What is asked within it, by whatever reader, known at its end."""
    total: list[Estimate] = []
    found = Spent()
    _totals.append(total)
    try:
        yield found
    finally:
        _totals.remove(total)
        whole = sum(total, Estimate())
        found.calls, found.asked, found.answered = whole.calls, whole.asked, whole.answered
