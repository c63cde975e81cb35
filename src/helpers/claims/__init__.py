"""Articles → claims: who says what, for which side, about which place, when."""

import pandas as pd

from helpers.articles.model import Article
from helpers.claims.records import claims_frame
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
    if gazetteer is None:
        from helpers.places import Gazetteer

        gazetteer = Gazetteer.for_conflict(conflict)
    language = article.language or "en"
    if language == "en":
        from helpers.claims.english.extractor import extract
    elif language in ("ru", "uk"):
        from helpers.claims.slavic.extractor import extract
    else:
        raise ValueError(
            f"{article.article}: no extractor reads language {language!r} (English, Russian, Ukrainian are read)"
        )
    return claims_frame(article, extract(article, conflict, gazetteer))
