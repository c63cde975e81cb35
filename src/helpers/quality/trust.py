"""How many rows state nothing wrong on articles that nobody tuned the rules for, by language: what every page says.

The figures lie in trust.csv beside this file, which `make readme` makes anew from tests/gold/unread.
"""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from helpers.quality.measures import Measurement, Pair, is_trusted

TRUST = Path(__file__).with_name("trust.csv")


class Counted:
    """Figures of which `right` of `rows` rows state nothing wrong."""

    rows: int
    right: int

    @property
    def of_100(self) -> int:
        """How many of a hundred rows state nothing wrong."""
        return round(100 * self.right / self.rows)


def counts(told: Sequence[Pair]) -> tuple[int, int, int]:
    """Of pairs that have a prediction: their articles, their rows, and how many of these state nothing wrong."""
    return len({p.article for p in told}), len(told), sum(map(is_trusted, told))


@dataclass(frozen=True)
class Trust(Counted):
    """Of `rows` rows of `articles` articles in a language (ISO 639-1), `right` state nothing wrong; measured when."""

    language: str
    articles: int
    rows: int
    right: int
    measured: str


def trust_by_language(found: Measurement, today: date) -> list[Trust]:
    """The figures of a measurement, the language with most rows first."""
    told = [p for p in found.counted if p.predicted is not None]
    languages = {str(p.predicted.get("language") or "") for p in told if p.predicted}
    table = []
    for language in languages:
        own = [p for p in told if p.predicted and str(p.predicted.get("language") or "") == language]
        table.append(Trust(language, *counts(own), today.isoformat()))
    return sorted(table, key=lambda row: (-row.rows, row.language))


def write_trust(table: Iterable[Trust], path: Path = TRUST) -> None:
    """Write the figures as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("language", "articles", "rows", "right", "measured"))
        writer.writerows((t.language, t.articles, t.rows, t.right, t.measured) for t in table)


def read_trust(path: Path = TRUST) -> dict[str, Trust]:
    """Language → its figures."""
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {
        r["language"]: Trust(r["language"], int(r["articles"]), int(r["rows"]), int(r["right"]), r["measured"])
        for r in rows
    }
