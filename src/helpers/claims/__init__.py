"""Articles → claims: who says what, for which side, about which place, when."""

from collections.abc import Sequence

import pandas as pd

from helpers import schema
from helpers.articles.model import Article
from helpers.claims.abstention import leave_open
from helpers.claims.records import Draft, claims_rows
from helpers.conflicts import Conflict


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
    if gazetteer is None:
        from helpers.places import Gazetteer

        gazetteer = Gazetteer.for_conflict(conflict)
    unread = next((a for a in articles if (a.language or "en") not in ("en", "ru", "uk")), None)
    if unread is not None:
        raise ValueError(
            f"{unread.article}: no extractor reads language {unread.language!r} (English, Russian, Ukrainian are read)"
        )
    found: dict[str, list[Draft]] = {}
    english = [a for a in articles if (a.language or "en") == "en"]
    if english:
        from helpers.claims.english.extractor import extract_all

        found |= zip((a.article for a in english), extract_all(english, conflict, gazetteer), strict=True)
    for article in articles:
        if article.article not in found:
            from helpers.claims.slavic.extractor import extract

            found[article.article] = extract(article, conflict, gazetteer)
    return schema.frame(schema.CLAIMS, [row for a in articles for row in leave_open(claims_rows(a, found[a.article]))])
