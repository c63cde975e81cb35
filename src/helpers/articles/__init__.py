"""Any supported file → the articles table.

Importing this package loads none of its parts: each name below is loaded when it is first asked for, so that a process
that only reads a file needs no tables.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from helpers.articles.checking import inspect
    from helpers.articles.intake import Intake, read_articles
    from helpers.articles.model import Article, Paragraph
    from helpers.articles.tables import articles_table, paragraphs_table

_WHERE = {
    "Article": "model",
    "Intake": "intake",
    "Paragraph": "model",
    "articles_table": "tables",
    "inspect": "checking",
    "paragraphs_table": "tables",
    "read_articles": "intake",
}

__all__ = ["Article", "Intake", "Paragraph", "articles_table", "inspect", "paragraphs_table", "read_articles"]


def __getattr__(name: str) -> object:
    if name not in _WHERE:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_WHERE[name]}"), name)
