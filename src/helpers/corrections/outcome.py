"""What came of each correction."""

from collections.abc import Iterable
from dataclasses import dataclass, field

import pandas as pd

from helpers import schema
from helpers.corrections.model import Correction, CorrectionError, Problem


@dataclass(frozen=True)
class Outcome:
    """One row of schema.CORRECTIONS in the making."""

    correction: Correction
    status: str
    message: str = ""
    sentence: str = ""


@dataclass
class Outcomes:
    """The outcomes of all corrections, each noted once."""

    found: list[Outcome] = field(default_factory=list)

    def note(self, corrections: Iterable[Correction], status: str, message: str = "", sentence: str = "") -> None:
        """Note the same of several corrections."""
        self.found.extend(Outcome(c, status, message, sentence) for c in corrections)

    def invalid(self, correction: Correction, error: CorrectionError, sentence: str = "") -> None:
        """Note that a correction cannot be applied, with its line and what to do."""
        where = f"line {correction.line}: " if correction.line else ""
        self.note([correction], "invalid", f"{where}{error}", sentence)

    def table(self, problems: Iterable[Problem] = ()) -> pd.DataFrame:
        """schema.CORRECTIONS, in the order of the file; `problems` are what was wrong in it before anything was tried."""
        found = [*self.found, *(Outcome(p.correction or Correction(), "invalid", str(p)) for p in problems)]
        found.sort(key=lambda o: (o.correction.order, o.message))
        rows = [o.correction.values | {"status": o.status, "message": o.message, "sentence": o.sentence} for o in found]
        return schema.frame(schema.CORRECTIONS, rows)
