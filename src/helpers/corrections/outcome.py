"""What came of each correction."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from helpers import schema
from helpers.corrections.model import Correction, CorrectionError, Problem


@dataclass(frozen=True)
class Outcome:
    """One row of schema.CORRECTIONS in the making; `claim` is the row of the claim that it is about, as far as there is one."""

    correction: Correction
    status: str
    message: str = ""
    claim: Mapping[str, Any] = field(default_factory=dict)

    @property
    def row(self) -> dict[str, Any]:
        """The row of the table: under the key that the claim has now."""
        about = {
            "claim_id": self.claim.get("claim_id", self.correction.claim_id),
            "sentence": self.claim.get("sentence", ""),
        }
        return self.correction.values | about | {"status": self.status, "message": self.message}


@dataclass
class Outcomes:
    """The outcomes of all corrections, each noted once."""

    found: list[Outcome] = field(default_factory=list)

    def note(
        self, corrections: Iterable[Correction], status: str, message: str = "", claim: Mapping[str, Any] | None = None
    ) -> None:
        """Note the same of several corrections."""
        self.found.extend(Outcome(c, status, message, dict(claim or {})) for c in corrections)

    def invalid(self, correction: Correction, error: CorrectionError, claim: Mapping[str, Any] | None = None) -> None:
        """Note that a correction cannot be applied, with its line and what to do."""
        where = f"line {correction.line}: " if correction.line else ""
        self.note([correction], "invalid", f"{where}{error}", claim)

    def table(self, problems: Iterable[Problem] = ()) -> pd.DataFrame:
        """schema.CORRECTIONS, in the order of the file; `problems` are what was wrong in it before anything was tried."""
        found = [*self.found, *(Outcome(p.correction or Correction(), "invalid", str(p)) for p in problems)]
        found.sort(key=lambda o: (o.correction.order, o.message))
        return schema.frame(schema.CORRECTIONS, [o.row for o in found])
