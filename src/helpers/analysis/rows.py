"""Tables as rows of plain values."""

from collections.abc import Iterator
from typing import Any

import pandas as pd


def rows(data: pd.DataFrame, columns: list[str] | None = None) -> Iterator[Any]:
    """The rows of a table as tuples of plain values, a missing number as None; only these columns if any are named."""
    plain = (data if columns is None else data[columns]).astype(object)
    return plain.where(plain.notna(), None).itertuples(index=False, name="Row")
