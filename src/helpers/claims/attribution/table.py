"""Articles → a table of who says what."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import batched
from pathlib import Path

import pandas as pd

from helpers.articles.model import Article, Paragraph
from helpers.claims.attribution.finding import find
from helpers.claims.attribution.model import ACTS, Report
from helpers.claims.attribution.reading import Reading
from helpers.claims.english.parsing.pipeline import parse, tokenize
from helpers.claims.english.parsing.words import Doc
from helpers.claims.losses import Loss, Losses, story_of
from helpers.claims.pieces import LONGEST
from helpers.claims.work import Work

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

type Told = Callable[[Article, list[Loss]], object]
"""Is told what of an article could not be read."""


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


def rows(articles: Iterable[Article], told: Told = lambda article, losses: None) -> Iterator[dict[str, object]]:
    """The rows of `attributions` for articles that are read already; `told` hears of what could not be read."""
    for work, reports in _found(articles):
        yield from (_row(work, report) for report in reports if report.within is None)
        told(work.folded.original, work.told())


def attribute(article: Article) -> list[Report]:
    """All reports of one article, those inside another's words (`within`) as well; none where it is not English."""
    return next(reports for _, reports in _found([article]))


def _found(articles: Iterable[Article]) -> Iterator[tuple[Work, list[Report]]]:
    for some in batched(articles, _AT_ONCE):
        works = [Work.of(article) for article in some]
        chosen = [_paragraphs(work) for work in works]
        texts = [[w.article.text[p.start : p.end] for p in ps] for w, ps in zip(works, chosen, strict=True)]
        with Losses().trying(sum(len(text) for of in texts for text in of)) as together:
            docs = iter(parse(tokenize(text) for of in texts for text in of))
        for work, paragraphs, of in zip(works, chosen, texts, strict=True):
            parsed: list[Doc] = []
            if not together.failed:
                parsed = [next(docs) for _ in of]
            else:  # one by one: only the one that is to blame is lost
                with work.losses.guard(*story_of(work.article)):
                    parsed = parse(map(tokenize, of))
            starts = [p.start for p in paragraphs]
            yield work, _reports(work, list(zip(starts, parsed, strict=False)))
            for doc in parsed:
                doc.release()


def _reports(work: Work, parsed: Sequence[tuple[int, Doc]]) -> list[Report]:
    """The reports in the parsed paragraphs of an article; a paragraph that breaks a rule costs itself."""
    text, losses = work.article.text, work.losses
    with losses.trying(len(text)):
        return find(Reading(text, parsed))
    good = []
    for start, doc in parsed:
        with losses.guard(start, start + len(doc.text)):
            find(Reading(text, [(start, doc)]))
            good.append((start, doc))
    with losses.guard(*story_of(work.article)):
        return find(Reading(text, good))
    return []


def _paragraphs(work: Work) -> list[Paragraph]:
    """What somebody may say something in: the article's text, and lines that end in a colon, which introduce speech."""
    article = work.article
    if (article.language or "en") != "en":
        reason = f"attributions are read in English, not in {article.language!r}"
        work.losses.found[:] = [Loss(*story_of(article), "language", reason)]
        return []
    return [
        p
        for p in article.paragraphs
        if p.end - p.start <= LONGEST
        and (p.kind in _READ or article.text[p.start : p.end].rstrip().endswith((":", ".", "”", '"')))
    ]


def _row(work: Work, report: Report) -> dict[str, object]:
    source, text = report.source, work.folded.original.text
    content, words = (
        [[work.folded.start(start), work.folded.end(end)] for start, end in spans]
        for spans in (report.content_spans, report.source_spans)
    )
    return {
        "article": work.article.article,
        "content": content,
        "source": words,
        "speaker": source.speaker if source is not None else "",
        "speaker_basis": source.basis if source is not None else "",
        "cue": report.cue.text if report.passage.base + report.cue.i not in report.content else "",
        "act": report.act,
        "asserted": ACTS[report.act],
        "construction": report.construction,
        "negated": report.negated,
        "text": " … ".join(text[start:end] for start, end in content),
    }
