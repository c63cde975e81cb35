"""Statements and their relations as tables that a reader can read: names for ids, sentences for codes."""

from collections.abc import Iterable
from types import SimpleNamespace
from typing import Any

import pandas as pd

from helpers.analysis import scope
from helpers.analysis.dates import in_words
from helpers.analysis.rows import rows
from helpers.analysis.voices import named
from helpers.schema import CLASHES, UNCLEAR
from helpers.wording import Wording
from helpers.wording.propositions import NO_COMMENT

STATEMENT_COLUMNS = ("date", "who", "says", "verbatim words", "reports")
PAIR_COLUMNS = ("place", "earlier", "later", "relation", "why")
_IN_ITS_OWN_WORDS = ("strike", "losses", "other")


def statements_in_words(
    statements: pd.DataFrame, conflicts: Iterable[Any], *, date_field: str = "claim_date"
) -> pd.DataFrame:
    """The statements by date, the undated last: who says what, in words and verbatim, and how many report it.

    Returns:
        STATEMENT_COLUMNS, all text; `date` also names the other dates that articles give.
    """
    wording = Wording.of(conflicts)
    told = sorted(rows(statements), key=lambda row: getattr(row, date_field) or "9999")
    table = [
        (_dates(row, date_field), wording.speaker(row), _says(row, wording), row.quote, _reports(row)) for row in told
    ]
    return pd.DataFrame(table, columns=list(STATEMENT_COLUMNS))


def in_full(data: pd.DataFrame) -> pd.DataFrame:
    """Claims or statements for a reader, with a word wherever a field leaves something open: unclear, undated.

    Only columns that the table has; `controller` is left empty where the type is not control, as nothing is open there.
    """
    told = data.copy()
    if {"speaker", "side"} <= set(told.columns):
        told["speaker"] = [
            named(SimpleNamespace(speaker=s, side=side)) for s, side in zip(told["speaker"], told["side"], strict=True)
        ]
    if {"controller", "type"} <= set(told.columns):
        told["controller"] = told["controller"].mask(told["controller"].eq("") & told["type"].eq("control"), UNCLEAR)
    words = {"side": UNCLEAR, "place": UNCLEAR, "claim_date": "undated"}
    return told.assign(**{c: told[c].replace("", word) for c, word in words.items() if c in told.columns})


def pairs_in_words(relations: pd.DataFrame, statements: pd.DataFrame, conflicts: Iterable[Any]) -> pd.DataFrame:
    """The pairs with who said what when, verbatim, the earlier statement first, by the date of the later one.

    Returns:
        PAIR_COLUMNS, all text.
    """
    wording = Wording.of(conflicts)
    by_id = {row.statement_id: row for row in rows(statements)}
    pairs = sorted(rows(relations), key=lambda r: (by_id[r.a].claim_date or "9999", by_id[r.b].claim_date))
    table = [
        (
            pair.place,
            _said(by_id[pair.b], pair.b_quote, wording),
            _said(by_id[pair.a], pair.a_quote, wording),
            pair.relation.replace("_", " "),
            pair.reason,
        )
        for pair in pairs
    ]
    return pd.DataFrame(table, columns=list(PAIR_COLUMNS))


def _said(row: Any, quote: str, wording: Wording) -> str:
    return f"{in_words(row.claim_date)}, {wording.speaker(row)}: “{quote}”"


def _says(row: Any, wording: Wording) -> str:
    if row.stance == "declines":
        return NO_COMMENT
    return row.type if row.type in _IN_ITS_OWN_WORDS else wording.content(row)


def _dates(row: Any, date_field: str) -> str:
    date = getattr(row, date_field) or "undated"
    return f"{date} (also given: {row.dates_disagree})" if row.dates_disagree and date_field == "claim_date" else date


def _reports(row: Any) -> str:
    if row.claims == 1:
        return "1"
    articles = f"{row.articles} articles" if row.articles > 1 else "1 article"
    return f"{row.claims}, in {articles} of {row.origins} origin{'s' if row.origins > 1 else ''}"


def most_contested(statements: pd.DataFrame, relations: pd.DataFrame, *, first: str = "", most: int = 3) -> list[str]:
    """Names of the places whose claims clash most, `first` before all others; places without dated control left out."""
    clashes = relations.loc[relations["relation"].isin(CLASHES), "place"].value_counts()
    about = [
        row.place
        for row in rows(statements)
        if row.place and row.claim_date and row.type == "control" and scope.position(row) == scope.AT
    ]
    counts = pd.Series(about, dtype="object").value_counts()
    order = sorted(counts.index, key=lambda p: (p != first, -int(clashes.get(p, 0)), -int(counts[p]), p))
    return order[:most]
