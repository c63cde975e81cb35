"""Tables as rows of plain values: a missing number is None, not NaN."""

from collections.abc import Iterator
from typing import Any

import pandas as pd


def rows(data: pd.DataFrame, columns: list[str] | None = None) -> Iterator[Any]:
    """The rows of a table as named tuples; only these columns if any are named."""
    return _plain(data if columns is None else data[columns]).itertuples(index=False, name="Row")


def records(data: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a table as dictionaries."""
    names = [str(name) for name in data.columns]
    return [dict(zip(names, row, strict=True)) for row in _plain(data).itertuples(index=False, name=None)]


def _plain(data: pd.DataFrame) -> pd.DataFrame:
    values = data.astype(object)
    return values.where(values.notna(), None)
