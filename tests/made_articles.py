"""Small articles made for tests, and their claims as rows."""

from collections.abc import Callable
from functools import cache

import pandas as pd

from helpers.articles.model import Article, Paragraph
from helpers.claims import extract_claims
from helpers.claims.abstention import everything, restored
from helpers.conflicts import Conflict, generic, load
from helpers.places import Gazetteer


def article(
    text: str,
    *,
    name: str = "made.txt",
    language: str = "en",
    published: str = "2025-12-18",
    publisher: str = "",
) -> Article:
    """An article with one body paragraph a line."""
    paragraphs, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            paragraphs.append(Paragraph(at, at + len(line), "body"))
        at += len(line) + 1
    return Article(
        name, name, text, tuple(paragraphs), "0" * 64,
        published=published, publisher=publisher, language=language, date_order="DMY",
    )  # fmt: skip


@cache
def profile(conflict_id: str) -> tuple[Conflict, Gazetteer]:
    """A conflict's profile, "generic" for none, and its gazetteer: made once, and used by all tests of a process."""
    conflict = generic() if conflict_id == "generic" else load(conflict_id)
    return conflict, Gazetteer.for_conflict(conflict)


def reader(conflict_id: str = "ukraine") -> Callable[..., list[dict]]:
    """A function from text (one paragraph a line) to the rows of its claims, read with a profile."""

    def rows(text: str, *, published: str = "2025-12-18", publisher: str = "") -> list[dict]:
        conflict, gazetteer = profile(conflict_id)
        with everything():
            found = extract_claims(article(text, published=published, publisher=publisher), conflict, gazetteer)
        return as_found(found)

    return rows


def as_found(claims: pd.DataFrame) -> list[dict]:
    """The rows of a table of claims as the rules found them, before weak values were left open (see `abstention`)."""
    return [restored(row) for row in claims.to_dict("records")]


def one(rows: list[dict], **wanted: object) -> dict:
    """The one row that has these values; fails, showing all rows, where there is none or more than one."""
    fits = [r for r in rows if all(r[k] == v for k, v in wanted.items())]
    assert len(fits) == 1, f"{len(fits)} rows fit {wanted} among {shown(rows)}"
    return fits[0]


def shown(rows: list[dict]) -> list[dict]:
    """The rows with what a failing test should tell of each."""
    told = ("type", "stance", "side", "controller", "actor", "target", "place", "speaker", "quote")
    return [{k: r[k] for k in told} for r in rows]
