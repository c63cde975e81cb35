"""Articles → a table of who says what."""

from collections.abc import Iterable, Iterator
from itertools import batched
from pathlib import Path

import pandas as pd

from helpers.articles.model import Article, Paragraph
from helpers.claims.attribution.finding import find
from helpers.claims.attribution.model import ACTS, Report
from helpers.claims.attribution.reading import Reading
from helpers.claims.english import grammar
from helpers.claims.english.pipeline import parse, tokenize

COLUMNS = {
    "article": "the article's name",
    "content": "character spans [start, end] of what is said, in the text of the article",
    "source": "character spans of the words that name who says it; none where nobody is named",
    "speaker": "who that is, by the fullest name that the article gives; empty where the text does not tell",
    "speaker_basis": "what the speaker's name rests on",
    "cue": "the word that introduces it; empty for a quotation that nothing introduces",
    "act": "what the source does: assert, deny, reaffirm, concede, decline, predict, or a private state (want, fear, …)",
    "asserted": "whether the source thereby states the content as true",
    "construction": "direct, indirect, mixed, nominal, according-to, object or line",
    "negated": "whether the saying itself is negated: did not say that …",
    "text": "the words of the content",
}
_READ = ("title", "body", "caption")
_AT_ONCE = 16
"""Articles that are parsed in one call; all are in memory meanwhile."""


def attributions(folder: str | Path, *, sources: str | Path | None = None) -> pd.DataFrame:
    """Who says what in a folder of articles.

    Args:
        folder: files as `helpers.read_articles` takes them; English ones are read, others have no rows.
        sources: the CSV of what is known of the files; default the folder's own.

    Returns:
        A data frame with COLUMNS, one row an act of saying that the article itself makes, in the order of the text.
        What is said inside another's words belongs to those words and has no row.

    Raises:
        NotADirectoryError: there is no such folder.
    """
    from helpers.articles import read_articles

    articles = read_articles(Path(folder), sources=Path(sources) if sources else None).articles
    return pd.DataFrame(rows(articles), columns=list(COLUMNS))


def rows(articles: Iterable[Article]) -> Iterator[dict[str, object]]:
    """The rows of `attributions` for articles that are read already."""
    for article, reports in _found(articles):
        yield from (_row(article, report) for report in reports if report.within is None)


def attribute(article: Article) -> list[Report]:
    """All reports of one article, those inside another's words (`within`) as well; none where it is not English."""
    return next(reports for _, reports in _found([article]))


def _found(articles: Iterable[Article]) -> Iterator[tuple[Article, list[Report]]]:
    for some in batched(articles, _AT_ONCE):
        chosen = [_paragraphs(article) for article in some]
        docs = iter(parse(tokenize(a.text[p.start : p.end]) for a, ps in zip(some, chosen, strict=True) for p in ps))
        for article, paragraphs in zip(some, chosen, strict=True):
            parsed = [(p.start, next(docs)) for p in paragraphs]
            yield article, find(Reading(article.text, parsed))
            for _, doc in parsed:
                grammar.forget(doc)


def _paragraphs(article: Article) -> list[Paragraph]:
    """What somebody may say something in: the article's text, and lines that end in a colon, which introduce speech."""
    if (article.language or "en") != "en":
        return []
    return [
        p
        for p in article.paragraphs
        if p.kind in _READ or article.text[p.start : p.end].rstrip().endswith((":", ".", "”", '"'))
    ]


def _row(article: Article, report: Report) -> dict[str, object]:
    source = report.source
    return {
        "article": article.article,
        "content": [list(span) for span in report.content_spans],
        "source": [list(span) for span in report.source_spans],
        "speaker": source.speaker if source is not None else "",
        "speaker_basis": source.basis if source is not None else "",
        "cue": report.cue.text if report.passage.base + report.cue.i not in report.content else "",
        "act": report.act,
        "asserted": ACTS[report.act],
        "construction": report.construction,
        "negated": report.negated,
        "text": " … ".join(article.text[start:end] for start, end in report.content_spans),
    }
