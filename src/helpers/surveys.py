"""What would be read of a folder of articles, and with which war, before anything is read for claims."""

from functools import lru_cache

import pandas as pd

from helpers import conflicts
from helpers.articles.checking import Asked, Survey, survey
from helpers.articles.model import Article
from helpers.chain import with_conflict
from helpers.claims import is_mostly_read, is_read, no_extractor
from helpers.claims.documents import read_document, told
from helpers.conflicts.choosing import AUTO, another_war
from helpers.extraction import Kept
from helpers.parameters.model import Parameters, parse
from helpers.parameters.validation import input_path, validate
from helpers.places import Gazetteer
from helpers.stages import Progress, silent
from helpers.tables import own_cache


def check_folder(articles: str = "data/raw/articles", **values: object) -> pd.DataFrame:
    """What would be read of a folder, one row a file: words kept, dates, language, war and why, kind of text, what is wrong.

    Args:
        articles: the folder.
        values: `sources`, `conflict`, `text_column`, as everywhere.

    Raises:
        ParametersError: for a folder that is not there, or an unknown name, with the nearest valid one.
    """
    parameters = parse(Parameters, {"articles": articles, **values})
    validate(parameters)
    return survey_of(parameters).files


def survey_of(parameters: Parameters, *, progress: Progress = silent) -> Survey:
    """What would be read of the parameters' folder; see `helpers.articles.checking.survey`."""
    return survey(
        input_path(parameters.articles),
        sources=input_path(parameters.sources) if parameters.sources else None,
        text_column=parameters.text_column,
        asked=_asked(parameters),
        progress=progress,
    )


def _asked(parameters: Parameters) -> Asked:
    """What check asks of each article: its conflict, its kind, and what of it was lost when it was last read."""
    choose = lru_cache(maxsize=1)(conflicts.chooser(wanted=parameters.conflict))  # four questions of one article
    by_text = conflicts.chooser(strict=False)
    kept = Kept(own_cache())

    around: dict[str, tuple[str, str]] = {}  # by file, what its posts so far are about

    def conflict_of(article: Article) -> tuple[str, str]:
        choice = choose(article)
        conflict, reason = choice.conflict, choice.reason
        if article.post and choice.basis == "generic" and article.file in around:
            return around[article.file]
        if article.post and choice.basis == "text":
            around.setdefault(article.file, (conflict.id, reason))
        return conflict.id, reason.partition("; sides are told")[0] if choice.basis == "generic" else conflict.id

    def evidence_of(article: Article) -> str:
        choice = choose(article)
        return "; ".join(filter(None, (choice.evidence, choice.runner_up and f"next {choice.runner_up}")))

    def document_of(article: Article) -> str:
        conflict = choose(article).conflict
        return told(read_document(article, conflict, Gazetteer.for_conflict(conflict)))

    def lost_of(article: Article) -> int | None:
        choice = choose(article)
        conflict = choice.conflict
        losses = kept.losses(with_conflict(article, choice), conflict)
        return None if losses is None else len(losses)

    def unread_of(article: Article) -> str:
        if not is_read(article):
            return no_extractor(article)
        about = ""
        if parameters.conflict != AUTO:
            about = another_war(article, by_text(article), choose(article).conflict)
        return about and f"it is about {about}, and what is asked for is {parameters.conflict}"

    return Asked(
        conflict_of=conflict_of,
        evidence_of=evidence_of,
        document_of=document_of,
        unread_of=unread_of,
        lost_of=lost_of,
        is_readable=is_mostly_read,
    )
