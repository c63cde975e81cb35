"""Articles → claims: who says what, for which side, about which place, when."""

from collections.abc import Sequence

import pandas as pd

from helpers import schema
from helpers.articles.model import Article
from helpers.claims.documents import Document
from helpers.claims.losses import Loss
from helpers.claims.pieces import is_short
from helpers.claims.records import Found
from helpers.claims.work import Work
from helpers.conflicts import Conflict

LANGUAGES = ("en", "ru", "uk")
"""Languages that an extractor reads; an article of which none is known is taken for English."""


def is_read(article: Article) -> bool:
    """Whether an extractor reads the article's language."""
    return (article.language or "en") in LANGUAGES


def no_extractor(article: Article) -> str:
    """Why an article that `is_read` refuses is not read."""
    return f"no extractor reads language {article.language!r} (English, Russian, Ukrainian are read)"


def is_mostly_read(article: Article) -> bool:
    """Whether an extractor reads the article's language, and most of its story, as far as its form tells."""
    return is_read(article) and (is_short(article) or not Work.of(article).is_mostly_lost())


def extract_claims(article: Article, conflict: Conflict, gazetteer=None) -> pd.DataFrame:
    """The claims of one article.

    Args:
        article: as `helpers.articles.read_articles` gives it.
        conflict: the profile that names its sides, actors and forces.
        gazetteer: `helpers.places.Gazetteer` of the conflict; built from the profile where it is not given.

    Returns:
        A data frame with the columns of schema.CLAIMS, one row a claim, in the order of the text. `lat`, `lon`,
        `uncertainty_km` and `statement_id` are left for `helpers.places.locate` and `helpers.analysis`.

    Raises:
        ValueError: for a language that no extractor reads.
    """
    return extract_many([article], conflict, gazetteer)


def extract_many(articles: Sequence[Article], conflict: Conflict, gazetteer=None) -> pd.DataFrame:
    """The claims of several articles of one conflict, as `extract_claims` gives them, one after the other.

    English articles are parsed together, which takes much less time; a few dozen at once are enough, and all of
    them are in memory meanwhile.
    """
    return read_claims(articles, conflict, gazetteer)[0]


def read_claims(
    articles: Sequence[Article], conflict: Conflict, gazetteer=None
) -> tuple[pd.DataFrame, dict[str, list[Loss]], dict[str, Document]]:
    """The claims of several articles as `extract_many` gives them; by article, what of it was lost, and its document.

    The parsers get a copy of each article without signs that nobody sees (`folding`), in pieces of a bounded length
    (`pieces`); a piece or sentence that breaks a rule costs itself alone (`losses`).
    """
    if gazetteer is None:
        from helpers.places import Gazetteer

        gazetteer = Gazetteer.for_conflict(conflict)
    unread = next((a for a in articles if not is_read(a)), None)
    if unread is not None:
        raise ValueError(f"{unread.article}: {no_extractor(unread)}")
    works = [Work.of(article) for article in articles]
    english = [w for w in works if (w.article.language or "en") == "en"]
    found: dict[int, Found] = {}
    if english:
        from helpers.claims.english.extractor import extract_all

        read = extract_all([w.article for w in english], conflict, gazetteer, [w.losses for w in english])
        found |= zip(map(id, english), read, strict=True)
    for work in works:
        if id(work) not in found:
            from helpers.claims.slavic.extractor import extract

            found[id(work)] = extract(work.article, conflict, gazetteer, work.losses)
    rows = [row for w in works for row in w.judged(found[id(w)], conflict.id)]
    losses = {w.folded.original.article: w.told() for w in works}
    documents = {w.folded.original.article: w.document(found[id(w)].document) for w in works}
    return schema.frame(schema.CLAIMS, rows), losses, documents
