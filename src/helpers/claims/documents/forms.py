"""The words by which a text tells what it is, kept as CSV so that a linguist can edit them without touching code."""

import csv
import re
from functools import cache
from importlib.resources import files


@cache
def forms(where: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """(genre or kind of section, pattern) of what may stand in one place of a text: title, opening, paragraph, address, vocative."""
    table = files(__package__).joinpath("forms.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(table.splitlines())
    flags = {"paragraph": 0, "opening": 0}
    return tuple(
        (row["kind"], _compiled(row["words"], flags.get(where, re.IGNORECASE))) for row in rows if row["where"] == where
    )


def _compiled(words: str, flags: int) -> re.Pattern[str]:
    opened = words if words.startswith(("^", r"\b", "(?i:")) else rf"\b{words}"
    return re.compile(opened, flags)
