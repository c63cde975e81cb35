"""How often each basis was right on annotated articles: what `claims-report explain` tells of a value.

    make model

The project's own sets are always in it: its gold, its blind set, and the stand-off annotations of openly licensed
texts where these lie at hand. The seeds, the unread set and any test split never are.
"""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pandas as pd

from helpers.claims.abstention import FIELDS, TABLE
from helpers.quality.matching import agrees, plain
from helpers.quality.measures import Measurement

ABSTENTION = Path(__file__).resolve().parent.parent / "claims" / TABLE


def basis_precision(measurements: Iterable[Measurement]) -> pd.DataFrame:
    """Columns field, basis, right, cases: over all matched required claims in which the field was found.

    The measurements are those of `evaluate(…, as_found=True)`: of what was found, also where it was then left open.
    """
    right: Counter[tuple[str, str]] = Counter()
    cases: Counter[tuple[str, str]] = Counter()
    for measurement in measurements:
        for pair in measurement.pairs:
            if pair.gold is None or pair.predicted is None or not pair.required:
                continue
            for field in FIELDS:
                if field in pair.gold and plain(pair.predicted.get(field)):
                    key = field, str(pair.predicted.get(f"{field}_basis") or "")
                    cases[key] += 1
                    right[key] += agrees(field, pair.gold, pair.predicted)
    rows = [(field, basis, right[field, basis], n) for (field, basis), n in sorted(cases.items()) if basis]
    return pd.DataFrame(rows, columns=["field", "basis", "right", "cases"])


def write_abstention(measurements: Iterable[Measurement], path: Path = ABSTENTION) -> pd.DataFrame:
    """Write the table and return it."""
    table = basis_precision(measurements)
    table.to_csv(path, index=False, lineterminator="\n")
    return table
