"""How often a language model's rows state nothing wrong, as this project's users have measured it themselves.

The figures lie in data/raw/model_rates.csv; `python -m helpers.quality --reader model --write` adds those of the model that
model.toml names. The page of a reading by that model, with the same prompt, states them.
"""

import csv
import io
from dataclasses import asdict, astuple, dataclass, fields
from datetime import date
from pathlib import Path

from helpers.cache import write_atomically
from helpers.paths import project_root
from helpers.quality.measures import Measurement
from helpers.quality.trust import Counted, counts


@dataclass(frozen=True)
class Rate(Counted):
    """Of `rows` rows that a reader made of `articles` annotated articles, `right` state nothing wrong; measured when, on what."""

    reader: str
    model: str
    prompt: str
    gold: str
    articles: int
    rows: int
    right: int
    measured: str


def rates_path() -> Path:
    """Where the figures lie."""
    return project_root() / "data" / "raw" / "model_rates.csv"


def read_rates() -> list[Rate]:
    """The figures, the latest last; none where nobody has measured anything."""
    if not rates_path().is_file():
        return []
    with rates_path().open(encoding="utf-8-sig", newline="") as lines:
        rows = list(csv.DictReader(lines))
    numbers = ("articles", "rows", "right")
    return [Rate(**{**row, **{n: int(row[n]) for n in numbers}}) for row in rows]  # type: ignore[arg-type]


def rate_of(found: Measurement, *, reader: str, model: str, prompt: str, gold: str) -> Rate:
    """The figures of a measurement."""
    told = [p for p in found.counted if p.predicted is not None]
    return Rate(reader, model, prompt, gold, *counts(told), date.today().isoformat())


def write_rate(rate: Rate) -> None:
    """Add figures; those of the same reader, model, prompt and gold are replaced."""
    same = ("reader", "model", "prompt", "gold")
    others = [r for r in read_rates() if [asdict(r)[n] for n in same] != [asdict(rate)[n] for n in same]]
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow([f.name for f in fields(Rate)])
    writer.writerows(astuple(r) for r in (*others, rate))
    write_atomically(rates_path(), out.getvalue().encode())
