"""Whether what is not common knowledge has a source: days in office, and what the shared tables say of states and groups.

An empty `source` of a state, a group, a side or a fact says that it is common knowledge. Whom somebody speaks for, and
where a place lies, always has one.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from helpers.conflicts import countries, groups
from helpers.conflicts.model import Problem
from helpers.conflicts.profile import key
from helpers.conflicts.sheets import Row, read_sheet

_DAYS = re.compile(r"\b(?:1[89]|20)\d\d\b")
_NO_SOURCE = re.compile(r"public record|common knowledge", re.I)
_ID = re.compile(r"[a-z0-9][a-z0-9_]*")


def is_dated(actor: Row) -> bool:
    """Whether a row tells when somebody held an office."""
    return actor["kind"] == "person" and _DAYS.search(actor["note"]) is not None


def is_cited(row: Row) -> bool:
    """Whether the source of a row names something that can be looked up, and not only that the public knows."""
    return bool(row["source"]) and _NO_SOURCE.search(row["source"]) is None


def check_shared(common: Path, codes: Sequence[str]) -> Iterator[Problem]:
    """Every mistake in the tables of states and groups; `codes` are those of ISO 3166-1."""
    tables = (("countries.csv", countries, "state"), ("groups.csv", groups, "group"))
    for name, table, column in tables:
        path = common / name
        if not path.is_file():
            continue
        sheet = read_sheet(path, required=table.COLUMNS, optional=table.OPTIONAL)
        yield from sheet.problems
        owners: dict[str, Row] = {}
        for row in sheet.rows:
            if not _ID.fullmatch(row[column]):
                yield Problem(
                    path, row.line, f"{column} {row[column]!r}: an id has small letters a-z, digits and _ only"
                )
            if not row.list("names"):
                yield Problem(path, row.line, f"names of {column} {row[column]!r} is empty")
            for code in (row["code"],) if column == "state" else row.list("countries"):
                if code not in codes:
                    yield Problem(path, row.line, f"unknown country {code!r} of {row[column]!r}; two-letter ISO code")
            for word in map(key, dict.fromkeys((row[column], *map(key, row.list("names"))))):
                other = owners.setdefault(word, row)
                if other is not row:
                    yield Problem(
                        path,
                        row.line,
                        f"{word!r} names {row[column]!r} here and {other[column]!r} on line {other.line}",
                    )
