"""Ways of reading the same articles side by side: as found, as stated, and with only what is sure enough, with intervals.

*As found* is what the rules find, whatever it rests on. *As stated* is what the product prints: the models of
`helpers.claims.certainty` leave out rows and values that are too unlikely. From there on `min_confidence` leaves out more.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from helpers.claims.abstention import judge
from helpers.claims.certainty import Models
from helpers.claims.features import UNKNOWN, Text
from helpers.quality.evaluate import Reading
from helpers.quality.matching import STRICT_FIELDS, Claim, readings
from helpers.quality.measures import ABOUT_WHOM, Pair, is_trusted

FOUND, STATED = "as found", "as stated"
LEAST = (0.5, 0.6, 0.7, 0.8)
"""Values of min_confidence that are compared."""
DRAWS = 2000
"""Times that the articles are drawn anew for an interval."""
FEWEST = 20
"""Annotated claims below which a group is told among the others."""
RATES = ("detection", "strict", "whole", "trust")


@dataclass(frozen=True)
class Way:
    """Annotated and found claims of some articles, paired, as one way of reading has them; `known` says what each article is."""

    pairs: Sequence[Pair]
    known: Mapping[str, Text]

    @property
    def counted(self) -> list[Pair]:
        """The pairs without those that are optional."""
        return [p for p in self.pairs if p.required]

    def __add__(self, other: "Way") -> "Way":
        return Way([*self.pairs, *other.pairs], {**self.known, **other.known})


def ways(reading: Reading, *, name: str = "", models: Callable[[str], Models] | None = None) -> dict[str, Way]:
    """Each way of reading these articles, by its name.

    Args:
        reading: read with `as_found`.
        name: put before the articles' names, where several sets are added up.
        models: from an article to the models that judge it; the shipped ones by default.
    """
    told = stated(reading, models)
    claims: dict[str, Iterable[Claim]] = {FOUND: reading.claims, STATED: told}
    claims |= {from_(least): [c for c in told if float(str(c["confidence"])) >= least] for least in LEAST}
    known = {f"{name}/{article}": text for article, text in reading.known.items()}
    return {
        way: Way([replace(p, article=f"{name}/{p.article}") for p in reading.measured(rows).pairs], known)
        for way, rows in claims.items()
    }


def from_(least: float) -> str:
    """The name of the way that keeps what is at least so sure."""
    return f"min_confidence {least:g}"


def stated(reading: Reading, models: Callable[[str], Models] | None = None) -> list[dict[str, object]]:
    """What of a reading as found is stated, by the shipped models or by those that `models` has for an article."""
    articles: dict[str, list[dict[str, object]]] = defaultdict(list)
    for claim in reading.claims:
        articles[str(claim["article"])].append(claim)
    return [
        row
        for article, rows in articles.items()
        for row in judge(rows, reading.known[article], models(article) if models else None)
    ]


def compared(ways: Mapping[str, Way]) -> pd.DataFrame:
    """One row a way of reading, with the columns of `figures`."""
    return pd.DataFrame.from_dict({name: figures(way.counted) for name, way in ways.items()}, orient="index")


def grouped(way: Way, by: Callable[[Way, Pair], str]) -> pd.DataFrame:
    """One row a group of pairs, those with most claims first; small ones (FEWEST) are one."""
    groups: dict[str, list[Pair]] = defaultdict(list)
    for pair in way.counted:
        groups[by(way, pair)].append(pair)
    few = [name for name, pairs in groups.items() if sum(p.gold is not None for p in pairs) < FEWEST]
    others = [pair for name in few for pair in groups[name]]
    kept = {name: figures(pairs) for name, pairs in groups.items() if name not in few}
    table = dict(sorted(kept.items(), key=lambda item: (-item[1]["gold"], item[0])))
    if others:
        table[f"{len(few)} others"] = figures(others)
    return pd.DataFrame.from_dict(table, orient="index")


def by_genre(way: Way, pair: Pair) -> str:
    """The genre that the article was read as."""
    return way.known.get(pair.article, UNKNOWN).genre or "not told"


def by_war(way: Way, pair: Pair) -> str:
    """The profile that the article was read with."""
    return way.known.get(pair.article, UNKNOWN).conflict.replace("generic", "no profile")


def by_language(way: Way, pair: Pair) -> str:
    """The article's language."""
    return way.known.get(pair.article, UNKNOWN).language


def by_side(way: Way, pair: Pair) -> str:
    """The side that says it, by gold where there is gold; of alternatives the first."""
    return readings(pair.gold if pair.gold is not None else pair.predicted or {}, "side")[0] or "unclear"


GROUPS: Mapping[str, Callable[[Way, Pair], str]] = {
    "genre": by_genre, "war": by_war, "language": by_language, "side": by_side,
}  # fmt: skip


def figures(pairs: Sequence[Pair], *, seed: int = 1) -> dict[str, float]:
    """Articles, annotated and found claims, and for each of RATES the figure with its 95 % interval (`…_low`, `…_high`).

    Detection, strict and whole are F1, as `measures` has them; trust is the share of found rows that state nothing wrong.
    For the interval the articles are drawn anew, since the claims of one are right or wrong together.
    """
    tallies: dict[str, np.ndarray] = defaultdict(lambda: np.zeros(6))
    for pair in pairs:
        told = pair.predicted is not None
        tallies[pair.article] += (
            pair.gold is not None, told, pair.matched, pair.agrees(STRICT_FIELDS), pair.agrees(ABOUT_WHOM),
            told and is_trusted(pair),
        )  # fmt: skip
    table = np.array(list(tallies.values())) if tallies else np.zeros((1, 6))
    rng = np.random.default_rng(seed)
    drawn = rng.multinomial(len(table), [1 / len(table)] * len(table), size=DRAWS) @ table
    whole, spread = _rates(table.sum(axis=0, keepdims=True))[0], _rates(drawn)
    found = {"articles": len(tallies), "gold": table[:, 0].sum(), "found": table[:, 1].sum()}
    for n, name in enumerate(RATES):
        known = spread[~np.isnan(spread[:, n]), n]
        low, high = np.quantile(known, (0.025, 0.975)) if len(known) else (np.nan, np.nan)
        found |= {name: whole[n], f"{name}_low": low, f"{name}_high": high}
    return {name: float(value) for name, value in found.items()}


def _rates(sums: np.ndarray) -> np.ndarray:
    """RATES of rows of sums (gold, found, matched, strict, whole, trusted); NaN where there is nothing to count."""
    gold, found, *right, trusted = sums.T
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.stack([*(2 * r / (gold + found) for r in right), trusted / found], axis=1)


def in_words(table: pd.DataFrame, name: str) -> str:
    """A table of figures as text, each rate with its interval behind it."""
    return listed(table, name).set_index(name).to_string()


def listed(table: pd.DataFrame, name: str) -> pd.DataFrame:
    """A table of figures to show: its index as the column `name`, counts whole, each rate with its interval behind it."""
    shown = pd.DataFrame({name: table.index})
    for column in ("articles", "gold", "found"):
        shown[column] = table[column].astype(int).to_numpy()
    for rate in RATES:
        parts = zip(table[rate], table[f"{rate}_low"], table[f"{rate}_high"], strict=True)
        shown[rate] = [f"{_short(value)} ({_short(low)}–{_short(high)})" for value, low, high in parts]
    return shown


def _short(value: float) -> str:
    return "–" if value != value else f"{value:.2f}".replace("0.", ".", 1) if value < 1 else f"{value:.2f}"
