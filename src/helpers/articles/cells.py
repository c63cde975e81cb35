"""How long a cell of a table may be: a setting of the whole process, which other packages raise when they are imported."""

import csv
from collections.abc import Iterator
from contextlib import contextmanager

LONGEST = 2**17
"""Characters of a cell in a list that a person keeps (sources.csv, fields.csv)."""


@contextmanager
def cells_up_to(characters: int) -> Iterator[None]:
    """Within it a longer cell is a csv.Error, whatever the process allows elsewhere."""
    previous = csv.field_size_limit(characters)
    try:
        yield
    finally:
        csv.field_size_limit(previous)
