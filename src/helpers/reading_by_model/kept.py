"""What is sent of an article, and the answers to it that are kept: nothing is asked twice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from helpers.articles.model import Article
from helpers.cache import Cache, digest
from helpers.claims.work import Work
from helpers.conflicts import Conflict
from helpers.conflicts.inferring import inferred
from helpers.reading_by_model.request import Request, requests_of
from helpers.reading_by_model.sentences import sentences_of

KIND = "answers_2"


BY_HAND = "by hand"
"""Where an answer that a person hands in was made, as it is kept."""


@dataclass(frozen=True)
class Answer:
    """What a model answered to all parts of an article, on which day, and where: a host, "" for this machine, or BY_HAND."""

    texts: tuple[str, ...]
    day: str
    where: str

    @classmethod
    def of(cls, rows: Sequence[Mapping[str, str]]) -> "Answer":
        """From what is kept of each part; where text was sent to a host for any of them, that host is named."""
        hosts = [w for w in dict.fromkeys(row["where"] for row in rows) if w not in ("", BY_HAND)]
        where = ",".join(hosts) or (BY_HAND if any(row["where"] == BY_HAND for row in rows) else "")
        return cls(tuple(row["text"] for row in rows), max((row["day"] for row in rows), default=""), where)


def answer_key(request: Request, model: str) -> str:
    """What an answer is kept by: all that was sent, and to which model."""
    return digest(request.messages, request.schema, model)


def keep(cache: Cache, request: Request, model: str, text: str, *, where: str) -> Mapping[str, str]:
    """Keep an answer, and where it was made (see `Answer`): the endpoint may be another one when it is read again."""
    row = {"text": text, "day": datetime.now(UTC).date().isoformat(), "where": where}
    cache.store_rows(KIND, answer_key(request, model), [dict(row)])
    return row


def parties_of(article: Article, conflict: Conflict) -> frozenset[str]:
    """The sides of a war that an article is read with: where there are none, no claim could be anybody's, and no model is asked."""
    return frozenset(side.side for side in inferred(article, conflict).sides if side.party)


def requests_for(article: Article, conflict: Conflict) -> list[Request]:
    """What would be sent of an article."""
    work = Work.of(article)
    return requests_of(work.article, inferred(work.article, conflict), sentences_of(work.article))
