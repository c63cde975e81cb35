"""From a folder of files to all its tables: articles → claims → statements, relations and places."""

import dataclasses
import logging
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import batched

import pandas as pd

from helpers import conflicts, corrections, schema
from helpers.analysis import containment, group_statements, relate_statements
from helpers.analysis.rows import records
from helpers.articles import articles_table, paragraphs_table, read_articles
from helpers.articles.model import Article
from helpers.cache import Cache, code_version, digest, digest_files
from helpers.claims import extract_many
from helpers.conflicts import Conflict
from helpers.parameters.model import Parameters
from helpers.parameters.validation import input_path
from helpers.places import Gazetteer, locate, places_table
from helpers.readings import Readings
from helpers.stages import EXTRACTION, PACKAGES, Full, Progress

log = logging.getLogger(__name__)

TOGETHER = 24
"""Articles that are parsed at once: more gain little and take memory."""


@dataclass(frozen=True)
class Extracted:
    """What the articles of a folder say, one by one, and the profiles and gazetteers that they were read with.

    `failed` tells that an article's claims could not be found for a reason that may pass, so nothing of this is kept.
    """

    articles: pd.DataFrame
    paragraphs: pd.DataFrame
    intake: pd.DataFrame
    claims: pd.DataFrame
    profiles: dict[str, Conflict]
    gazetteers: dict[str, Gazetteer]
    failed: bool


def extract(parameters: Parameters, *, cache: Cache, progress: Progress) -> Extracted:
    """Read the folder of the parameters; each article's claims are found once and kept in the cache."""
    sources = input_path(parameters.sources) if parameters.sources else None
    intake = read_articles(
        input_path(parameters.articles), sources=sources, read=Readings(cache).read, progress=progress
    )
    notes: dict[str, list[str]] = defaultdict(list)
    profiles: dict[str, Conflict] = {}
    articles: list[Article] = []
    choose = conflicts.chooser(wanted=parameters.conflict)
    for article in intake.articles:
        conflict, basis, message = choose(article)
        profiles[conflict.id] = conflict
        articles.append(dataclasses.replace(article, conflict=conflict.id, conflict_basis=basis))
        if basis == "generic":
            notes[article.file].append(f"no conflict profile: {message}")
    reader = _Reader(profiles, cache)
    batches = batched(progress(articles, len(articles)), TOGETHER)
    claims = schema.frame(schema.CLAIMS, (row for batch in batches for row in reader.claims(batch, notes)))
    return Extracted(
        articles=articles_table(articles),
        paragraphs=paragraphs_table(articles),
        intake=_with_notes(intake.files, notes),
        claims=claims,
        profiles=profiles,
        gazetteers=reader.gazetteers,
        failed=reader.failed or intake.failed,
    )


def analyse(found: Extracted) -> Full:
    """All tables of what was extracted and of what people put right in it: statements, relations, places."""
    kept, problems = corrections.read_corrections(corrections.corrections_path())
    claims, corrected = corrections.apply(
        found.claims, found.articles, kept, found.profiles, found.gazetteers, problems=problems
    )
    claims, statements = group_statements(claims, found.articles, corrections.statement_links(corrected))
    places = places_table(claims, found.gazetteers)
    relations = relate_statements(statements, claims, conflicts=found.profiles.values(), within=containment(places))
    return Full(found.articles, found.paragraphs, found.intake, claims, statements, relations, places, corrected)


class _Reader:
    """Finds articles' claims, or has them from the cache. `failed` once one could not be read for no lasting reason."""

    def __init__(self, profiles: dict[str, Conflict], cache: Cache) -> None:
        self.gazetteers = {i: Gazetteer.for_conflict(c) for i, c in profiles.items()}
        self.failed = False
        self._profiles = profiles
        self._cache = cache
        self._version = code_version(EXTRACTION, PACKAGES)
        self._files = {
            i: digest(digest_files(c.folder), digest_files(c.folder.parent / "common")) for i, c in profiles.items()
        }

    def claims(self, articles: Sequence[Article], notes: Mapping[str, list[str]]) -> list[dict[str, object]]:
        """The articles' claims as rows, on the map. One that no extractor can read is noted, and stops no other."""
        keys = {a.article: digest(a.row(), self._files[a.conflict], self._version) for a in articles}
        rows = {article: self._cache.load_rows("claims", key) for article, key in keys.items()}
        news: dict[str, list[Article]] = defaultdict(list)
        for article in articles:
            if rows[article.article] is None:
                news[article.conflict].append(article)
        for conflict, unread in news.items():
            for name, found in self._found(unread, conflict, notes).items():
                self._cache.store_rows("claims", keys[name], found)
                rows[name] = found
        return [row for article in articles for row in rows[article.article] or ()]

    def _found(
        self, articles: list[Article], conflict: str, notes: Mapping[str, list[str]]
    ) -> dict[str, list[dict[str, object]]]:
        """Rows by article, of those that could be read."""
        gazetteer = self.gazetteers[conflict]
        try:
            claims = locate(extract_many(articles, self._profiles[conflict], gazetteer), gazetteer)
        except Exception as error:
            if len(articles) > 1:  # read one by one, so that only the one that is to blame is lost
                return {k: v for a in articles for k, v in self._found([a], conflict, notes).items()}
            (article,) = articles
            log.warning("%s: no claims could be found", article.article, exc_info=True)
            self.failed |= not isinstance(error, ValueError)  # a ValueError says what the article lacks, for good
            notes[article.file].append(f"no claims could be found ({type(error).__name__}: {error})")
            return {}
        found: dict[str, list[dict[str, object]]] = {a.article: [] for a in articles}
        for row in records(claims):
            found[str(row["article"])].append({k: v for k, v in row.items() if v not in (None, "")})  # a third shorter
        return found


def _with_notes(files: pd.DataFrame, notes: dict[str, list[str]]) -> pd.DataFrame:
    added = files["file"].map(lambda file: "; ".join(dict.fromkeys(notes.get(file, ()))))
    both = ["; ".join(m for m in pair if m) for pair in zip(files["message"], added, strict=True)]
    return files.assign(message=pd.array(both, dtype="string"))
