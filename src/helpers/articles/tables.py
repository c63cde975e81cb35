"""Articles → the tables schema.ARTICLES and schema.PARAGRAPHS."""

from collections.abc import Iterable

import pandas as pd

from helpers import schema
from helpers.analysis.rows import records
from helpers.articles.model import Article, Paragraph


def articles_table(articles: Iterable[Article]) -> pd.DataFrame:
    """The table schema.ARTICLES, one row an article."""
    names = schema.ARTICLES.names
    return schema.frame(schema.ARTICLES, ({name: getattr(article, name) for name in names} for article in articles))


def paragraphs_table(articles: Iterable[Article]) -> pd.DataFrame:
    """The table schema.PARAGRAPHS, one row a paragraph."""
    rows = (
        {"article": article.article, "paragraph": number, "start": p.start, "end": p.end, "kind": p.kind}
        for article in articles
        for number, p in enumerate(article.paragraphs)
    )
    return schema.frame(schema.PARAGRAPHS, rows)


def wholes(articles: pd.DataFrame) -> dict[str, str]:
    """Article → itself, or the one that it is a part of: by its name annotations and a reader know it."""
    return {str(a): str(of) if of else str(a) for a, of in zip(articles["article"], articles["part_of"], strict=True)}


def article_of(articles: pd.DataFrame, paragraphs: pd.DataFrame, key: str) -> Article:
    """The article of this key, from the tables that it is in. Raises KeyError where it is in neither."""
    found = records(articles[articles["article"] == key])
    if not found:
        raise KeyError(key)
    parts = records(paragraphs[paragraphs["article"] == key])
    return Article(**found[0], paragraphs=tuple(Paragraph(p["start"], p["end"], p["kind"]) for p in parts))
