"""The small word lists beside this module, read once."""

import csv
import re
from functools import cache
from importlib.resources import files


@cache
def rows(name: str) -> tuple[dict[str, str], ...]:
    """The rows of a CSV file of this package, in order."""
    return tuple(csv.DictReader(files(__package__).joinpath(name).read_text(encoding="utf-8").splitlines()))


@cache
def numbered(name: str, column: str) -> dict[str, int]:
    """Word form → number, from a file whose `forms` are separated by spaces (months.csv, weekdays.csv)."""
    return {form: int(row[column]) for row in rows(name) for form in row["forms"].split()}


@cache
def field_names() -> dict[str, str]:
    """Lower-case name of a field, as sites and scrapers write it → what it holds."""
    return {row["name"]: row["field"] for row in rows("fields.csv")}


@cache
def field_ranks() -> dict[str, int]:
    """Lower-case name of a field → its place in fields.csv; of two that hold the same, the earlier is more certain."""
    return {row["name"]: rank for rank, row in enumerate(rows("fields.csv"))}


@cache
def vocabulary(name: str) -> frozenset[str]:
    """The words of a set of vocabulary.csv; an underscore there stands for a space."""
    row = next(row for row in rows("vocabulary.csv") if row["set"] == name)
    return frozenset(word.replace("_", " ") for word in row["words"].split())


@cache
def any_of(name: str) -> str:
    """A regular expression's alternatives for a set of vocabulary.csv, longest first."""
    ordered = sorted(vocabulary(name), key=lambda word: (-len(word), word))
    return "(?:" + "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in ordered) + ")"
