"""data/raw/audit.csv: what people answered about the claims and sentences that an audit drew, one row an answer.

Beside the corrections, since it is people's work and no result: what follows from it is worked out anew each time. Rows
are sorted, so that the files of two reviewers merge.
"""

import csv
import io
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from pathlib import Path

import pandas as pd
from filelock import FileLock

from helpers.cache import write_atomically
from helpers.corrections.file import armed, disarmed
from helpers.corrections.model import CorrectionError, one_line

ANSWERS = {"claim": ("right", "wrong", "field", "open"), "sentence": ("none", "missed", "open")}
"""Item → what may be answered: nothing stated is wrong; no such claim is made there; wrong in `fields`; not answered.
Of a sentence: it makes no claim; it makes one that was missed."""


@dataclass(frozen=True)
class Answer:
    """One row of the file, all text. `stated`, `stratum`, `of`, `folder` and `reader` are those of the draw."""

    article: str
    item: str
    key: str
    quote: str
    answer: str
    reviewer: str
    date: str
    seed: str
    fields: str = ""
    stated: str = ""
    stratum: str = ""
    of: str = ""
    folder: str = ""
    reader: str = ""

    def __post_init__(self) -> None:
        for name in NAMES:
            object.__setattr__(self, name, one_line(getattr(self, name)))

    @property
    def about(self) -> tuple[str, ...]:
        """What the file has one answer for: this reviewer's on this item of this draw."""
        return (self.article, self.item, self.key, self.reviewer, self.seed)


NAMES = tuple(field.name for field in fields(Answer))


@dataclass(frozen=True)
class Answered:
    """What recording changed in the file: what to put back where it is undone."""

    path: Path
    added: tuple[Answer, ...]
    replaced: tuple[Answer, ...]

    def undo(self) -> None:
        """Take the answers out again, and put back those that they replaced."""
        _change(self.path, lambda known: [*(a for a in known if a not in self.added), *self.replaced])


def read_answers(path: Path) -> tuple[pd.DataFrame, list[str]]:
    """The answers of the file (columns NAMES, text), and what is wrong in it, line by line. Raises OSError."""
    good, problems = _read(path)
    return pd.DataFrame([[getattr(a, n) for n in NAMES] for a in good], columns=list(NAMES), dtype="string"), problems


def record_answers(path: Path, answers: Iterable[Answer]) -> Answered:
    """Add answers to the file, each in the place of the same reviewer's earlier one. Raises CorrectionError, OSError."""
    new = list(answers)
    for answer in new:
        if answer.answer not in ANSWERS.get(answer.item, ()):
            raise CorrectionError(f"{answer.answer!r} is no answer", f"one of {', '.join(ANSWERS[answer.item])}")
        if not answer.reviewer:
            raise CorrectionError("no reviewer is named", "say who answers, by name or initials")
    about = {answer.about for answer in new}
    replaced: list[Answer] = []

    def change(known: list[Answer]) -> list[Answer]:
        replaced.extend(a for a in known if a.about in about)
        return [*(a for a in known if a.about not in about), *new]

    _change(path, change)
    return Answered(path, tuple(new), tuple(replaced))


def _change(path: Path, change: Callable[[list[Answer]], list[Answer]]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(path.with_name(f".{path.name}.lock")):
        known, problems = _read(path)
        if problems:
            raise CorrectionError(f"{path}: {problems[0]}", "nothing was recorded: mend the file first")
        file = io.StringIO(newline="")
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(NAMES)
        ordered = sorted(dict.fromkeys(change(known)), key=lambda a: (a.about, a.date))
        writer.writerows([armed(getattr(a, name)) for name in NAMES] for a in ordered)
        write_atomically(path, file.getvalue().encode("utf-8-sig"))


def _read(path: Path) -> tuple[list[Answer], list[str]]:
    if not path.is_file():
        return [], []
    good, problems = [], []
    lines = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig", errors="replace"), newline=""))
    for row in lines:
        values = {n: disarmed(row.get(n) or "") for n in NAMES}
        if tuple(values.values()) == NAMES:  # a merge may leave the header twice
            continue
        if values["answer"] in ANSWERS.get(values["item"], ()) and values["of"].isdecimal():
            good.append(Answer(**values))
        else:
            problems.append(f"line {lines.line_num}: {values['answer'][:40]!r} is no answer about a {values['item']!r}")
    return good, problems
