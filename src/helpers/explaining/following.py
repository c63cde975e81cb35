"""One claim followed from its file to the map, for a notebook that shows each step as a table."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

import pandas as pd

from helpers.analysis.listing import CLASHES, in_full, pairs_in_words, statements_in_words
from helpers.analysis.rows import rows
from helpers.articles.tables import article_of
from helpers.explaining.explanation import explain
from helpers.figures.maps import Atlas

if TYPE_CHECKING:
    from helpers.articles.model import Article
    from helpers.conflicts import Conflict
    from helpers.tables import Tables

AROUND = 1
"""Paragraphs that are shown before and after the sentence's."""
LONGEST = 160
"""Characters of a paragraph that is not the sentence's."""


def followed(tables: Tables, claim_id: str = "") -> Followed | None:
    """The claim of this key, or the first in the articles whose statement is denied or contradicted; None without claims.

    Raises UnknownClaimError for a key that no claim has.
    """
    if claim_id:
        claim = explain(tables, claim_id).claim
    else:
        clashing = tables.relations[tables.relations["relation"].isin(CLASHES)]
        earlier = tables.claims["statement_id"].isin(clashing["b"])
        claims = tables.claims[earlier] if earlier.any() else tables.claims
        claim = next(rows(claims.sort_values(["article", "start"])), None)
    if claim is None:
        return None
    article = article_of(tables.articles, tables.paragraphs, claim.article)
    return Followed(tables, claim, article, tables.conflicts[article.conflict])


@dataclass(frozen=True)
class Followed:
    """A claim (a row of schema.CLAIMS), its article, and the profile that it is read with. Methods give tables for a reader."""

    tables: Tables
    claim: Any
    article: Article
    conflict: Conflict

    def paragraphs(self) -> pd.DataFrame:
        """The sentence's paragraph, whole, and the beginnings of those beside it."""
        parts = self.article.paragraphs
        at = next((i for i, p in enumerate(parts) if p.start <= self.claim.start < p.end), 0)
        found = []
        for number, p in list(enumerate(parts))[max(at - AROUND, 0) : at + AROUND + 1]:
            words = self.article.text[p.start : p.end]
            cut = number != at and len(words) > LONGEST
            found.append((p.start, p.end, p.kind, f"{words[:LONGEST]} …" if cut else words))
        return pd.DataFrame(found, columns=["start", "end", "kind", "text"])

    def attributions(self) -> pd.DataFrame:
        """The acts of saying that the sentence has part in."""
        from helpers.claims.attribution import rows as reports

        start, end = self._sentence
        found = [
            (row["speaker"], row["speaker_basis"], row["cue"], row["act"], row["construction"], row["text"])
            for row in reports([self.article])
            if any(a < end and start < b for a, b in row["content"])  # type: ignore[attr-defined]
        ]
        return pd.DataFrame(
            found, columns=["speaker", "because", "word of saying", "act", "construction", "what is said"]
        )

    def words(self) -> pd.DataFrame:
        """The words of the sentence; see `words_of`."""
        from helpers.explaining.steps import words_of

        return words_of(self.article, self.conflict, *self._sentence)

    def propositions(self) -> pd.DataFrame:
        """What the sentence's clauses say about the war; see `propositions_of`."""
        from helpers.explaining.steps import propositions_of

        return propositions_of(self.article, self.conflict, *self._sentence)

    def statement(self) -> pd.DataFrame:
        """The statement that the claim reports, in words."""
        own = self.tables.statements["statement_id"] == self.claim.statement_id
        return statements_in_words(self.tables.statements[own], [self.conflict])

    def reports(self) -> pd.DataFrame:
        """The claims that report it."""
        own = self.tables.claims[self.tables.claims["statement_id"] == self.claim.statement_id]
        return in_full(own)[["article", "speaker", "side", "quote", "claim_date", "claim_id"]]

    def relations(self) -> pd.DataFrame:
        """The pairs that the statement is part of, in words."""
        return pairs_in_words(self._pairs, self.tables.statements, [self.conflict])

    @cached_property
    def atlas(self) -> Atlas | None:
        """The maps of the statement's claims and of those that bear on it; None where none has a position."""
        ids = {self.claim.statement_id, *self._pairs["a"], *self._pairs["b"]}
        claims = self.tables.claims[self.tables.claims["statement_id"].isin(ids)]
        atlas = replace(Atlas.of(self.tables), claims=claims, conflict=self.conflict)
        return atlas if len(atlas.drawn) else None

    def holds(self) -> dict[str, bool]:
        """What must hold of every claim that is followed, in words, and whether it does."""
        start, end = self._sentence
        return {
            "the claim lies in its sentence": start <= self.claim.start < self.claim.end <= end,
            "the claim reports a statement": self.claim.statement_id in set(self.tables.statements["statement_id"]),
        }

    @property
    def _pairs(self) -> pd.DataFrame:
        relations = self.tables.relations
        own = self.claim.statement_id
        return relations[(relations["a"] == own) | (relations["b"] == own)]

    @cached_property
    def _sentence(self) -> tuple[int, int]:
        """Where the sentence stands in the article."""
        text, sentence = self.article.text, self.claim.sentence
        start = text.rfind(sentence, 0, self.claim.start + len(sentence))
        return (start, start + len(sentence)) if start >= 0 else (self.claim.start, self.claim.end)
