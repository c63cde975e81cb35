"""Recall by side: whether the claims of one side are found as often as those of another."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterable

import pandas as pd

from helpers.quality.matching import readings
from helpers.quality.measures import Pair

DRAWS = 2000
"""Times that the articles are drawn anew for an interval."""


def recall_by_side(pairs: Iterable[Pair], *, seed: int = 1) -> pd.DataFrame:
    """One row a side that gold gives a claim to, those with most claims first.

    Columns: found, gold, recall, low, high; low and high are a 95 % interval with the articles drawn anew, since the
    claims of one article are found or missed together. Gold with alternatives counts under its first.
    """
    found: dict[str, Counter[str]] = defaultdict(Counter)
    gold: dict[str, Counter[str]] = defaultdict(Counter)
    for pair in pairs:
        if pair.required and pair.gold is not None:
            side = readings(pair.gold, "side")[0]
            gold[side][pair.article] += 1
            found[side][pair.article] += pair.matched
    rows = {side: _row(found[side], gold[side], random.Random(seed)) for side in sorted(gold, key=_rank(gold))}
    return pd.DataFrame.from_dict(rows, orient="index", columns=["found", "gold", "recall", "low", "high"]).rename_axis(
        "side"
    )


def _rank(gold: dict[str, Counter[str]]):
    return lambda side: (-gold[side].total(), side)


def _row(found: Counter[str], gold: Counter[str], chance: random.Random) -> dict[str, float]:
    articles = list(gold)
    shares = []
    for _ in range(DRAWS):
        drawn = chance.choices(articles, k=len(articles))
        shares.append(sum(found[a] for a in drawn) / sum(gold[a] for a in drawn))
    shares.sort()
    low, high = (shares[int(DRAWS * q)] for q in (0.025, 0.975))
    recall = found.total() / gold.total()
    return {"found": found.total(), "gold": gold.total(), "recall": recall, "low": low, "high": high}
