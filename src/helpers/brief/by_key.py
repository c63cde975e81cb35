"""Claims and articles of a brief by their keys: each is asked for many times, and a table is gone through once."""

from functools import cached_property
from typing import Any

import pandas as pd

from helpers.analysis.rows import rows


class ByKey:
    """Looks rows of its tables up by their keys.

    Attributes:
        articles, claims, statements: tables of schema.py.
    """

    articles: pd.DataFrame
    claims: pd.DataFrame
    statements: pd.DataFrame

    def of_article(self, article: str, column: str) -> str:
        """What a column of schema.ARTICLES has for an article, "" for one that is not there."""
        number = self._article_numbers.get(article)
        return "" if number is None else self.articles[column].iloc[number]

    def claim(self, claim_id: str) -> Any:
        """The row of a claim. Raises KeyError for an id that none has."""
        if claim_id not in self._asked:
            self._asked[claim_id] = next(rows(self.claims.iloc[[self._claim_numbers[claim_id]]]))
        return self._asked[claim_id]

    def claims_in(self, article: str) -> list[Any]:
        """The rows of an article's claims, in their order."""
        if article not in self._asked_of:
            self._asked_of[article] = list(rows(self.claims.iloc[self._of_articles.get(article, [])]))
        return self._asked_of[article]

    @cached_property
    def _asked(self) -> dict[str, Any]:
        return {
            row.claim_id: row for row in rows(self.claims[self.claims["claim_id"].isin(self.statements["claim_id"])])
        }

    @cached_property
    def _asked_of(self) -> dict[str, list[Any]]:
        return {}

    @cached_property
    def _article_numbers(self) -> dict[str, int]:
        return {article: number for number, article in enumerate(self.articles["article"].tolist())}

    @cached_property
    def _claim_numbers(self) -> dict[str, int]:
        return {claim: number for number, claim in enumerate(self.claims["claim_id"].tolist())}

    @cached_property
    def _of_articles(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for number, article in enumerate(self.claims["article"].tolist()):
            found.setdefault(article, []).append(number)
        return found
