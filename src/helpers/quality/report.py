"""A measurement in words, for a terminal."""

import pandas as pd

from helpers.quality.by_side import recall_by_side
from helpers.quality.measures import Measurement


def describe(measurement: Measurement, *, errors: bool = False) -> str:
    """The figures as text; with `errors` also every claim missed, extra, or wrong in a field."""
    counts, denials = measurement.counts, measurement.denials
    found = "–" if pd.isna(denials["recall"]) else f"{denials['recall']:.3f}"
    tables = [
        ", ".join(f"{name} {number}" for name, number in counts.items()),
        _table(measurement.summary),
        f"trust: {measurement.trust:.3f} of the counted rows state nothing that is wrong",
        f"denials and refusals: {denials['gold']} in gold, found {found}",
        *(_table(t) for t in (measurement.fields, measurement.by_type, measurement.by_stance)),
        _table(recall_by_side(measurement.pairs)),
        _table(measurement.by_rule),
    ]
    if errors:
        for name in ("missed", "extra", "wrong"):
            table: pd.DataFrame = getattr(measurement, name)
            lines = (" | ".join(map(str, row)) for row in table.itertuples(index=False))
            tables.append("\n".join([f"{name}: {len(table)}", *lines]))
    return "\n\n".join(tables)


def _table(table: pd.DataFrame) -> str:
    return table.to_string(float_format=lambda x: f"{x:.3f}", na_rep="–")
