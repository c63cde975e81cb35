"""Whether `confidence` keeps its word: how many of the rows that are said to be so sure state nothing wrong.

The curve that the notebook `quality` draws lies in reliability.csv beside this file; `make rates` makes it anew.
"""

import csv
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path

import numpy as np

from helpers.quality.measures import Pair, is_trusted

BINS = 10
"""Equal ones, from 0 to 1."""
CURVES = Path(__file__).with_name("reliability.csv")
LEARNED, TEST = "learning sets, cross-validated", "test split of the corpus"
_DRAWS = 2000


@dataclass(frozen=True)
class Bin:
    """Rows whose confidence lies in one bin: how many, how many state nothing wrong, and their mean confidence."""

    number: int
    rows: int
    right: int
    confidence: float

    @property
    def share(self) -> float:
        """Share of the rows that state nothing wrong."""
        return self.right / self.rows


@dataclass(frozen=True)
class Curve:
    """The bins that hold rows, in their order; measured on the day (ISO 8601)."""

    bins: Sequence[Bin]
    measured: str = ""

    @property
    def rows(self) -> int:
        """How many rows were judged."""
        return sum(b.rows for b in self.bins)

    @property
    def confidence(self) -> float:
        """Mean confidence of all rows."""
        return sum(b.confidence * b.rows for b in self.bins) / max(1, self.rows)

    @property
    def trust(self) -> float:
        """Share of all rows that state nothing wrong."""
        return sum(b.right for b in self.bins) / max(1, self.rows)

    @property
    def error(self) -> float:
        """Expected calibration error: mean distance of a bin's share from its confidence, weighted by its rows."""
        return sum(abs(b.share - b.confidence) * b.rows for b in self.bins) / max(1, self.rows)

    @cached_property
    def by_chance(self) -> float:
        """The error that a perfect confidence would show in as many rows, by the luck of the draw."""
        rng = np.random.default_rng(1)
        parts = [abs(rng.binomial(b.rows, b.confidence, _DRAWS) - b.confidence * b.rows) for b in self.bins]
        return float(np.sum(parts, axis=0).mean() / max(1, self.rows))

    def describe(self) -> str:
        """The figures in one line."""
        return (
            f"{self.rows} rows: mean confidence {self.confidence:.3f}, of which {self.trust:.3f} state nothing wrong; "
            f"expected calibration error {self.error:.3f} (a perfect confidence would show {self.by_chance:.3f} in as many rows)"
        )


def curve(pairs: Iterable[Pair], *, measured: str = "") -> Curve:
    """The curve of rows as they are stated; optional ones, of which gold does not tell all, are left out."""
    told: dict[int, list[tuple[float, bool]]] = {}
    for pair in pairs:
        if pair.predicted is not None and pair.required:
            sure = float(str(pair.predicted["confidence"]))
            told.setdefault(min(int(sure * BINS), BINS - 1), []).append((sure, is_trusted(pair)))
    bins = [
        Bin(number, len(rows), sum(right for _, right in rows), sum(sure for sure, _ in rows) / len(rows))
        for number, rows in sorted(told.items())
    ]
    return Curve(bins, measured)


def write_curves(curves: Mapping[str, Curve], path: Path = CURVES) -> None:
    """Write curves by the name of what they were measured on."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("set", "bin", "rows", "right", "confidence", "measured"))
        for name, found in curves.items():
            day = found.measured or date.today().isoformat()
            writer.writerows((name, b.number, b.rows, b.right, f"{b.confidence:.4f}", day) for b in found.bins)


def read_curves(path: Path = CURVES) -> dict[str, Curve]:
    """The curves that were measured last."""
    bins: dict[str, list[Bin]] = {}
    days: dict[str, str] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            found = Bin(int(row["bin"]), int(row["rows"]), int(row["right"]), float(row["confidence"]))
            bins.setdefault(row["set"], []).append(found)
            days[row["set"]] = row["measured"]
    return {name: Curve(found, days[name]) for name, found in bins.items()}
