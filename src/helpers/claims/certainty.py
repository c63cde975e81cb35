"""How likely a row and each of its values are right: logistic models over `features`, one a field.

`certainty.csv` holds their weights; `make model` makes it from annotated articles (`helpers.quality.certainty`). The
field "claim" is the row itself: that it is a claim at all, of this type and stance. The field "row" turns the product
of the others into the calibrated chance that nothing in the row is wrong (J. Platt, 1999, Probabilistic outputs for
support vector machines).
"""

import csv
import math
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from importlib.resources import files

from helpers.claims.features import JUDGED, UNKNOWN, Row, Text, article_features, crossings

WEIGHTS = "certainty.csv"
CLAIM = "claim"
ROW = "row"
MODELS = (CLAIM, *JUDGED)
BIAS = "(bias)"
TOGETHER = "together"
_LEAST = 1e-6
"""Chances are kept so far away from 0 and 1."""


type Models = Mapping[str, Mapping[str, float]]
"""Model → feature → weight."""


@cache
def weights() -> Models:
    """The models that are shipped."""
    found: dict[str, dict[str, float]] = {}
    text = files("helpers.claims").joinpath(WEIGHTS).read_text(encoding="utf-8")
    for line in csv.DictReader(text.splitlines()):
        found.setdefault(line["field"], {})[line["feature"]] = float(line["weight"])
    return found


def chances(rows: Sequence[Row], text: Text = UNKNOWN, models: Models | None = None) -> list[dict[str, float]]:
    """For each row of one article as found: that it is a claim, and for each value that it has, that it is right.

    A model has weights of the features that bear on it alone (`features.crossed`), so that none needs to be left out here.
    """
    models = weights() if models is None else models
    return [
        {
            model: _chance(models.get(model, {}), features, marks.get(model, {}))
            for model in MODELS
            if model == CLAIM or str(row.get(model) or "")
        }
        for row, features in zip(rows, article_features(rows, text), strict=True)
        for marks in (crossings(features),)
    ]


def confidence(stated: Iterable[float], models: Models | None = None) -> float:
    """The calibrated chance that nothing in a row is wrong, from those of the claim and of what it states."""
    models = weights() if models is None else models
    return chance(models.get(ROW, {TOGETHER: 1.0}), {TOGETHER: logit(math.prod(stated))})


def chance(model: Mapping[str, float], features: Mapping[str, float]) -> float:
    """What a model makes of features; those that it does not know count nothing."""
    return _chance(model, features)


def _chance(model: Mapping[str, float], *parts: Mapping[str, float]) -> float:
    return logistic(sum([_sum(model, features) for features in parts], model.get(BIAS, 0.0)))


def _sum(model: Mapping[str, float], features: Mapping[str, float]) -> float:
    weights = map(model.get, features)
    return sum([weight * value for weight, value in zip(weights, features.values(), strict=True) if weight is not None])


def logistic(x: float) -> float:
    """1 / (1 + e^-x), without overflow."""
    return 1 / (1 + math.exp(-x)) if x >= 0 else math.exp(x) / (1 + math.exp(x))


def logit(chance: float) -> float:
    """The inverse of `logistic`; chances of 0 and 1 are moved a little inwards."""
    inside = min(max(chance, _LEAST), 1 - _LEAST)
    return math.log(inside / (1 - inside))
