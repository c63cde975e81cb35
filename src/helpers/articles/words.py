"""The small word lists beside this module, read once."""

import csv
from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a CSV file of this package, in order."""
    with files(__package__).joinpath(name).open(encoding="utf-8", newline="") as handle:
        return tuple(csv.DictReader(handle))


@cache
def numbered(name: str, column: str) -> dict[str, int]:
    """Word form → number, from a file whose `forms` are separated by spaces (months.csv, weekdays.csv)."""
    return {form: int(row[column]) for row in rows(name) for form in row["forms"].split()}


@cache
def field_names() -> dict[str, str]:
    """Lower-case name of a field, as sites and scrapers write it → what it holds."""
    return {row["name"]: row["field"] for row in rows("fields.csv")}
