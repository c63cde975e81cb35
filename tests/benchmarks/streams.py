"""Streams of English articles to measure on: the project's own gold and texts about other things, varied."""

import itertools
import re
from collections.abc import Iterator
from pathlib import Path

from helpers.articles.model import Article, Paragraph
from helpers.quality import read_gold

HERE = Path(__file__).parent
GOLD = HERE.parent / "gold"
OTHERS_IN_MIXED = 4
"""Of five articles of the mixed stream, so many are about something else."""


def dense() -> Iterator[str]:
    """War news without end: the own gold's English articles that have claims, with other numbers in every round."""
    rows = read_gold(GOLD / "claims.jsonl")
    names = sorted({str(r["article"]) for r in rows if r["quote"]})
    texts = [(GOLD / "articles" / n).read_text(encoding="utf-8") for n in names]
    return _varied([t for t in texts if not re.search("[а-яі]{3}", t)])


def mixed() -> Iterator[str]:
    """One war article, then four about something else, without end."""
    rows = read_gold(GOLD / "claims.jsonl")
    names = sorted({str(r["article"]) for r in rows if not r["quote"]})
    other = (HERE / "off_topic.txt").read_text(encoding="utf-8").strip().split("\n\n")
    others = _varied([*other, *((GOLD / "articles" / n).read_text(encoding="utf-8") for n in names)])
    for text in dense():
        yield text
        yield from itertools.islice(others, OTHERS_IN_MIXED)


def _varied(texts: list[str]) -> Iterator[str]:
    """The texts over and over, every number of more than one digit moved on by the round, so that none repeats."""
    for n in itertools.count():
        for text in texts:
            yield re.sub(r"\b[1-9]\d(?!\d)\b", lambda m, n=n: str(10 + (int(m.group()) + n) % 18), text)


def article(number: int, text: str) -> Article:
    """A text as an article that was read, each block between empty lines one paragraph."""
    blocks = [(m.start(), m.end()) for m in re.finditer(r"\S(?:.|\n(?!\n))*", text)]
    paragraphs = tuple(Paragraph(s, e, "body") for s, e in blocks)
    name = f"{number:05}.txt"
    return Article(name, name, text, paragraphs, sha256=f"{number:064x}", language="en", published="2025-06-02")
