"""Any supported file → the articles table."""

from helpers.articles.checking import inspect
from helpers.articles.intake import Intake, read_articles
from helpers.articles.model import Article, Paragraph
from helpers.articles.tables import articles_table, paragraphs_table

__all__ = ["Article", "Intake", "Paragraph", "articles_table", "inspect", "paragraphs_table", "read_articles"]
