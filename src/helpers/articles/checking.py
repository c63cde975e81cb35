"""What would be read of each file of a folder, and what is wrong with it, before anything is extracted."""

from pathlib import Path

import pandas as pd

from helpers.articles.intake import read_articles
from helpers.articles.lines import word_count
from helpers.articles.model import Article

COLUMNS = ("file", "status", "articles", "title", "published", "found_in", "language", "words", "conflict", "message")


def inspect(folder: Path, *, sources: Path | None = None) -> pd.DataFrame:
    """One row a file: what would be read of it and what is wrong.

    Columns: file, status, articles (how many), title (the first one's), published (first to last day, and how many are
    undated), found_in (where the dates were found), language, words (of the stories alone), conflict (left empty, for
    the caller), message. Raises NotADirectoryError as read_articles does.
    """
    intake = read_articles(folder, sources=sources)
    by_file: dict[str, list[Article]] = {}
    for article in intake.articles:
        by_file.setdefault(article.file, []).append(article)
    rows = []
    for row in intake.files.to_dict("records"):
        found = by_file.get(row["file"], [])
        rows.append(
            {
                **row,
                "title": found[0].title if found else "",
                "published": _days(found),
                "found_in": _listed(article.published_basis for article in found),
                "language": _listed(article.language for article in found),
                "words": sum(_words(article) for article in found),
                "conflict": "",
            }
        )
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _days(found: list[Article]) -> str:
    days = sorted(article.published for article in found if article.published)
    if not days:
        return ""
    undated = len(found) - len(days)
    span = days[0] if days[0] == days[-1] else f"{days[0]} to {days[-1]}"
    return f"{span}, {undated} undated" if undated else span


def _listed(values) -> str:
    return ", ".join(dict.fromkeys(value for value in values if value))


def _words(article: Article) -> int:
    return sum(word_count(article.text[p.start : p.end]) for p in article.paragraphs if p.kind == "body")
