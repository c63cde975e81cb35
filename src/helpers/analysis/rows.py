"""Tables as rows of plain values: a missing number is None, not NaN."""

from collections import namedtuple
from collections.abc import Iterator
from typing import Any

import pandas as pd

AT_ONCE = 2_000
"""Rows whose values are in memory as Python's own at once, where each row is used and let go."""


def slices[T: pd.DataFrame](data: T) -> Iterator[T]:
    """A table's rows, so many at once; one without rows where it has none."""
    for start in range(0, max(len(data), 1), AT_ONCE):
        yield data.iloc[start : start + AT_ONCE]


def rows(data: pd.DataFrame, columns: list[str] | None = None) -> Iterator[Any]:
    """The rows of a table as named tuples; only these columns if any are named."""
    names = [str(name) for name in data.columns] if columns is None else columns
    row: Any = namedtuple("Row", names, rename=True)  # type: ignore[misc]  # names known only here
    for some in slices(data):
        yield from map(row._make, zip(*(_plain_values(some[name]) for name in names), strict=True))


def records(data: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table as dictionaries."""
    names = [str(name) for name in data.columns]
    columns = [_plain_values(data.iloc[:, n]) for n in range(len(names))]
    return [dict(zip(names, row, strict=True)) for row in zip(*columns, strict=True)]


def _plain_values(column: pd.Series) -> list[Any]:
    values = column.tolist()
    return (
        [None if missing else v for v, missing in zip(values, column.isna(), strict=True)] if column.hasnans else values
    )
