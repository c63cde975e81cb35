"""Any supported file → the articles table."""

from helpers.articles.intake import Intake, articles_table, paragraphs_table, read_articles
from helpers.articles.model import Article, Paragraph

__all__ = ["Article", "Intake", "Paragraph", "articles_table", "paragraphs_table", "read_articles"]
