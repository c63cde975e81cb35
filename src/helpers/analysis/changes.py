"""What is new since an earlier run: statements, contradictions, reversals, corrections, articles."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import product
from typing import Any

import pandas as pd

from helpers import schema
from helpers.analysis.rows import rows
from helpers.analysis.same_claims import same_claims
from helpers.schema import CLASHES

CORRECTABLE = (
    "speaker", "side", "type", "stance", "act", "controller", "extent", "share", "actor", "target", "place", "place_id",
    "relation", "claim_date", "event_date", "review",
)  # fmt: skip
"""Columns of the claims that a person may change; the same claim with another value in one of them was corrected, or
is read otherwise by a newer version of the rules."""
_CHANGED = ["claim_id", "column", "before", "after"]


@dataclass(frozen=True)
class Changes:
    """What a run has that the one before had not, and the other way round.

    Attributes:
        statements: new ones, rows of schema.STATEMENTS.
        repeated: statements that were known and are reported by further claims now.
        contradictions: new pairs that deny or contradict each other, rows of schema.STATEMENT_RELATIONS.
        reversals: new pairs in which a side takes back what it said of a place, or grants what it denied.
        corrections: one row a changed value: claim_id, column, before, after.
        gone: claims that are no longer there although their article is, rows of the earlier schema.CLAIMS.
        withdrawn: those of them that a person rejected, or corrected into something that is not looked at here.
        known: keys of the earlier claims that are there, under whatever key.
        added_articles, lost_articles: keys of articles.
        reader_changed: whether another version of the rules read the articles than before. What that alone brings is
            no news: `read_anew` are statements that it finds in articles which were there, `reread` values that it reads
            otherwise (as `corrections`), `pairs_anew` how many pairs of statements it puts together otherwise.
    """

    statements: pd.DataFrame
    repeated: pd.DataFrame
    contradictions: pd.DataFrame
    reversals: pd.DataFrame
    corrections: pd.DataFrame
    gone: pd.DataFrame
    withdrawn: pd.DataFrame
    known: frozenset[str]
    added_articles: tuple[str, ...]
    lost_articles: tuple[str, ...]
    reader_changed: bool
    read_anew: pd.DataFrame
    reread: pd.DataFrame
    pairs_anew: int

    @property
    def nothing_new(self) -> bool:
        """Whether the two runs tell the same."""
        tables = (self.statements, self.repeated, self.contradictions, self.reversals, self.corrections, self.gone)
        return all(table.empty for table in tables) and not self.added_articles and not self.lost_articles

    def in_words(self) -> str:
        """What is new: "Since the last run: 2 new articles, 5 new statements, 1 new contradiction."

        Where the rules are another version, a sentence before it says so, and what that alone brings.
        """
        counts = (
            (len(self.added_articles), "new article"),
            (len(self.lost_articles), "article no longer there"),
            (len(self.statements), "new statement"),
            (len(self.repeated), "statement reported again"),
            (len(self.contradictions), "new contradiction"),
            (len(self.reversals), "reversal"),
            (len(self.corrections), "changed value"),
            (len(self.withdrawn), "claim withdrawn by correction"),
            (0 if self.reader_changed else len(self.gone) - len(self.withdrawn), "claim no longer found"),
        )
        found = [_counted(n, name) for n, name in counts if n]
        said = f"Since the last run: {', '.join(found)}." if found else "Nothing new since the last run."
        return f"{self._of_the_reader()} {said}" if self.reader_changed else said

    def _of_the_reader(self) -> str:
        counts = (
            (len(self.read_anew), "statement found that it overlooked"),
            (len(self.reread), "differently read value"),
            (self.pairs_anew, "differently linked pair"),
            (len(self.gone) - len(self.withdrawn), "claim no longer found"),
        )
        found = [_counted(n, name) for n, name in counts if n]
        told = f"; by that alone, and not by news: {', '.join(found)}" if found else ""
        return f"The rules that read the articles are another version than in the last run{told}."


def what_changed(
    before: Mapping[str, pd.DataFrame], after: Mapping[str, pd.DataFrame], *, reader_changed: bool = False
) -> Changes:
    """Compare the tables of two runs.

    Args:
        before, after: tables by name: articles, claims, statements, relations, as schema.py has them; and, after, the
            corrections, where there are any.
        reader_changed: another version of the rules made the later tables. Claims are then compared by their words,
            and only what stands in other articles, or in other texts, is new.

    A statement is known if any of the claims that report it was: further reports may change its key, its date and its
    words, and it stays the same utterance.
    """
    old_claims, new_claims = before["claims"], after["claims"]
    old_texts, new_texts = (
        dict(zip(t["articles"]["article"], t["articles"]["sha256"], strict=True)) for t in (before, after)
    )
    unchanged = {article for article, sha in new_texts.items() if old_texts.get(article) == sha}
    was = {claim: claim for claim in set(old_claims["claim_id"]) & set(new_claims["claim_id"])}
    news = set(new_claims["claim_id"]) - set(was)
    if reader_changed:
        was = same_claims(old_claims, new_claims, same_text=unchanged)
        news = set(new_claims.loc[~new_claims["article"].isin(unchanged), "claim_id"]) - set(was)
    reports = {row.statement_id: set(row.claim_ids.split("; ")) for row in rows(after["statements"])}
    known = set(was)
    unknown = {statement for statement, claims in reports.items() if claims.isdisjoint(known)}
    new = {statement for statement in unknown if reports[statement] & news}
    repeated = {statement for statement, claims in reports.items() if statement not in unknown and claims & news}
    known_pairs = _known_pairs(before, after, was)
    relations = after["relations"][~pd.Series(known_pairs, index=after["relations"].index, dtype=bool)]
    pairs = len(relations)
    if reader_changed:
        told = list(new | repeated)
        relations = relations[relations["a"].isin(told) | relations["b"].isin(told)]
    by_id = {row.statement_id: row for row in rows(after["statements"])}
    reverse = [_reverses(by_id.get(r.a), by_id.get(r.b), r.relation) for r in rows(relations)]
    old_articles, new_articles = set(before["articles"]["article"]), set(after["articles"]["article"])
    still_there = old_claims["article"].isin(list(new_articles))
    gone = old_claims[still_there & ~old_claims["claim_id"].isin(list(was.values()))]
    changed = _corrections(old_claims, new_claims, was)
    by_hand = changed["claim_id"].isin(_reviewed(old_claims, new_claims, was)) | (not reader_changed)
    return Changes(
        statements=_with_ids(after["statements"], new),
        repeated=_with_ids(after["statements"], repeated),
        contradictions=relations[relations["relation"].isin(CLASHES)],
        reversals=relations[pd.Series(reverse, index=relations.index, dtype=bool)],
        corrections=changed[by_hand],
        gone=gone,
        withdrawn=gone[gone["claim_id"].isin(_corrected(after))],
        known=frozenset(was.values()),
        added_articles=tuple(sorted(new_articles - old_articles)),
        lost_articles=tuple(sorted(old_articles - new_articles)),
        reader_changed=reader_changed,
        read_anew=_with_ids(after["statements"], unknown - new),
        reread=changed[~by_hand],
        pairs_anew=pairs - len(relations),
    )


def _reviewed(old: pd.DataFrame, new: pd.DataFrame, was: Mapping[str, str]) -> list[str]:
    """Ids of the claims that people have looked at since."""
    before = dict(zip(old["claim_id"], old["review"], strict=True))
    return [
        row.claim_id for row in rows(new, ["claim_id", "review"]) if before.get(was.get(row.claim_id, "")) != row.review
    ]


def _corrected(tables: Mapping[str, pd.DataFrame]) -> set[str]:
    """Ids of the claims that people corrected."""
    told = tables.get("corrections")
    return set() if told is None else set(told.loc[told["status"].isin(schema.STANDING), "claim_id"])


def _known_pairs(
    before: Mapping[str, pd.DataFrame], after: Mapping[str, pd.DataFrame], was: Mapping[str, str]
) -> list[bool]:
    """For each later relation whether a pair of the claims that it stands for, which outlive the statements' keys, was told
    before to bear on each other so.
    """
    home = {claim: row.statement_id for row in rows(before["statements"]) for claim in row.claim_ids.split("; ")}
    were: dict[str, set[str]] = {}  # by later statement, the earlier ones that its claims were of
    for row in rows(after["statements"]):
        were[row.statement_id] = {home[old] for c in row.claim_ids.split("; ") if (old := was.get(c, c)) in home}
    told = {(row.relation, row.a, row.b) for row in rows(before["relations"])}
    return [
        any((row.relation, *pair) in told for pair in product(were.get(row.a, ()), were.get(row.b, ())))
        for row in rows(after["relations"])
    ]


def _reverses(a: Any, b: Any, relation: str) -> bool:
    """Whether a takes back what its own side said in b, or grants the other side's claim."""
    if not a or not b:
        return False
    if relation == "concedes":
        return True
    if relation not in ("updates", "contradicts") or a.side != b.side:
        return False
    return a.stance != b.stance or a.controller != b.controller or "withdrawal" in (a.type, b.type)


def _corrections(old: pd.DataFrame, new: pd.DataFrame, was: Mapping[str, str]) -> pd.DataFrame:
    columns = [c for c in CORRECTABLE if c in old.columns and c in new.columns]
    old = old[["claim_id", *columns]].rename(columns={"claim_id": "_was"})
    new = (
        new[["claim_id", *columns]]
        .assign(_was=pd.array([was.get(c) for c in new["claim_id"]], dtype="string"))
        .drop_duplicates("_was")
    )
    both = old.merge(new.dropna(subset="_was"), on="_was", suffixes=("_before", "_after"))
    told = []
    for column in columns:
        before, after = (_as_text(both[f"{column}_{when}"]) for when in ("before", "after"))
        other = before != after
        told.append(
            pd.DataFrame({"claim_id": both["claim_id"], "column": column, "before": before, "after": after})[other]
        )
    found = pd.concat(told).sort_index(kind="stable") if told else pd.DataFrame(columns=_CHANGED)
    return found.reset_index(drop=True)[_CHANGED].astype("string")


def _as_text(column: pd.Series) -> pd.Series:
    """Values as text, "" for a missing one."""
    if column.dtype == "string":
        return column.fillna("")
    return pd.Series(["" if pd.isna(v) else str(v) for v in column], index=column.index, dtype="string")


def _with_ids(statements: pd.DataFrame, ids: set[str]) -> pd.DataFrame:
    return statements[statements["statement_id"].isin(list(ids))]


def _counted(n: int, name: str) -> str:
    if n == 1:
        return f"1 {name}"
    first, _, rest = name.partition(" ")
    if first in ("article", "statement", "claim"):
        return f"{n} {first}s {rest}"
    return f"{n} {name}s"
