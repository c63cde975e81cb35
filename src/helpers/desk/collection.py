"""All claims of a folder with what the desk asks of them: an article's text, a statement's relations, a claim by its id."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import pandas as pd

from helpers.analysis.rows import records, rows
from helpers.conflicts import Conflict
from helpers.figures.palette import Palette
from helpers.stages import Full


@dataclass(frozen=True)
class Collection:
    """The tables of a folder, nothing selected, with the conflict profiles, the one of most articles first."""

    tables: Full
    conflicts: dict[str, Conflict]

    @property
    def claims(self) -> pd.DataFrame:
        """schema.CLAIMS."""
        return self.tables.claims

    @property
    def places(self) -> pd.DataFrame:
        """schema.PLACES of the claims."""
        return self.tables.places

    @cached_property
    def palette(self) -> Palette:
        """The styles of all sides: those of each conflict's profile, and of any other that speaks."""
        profiles = list(self.conflicts.values())
        whole = Palette.of(profiles[0] if profiles else None, sides=tuple(sorted(set(self.claims["side"]))))
        for profile in profiles[1:]:
            whole = Palette({**Palette.of(profile).styles, **whole.styles})
        return whole

    def ordered(self, order: str, date_field: str) -> pd.DataFrame:
        """All claims in one of parameters.model.ORDERS; sorted once, so that a filter only has to take from them."""
        key = (order, date_field)
        if key not in self._orders:
            self._orders[key] = _sorted(self.claims, order, date_field)
        return self._orders[key]

    @cached_property
    def _orders(self) -> dict[tuple[str, str], pd.DataFrame]:
        return {}

    @cached_property
    def place_names(self) -> list[str]:
        """Names of the places of the claims, those of most claims first."""
        return _by_number(self.claims.loc[self.claims["place_id"] != "", "place"])

    @cached_property
    def speakers(self) -> list[str]:
        """Names of those who speak, those of most claims first."""
        return _by_number(self.claims["speaker"])

    @cached_property
    def sides(self) -> list[str]:
        """All sides, those of the profiles first, independent voices and the media last."""
        return self.palette.sides

    def claim(self, claim_id: str) -> Any:
        """The claim as a row of plain values; None where no claim has this id."""
        number = self._numbers_of_claims.get(claim_id)
        return None if number is None else next(rows(self.claims.iloc[[number]]))

    def has(self, article: str, start: int, end: int, fields: Mapping[str, str]) -> bool:
        """Whether a claim on just these characters states all of this."""
        found = self.claims["article"].eq(article) & self.claims["start"].eq(start) & self.claims["end"].eq(end)
        for name, value in fields.items():
            found &= self.claims[name].astype("string").eq(value) | (
                name == "place" and self.claims["place_id"].eq(value)
            )
        return bool(found.any())

    def article(self, article: str) -> dict[str, Any]:
        """A row of schema.ARTICLES."""
        return self._articles[article]

    def title(self, article: str) -> str:
        """The article's headline, else its file's name."""
        return self._articles[article]["title"] or article

    def text(self, article: str) -> str:
        """The stored text, which every offset refers to."""
        return self._articles[article]["text"]

    def conflict_of(self, article: str) -> Conflict | None:
        """The profile that the article was read with."""
        return self.conflicts.get(self._articles[article]["conflict"])

    def paragraphs_of(self, article: str) -> list[tuple[int, int]]:
        """Start and end of each paragraph that is part of the story; of the whole text where none is known."""
        return self._paragraphs.get(article) or [(0, len(self.text(article)))]

    def statement(self, statement_id: str) -> dict[str, Any]:
        """A row of schema.STATEMENTS."""
        number = self._numbers_of_statements[statement_id]
        return records(self.tables.statements.iloc[[number]])[0]

    def relations_of(self, statement_id: str) -> list[dict[str, Any]]:
        """The pairs of schema.STATEMENT_RELATIONS that a statement is one of."""
        return [self._pairs[n] for n in self._pairs_of.get(statement_id, ())]

    def reports_of(self, statement_id: str) -> list[dict[str, Any]]:
        """The claims that report a statement: claim_id, article and quote."""
        if not statement_id:
            return []
        found = self.claims[self.claims["statement_id"] == statement_id]
        return records(found[["claim_id", "article", "quote"]])

    def alike(self, claim: Any) -> pd.DataFrame:
        """Claims that could report the same statement: those that do now, then those of its side about its place."""
        same = self.claims["statement_id"].eq(claim.statement_id) & (claim.statement_id != "")
        near = self.claims["side"].eq(claim.side) & self.claims["place_id"].eq(claim.place_id) & (claim.side != "")
        found = pd.concat([self.claims[same], self.claims[near & ~same].head(40)])
        return found.loc[found["claim_id"] != claim.claim_id, ["claim_id", "claim_date", "article", "quote"]]

    def corrections_of(self, claim_id: str) -> list[dict[str, str]]:
        """What people did with a claim (rows of schema.CORRECTIONS)."""
        table = self.tables.corrections
        return records(table[table["claim_id"] == claim_id])

    def renewed(self, tables: Full) -> "Collection":
        """The collection with other tables."""
        return replace(self, tables=tables)

    @cached_property
    def _articles(self) -> dict[str, dict[str, Any]]:
        return {row["article"]: row for row in records(self.tables.articles)}

    @cached_property
    def _numbers_of_claims(self) -> dict[str, int]:
        return {claim_id: n for n, claim_id in enumerate(self.claims["claim_id"])}

    @cached_property
    def _numbers_of_statements(self) -> dict[str, int]:
        return {statement_id: n for n, statement_id in enumerate(self.tables.statements["statement_id"])}

    @cached_property
    def _paragraphs(self) -> dict[str, list[tuple[int, int]]]:
        found: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for row in self._story():
            found[row.article].append((int(row.start), int(row.end)))
        return found

    def _story(self) -> Iterator[Any]:
        told = self.tables.paragraphs
        return rows(told[told["kind"].isin(("title", "body"))].sort_values(["article", "start"]))

    @cached_property
    def _pairs(self) -> list[dict[str, Any]]:
        return records(self.tables.relations)

    @cached_property
    def _pairs_of(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = defaultdict(list)
        for n, pair in enumerate(self._pairs):
            for statement in dict.fromkeys((pair["a"], pair["b"])):
                found[statement].append(n)
        return found


def _by_number(values: pd.Series) -> list[str]:
    return [value for value in values.value_counts().index if value]


def _sorted(claims: pd.DataFrame, order: str, date_field: str) -> pd.DataFrame:
    """The claims in an order; undated ones last where it is by date.

    The least sure are those in which two readers disagree, then those without a figure.
    """
    keys = claims[["article", "start", "place", "confidence"]].assign(
        date=claims[date_field],
        undated=claims[date_field].eq(""),
        unplaced=claims["place"].eq(""),
        agreed=claims["disagreed"].eq(""),
    )
    by = ["undated", "date", "article", "start"]
    ascending = [True, order != "newest", True, True]
    first = {"place": ["unplaced", "place"], "least_sure": ["agreed", "confidence"]}.get(order, [])
    keys = keys.sort_values([*first, *by], ascending=[True] * len(first) + ascending, na_position="first")
    return claims.loc[keys.index]
