"""An audit's book: what a reviewer answers about a draw, written down with what follows from it for the claims."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from helpers import corrections
from helpers.analysis.rows import records, rows
from helpers.corrections import Correction, Recorded, corrections_path
from helpers.corrections.model import one_line
from helpers.paths import audit_path
from helpers.review.answers import Answer, read_answers, record_answers
from helpers.review.standing import Standing, standing

REASON = "found in an audit"
NO_CLAIM = "found in an audit: the words make no such claim"
_OF_THE_DRAW = ("article", "item", "key", "quote", "stated", "stratum", "of", "folder", "reader")


@dataclass(frozen=True)
class Book:
    """The answers to a draw (from `draw`) with this seed."""

    drawn: pd.DataFrame
    seed: int

    @property
    def answers(self) -> pd.DataFrame:
        """The answers of all reviewers that hold for this draw (answers.NAMES)."""
        known, _ = read_answers(audit_path())
        parts = [
            standing(self.drawn, known, reviewer=who, seed=self.seed).answers for who in sorted(set(known["reviewer"]))
        ]
        return pd.concat([known[:0], *parts], ignore_index=True)

    def standing(self, reviewer: str) -> Standing:
        """How far this reviewer is."""
        return standing(self.drawn, read_answers(audit_path())[0], reviewer=reviewer, seed=self.seed)

    def answer(self, number: int, reviewer: str) -> Any:
        """The reviewer's answer about a row of the draw (answers.NAMES); None where there is none."""
        row = self._row(number)
        own = rows(self.standing(reviewer).answers)
        return next((a for a in own if (a.item, a.article, a.key) == _about(row)), None)

    def write(
        self, number: int, answer: str, made: Sequence[Correction], *, reviewer: str, fields: Sequence[str] = ()
    ) -> list[Callable[[], None]]:
        """Write down the answer about a row of the draw, and record what it puts right; how to take each step back.

        What the reviewer's earlier answer about it put right goes, but for other fields that are wrong besides. Answers
        that still hold are told to be about the folder as it is now.

        Raises:
            CorrectionError, OSError: as `record_answers` and `corrections.record` do.
        """
        row = self._row(number)
        known = rows(self.standing(reviewer).answers)
        others = [Answer(**a._asdict()) for a in known if (a.item, a.article, a.key) != _about(row)]
        new = Answer(
            **{name: str(row[name]) for name in _OF_THE_DRAW},
            answer=answer,
            fields="; ".join(fields),
            reviewer=reviewer,
            date=datetime.date.today().isoformat(),
            seed=str(self.seed),
        )
        steps = [record_answers(audit_path(), [*others, new]).undo]
        if len(fields) < 2:
            steps += self._withdrawn(row, reviewer)
        if made:
            steps.append(corrections.record(corrections_path(), *made).undo)
        return steps

    def _row(self, number: int) -> dict[str, Any]:
        return records(self.drawn.iloc[[number]])[0]

    def _withdrawn(self, row: Mapping[str, Any], reviewer: str) -> list[Callable[[], None]]:
        """Take back what an earlier answer of this reviewer's put right; how to take that back."""
        known, _ = corrections.read_corrections(corrections_path())
        own = [
            c for c in known if c.author == reviewer and c.reason in (REASON, NO_CLAIM) and c.article == row["article"]
        ]
        words = one_line(row["quote"])
        mine = tuple(c for c in own if (c.quote == words if row["item"] == "sentence" else c.claim_id == row["key"]))
        if not mine:
            return []
        Recorded(corrections_path(), mine, ()).undo()
        return [Recorded(corrections_path(), (), mine).undo]


def _about(row: Mapping[str, Any]) -> tuple[str, str, str]:
    return row["item"], row["article"], row["key"]
