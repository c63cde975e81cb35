"""The weights of `helpers.claims.certainty`, learned from annotated articles.

    make model

Each field has a logistic regression with an L2 penalty (D. R. Cox, 1958; penalty of `PENALTY`), fitted by L-BFGS from
zero, so that the same articles give the same weights. How it fares is measured by cross-validation over articles, ten
folds, and the last model ("row") is fitted on those chances, which no article has of itself.

Who makes the rules reads the articles that the fields are learned from, so that more is right in them than in any article
to come. "row" is therefore fitted on articles that rule makers don't read as well; by how much more is right in the others
has a weight of its own, which no article to come is told by.
"""

import csv
import hashlib
import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

from helpers.claims import certainty
from helpers.claims.abstention import answered_fields, printed_from, stated_fields
from helpers.claims.features import JUDGED, UNKNOWN, Text, article_features, crossed
from helpers.quality.matching import agrees, is_optional, plain
from helpers.quality.measures import Measurement, Pair
from helpers.quality.training import WEIGHTS

PENALTY = 10.0
"""Half of it times the sum of squared weights is added to the loss.

Of 5/2, 5, 10, 20 and 40 on annotated sets left out one after the other, since articles of one set are alike: the loss
of every field is lower than with 5 on all sets together, and more rows are stated as a whole at the same trust.
"""
FOLDS = 10
LEAST_SEEN = 5
"""Rows in which a feature must occur to get a weight."""

type Features = Mapping[str, float]
type Weights = dict[str, float]
type Told = list[tuple[float, bool]]
"""Of rows the product of their chances, and whether nothing that they state is wrong."""


@dataclass(frozen=True)
class Case:
    """A predicted row as it was found, its features, and what annotated articles say of it.

    `right` has for each judged value of the row, and, where it counts, for the row itself ("claim"), whether it is right;
    what the annotation does not tell is absent. `fresh` rows are of articles that the rules were not developed on from
    the first: how sure a row is calibrated on them alone, since of the others more is right than of any article to come.
    """

    fold: int
    features: Features
    right: Mapping[str, bool]
    text: Text = UNKNOWN
    fresh: bool = False


def cases(measurements: Iterable[Measurement], *, fresh: bool = False) -> list[Case]:
    """The cases of measurements made with `as_found`; all rows of an article are in the same fold."""
    found: list[Case] = []
    for measurement in measurements:
        articles: dict[str, list[Pair]] = {}
        for pair in measurement.pairs:
            if pair.predicted is not None:
                articles.setdefault(pair.article, []).append(pair)
        for article, unordered in articles.items():
            pairs = sorted(unordered, key=_place_in_text)
            rows = [pair.predicted or {} for pair in pairs]
            text = Text(*(str(rows[0].get(c) or "") for c in ("conflict", "language", "genre")))
            features = article_features(rows, text)
            found += [
                Case(fold_of(article), f, _right(pair), text, fresh) for pair, f in zip(pairs, features, strict=True)
            ]
    return found


def fold_of(article: str) -> int:
    """The fold of an article, by its name."""
    return int(hashlib.sha256(article.encode()).hexdigest(), 16) % FOLDS


def _place_in_text(pair: Pair) -> tuple[int, int]:
    predicted = pair.predicted or {}
    return int(str(predicted.get("start") or 0)), int(str(predicted.get("end") or 0))


def _right(pair: Pair) -> dict[str, bool]:
    gold, predicted = pair.gold, pair.predicted or {}
    if gold is None:
        return {} if is_optional(predicted) else {certainty.CLAIM: False}
    # of optional claims only those are told right or wrong that were annotated: the others would make them look surer
    is_claim = agrees("type", gold, predicted) and agrees("stance", gold, predicted)
    right = {certainty.CLAIM: is_claim} if pair.required else {}
    return right | {f: agrees(f, gold, predicted) for f in JUDGED if f in gold and plain(predicted.get(f))}


def learned(found: Sequence[Case], aside: Sequence[Case] = ()) -> dict[str, Weights]:
    """Model → feature → weight, with the calibration of the whole row.

    `aside` are cases of articles that rule makers don't read: the calibration alone is fitted on them.
    """
    folds = [_without(found, fold) for fold in range(FOLDS)]
    return fitted(found) | {certainty.ROW: _calibration(_told(found, folds), _told(aside, folds))}


def fitted(found: Sequence[Case]) -> dict[str, Weights]:
    """Model → feature → weight, without the calibration of the whole row."""
    return {model: _fitted(found, model) for model in certainty.MODELS}


def fold_models(found: Sequence[Case], aside: Sequence[Case] = ()) -> list[dict[str, Weights]]:
    """For each fold the models that have not seen it, for measuring by cross-validation what is stated and how sure it is.

    `aside` is that of `learned`.
    """
    folds = [_without(found, fold) for fold in range(FOLDS)]
    rows = []
    for fold in range(FOLDS):
        rest = [[case for case in told if case.fold != fold] for told in (found, aside)]
        rows.append(_calibration(_told(rest[0], folds), _told(rest[1], folds)))
    return [models | {certainty.ROW: row} for models, row in zip(folds, rows, strict=True)]


def cross_validated(found: Sequence[Case]) -> list[dict[str, float]]:
    """For each case the chances that models give it which have not seen its article."""
    return _given(found, [_without(found, fold) for fold in range(FOLDS)])


def _without(found: Sequence[Case], fold: int) -> dict[str, Weights]:
    return fitted([case for case in found if case.fold != fold])


def _given(found: Sequence[Case], folds: Sequence[Mapping[str, Weights]]) -> list[dict[str, float]]:
    return [given(case, folds[case.fold]) for case in found]


def given(case: Case, models: Mapping[str, Weights]) -> dict[str, float]:
    """The chances that models give a case: that it is a claim, and for each value that it has, that it is right."""
    return {m: certainty.chance(models[m], crossed(case.features, m)) for m in certainty.MODELS if _has(case, m)}


def _has(case: Case, model: str) -> bool:
    return model == certainty.CLAIM or f"{model}_basis=" not in case.features


def together(case: Case, chances: Mapping[str, float]) -> tuple[float, bool]:
    """The product of the chances of what a row states, and whether all that it states is right."""
    bases = dict(name.split("_basis=") for name in case.features if "_basis=" in name)
    stated = [certainty.CLAIM, *stated_fields(chances, answered_fields(bases))]
    return math.prod(chances[m] for m in stated), all(case.right.get(m, True) for m in stated)


def _told(found: Sequence[Case], folds: Sequence[Mapping[str, Weights]]) -> Told:
    """What is told of the rows that are printed.

    Of articles that the rules were developed on from the first no row is taken, where there are others.
    """
    pairs = [(c, p) for c, p in zip(found, _given(found, folds), strict=True) if certainty.CLAIM in c.right]
    judged = [(c, p) for c, p in pairs if is_printed(c, p)] or pairs
    fresh = [(c, p) for c, p in judged if c.fresh] or judged
    return [together(c, p) for c, p in fresh]


def is_printed(case: Case, chances: Mapping[str, float]) -> bool:
    """Whether a row is likely enough to be a claim."""
    stance = next((name.partition("=")[2] for name in case.features if name.startswith("stance=")), "")
    return chances[certainty.CLAIM] >= printed_from(stance)


def _calibration(read: Told, aside: Told) -> Weights:
    """The weights of the row, fitted on both; that rule makers read an article has a weight, too, which is then left out."""
    told = [(product, right, known) for part, known in ((read, 1.0), (aside, 0.0)) for product, right in part]
    x = np.array([[certainty.logit(product), known] for product, _, known in told])
    y = np.array([right for _, right, _ in told], dtype=float)
    bias, slope, _ = _minimum(x, y, penalty=np.array([0.0, PENALTY]))
    return {certainty.BIAS: bias, certainty.TOGETHER: slope}


def _fitted(found: Sequence[Case], model: str) -> Weights:
    rows = [(crossed(c.features, model), c.right[model]) for c in found if model in c.right]
    seen: dict[str, int] = {}
    for features, _ in rows:
        for name in features:
            seen[name] = seen.get(name, 0) + 1
    names = sorted(name for name, n in seen.items() if n >= LEAST_SEEN)
    column = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(rows), len(names)))
    for i, (features, _) in enumerate(rows):
        for name, value in features.items():
            if name in column:
                x[i, column[name]] = value
    y = np.array([right for _, right in rows], dtype=float)
    bias, *weights = _minimum(x, y, penalty=PENALTY)
    return {certainty.BIAS: bias} | dict(zip(names, weights, strict=True))


def _minimum(x: np.ndarray, y: np.ndarray, *, penalty: float | np.ndarray) -> list[float]:
    """Bias and weights of the logistic regression of `y` (n,) on `x` (n, m); the bias is not penalised, weights alike or (m,)."""

    def loss(w: np.ndarray) -> tuple[float, np.ndarray]:
        z = w[0] + x @ w[1:]
        wrong = 1 / (1 + np.exp(-np.clip(z, -30, 30))) - y
        value = (np.logaddexp(0, z) - y * z).sum() + (penalty * w[1:] ** 2).sum() / 2
        return value, np.concatenate([[wrong.sum()], x.T @ wrong + penalty * w[1:]])

    return [float(w) for w in minimize(loss, np.zeros(x.shape[1] + 1), jac=True, method="L-BFGS-B").x]


def write_certainty(found: Sequence[Case], aside: Sequence[Case] = (), *, path: Path = WEIGHTS) -> dict[str, Weights]:
    """Learn the weights (`learned` says from what), write the table and return it."""
    models = learned(found, aside)
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("field", "feature", "weight"))
        for model, weights in models.items():
            writer.writerows((model, name, f"{weight:.4f}") for name, weight in weights.items() if abs(weight) >= 5e-5)
    return models
