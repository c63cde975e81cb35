"""Whether a word is a form of a lemma: enough to find the row of a lexicon that a claim rests on, without a parser."""

import csv
import re
from functools import cache
from importlib.resources import files

_LEAST_STEM = 4
"""Letters that forms of one Slavic word have in common at least."""


def words_in(text: str) -> list[str]:
    """The words of a text in small letters, each once."""
    return list(dict.fromkeys(re.findall(r"[^\W\d_]+(?:[-’'ʼ][^\W\d_]+)*", text.casefold())))


def is_form(word: str, lemma: str) -> bool:
    """Whether the word may be a form of the lemma: by English endings, else by a common stem where letters are not Latin.

    >>> is_form("captured", "capture"), is_form("retook", "retake"), is_form("repelled", "repel"), is_form("held", "help")
    (True, True, True, False)
    """
    lemma = lemma.casefold().replace("_", " ")
    if word == lemma:
        return True
    if not lemma.isascii():
        stem = max(_LEAST_STEM, len(lemma) - 3)
        return len(lemma) >= _LEAST_STEM and word[:stem] == lemma[:stem]
    for prefix in ("", "re"):
        both = word.startswith(prefix) and lemma.startswith(prefix)
        if both and _irregular().get(word.removeprefix(prefix)) == lemma.removeprefix(prefix):
            return True
    stems = {lemma, lemma.removesuffix("e"), lemma + lemma[-1:]} | (
        {lemma[:-1] + "i"} if lemma.endswith("y") else set()
    )
    return any(word == stem + ending for stem in stems for ending in ("s", "es", "d", "ed", "ing"))


@cache
def _irregular() -> dict[str, str]:
    """Form → lemma, of verbs that do not follow the rule."""
    table = files(__package__).joinpath("irregular.csv").read_text(encoding="utf-8")
    return {row["form"]: row["lemma"] for row in csv.DictReader(table.splitlines())}
