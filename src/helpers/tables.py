"""The tables of a set of parameters: articles → claims, as corrected → statements, relations and places.

    tables = Tables(parameters)
    tables.claims          # the claims that the parameters ask for
    tables.relations       # the pairs of their statements that bear on each other

Each table is a function of the parameters and of the files they name, is computed once, and is kept by content: what
an article says, with everything that its reading depends on, has one key, and so have the tables of a whole folder. A
result is therefore never different from that of a full run.
"""

from __future__ import annotations

import dataclasses
import os
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from helpers import conflicts
from helpers.cache import Cache, code_version, digest, digest_file, digest_files
from helpers.conflicts import Conflict, Side
from helpers.conflicts.together import side_names
from helpers.parameters.model import RULES, Parameters, parse
from helpers.parameters.validation import find_places, input_path, validate
from helpers.paths import corrections_path, project_root
from helpers.stages import EXTRACTION, INTAKE, PACKAGES, PINNED, READERS, Full, Progress, Spent, silent

if TYPE_CHECKING:  # that a run has nothing new is known without them, and they take seconds to import
    import pandas as pd

    from helpers.chain import Extracted
    from helpers.places.model import Place

READING = (
    *INTAKE,
    *EXTRACTION,
    "analysis/**/*",
    "corrections/**/*",
    "boundary.py",
    "chain.py",
    "collector.py",
    "choices.py",
    "batches.py",
    "extraction.py",
    "spool.py",
    "reading_by_model/**/*",
    "tables.py",
    "cache.py",
)
"""What in this package the tables depend on, besides the files that the parameters name."""
NAMES = (
    "articles",
    "paragraphs",
    "documents",
    "intake",
    "unread",
    "claims",
    "statements",
    "relations",
    "places",
    "corrections",
)
COMPARED = ("claims", "statements", "relations")  # what depends on which claims are compared with each other

TRIES = 3
"""How often files that change while they are read are read again."""


def own_cache() -> Cache:
    """Where this project keeps what it has read."""
    return Cache(project_root() / "data" / "processed" / "cache")


def reader_version() -> str:
    """What tells the rules that make the tables from any other version of them."""
    return code_version(READING, (*READERS, *PACKAGES))


class Tables:
    """The tables of these parameters, each computed when it is first asked for.

    `articles`, `paragraphs`, `intake`, `unread` and `corrections` are those of the whole folder. `claims`, `statements`, `relations` and
    `places` are what the parameters select of it: claims without a date are always kept, and a relation is kept where
    both its statements are. Claims below the parameters' `min_confidence`, and with `only_reviewed` those that nobody has
    looked at, are left out before anything is compared.

    `meanwhile` is what else whoever asks has to do, done while the first worker gets ready, where articles are read.
    """

    def __init__(
        self,
        parameters: Parameters,
        *,
        cache: Cache | None = None,
        progress: Progress = silent,
        meanwhile: Callable[[], object] | None = None,
    ) -> None:
        self.parameters = parameters
        self._cache = cache or own_cache()
        self._progress = progress
        self._meanwhile = meanwhile
        self.spent = Spent()
        """What their making took, where they are made and not kept."""

    @classmethod
    def of(cls, *, progress: Progress = silent, **values: object) -> Tables:
        """The tables of parameters given by name: `articles`, `conflict`, `focus_place`, `sides`, `date_from` …

        Raises ParametersError for an unknown name or an impossible value, with the nearest valid one.

        >>> Tables.of(focus_plaec="Kupiansk")
        Traceback (most recent call last):
        helpers.parameters.model.ParametersError: focus_plaec: there is no such parameter (did you mean focus_place?)
        """
        parameters = parse(Parameters, values)
        validate(parameters)
        return cls(parameters, progress=progress)

    @property
    def articles(self) -> pd.DataFrame:
        """schema.ARTICLES: one row an article that was read."""
        return self.full.articles

    @property
    def paragraphs(self) -> pd.DataFrame:
        """schema.PARAGRAPHS: what each stretch of an article is."""
        return self.full.paragraphs

    @property
    def documents(self) -> pd.DataFrame:
        """schema.DOCUMENTS: what each article is as a document."""
        return self.full.documents

    @property
    def intake(self) -> pd.DataFrame:
        """schema.INTAKE: what was done with each file, and why."""
        return self.full.intake

    @property
    def unread(self) -> pd.DataFrame:
        """schema.UNREAD: what of the articles no claims were read from, and why."""
        return self.full.unread

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

    @property
    def corrections(self) -> pd.DataFrame:
        """schema.CORRECTIONS: what people changed in the claims, and what came of it."""
        return self.full.corrections

    @cached_property
    def conflicts(self) -> dict[str, Conflict]:
        """The conflict profiles that the articles are read with, the one of most articles first; of two, one that has a profile."""
        known = conflicts.available()
        counts = self.articles["conflict"].value_counts()
        ids = sorted(counts.index, key=lambda i: (-counts[i], i not in known, i))
        return {i: conflicts.load(i) if i in known else self._without_profile(i) for i in ids}

    def _without_profile(self, conflict: str) -> Conflict:
        """What articles that no profile fits are read with: it has the places of the countries that they are about."""
        theirs = self.articles.loc[self.articles["conflict"] == conflict, "article"]
        claims = self.full.claims[self.full.claims["article"].isin(theirs)]
        found = self.full.places.loc[self.full.places["place_id"].isin(claims["place_id"]), "country"]
        ids = dict.fromkeys(i for field in ("side", "controller", "actor", "target") for i in claims[field])
        # no parties: nobody is known to be, or not to be, anybody's enemy
        sides = tuple(Side(i, name, party=False) for i, name in side_names(ids).items())
        return replace(conflicts.generic(), countries=tuple(sorted({*found} - {""})), sides=sides)

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
        before = self.key
        for _ in range(TRIES):
            full = self._analysed()
            after = self._content_key()
            if after == before:
                self.key = self._key_of(full, before)
                self._cache.store_frames("tables", self.key, vars(full))
                break
            before = after
            self.__dict__.pop("extracted", None)  # files changed while they were read: read them again
        self._cache.prune()
        return full

    def _key_of(self, full: Full, content: str) -> str:
        """The key of tables just made: one of their own where something failed, so that the next run tries again."""
        if not self.extracted.failed:
            return content
        from helpers.analysis.rows import records

        return digest(content, records(full.intake), records(full.unread))

    def _content_key(self) -> str:
        return digest(
            digest_files(input_path(self.parameters.articles)),
            digest_file(input_path(self.parameters.sources)) if self.parameters.sources else "",
            self.parameters.conflict,
            self.parameters.text_column,
            digest_files(project_root() / "data" / "raw" / "conflicts"),
            digest_file(corrections_path()),
            reader_version(),
            self._asked(),
        )

    def _asked(self) -> list[str]:
        """Which model is asked, where one is: its key is no part of it."""
        if self.parameters.reader == RULES:
            return []
        from helpers.reading_by_model.settings import read_settings

        settings = read_settings()
        return [self.parameters.reader, settings.name, settings.host]

    @cached_property
    def sure(self) -> Full:
        """All tables of the folder as if it held no claim that `min_confidence` or `only_reviewed` leaves out."""
        full, least, reviewed = self.full, self.parameters.min_confidence, self.parameters.only_reviewed
        if not least and not reviewed:
            return full
        key = digest(self.key, least, reviewed)
        kept = self._cache.load_frames("sure", key, COMPARED)
        if kept is None:
            from helpers.chain import compared
            from helpers.selection import is_taken

            claims = full.claims[is_taken(full.claims, self.parameters)].reset_index(drop=True)
            found = compared(dataclasses.replace(full, claims=claims), self.conflicts.values())
            kept = {name: getattr(found, name) for name in COMPARED}
            self._cache.store_frames("sure", key, kept)
        return dataclasses.replace(full, **kept)

    @cached_property
    def left_out(self) -> pd.DataFrame:
        """The claims that `min_confidence` and `only_reviewed` leave out of those that are asked for (schema.CLAIMS)."""
        from helpers.selection import asked_for, is_taken

        asked = asked_for(self.full.claims, self.full.places, self.parameters, self._focus)
        return self.full.claims[asked & ~is_taken(self.full.claims, self.parameters)]

    @cached_property
    def _focus(self) -> list[Place] | None:
        focus = self.parameters.focus_place
        return find_places(focus, self.conflicts.values()) if focus else None

    @cached_property
    def _selected(self) -> Full:
        from helpers.selection import select

        return Full(**select(vars(self.sure), self.parameters, self._focus))

    @cached_property
    def extracted(self) -> Extracted:
        """What the articles say, one by one: nothing compared, nothing selected."""
        from helpers.chain import extract

        return extract(
            self.parameters,
            cache=self._cache,
            progress=self._progress,
            spent=self.spent,
            meanwhile=self._meanwhile,
        )

    def _analysed(self) -> Full:
        from helpers.chain import analyse

        extracted = self.extracted
        with self.spent.timed("comparing", extracted.claims, "claim"):
            return analyse(extracted, progress=self._progress)
