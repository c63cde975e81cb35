"""How good an extractor is: its claims against annotated articles in the codebook's form."""

from helpers.quality.gold import read_gold
from helpers.quality.measures import FIELDS, PROJECT_FIELDS, Measurement, Pair, measure
from helpers.wilson import wilson_lower

__all__ = [
    "FIELDS",
    "PROJECT_FIELDS",
    "Measurement",
    "Pair",
    "measure",
    "read_gold",
    "wilson_lower",
]
