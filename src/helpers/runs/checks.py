"""What must hold between the tables before anything is published."""

import logging
from collections.abc import Iterator, Mapping

import pandas as pd

from helpers import schema
from helpers.analysis.coverage import falls
from helpers.analysis.rows import rows
from helpers.analysis.shortfall import Shortfall, shortfall
from helpers.parameters.values import convert_date
from helpers.runs.outcome import Exit, RunError
from helpers.tables import Tables

log = logging.getLogger(__name__)

MOST = 5
"""Broken rules that a message lists."""


def check_tables(tables: Mapping[str, pd.DataFrame]) -> None:
    """Raise RunError (CHECK) that lists what does not hold, by the tables' names in schema.TABLES."""
    broken = []
    for name, data in tables.items():
        try:
            schema.check(schema.TABLES[name], data)
        except ValueError as error:
            broken.append(str(error))
    if not broken:
        broken = [*_words(tables), *_keys(tables), *_dates(tables), *_points(tables)]
    if broken:
        more = f"; and {len(broken) - MOST} more" if len(broken) > MOST else ""
        raise RunError(Exit.CHECK, f"the tables do not hold: {'; '.join(broken[:MOST])}{more}")


def check_shortfall(missing: Shortfall) -> None:
    """Raise RunError (CHECK) where more of the articles failed than may."""
    if missing.is_too_much:
        reasons = "; ".join(f"{number} times: {reason}" for reason, number in list(missing.lost.items())[:MOST])
        raise RunError(Exit.CHECK, f"{' '.join(missing.sentences())} {reasons}")


def warned(tables: Tables) -> Shortfall:
    """What is missing of the articles, after a warning where there is any."""
    missing = shortfall(tables.articles, tables.intake, tables.unread)
    for words in missing.sentences():
        log.warning(words)
    return missing


def warned_of_falls(articles: pd.DataFrame) -> list[str]:
    """Which sources, or all together, have far fewer articles lately than before, after a warning for each."""
    found = [str(fall) for fall in falls(articles)]
    for words in found:
        log.warning(words)
    return found


def _words(tables: Mapping[str, pd.DataFrame]) -> Iterator[str]:
    """Every quotation is exactly what its article says at its offsets."""
    texts = dict(zip(tables["articles"]["article"].tolist(), tables["articles"]["text"].tolist(), strict=True))
    for claim in rows(tables["claims"], ["claim_id", "article", "start", "end", "quote"]):
        if claim.article not in texts:
            yield f"claim {claim.claim_id}: no article {claim.article}"
        elif texts[claim.article][claim.start : claim.end] != claim.quote:
            yield f"claim {claim.claim_id}: its quotation is not at {claim.start}–{claim.end} of {claim.article}"


def _keys(tables: Mapping[str, pd.DataFrame]) -> Iterator[str]:
    """What a table names in another table is there."""
    statements, claims = set(tables["statements"]["statement_id"]), set(tables["claims"]["claim_id"])
    places = set(tables["places"]["place_id"])
    for name, column, known in (
        ("claims", "statement_id", statements | {""}),
        ("claims", "place_id", places | {""}),
        ("relations", "a", statements),
        ("relations", "b", statements),
    ):
        unknown = sorted(set(tables[name][column]) - known)
        if unknown:
            yield f"{name}.{column}: {unknown[0]!r} is nowhere else ({len(unknown)} such)"
    lost = [s.statement_id for s in rows(tables["statements"]) if not claims & set(s.claim_ids.split("; "))]
    if lost:
        yield f"statements: {lost[0]} has no claim"


def _dates(tables: Mapping[str, pd.DataFrame]) -> Iterator[str]:
    for name, column in (("articles", "published"), ("claims", "claim_date"), ("claims", "event_date")):
        for value in tables[name][column].unique():
            try:
                convert_date(column, value)
            except ValueError as error:
                yield f"{name}.{error}"


def _points(tables: Mapping[str, pd.DataFrame]) -> Iterator[str]:
    for name in ("claims", "places"):
        data = tables[name]
        off = (data["lat"].abs() > 90) | (data["lon"].abs() > 180) | (data["lat"].isna() != data["lon"].isna())
        if off.fillna(False).any():
            yield f"{name}: a point that is not on the globe"
