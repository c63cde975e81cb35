"""The words that rules know, as rows of a package's `words.csv`: `words` and their `kind`; a star stands for any ending."""

import csv
import re
from functools import cache
from importlib import resources


@cache
def words_of(package: str, kind: str) -> frozenset[str]:
    """The words of a kind in the `words.csv` of a package ("helpers.brief")."""
    text = resources.files(package).joinpath("words.csv").read_text(encoding="utf-8")
    return frozenset(row["words"] for row in csv.DictReader(text.splitlines()) if row["kind"] == kind)


@cache
def alternatives(package: str, kind: str) -> str:
    """The words of a kind as a group of a regular expression, the longest first."""
    words = sorted(words_of(package, kind), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(re.escape(word).replace(r'\*', r'\w*') for word in words)})"


@cache
def pattern(package: str, kind: str) -> re.Pattern[str]:
    """What finds the words of a kind, as whole words and in any case."""
    return re.compile(rf"\b{alternatives(package, kind)}\b", re.IGNORECASE)
