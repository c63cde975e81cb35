"""Which conflict an article is about: by parameter, by its row in sources.csv, else by what its text shows together."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from helpers import boundary
from helpers.conflicts.checks import load
from helpers.conflicts.countries import Country, countries
from helpers.conflicts.groups import Group, groups
from helpers.conflicts.inferring import inferred
from helpers.conflicts.model import Conflict, ConflictError, Problem
from helpers.conflicts.naming import NameIndex
from helpers.conflicts.profile import COMMON, assemble, available, conflicts_folder, generic
from helpers.conflicts.sheets import hint
from helpers.conflicts.weighing import Verdict, weigh

if TYPE_CHECKING:  # the articles' readers take seconds to import
    from helpers.articles.model import Article

AUTO = "auto"
_SHOWN = 3
"""Sides by which a war is told that has no name."""


class Choice(NamedTuple):
    """A profile, and why.

    Attributes:
        basis: schema's conflict_basis: parameter, sources.csv, text, generic.
        reason: the reason in words; for the generic profile a warning that says what to do.
        evidence: the article's words that tell of the war, the most telling first.
        runner_up: the war that comes next by the article's words, with these words.
        named: all wars of which the article's words name a sign, not in passing.
        failed: whether the words could not be weighed, for a reason that lies in this program.
    """

    conflict: Conflict
    basis: str
    reason: str
    evidence: str = ""
    runner_up: str = ""
    named: tuple[str, ...] = ()
    failed: bool = False


@dataclass(frozen=True)
class _Library:
    """Every profile as far as it can be read, the generic one, states and groups, the index of names, and the strict loader."""

    conflicts: dict[str, Conflict]
    fallback: Conflict
    states: tuple[Country, ...]
    groups: tuple[Group, ...]
    names: NameIndex
    strict: Callable[[str], Conflict]


def choose(article: Article, *, wanted: str = AUTO, root: Path | None = None) -> Choice:
    """The conflict to read an article with.

    Args:
        article: its `conflict` field (from sources.csv), text and publication date are looked at, in this order.
        wanted: a profile's id, or "auto".
        root: the project, default the one that is found.

    Raises:
        ConflictError: where `wanted` is no profile, or the chosen profile has mistakes.
    """
    return chooser(wanted=wanted, root=root)(article)


def chooser(*, wanted: str = AUTO, root: Path | None = None, strict: bool = True) -> Callable[[Article], Choice]:
    """What chooses as `choose` does, for many articles: it looks only once whether the profiles have changed.

    Without `strict`, a profile with mistakes is chosen as far as it can be read: for articles that are not read with it.
    """
    root = conflicts_folder(root).parents[2]
    library = _library(root, _stamp(root))
    library = library if strict else replace(library, strict=library.conflicts.__getitem__)
    known = sorted(library.conflicts)
    if wanted != AUTO and wanted not in known:
        problem = Problem(conflicts_folder(root) / wanted, 0, f"no such conflict profile{hint(wanted, known)}")
        raise ConflictError(wanted, [problem])
    return partial(_choose, wanted=wanted, library=library, known=known)


def as_asked(wanted: str) -> Choice:
    """The conflict that a parameter asks for, whatever the article. Raises ConflictError."""
    return _asked(load(wanted))


def _asked(conflict: Conflict) -> Choice:
    return Choice(conflict, "parameter", f"{conflict.id}: asked for by the parameter")


def _choose(article: Article, *, wanted: str, library: _Library, known: list[str]) -> Choice:
    if wanted != AUTO:
        return _asked(library.strict(wanted))
    named = article.conflict.strip()
    for i in known:
        if named.casefold() in (i.casefold(), library.conflicts[i].name.casefold()):
            return Choice(library.strict(i), "sources.csv", f"{i}: its row in sources.csv says so")
    if named:
        message = f"sources.csv names conflict {named!r}, which has no profile{hint(named, known)}"
        return Choice(library.fallback, "generic", f"{message}; sides are told from grammar alone")
    try:
        found = weigh(article, library.conflicts, library.names, library.states, library.groups)
    except Exception as error:
        cause = boundary.unforeseen(article.article, error, "which war it is about could not be told")
        message = f"which war it is about could not be told, through an error of this program ({cause})"
        return Choice(library.fallback, "generic", f"{message}; sides are told from grammar alone", failed=True)
    if found.war:
        return _because(library.strict(found.war), "text", f"{found.war}: {found.why}", found)
    advice = "set its conflict in sources.csv, or --conflict, if it is about one of " + ", ".join(known)
    reason = f"{found.why}; sides are told from grammar alone ({advice})"
    return _because(library.fallback, "generic", reason, found)


def _because(conflict: Conflict, basis: str, reason: str, found: Verdict) -> Choice:
    return Choice(conflict, basis, reason, found.evidence, found.runner_up, found.named)


def another_war(article: Article, choice: Choice, wanted: Conflict) -> str:
    """What an article is about instead of the war that is wanted, in words; "" where it may be about that one.

    Args:
        choice: the war by the article's row in sources.csv and its words, as "auto" chooses.
    """
    if choice.basis in ("sources.csv", "text"):
        told = choice.basis == "text" and wanted.id in choice.named  # it tells of two wars, and the user says which
        return "" if told or choice.conflict.id == wanted.id else choice.conflict.id
    if named := article.conflict.strip():
        return named  # by its row in sources.csv
    sides = {side.side: side.name for side in inferred(article, choice.conflict).sides if side.party}
    if wanted.id in choice.named or not sides or sides.keys() & {side.side for side in wanted.sides}:
        return ""
    return f"a war without a profile ({', '.join(list(sides.values())[:_SHOWN])})"


def _stamp(root: Path) -> tuple[tuple[str, int, int], ...]:
    """What tells that no profile's file has changed: paths, times and sizes."""
    found = []
    for folder in os.scandir(conflicts_folder(root)):
        if folder.is_dir():
            found += [(f.path, f.stat().st_mtime_ns, f.stat().st_size) for f in os.scandir(folder) if f.is_file()]
    return tuple(sorted(found))


@lru_cache(maxsize=4)
def _library(root: Path, stamp: tuple[tuple[str, int, int], ...]) -> _Library:
    """All profiles of a project. `stamp` makes an edited one be read anew."""
    conflicts = {i: assemble(i, root) for i in available(root)}
    fallback = generic(root)
    common = conflicts_folder(root) / COMMON
    states, armed = countries(common), groups(common)
    names = NameIndex(conflicts, {a.actor for a in fallback.actors}, states, armed)
    return _Library(conflicts, fallback, states, armed, names, cache(partial(load, root=root)))
