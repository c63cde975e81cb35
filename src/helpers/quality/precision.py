"""The measured precision of each rule, as the data file that the extractor's `confidence` rests on.

The file has one row a rule: `rule`, `correct` (claims whose side, type, stance and place are right), `n` (claims that
annotated articles can judge). An extractor turns a row into `confidence`, the lower Wilson bound, from ten cases on.

Rebuild it from the project's own gold and the seeds with

    python -m helpers.quality --write-rule-precision
"""

from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from helpers.quality.measures import Measurement

RULE_PRECISION = Path(__file__).resolve().parent.parent / "claims" / "rule_precision.csv"
LEAST_CASES = 10
"""Below this a rule has no confidence: too few cases to say anything."""


def rule_precision(measurements: Iterable[Measurement]) -> pd.DataFrame:
    """Columns rule, correct, n over several measurements; one row a rule, sorted by name."""
    tables = [m.by_rule.reset_index()[["rule", "core", "n"]] for m in measurements]
    added = pd.concat(tables).groupby("rule", as_index=False).sum().rename(columns={"core": "correct"})
    return added[added["rule"] != ""].sort_values("rule", ignore_index=True).astype({"correct": int, "n": int})


def write_rule_precision(measurements: Iterable[Measurement], path: Path = RULE_PRECISION) -> pd.DataFrame:
    """Write the file and return its table."""
    table = rule_precision(measurements)
    table.to_csv(path, index=False, lineterminator="\n")
    return table
