"""All corrections on all claims: what the tables of a run hold instead of what the machine read."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from helpers import schema
from helpers.analysis.links import Links
from helpers.analysis.rows import records, rows
from helpers.analysis.statements import group_statements
from helpers.conflicts import Conflict
from helpers.corrections.claims import ArticleClaims
from helpers.corrections.file import checked
from helpers.corrections.model import PAIRS, Correction, CorrectionError, Problem
from helpers.corrections.outcome import Outcomes
from helpers.corrections.renaming import renamed
from helpers.corrections.rows import Reading
from helpers.corrections.words import nearest_claim
from helpers.places import Gazetteer, locate

_NO_NEED = {
    "merge": "the machine puts them together by itself now: the row can go",
    "split": "the machine keeps them apart by itself; the row sees to it that this stays so",
}


def apply(
    claims: pd.DataFrame,
    articles: pd.DataFrame,
    corrections: Sequence[Correction],
    profiles: Mapping[str, Conflict],
    gazetteers: Mapping[str, Gazetteer],
    *,
    problems: Iterable[Problem] = (),
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The claims as people have them, and what came of every correction.

    Args:
        claims: schema.CLAIMS as the machine read them, with their points on the map.
        articles: schema.ARTICLES that they stand in.
        corrections: from `read_corrections`.
        profiles, gazetteers: by conflict id, those that the articles were read with.
        problems: rows that could not be understood; they are listed among the others as invalid.

    Returns:
        schema.CLAIMS without the rejected ones, with the added ones, in the order of the articles' text; and
        schema.CORRECTIONS. The input is not changed. Merges and splits act in `group_statements`, and pairs that are
        unrelated in `relate_statements`, by `statement_links`.
    """
    outcomes = Outcomes()
    understood = renamed(_understood(corrections, outcomes), claims, profiles)
    by_article = _by_article(understood, claims, articles, outcomes)
    corrected = _correct_articles(claims, articles, by_article, profiles, gazetteers, outcomes)
    pairs = [c for group in by_article.values() for c in group if c.action in PAIRS]
    if pairs:
        _link(pairs, corrected, articles, outcomes)
    return corrected, outcomes.table(problems)


def statement_links(corrections: pd.DataFrame) -> Links:
    """The pairs of claims that people put together or apart, or unrelated, from schema.CORRECTIONS."""
    standing = corrections[corrections["status"].isin(schema.STANDING)]
    pairs: dict[str, list[tuple[str, str]]] = {action: [] for action in PAIRS}
    for row in rows(standing):
        if row.action in pairs:
            pairs[row.action].append((row.claim_id, row.value))
    return Links.of(together=pairs["merge"], apart=pairs["split"], unrelated=pairs["unrelate"])


def _understood(corrections: Iterable[Correction], outcomes: Outcomes) -> list[Correction]:
    """The corrections that say what to do; those that were never read from a file are checked here, too."""
    good = []
    for c in corrections:
        try:
            good.append(checked(c))
        except CorrectionError as error:
            outcomes.invalid(c, error)
    return good


def _by_article(
    corrections: Sequence[Correction], claims: pd.DataFrame, articles: pd.DataFrame, outcomes: Outcomes
) -> dict[str, list[Correction]]:
    """The corrections of each article that was read; the others are noted as those of another folder."""
    here = set(articles["article"])
    home = dict(zip(claims["claim_id"], claims["article"], strict=True)) if corrections else {}
    groups: dict[str, list[Correction]] = defaultdict(list)
    for c in corrections:
        article = c.article or home.get(c.claim_id, "")
        if article in here:
            groups[article].append(c)
        elif article:
            outcomes.note([c], "other_folder")
        else:
            message = f"no article that was read has a claim {c.claim_id}; give its article"
            outcomes.note([c], "no_such_claim", message)
    return groups


def _correct_articles(
    claims: pd.DataFrame,
    articles: pd.DataFrame,
    corrections: Mapping[str, Sequence[Correction]],
    profiles: Mapping[str, Conflict],
    gazetteers: Mapping[str, Gazetteer],
    outcomes: Outcomes,
) -> pd.DataFrame:
    if not corrections:
        return claims
    touched = claims["article"].isin(list(corrections))
    machine: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for row in records(claims[touched]):
        machine[row["article"]].append(row)
    parts = [claims[~touched]]
    for article in records(articles[articles["article"].isin(list(corrections))]):
        name, conflict = article["article"], article["conflict"]
        reading = _reading(article, machine[name], corrections[name], profiles.get(conflict), gazetteers.get(conflict))
        people = ArticleClaims(machine[name], reading, outcomes)
        people.correct([c for c in corrections[name] if c.action not in PAIRS])
        told = schema.frame(schema.CLAIMS, people.rows.values())
        parts.append(_located(told, people.moved, reading.gazetteer))
    order = {name: i for i, name in enumerate(articles["article"])}
    whole = pd.concat([part for part in parts if len(part)] or [claims[:0]], ignore_index=True)
    whole = whole.assign(_article=whole["article"].map(order))
    whole = whole.sort_values(["_article", "start", "end"], kind="stable", ignore_index=True)
    return whole.drop(columns="_article")


def _reading(
    article: dict[str, Any],
    claims: Sequence[Mapping[str, Any]],
    corrections: Sequence[Correction],
    conflict: Conflict | None,
    gazetteer: Gazetteer | None,
) -> Reading:
    named = gazetteer and any(c.field == "place" or c.action == "accept" for c in corrections)
    near = gazetteer.context(article["text"]) if gazetteer and named else ()
    sentences = tuple(dict.fromkeys(row["sentence"] for row in claims))
    return Reading(article, conflict, gazetteer, near, sentences)


def _located(claims: pd.DataFrame, moved: set[str], gazetteer: Gazetteer | None) -> pd.DataFrame:
    """The claims with the points of those that moved worked out anew."""
    if not moved or gazetteer is None:
        return claims
    located = locate(claims, gazetteer)
    points = ["lat", "lon", "uncertainty_km"]
    return claims.assign(**{c: located[c].where(claims["claim_id"].isin(list(moved)), claims[c]) for c in points})


def _link(pairs: Sequence[Correction], claims: pd.DataFrame, articles: pd.DataFrame, outcomes: Outcomes) -> None:
    """Note what comes of merges and splits: the later word on a pair stands."""
    grouped, _ = group_statements(claims, articles)
    statement = dict(zip(grouped["claim_id"], grouped["statement_id"], strict=True))
    candidates = records(claims[claims["article"].isin({c.article for c in pairs})])
    by_id = {row["claim_id"]: row for row in candidates}
    standing: list[Correction] = []
    for c in sorted(pairs, key=lambda c: c.when, reverse=True):
        told = by_id.get(c.claim_id)
        gone = next((i for i in (c.claim_id, c.value) if i and i not in statement), "")
        later = next((other for other in standing if _opposed(c, other)), None)
        if gone:
            near = nearest_claim(c.quote, candidates) if gone == c.claim_id else None
            hint = f"; the nearest is {near['claim_id']}, {near['quote'][:120]!r}" if near else ""
            outcomes.note([c], "no_such_claim", f"no article that was read has a claim {gone} any more{hint}", told)
            continue
        if later:
            who = f"{later.author or 'somebody'} has it as {later.action!r}" + (
                f" since {later.date}" if later.date else ""
            )
            outcomes.note([c], "superseded", who, told)
            continue
        standing.append(c)
        if c.action == "unrelate":
            outcomes.note([c], "applied", claim=told)
            continue
        alone = list(statement.values()).count(statement[c.claim_id]) == 1
        together = statement[c.claim_id] == statement.get(c.value) if c.value else not alone
        if together == (c.action == "merge"):
            outcomes.note([c], "not_needed", _NO_NEED[c.action], told)
        else:
            outcomes.note([c], "applied", claim=told)


def _opposed(a: Correction, b: Correction) -> bool:
    """Whether one puts together what the other puts apart."""
    if a.action == b.action or "unrelate" in (a.action, b.action):
        return False
    merged, parted = (a, b) if a.action == "merge" else (b, a)
    pair = {merged.claim_id, merged.value}
    return parted.claim_id in pair and (not parted.value or parted.value in pair)
