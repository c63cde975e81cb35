"""From a folder of files to all its tables: articles → claims → statements, relations and places."""

import dataclasses
import logging
from collections import defaultdict
from dataclasses import dataclass

import pandas as pd

from helpers import conflicts, corrections, schema
from helpers.analysis import containment, group_statements, relate_statements
from helpers.analysis.rows import records
from helpers.articles import articles_table, paragraphs_table, read_articles
from helpers.articles.model import Article
from helpers.cache import Cache, code_version, digest, digest_files
from helpers.claims import extract_claims
from helpers.conflicts import Conflict
from helpers.parameters.model import Parameters
from helpers.parameters.validation import input_path
from helpers.places import Gazetteer, locate, places_table
from helpers.stages import EXTRACTION, PACKAGES, Full, Progress

log = logging.getLogger(__name__)


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
    intake = read_articles(input_path(parameters.articles), sources=sources)
    notes: dict[str, list[str]] = defaultdict(list)
    profiles: dict[str, Conflict] = {}
    articles: list[Article] = []
    for article in intake.articles:
        conflict, basis, message = conflicts.choose(article, wanted=parameters.conflict)
        profiles[conflict.id] = conflict
        articles.append(dataclasses.replace(article, conflict=conflict.id, conflict_basis=basis))
        if basis == "generic":
            notes[article.file].append(f"no conflict profile: {message}")
    reader = _Reader(profiles, cache)
    rows = [row for article in progress(articles, len(articles)) for row in reader.claims(article, notes[article.file])]
    return Extracted(
        articles=articles_table(articles),
        paragraphs=paragraphs_table(articles),
        intake=_with_notes(intake.files, notes),
        claims=schema.frame(schema.CLAIMS, rows),
        profiles=profiles,
        gazetteers=reader.gazetteers,
        failed=reader.failed,
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

    def claims(self, article: Article, notes: list[str]) -> list[dict[str, object]]:
        """The article's claims as rows, on the map. An article that no extractor can read is noted, and stops no other."""
        key = digest(dataclasses.asdict(article), self._files[article.conflict], self._version)
        kept = self._cache.load_rows("claims", key)
        if kept is not None:
            return kept
        try:
            gazetteer = self.gazetteers[article.conflict]
            claims = locate(extract_claims(article, self._profiles[article.conflict], gazetteer), gazetteer)
        except Exception as error:
            log.warning("%s: no claims could be found", article.article, exc_info=True)
            self.failed |= not isinstance(error, ValueError)  # a ValueError says what the article lacks, for good
            notes.append(f"no claims could be found ({type(error).__name__}: {error})")
            return []
        rows = records(claims)
        self._cache.store_rows("claims", key, rows)
        return rows


def _with_notes(files: pd.DataFrame, notes: dict[str, list[str]]) -> pd.DataFrame:
    added = files["file"].map(lambda file: "; ".join(dict.fromkeys(notes.get(file, ()))))
    both = ["; ".join(m for m in pair if m) for pair in zip(files["message"], added, strict=True)]
    return files.assign(message=pd.array(both, dtype="string"))
