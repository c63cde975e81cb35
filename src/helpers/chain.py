"""From a folder of files to all its tables: articles → claims → statements, relations and places."""

import dataclasses
import logging
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pandas as pd

from helpers import corrections, schema
from helpers.analysis import containment, group_statements, relate_statements
from helpers.analysis.rows import records
from helpers.articles import articles_table, paragraphs_table, read_articles
from helpers.articles.model import Article
from helpers.cache import Cache
from helpers.choices import chosen
from helpers.claims import is_mostly_read, is_read
from helpers.claims.losses import notes_of
from helpers.conflicts import Conflict
from helpers.conflicts.choosing import Choice
from helpers.conflicts.profile import GENERIC
from helpers.conflicts.together import together
from helpers.executors import crew
from helpers.extraction import MakeReader, reader_of
from helpers.parameters.model import Parameters
from helpers.parameters.validation import input_path
from helpers.places import Gazetteer, locate, places_table
from helpers.places.unprofiled import with_points
from helpers.readings import Readings
from helpers.stages import Full, Progress, Spent

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Extracted:
    """What the articles of a folder say, one by one, and the profiles and gazetteers that they were read with.

    `failed` tells that something could not be read for a reason that lies in this program, so that it is tried again.
    """

    articles: pd.DataFrame
    paragraphs: pd.DataFrame
    documents: pd.DataFrame
    intake: pd.DataFrame
    unread: pd.DataFrame
    claims: pd.DataFrame
    profiles: dict[str, Conflict]
    gazetteers: dict[str, Gazetteer]
    failed: bool


def extract(
    parameters: Parameters,
    *,
    cache: Cache,
    progress: Progress,
    spent: Spent | None = None,
    read_with: MakeReader | None = None,
) -> Extracted:
    """Read the folder of the parameters; each article's claims are found once and kept in the cache.

    What it takes is noted in `spent`, stage by stage. `read_with` makes another reader than the parameters ask for.
    """
    spent = spent or Spent()
    sources = input_path(parameters.sources) if parameters.sources else None
    with spent.timed("reading"):
        intake = read_articles(
            input_path(parameters.articles),
            sources=sources,
            text_column=parameters.text_column,
            read=Readings(cache).read,
            is_readable=is_mostly_read,
            progress=progress,
        )
    notes: dict[str, list[str]] = defaultdict(list)
    profiles: dict[str, Conflict] = {}
    articles: list[Article] = []
    elsewhere: dict[str, Counter[str]] = defaultdict(Counter)
    left_out: dict[str, str] = {}
    with spent.timed("telling which war"):
        of = str(input_path(parameters.articles))
        read = progress(intake.articles, len(intake.articles))
        choices = list(chosen(read, parameters.conflict, cache=cache, folder=of))
    for article, choice, about in choices:
        if about := about or left_out.get(article.duplicate_of, ""):
            left_out[article.article] = about
            elsewhere[article.file][about] += 1
            continue
        profiles[choice.conflict.id] = choice.conflict
        articles.append(with_conflict(article, choice))
        if choice.basis == "generic":
            notes[article.file].append(f"no conflict profile: {choice.reason}")
    if without := [a for a in articles if a.conflict == GENERIC and is_read(a)]:
        profiles[GENERIC] = together(without, profiles[GENERIC])
    with spent.timed("claims"), crew(parameters.workers, parameters.scheduler) as workers:
        reader = (read_with or reader_of(parameters, workers))(profiles, cache)
        claims = schema.frame(schema.CLAIMS, reader.claims(progress(articles, len(articles))))
    spent.asked = dict(reader.asked)
    spent.workers = {name: done.row() for name, done in sorted(reader.workers.items())}
    for file, words in notes_of(reader.unread):
        notes[file].append(words)
    for file, told in reader.notes.items():
        notes[file] += told
    gazetteers = dict(reader.gazetteers)
    if without:
        claims, gazetteers[GENERIC] = with_points_of(claims, without, profiles[GENERIC])
    return Extracted(
        articles=articles_table(articles),
        paragraphs=paragraphs_table(articles),
        documents=schema.frame(schema.DOCUMENTS, reader.documents),
        intake=_with_notes(_without(intake.files, elsewhere, parameters.conflict, articles), notes),
        unread=schema.frame(schema.UNREAD, reader.unread),
        claims=claims,
        profiles=profiles,
        gazetteers=gazetteers,
        failed=reader.failed or intake.failed,
    )


def with_points_of(
    claims: pd.DataFrame, articles: Sequence[Article], conflict: Conflict
) -> tuple[pd.DataFrame, Gazetteer]:
    """The claims of articles that no profile fits with places of the countries that they are about; and all these places."""
    own = {article: read for article, read in conflict.by_article.items() if read.countries}
    countries = tuple(sorted({code for read in own.values() for code in read.countries}))
    everywhere = Gazetteer.for_conflict(dataclasses.replace(conflict, countries=countries))
    theirs = claims["article"].isin(own)
    texts = {a.article: a.text for a in articles}
    gazetteers = {article: Gazetteer.for_conflict(own[article]) for article in claims.loc[theirs, "article"].unique()}
    placed = locate(with_points(claims[theirs], texts, gazetteers), everywhere)
    return pd.concat([claims[~theirs], placed]).sort_index(), everywhere


def analyse(found: Extracted) -> Full:
    """All tables of what was extracted and of what people put right in it: statements, relations, places."""
    kept, problems = corrections.read_corrections(corrections.corrections_path())
    claims, corrected = corrections.apply(
        found.claims, found.articles, kept, found.profiles, found.gazetteers, problems=problems
    )
    full = Full(
        found.articles,
        found.paragraphs,
        found.documents,
        found.intake,
        found.unread,
        claims,
        schema.frame(schema.STATEMENTS, []),
        schema.frame(schema.STATEMENT_RELATIONS, []),
        places_table(claims, found.gazetteers),
        corrected,
    )
    return compared(full, found.profiles.values())


def compared(tables: Full, profiles: Iterable[Conflict]) -> Full:
    """The tables with the statements that their claims report, and the relations between these, found anew."""
    links = corrections.statement_links(tables.corrections)
    claims, statements = group_statements(tables.claims, tables.articles, links)
    relations = relate_statements(
        statements, claims, conflicts=profiles, within=containment(tables.places), links=links
    )
    return dataclasses.replace(tables, claims=claims, statements=statements, relations=relations)


def with_conflict(article: Article, choice: Choice) -> Article:
    """An article with the conflict that it is read with, and why."""
    return dataclasses.replace(
        article,
        conflict=choice.conflict.id,
        conflict_basis=choice.basis,
        conflict_evidence=choice.evidence,
        conflict_runner_up=choice.runner_up,
    )


def _without(
    files: pd.DataFrame, elsewhere: dict[str, Counter[str]], wanted: str, articles: Iterable[Article]
) -> pd.DataFrame:
    """The files without the articles that were left out for their war, by file; a file of no other articles is skipped.

    A page of several wars counts as many `articles` as it has parts that are kept.
    """
    rows = []
    parts = Counter(a.file for a in articles if a.part_of)
    several = Counter(a.file for a in articles if a.file in parts)
    for row in records(files):
        row |= {"articles": several[str(row["file"])]} if str(row["file"]) in several else {}
        if wars := elsewhere.get(str(row["file"])):
            told = ", ".join(f"{n} about {war}" for war, n in wars.most_common())
            message = f"left out: {told}; the report asked for is on {wanted}"
            kept = several[str(row["file"])] or max(int(str(row["articles"] or 0)) - wars.total(), 0)
            row |= {"articles": kept, "left_out": wars.total()}
            row |= {
                "status": row["status"] if kept else "skipped",
                "message": "; ".join(filter(None, (message, str(row["message"])))),
            }
        rows.append(row)
    return schema.frame(schema.INTAKE, rows)


def _with_notes(files: pd.DataFrame, notes: dict[str, list[str]]) -> pd.DataFrame:
    added = files["file"].map(lambda file: "; ".join(dict.fromkeys(notes.get(file, ()))))
    both = ["; ".join(m for m in pair if m) for pair in zip(files["message"], added, strict=True)]
    return files.assign(message=pd.array(both, dtype="string"))
