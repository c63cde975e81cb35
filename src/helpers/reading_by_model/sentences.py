"""An article as numbered sentences: what a language model gets to read, and by what its answer points back."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from helpers.articles.model import Article
from helpers.claims.pieces import sentence_ends

LONGEST_PART = 12_000
"""Characters of sentences that are sent at once; a longer article is sent in several parts."""
_PATTERNS = "withheld.csv"


@dataclass(frozen=True)
class Sentence:
    """text[start:end] of an article, its number from 1, and whether it is withheld: it speaks to a machine that reads."""

    number: int
    start: int
    end: int
    words: str
    title: bool = False
    withheld: bool = False


def sentences_of(article: Article) -> list[Sentence]:
    """The sentences of the article's title and body, in order."""
    found: list[Sentence] = []
    for paragraph in article.body():
        start = paragraph.start
        for end in (*sentence_ends(article.text, paragraph.start, paragraph.end), paragraph.end):
            words = article.text[start:end]
            if words.strip():
                first = start + len(words) - len(words.lstrip())
                last = start + len(words.rstrip())
                told = " ".join(article.text[first:last].split())
                found.append(
                    Sentence(len(found) + 1, first, last, told, paragraph.kind == "title", speaks_to_machine(told))
                )
            start = end
    return found


def parts_of(sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """The sentences in parts of a bounded length, none of them empty."""
    part: list[Sentence] = []
    characters = 0
    for sentence in sentences:
        if part and characters + len(sentence.words) > LONGEST_PART:
            yield part
            part, characters = [], 0
        part.append(sentence)
        characters += len(sentence.words)
    if part:
        yield part


def speaks_to_machine(words: str) -> bool:
    """Whether a sentence gives orders to a program that reads it, as no news does."""
    return any(pattern.search(words) for pattern in _patterns())


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    text = files(__package__).joinpath(_PATTERNS).read_text(encoding="utf-8")
    return tuple(re.compile(line["pattern"], re.I) for line in csv.DictReader(text.splitlines()))
