"""What is sent of an article, and the answers to it that are kept: nothing is asked twice."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from helpers.articles.model import Article
from helpers.cache import Cache, digest
from helpers.claims.work import Work
from helpers.conflicts import Conflict
from helpers.conflicts.inferring import inferred
from helpers.reading_by_model.request import Request, requests_of
from helpers.reading_by_model.sentences import sentences_of

KIND = "answers"


class Answer:
    """What a model answered to all parts of an article, and on which day."""

    def __init__(self, texts: Sequence[str], day: str) -> None:
        self.texts = tuple(texts)
        self.day = day

    @classmethod
    def of(cls, rows: Sequence[Mapping[str, str]]) -> "Answer":
        """From what is kept of each part."""
        return cls([row["text"] for row in rows], max((row["day"] for row in rows), default=""))


def answer_key(request: Request, model: str) -> str:
    """What an answer is kept by: all that was sent, and to which model."""
    return digest(request.messages, request.schema, model)


def keep(cache: Cache, request: Request, model: str, text: str) -> Mapping[str, str]:
    """Keep an answer, wherever it came from."""
    row = {"text": text, "day": datetime.now(UTC).date().isoformat()}
    cache.store_rows(KIND, answer_key(request, model), [dict(row)])
    return row


def requests_for(article: Article, conflict: Conflict) -> list[Request]:
    """What would be sent of an article."""
    work = Work.of(article)
    return requests_of(work.article, inferred(work.article, conflict), sentences_of(work.article))
