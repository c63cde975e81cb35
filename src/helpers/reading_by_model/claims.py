"""An article and what a model answered of it → rows of the claims table, kept by all that they depend on."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from helpers import schema
from helpers.analysis.model_reading import counted, unsupported
from helpers.analysis.rows import records
from helpers.articles.model import Article
from helpers.cache import Cache, code_version, digest, digest_files
from helpers.claims.english.speech.verification import has_caveat
from helpers.claims.records import claims_rows, mark_verification
from helpers.claims.work import Work
from helpers.conflicts import Conflict
from helpers.places import Gazetteer, locate
from helpers.reading_by_model.answers import read_answer
from helpers.reading_by_model.checking import Checks
from helpers.reading_by_model.request import requests_of
from helpers.reading_by_model.sentences import sentences_of
from helpers.reading_by_model.witness import Witness
from helpers.stages import EXTRACTION, PACKAGES

KIND = "model_claims"
CODE = (*EXTRACTION, "reading_by_model/**/*")


@dataclass(frozen=True)
class Rows:
    """The claims of an article, and what of the answer is not in them: how often, by reason."""

    rows: list[dict[str, object]]
    dropped: Mapping[str, int]
    emptied: Mapping[str, int]
    withheld: int = 0

    def in_words(self) -> str:
        """What was left out, for a person; "" where nothing was."""
        return "; ".join(unsupported(self.dropped, self.emptied, self.withheld))

    def documented(self) -> dict[str, object]:
        """What was left out, as columns of schema.DOCUMENTS."""
        return {
            "answers_dropped": counted(self.dropped),
            "answers_emptied": counted(self.emptied),
            "sentences_withheld": self.withheld,
        }


def claims_of(
    article: Article, texts: Sequence[str], conflict: Conflict, gazetteer: Gazetteer, cache: Cache | None = None
) -> Rows:
    """The claims that answers make and the article bears out. `texts` are the answers to its requests, in order.

    Raises AnswerError for an answer that is not of the asked form.
    """
    folders = digest_files(conflict.folder), digest_files(conflict.folder.parent / "common")
    own = conflict.by_article.get(article.article)
    sides = [str(s) for s in own.sides] if own is not None else []
    key = digest(article.row(), [*texts], folders, sides, code_version(CODE, PACKAGES))
    if cache is not None and (kept := cache.load_rows(KIND, key)):
        about, *rows = kept
        return Rows(rows, about["dropped"], about["emptied"], about["withheld"])
    found = _checked(article, texts, conflict, gazetteer)
    if cache is not None:
        about = {"dropped": dict(found.dropped), "emptied": dict(found.emptied), "withheld": found.withheld}
        cache.store_rows(KIND, key, [about, *found.rows])
    return found


def _checked(article: Article, texts: Sequence[str], conflict: Conflict, gazetteer: Gazetteer) -> Rows:
    work = Work.of(article)
    sentences = sentences_of(work.article)
    witness = Witness.of(work, conflict, gazetteer)
    checks = Checks(witness, sentences)
    drafts, dropped, emptied = [], Counter[str](), Counter[str]()
    requests = requests_of(work.article, witness.conflict, sentences)
    for request, text in zip(requests, texts, strict=True):
        answers, malformed = read_answer(text, witness.parties)
        checked = checks.check(answers, frozenset(s.number for s in request.sentences))
        drafts += checked.drafts
        dropped += checked.dropped
        emptied += checked.emptied
        if malformed:
            dropped["not of the asked form"] += malformed
    mark_verification(drafts, witness.parties, caveat=has_caveat(work.article))
    rows = claims_rows(work.folded.original, work.folded.back(drafts))
    table = locate(schema.frame(schema.CLAIMS, rows), gazetteer)
    plain = [{k: v for k, v in row.items() if v not in (None, "")} for row in records(table)]
    return Rows(plain, dropped, emptied, sum(s.withheld for s in sentences))
