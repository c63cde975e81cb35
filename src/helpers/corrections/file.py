"""data/raw/corrections.csv: read however a spreadsheet saved it, written so that two people's files merge.

Rows are sorted, one physical line each, so that rows of different people about different claims stand apart, and git's
union merge (.gitattributes) keeps both sides where they do not.
"""

import csv
import io
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from filelock import FileLock

from helpers.articles.cells import cells_up_to
from helpers.cache import write_atomically
from helpers.conflicts.sheets import decode, hint, read_header
from helpers.corrections.model import CLAIM_ID, COLUMNS, LONGEST, PAIRS, Correction, CorrectionError, Problem
from helpers.corrections.values import convert, date, known_field
from helpers.schema import CORRECTIONS_DO

NEEDED = ("article", "action")
MOST_LINES = 50
"""Physical lines that one row of a hand-edited file may have; an open quotation mark swallows no more."""
CELL = 2**17
"""Characters of a cell; a longer one is what an open quotation mark has swallowed."""
_ARMED = re.compile(r"'*\s*[=+\-@＝＋－＠|%]")
"""What a spreadsheet may take for a formula, and what a guarded cell looks like: written with an apostrophe before it."""


def read_corrections(path: Path) -> tuple[list[Correction], list[Problem]]:
    """The corrections of a file, and what is wrong in it; rows with a mistake are among the problems only.

    Commas, semicolons and tabs, byte order marks, CRLF, blank rows and missing columns are all read. A file that is not
    there holds none. Never raises on what a row holds. Raises OSError where the file cannot be read at all.
    """
    found = _read(path)
    good, problems = [], list(found.problems)
    for row in found.rows:
        try:
            good.append(checked(row))
        except CorrectionError as error:
            problems.append(Problem(row.line, error.what, error.remedy, row))
    return good, sorted(problems, key=lambda p: p.line)


def checked(row: Correction) -> Correction:
    """The correction with its date as ISO 8601, once it can be understood by itself. Raises CorrectionError."""
    if row.action not in CORRECTIONS_DO:
        what = f"there is no action {row.action!r}" if row.action else "no action is named"
        raise CorrectionError(what, hint(row.action, CORRECTIONS_DO).strip(" ()") or f"one of {CORRECTIONS_DO}")
    if row.claim_id and not CLAIM_ID.fullmatch(row.claim_id):
        raise CorrectionError(f"{row.claim_id[:40]!r} is no claim_id", "copy it from the claims table")
    if row.action in ("reject", "edit", *PAIRS) and not row.claim_id:
        raise CorrectionError(f"{row.action} without a claim_id", "copy it from the claims table")
    if row.action in ("accept", "add") and not row.article:
        raise CorrectionError(f"{row.action} without an article", "give its file name, as in the articles table")
    if row.action == "add" and not row.quote:
        raise CorrectionError("add without a quote", "copy the words that carry the claim from the article")
    if row.action in ("merge", "unrelate") and not row.value:
        raise CorrectionError(f"{row.action} without another claim", "put its claim_id into the column value")
    if row.action in ("edit", "add"):
        known_field(row.field)
        if row.field not in ("side", "controller", "actor", "target"):  # those need the article's conflict
            convert(row.field, row.value)
    return replace(row, date=date(row.date)) if row.date else row


@dataclass(frozen=True)
class Recorded:
    """What recording changed in the file: the rows that are new in it, and those that they replaced."""

    path: Path
    added: tuple[Correction, ...]
    replaced: tuple[Correction, ...]

    def undo(self) -> None:
        """Take the rows out again, and put back those that they replaced. Raises as `record` does."""
        _change(self.path, lambda rows: [*(row for row in rows if row not in self.added), *self.replaced])


def record(path: Path, *corrections: Correction) -> Recorded:
    """Add corrections to the file: sorted, without repetitions, whole or not at all.

    What the same person did to the same field of the same claim on the same day is replaced: they changed their mind.
    Any number of processes may do so at once. What it returns can undo it.

    Raises:
        CorrectionError: a correction that cannot be understood, or a file with lines that would be lost.
        OSError: the file cannot be written.
    """
    new = [checked(c) for c in corrections]
    if long := next((c for c in new if any(len(v) > LONGEST for v in c.values.values())), None):
        raise CorrectionError(
            f"a value of {long.claim_id or long.article} is too long", f"at most {LONGEST:,} characters"
        )
    added: list[Correction] = []
    replaced: list[Correction] = []

    def change(rows: list[Correction]) -> list[Correction]:
        added.extend(c for c in dict.fromkeys(new) if c not in rows)
        replaced.extend(row for row in rows if any(_replaces(c, row) for c in new))
        return [*(row for row in rows if row not in replaced), *new]

    _change(path, change)
    return Recorded(path, tuple(added), tuple(replaced))


def _change(path: Path, change: Callable[[list[Correction]], Iterable[Correction]]) -> None:
    """Write the file with other rows, while nobody else does. Raises CorrectionError where lines of it would be lost."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with FileLock(path.with_name(f".{path.name}.lock")):
        found = _read(path)
        if found.lost:
            first = min(found.lost, key=lambda p: p.line)
            raise CorrectionError(
                f"{path}: {first}", "nothing was recorded: mend the file first, so that no row is lost"
            )
        rows = sorted(dict.fromkeys(change(found.rows)), key=lambda c: c.order)
        write_atomically(path, _text(rows).encode("utf-8-sig"))


def _replaces(new: Correction, old: Correction) -> bool:
    """Whether `new` is the later word of the same person on the same day about the same thing."""
    same = ("article", "claim_id", "author", "date")
    if any(getattr(new, name) != getattr(old, name) for name in same) or new == old or not new.claim_id:
        return False
    verdicts = ("accept", "reject")
    if old.action in verdicts:
        return new.action in verdicts or (old.action, new.action) == ("reject", "edit")
    if old.action in ("merge", "split"):
        return new.action in ("merge", "split") and new.value == old.value
    same_pair = old.action != "unrelate" or new.value == old.value
    return new.action == old.action and new.field == old.field and same_pair


@dataclass
class _Read:
    rows: list[Correction]
    problems: list[Problem]
    lost: list[Problem]


def _read(path: Path) -> _Read:
    """Every row of the file; `lost` are the problems whose lines are in no row."""
    found = _Read([], [], [])
    if not path.is_file():
        return found
    text, unreadable = decode(path)
    if unreadable is not None and path.read_bytes()[:2] == b"PK":
        return _with_lost(found, Problem(0, unreadable.message))
    if unreadable is not None:
        text = path.read_bytes().decode("cp1252", "replace")  # what Excel's plain "CSV" is in western Europe
        found.problems.append(Problem(unreadable.line, unreadable.message, "other letters than western ones are lost"))
    lines = list(io.StringIO(text, newline=""))
    first = next((i for i, line in enumerate(lines) if not _is_preface(line)), None)
    if first is None:
        return found
    columns, delimiter = read_header(lines[first].lstrip("\ufeff"), COLUMNS)
    for column in NEEDED:
        if column not in columns:
            what = f"column {column!r} is missing{hint(column, [c for c in columns if c not in COLUMNS])}"
            return _with_lost(found, Problem(first + 1, what, f"the first line must be {','.join(COLUMNS)}"))
    for column in columns:
        if column and (column not in COLUMNS or columns.count(column) > 1):
            what = f"column {column!r} " + ("stands there twice" if column in COLUMNS else "is unknown")
            _with_lost(found, Problem(first + 1, what, f"remove it{hint(column, COLUMNS)}"))
    for line, cells, error in _records(lines, first + 1, delimiter):
        _take(found, columns, line, cells, error, delimiter)
    return found


def _take(found: _Read, columns: list[str], line: int, cells: list[str], error: str, delimiter: str) -> None:
    """Put one record of the file where it belongs."""
    if error:
        _with_lost(found, Problem(line, f"cannot be read: {error}", "close its quotation marks, or write the row anew"))
        return
    cells = [disarmed(cell.replace("\ufeff", "").strip()) for cell in cells]
    if not any(cells) or [c.casefold() for c in cells] == columns:  # a merge may leave the header twice
        return
    if any(cells[len(columns) :]):
        what = f"{len(cells)} cells under {len(columns)} columns"
        _with_lost(found, Problem(line, what, f"put a cell that contains {delimiter!r} in double quotes"))
        return
    values = dict(zip(columns, cells, strict=False))
    row = Correction(**{name: values.get(name, "") for name in COLUMNS}, line=line)
    found.rows.append(replace(row, action=row.action.casefold(), field=row.field.casefold()))


def _with_lost(found: _Read, problem: Problem) -> _Read:
    found.problems.append(problem)
    found.lost.append(problem)
    return found


def _is_preface(line: str) -> bool:
    """A blank line, or what Excel writes to say which delimiter follows."""
    plain = line.strip().strip("\ufeff")
    return not plain.strip(",;\t") or bool(re.fullmatch(r'"?sep=.?"?', plain))


def _records(lines: list[str], start: int, delimiter: str) -> Iterator[tuple[int, list[str], str]]:
    """Line number, cells and error of each record; after a record that cannot be read the next line begins anew."""
    at = start
    while at < len(lines):
        reader = csv.reader(lines[at : at + MOST_LINES], delimiter=delimiter, strict=True)
        try:
            with cells_up_to(CELL):
                cells, error = next(reader), ""
        except (csv.Error, StopIteration) as problem:
            cells, error = [], str(problem) or "it has no end"
        yield at + 1, cells, error
        at += 1 if error else reader.line_num


def _text(rows: Iterable[Correction]) -> str:
    file = io.StringIO(newline="")
    writer = csv.writer(file, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows([armed(value) for value in row.values.values()] for row in rows)
    return file.getvalue()


def armed(value: str) -> str:
    """The value with an apostrophe before it where a spreadsheet would compute it."""
    return f"'{value}" if _ARMED.match(value) else value


def disarmed(cell: str) -> str:
    """The value of a cell that `armed` may have written."""
    return cell[1:] if cell.startswith("'") and _ARMED.match(cell[1:]) else cell
