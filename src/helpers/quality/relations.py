"""Relations and summaries measured on the annotated groups: from annotated rows, and from rows that were extracted."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pandas as pd

from helpers import brief, conflicts
from helpers.analysis import group_statements, relate_statements
from helpers.analysis.relations import PERHAPS
from helpers.analysis.rows import rows
from helpers.quality.groups import NONE, Group, read_groups
from helpers.schema import CLASHES

_DIRECTED = ("denies", "concedes", "reaffirms", "updates")


@dataclass
class RelationScore:
    """Counts over groups; `errors` has a line for each pair that was missed or wrong."""

    required: int = 0
    alike: int = 0
    found: int = 0
    right: int = 0
    wrong: int = 0
    clashes: int = 0
    wrong_clashes: int = 0
    errors: list[str] = field(default_factory=list)

    @property
    def precision(self) -> float:
        """Of the relations found that can be judged, how many are right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else float("nan")

    @property
    def recall(self) -> float:
        """Of the required pairs, how many were found with a right relation."""
        return self.found / self.required if self.required else float("nan")

    def describe(self) -> str:
        """The figures in one line."""
        return (
            f"{self.required} required pairs, {self.found} found; {self.alike} look-alikes; {self.right} relations right, "
            f"{self.wrong} wrong (denials and contradictions: {self.clashes} found, {self.wrong_clashes} wrong): "
            f"precision {self.precision:.3f}, recall {self.recall:.3f}"
        )


def related(claims: pd.DataFrame, articles: pd.DataFrame, profiles: Iterable[Any]) -> Iterator[tuple[str, str, str]]:
    """(claim_id of a, claim_id of b, relation) for every pair of claims whose statements bear on each other."""
    grouped, statements = group_statements(claims, articles)
    found = relate_statements(statements, grouped, conflicts=profiles)
    reports = {row.statement_id: row.claim_ids.split("; ") for row in rows(statements)}
    for ids in reports.values():
        yield from ((a, b, "same_statement") for i, a in enumerate(ids) for b in ids[:i])
    for row in rows(found):
        yield from ((a, b, row.relation) for a in reports[row.a] for b in reports[row.b])


def score_group(group: Group, found: Iterable[tuple[str, str, str]], score: RelationScore) -> None:
    """Count one group's relations; claim_ids are those of the group."""
    by_pair: dict[frozenset[int], list[tuple[int, int, str]]] = {}
    for a, b, relation in found:
        one, other = (int(name.rsplit(" ", 1)[1]) for name in (a, b))
        by_pair.setdefault(frozenset((one, other)), []).append((one, other, relation))
    gold = {frozenset(pair): (pair, allowed) for pair, allowed in group.pairs.items()}
    for key, (pair, allowed) in gold.items():
        told = by_pair.pop(key, [])
        required = NONE not in allowed
        score.required += required
        score.alike += not required
        right = [t for t in told if t[2] in allowed and (t[2] not in _DIRECTED or t[:2] == pair)]
        # an accusation that is only a "perhaps" accuses nobody: it is missed, not wrong
        wrong = [t for t in told if t not in right and not (t[2] == PERHAPS and allowed & set(CLASHES))]
        score.found += required and bool(right)
        score.right += len(right)
        score.wrong += len(wrong)
        if (required and not right) or wrong:
            names = ", ".join(f"{a} {r} {b}" for a, b, r in told) or "nothing"
            score.errors.append(f"{group.name}: {pair[0]} {'|'.join(sorted(allowed))} {pair[1]}: found {names}")
        for t in told:
            score.clashes += t[2] in CLASHES
            score.wrong_clashes += t[2] in CLASHES and t in wrong
    for told in by_pair.values():  # pairs that nobody listed: whatever else they are, they are no accusations
        for one, other, relation in told:
            if relation in CLASHES:
                score.wrong += 1
                score.clashes += 1
                score.wrong_clashes += 1
                score.errors.append(f"{group.name}: {one} {relation} {other}: not listed")


def score_rows(groups: Iterable[Group]) -> RelationScore:
    """The relations of the annotated rows."""
    score = RelationScore()
    for group in groups:
        profile = [conflicts.load(group.conflict)]
        score_group(group, related(group.claims_table(), group.articles_table(), profile), score)
    return score


def score_extracted(groups: Iterable[Group]) -> RelationScore:
    """The relations of what is extracted from the articles, group by group; a claim that was missed is missed in all
    its pairs, and one that nobody annotated is not judged.
    """
    groups = list(groups)
    score = RelationScore()
    with TemporaryDirectory() as folder:
        tables = _extracted(groups, Path(folder))
        for group in groups:
            claims = tables.claims[tables.claims["article"].isin(group.articles)]
            profile = [conflicts.load(group.conflict)]
            score_group(group, related(_renamed(group, claims), group.articles_table(), profile), score)
    return score


def _extracted(groups: list[Group], folder: Path) -> Any:
    from helpers.parameters.model import Parameters
    from helpers.tables import Tables

    lines = ["file,published,conflict"]
    for group in groups:
        for name, (day, text) in group.articles.items():
            (folder / name).write_text(text.replace("\n", "\n\n") + "\n", encoding="utf-8")
            lines.append(f"{name},{day},{group.conflict}")
    (folder / "sources.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    return Tables(Parameters(articles=str(folder))).extracted


def _renamed(group: Group, claims: pd.DataFrame) -> pd.DataFrame:
    """The extracted claims under the numbers of the annotated ones whose words they share, others left out.

    Of two that share words with one, the one of its type, then the longer overlap is it.
    """
    best: dict[int, tuple[tuple[bool, float], str]] = {}
    for claim in rows(claims):
        for number, gold in group.claims.items():
            share = _overlap(str(gold["quote"]), claim.quote) if gold["article"] == claim.article else 0.0
            rank = (gold.get("type") == claim.type, share)
            if share >= 0.5 and rank > best.get(number, ((False, 0.0), ""))[0]:
                best[number] = (rank, claim.claim_id)
    taken: dict[str, int] = {}
    for number, (_, claim_id) in best.items():
        taken.setdefault(claim_id, number)
    kept = claims[claims["claim_id"].isin(taken)]
    return kept.assign(claim_id=[f"{group.name} {taken[c]}" for c in kept["claim_id"]]).astype({"claim_id": "string"})


def _overlap(a: str, b: str) -> float:
    """Share of the words of the shorter that the two have in common; 1 where one holds the other."""
    one, other = re.findall(r"\w+", a.casefold()), re.findall(r"\w+", b.casefold())
    return len(set(one) & set(other)) / min(len(set(one)), len(set(other))) if one and other else 0.0


@dataclass
class SummaryScore:
    """Facts that summaries must and must not hold."""

    must: int = 0
    held: int = 0
    must_not: int = 0
    broken: int = 0
    errors: list[str] = field(default_factory=list)

    def describe(self) -> str:
        """The figures in one line."""
        return f"{self.held} of {self.must} facts stand; {self.broken} of {self.must_not} that must not stand do"


def score_summaries(groups: Iterable[Group]) -> SummaryScore:
    """The summaries that are written from the annotated rows."""
    score = SummaryScore()
    for group in groups:
        text = summary_of(group)
        # "It denies …" is about the side of the sentence before it
        sentences = re.split(r"(?<=[.”])\s+(?=[A-Z])(?!(?:It|They)\b)", text)
        for facts, wanted in ((group.must, True), (group.must_not, False)):
            for fact in facts:
                pattern = re.compile(".*".join(f"(?:{part})" for part in fact), re.I)
                stands = any(pattern.search(sentence) for sentence in sentences)
                if wanted:
                    score.must, score.held = score.must + 1, score.held + stands
                else:
                    score.must_not, score.broken = score.must_not + 1, score.broken + stands
                if stands != wanted:
                    score.errors.append(f"{group.name}: {'+' if wanted else '-'} {' … '.join(fact)}\n    {text}")
    return score


def summary_of(group: Group) -> str:
    """The summary of the group's place as plain text."""
    articles = group.articles_table()
    profile = conflicts.load(group.conflict)
    claims, statements = group_statements(group.claims_table(), articles)
    relations = relate_statements(statements, claims, conflicts=[profile])
    material = brief.gather(articles, claims, statements, relations, conflicts=[profile], focus_place=group.place)
    return " ".join(brief.summary(material).striptags().split())


def measure_relations(folder: Path, *, errors: bool = False) -> str:
    """All figures of tests/gold/relations in words."""
    groups, ledes = read_groups(folder / "groups"), read_groups(folder / "ledes.txt")
    gold, extracted, told = score_rows(groups), score_extracted(groups), score_summaries(ledes)
    lines = [
        f"{len(groups)} groups, from annotated rows: {gold.describe()}",
        f"{len(groups)} groups, from extracted rows: {extracted.describe()}",
        f"{len(ledes)} summaries, from annotated rows: {told.describe()}",
    ]
    if errors:
        for name, score in (("annotated rows", gold), ("extracted rows", extracted), ("summaries", told)):
            lines += ["", f"{name}: {len(score.errors)}", *score.errors]
    return "\n".join(lines)
