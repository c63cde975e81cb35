"""From a folder of files to all its tables: articles → claims → statements, relations and places."""

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass

import pandas as pd

from helpers import corrections, schema
from helpers.analysis import containment, group_statements, relate_statements
from helpers.articles import articles_table, paragraphs_table
from helpers.articles.intake import visit
from helpers.articles.model import Article
from helpers.batches import get_ready
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
from helpers.parameters.model import RULES, Parameters
from helpers.parameters.validation import input_path
from helpers.places import Gazetteer, locate, places_table
from helpers.places.unprofiled import with_points
from helpers.readings import Readings
from helpers.spool import spooled
from helpers.stages import Full, Progress, Spent, silent


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
    meanwhile: Callable[[], object] | None = None,
) -> Extracted:
    """Read the folder of the parameters; each article's claims are found once and kept in the cache.

    What it takes is noted in `spent`, stage by stage. `read_with` makes another reader than the parameters ask for.
    `meanwhile` is called once the first worker gets ready, which takes it seconds.
    """
    spent = spent or Spent()
    with ExitStack() as stack:
        read, articles, without = (stack.enter_context(spooled(cache.folder)) for _ in range(3))
        with crew(parameters.workers, parameters.scheduler) as workers:
            if parameters.reader == RULES:
                workers.get_ready(get_ready, parameters.conflict)
            if meanwhile:
                meanwhile()
            with spent.timed("reading", read):
                rows, failed = visit(
                    input_path(parameters.articles),
                    sources=input_path(parameters.sources) if parameters.sources else None,
                    text_column=parameters.text_column,
                    read=Readings(cache).read,
                    is_readable=is_mostly_read,
                    progress=progress,
                    take=lambda _, article: read.add(article),
                )
            wars = _Wars()
            with spent.timed("telling which war", read):
                folder = str(input_path(parameters.articles))
                for article, choice, about in chosen(
                    read, parameters.conflict, cache=cache, folder=folder, progress=progress
                ):
                    if wars.takes(article, choice, about):
                        article = with_conflict(article, choice)
                        articles.add(article)
                        if article.conflict == GENERIC and is_read(article):
                            without.add(article)
                if without:
                    wars.profiles[GENERIC] = together(without, wars.profiles[GENERIC])
            with spent.timed("claims", articles):
                reader = (read_with or reader_of(parameters, workers))(wars.profiles, cache)
                claims = schema.frame(schema.CLAIMS, reader.claims(progress(articles, len(articles))))
        spent.asked = dict(reader.asked)
        spent.workers = {name: done.row() for name, done in sorted(reader.workers.items())}
        for file, words in notes_of(reader.unread):
            wars.notes[file].append(words)
        for file, told in reader.notes.items():
            wars.notes[file] += told
        gazetteers = dict(reader.gazetteers)
        if without:
            claims, gazetteers[GENERIC] = with_points_of(claims, without, wars.profiles[GENERIC])
        return Extracted(
            articles=articles_table(articles),
            paragraphs=paragraphs_table(articles),
            documents=schema.frame(schema.DOCUMENTS, reader.documents),
            intake=_with_notes(wars.without_others(rows, parameters.conflict), wars.notes),
            unread=schema.frame(schema.UNREAD, reader.unread),
            claims=claims,
            profiles=wars.profiles,
            gazetteers=gazetteers,
            failed=reader.failed or failed,
        )


class _Wars:
    """What becomes of the articles of a folder for the war that they are about.

    Attributes:
        profiles: that the articles which are taken are read with, by id.
        notes: by file, what is to be told of it.
    """

    def __init__(self) -> None:
        self.profiles: dict[str, Conflict] = {}
        self.notes: dict[str, list[str]] = defaultdict(list)
        self._elsewhere: dict[str, Counter[str]] = defaultdict(Counter)
        self._left_out: dict[str, str] = {}
        self._taken: Counter[str] = Counter()
        self._with_parts: set[str] = set()

    def takes(self, article: Article, choice: Choice, about: str) -> bool:
        """Whether an article is read for claims; `about` is what it is about instead of the war that is wanted."""
        if about := about or self._left_out.get(article.duplicate_of, ""):
            self._left_out[article.article] = about
            self._elsewhere[article.file][about] += 1
            return False
        self.profiles[choice.conflict.id] = choice.conflict
        self._taken[article.file] += 1
        if article.part_of:
            self._with_parts.add(article.file)
        if choice.basis == "generic":
            self.notes[article.file].append(f"no conflict profile: {choice.reason}")
        return True

    def without_others(self, files: Iterable[Mapping[str, object]], wanted: str) -> pd.DataFrame:
        """The files without the articles that were left out for their war, by file; a file of no other articles is skipped.

        A page of several wars counts as many `articles` as it has parts that are kept.
        """
        rows = []
        for known in files:
            row, file = dict(known), str(known["file"])
            several = self._taken[file] if file in self._with_parts else 0
            row |= {"articles": several} if several else {}
            if wars := self._elsewhere.get(file):
                told = ", ".join(f"{n} about {war}" for war, n in wars.most_common())
                message = f"left out: {told}; the report asked for is on {wanted}"
                kept = several or max(int(str(row["articles"] or 0)) - wars.total(), 0)
                row |= {"articles": kept, "left_out": wars.total()}
                row |= {
                    "status": row["status"] if kept else "skipped",
                    "message": "; ".join(filter(None, (message, str(row["message"])))),
                }
            rows.append(row)
        return schema.frame(schema.INTAKE, rows)


def with_points_of(
    claims: pd.DataFrame, articles: Iterable[Article], conflict: Conflict
) -> tuple[pd.DataFrame, Gazetteer]:
    """The claims of articles that no profile fits with places of the countries that they are about; and all these places."""
    own = {article: read for article, read in conflict.by_article.items() if read.countries}
    countries = tuple(sorted({code for read in own.values() for code in read.countries}))
    everywhere = Gazetteer.for_conflict(dataclasses.replace(conflict, countries=countries))
    theirs = claims["article"].isin(own)
    gazetteers = {article: Gazetteer.for_conflict(own[article]) for article in claims.loc[theirs, "article"].unique()}
    texts = {a.article: a.text for a in articles if a.article in gazetteers}
    placed = locate(with_points(claims[theirs], texts, gazetteers), everywhere)
    return pd.concat([claims[~theirs], placed]).sort_index(), everywhere


def analyse(found: Extracted, *, progress: Progress = silent) -> Full:
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
    return compared(full, found.profiles.values(), progress=progress)


def compared(tables: Full, profiles: Iterable[Conflict], *, progress: Progress = silent) -> Full:
    """The tables with the statements that their claims report, and the relations between these, found anew."""
    links = corrections.statement_links(tables.corrections)
    claims, statements = group_statements(tables.claims, tables.articles, links, progress=progress)
    relations = relate_statements(
        statements, claims, conflicts=profiles, within=containment(tables.places), links=links, progress=progress
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


def _with_notes(files: pd.DataFrame, notes: dict[str, list[str]]) -> pd.DataFrame:
    added = files["file"].map(lambda file: "; ".join(dict.fromkeys(notes.get(file, ()))))
    both = ["; ".join(m for m in pair if m) for pair in zip(files["message"], added, strict=True)]
    return files.assign(message=pd.array(both, dtype="string"))
