"""How far two reviewers agree who answered about the same claims and sentences."""

import math
from itertools import combinations

import pandas as pd

from helpers.analysis.rows import rows
from helpers.review.estimates import nothing_wrong

COLUMNS = ("one", "other", "item", "both", "agreed", "share", "kappa")


def agreement(answers: pd.DataFrame) -> pd.DataFrame:
    """For each pair of reviewers and each kind of item: how many both answered, and how often alike (COLUMNS).

    Alike is that both found something wrong in what the claim states, or both nothing (of a sentence: that it makes a claim, or none). `kappa` is
    Cohen's (1960): 0 where they agree no more than by chance, 1 where they always do; NaN where neither ever varied.
    """
    told = answers[answers["answer"] != "open"]
    found = []
    for item, group in told.groupby("item", sort=True):
        good = pd.Series([row.answer == "none" or nothing_wrong(row) for row in rows(group)], index=group.index)
        by_reviewer = {
            who: dict(zip(zip(own["article"], own["key"], own["stated"], strict=True), good[own.index], strict=True))
            for who, own in group.groupby("reviewer", sort=True)
        }
        for one, other in combinations(by_reviewer, 2):
            shared = sorted(by_reviewer[one].keys() & by_reviewer[other].keys())
            if shared:
                pairs = [(bool(by_reviewer[one][key]), bool(by_reviewer[other][key])) for key in shared]
                agreed = sum(a == b for a, b in pairs)
                found.append((one, other, item, len(pairs), agreed, agreed / len(pairs), cohens_kappa(pairs)))
    return pd.DataFrame(found, columns=list(COLUMNS))


def cohens_kappa(pairs: list[tuple[bool, bool]]) -> float:
    """Agreement beyond chance of two people's judgements of the same things (Cohen 1960); NaN where chance is certain.

    >>> round(cohens_kappa([(True, True)] * 20 + [(True, False)] * 5 + [(False, True)] * 10 + [(False, False)] * 15), 2)
    0.4
    """
    n = len(pairs)
    seen = sum(a == b for a, b in pairs) / n
    one, other = sum(a for a, _ in pairs) / n, sum(b for _, b in pairs) / n
    chance = one * other + (1 - one) * (1 - other)
    return math.nan if chance == 1 else (seen - chance) / (1 - chance)
