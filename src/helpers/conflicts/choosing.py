"""Which conflict an article is about: by parameter, by its row in sources.csv, else by the names in its text."""

from __future__ import annotations

import math
import os
import re
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, lru_cache, partial
from pathlib import Path
from typing import TYPE_CHECKING

from helpers.articles.hidden import readable
from helpers.conflicts.checks import load
from helpers.conflicts.model import Conflict, ConflictError, Problem
from helpers.conflicts.profile import assemble, available, conflicts_folder, generic
from helpers.conflicts.sheets import hint, read_sheet

if TYPE_CHECKING:  # the articles' readers take seconds to import
    from helpers.articles.model import Article

AUTO = "auto"
type Choice = tuple[Conflict, str, str]
"""A profile, why it was chosen (schema's conflict_basis), and the reason in words."""

_SIDE_WEIGHT, _NAME_WEIGHT = 1.0, 2.0
_ENOUGH = 3.0
"""Least sum of the weights of what a text names: one country's name alone tells nothing, two sides and a signal do."""
_WORD = re.compile(r"\w+(?:['’ʼ]\w+)*")
_CYRILLIC = "\u0400"
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CYRILLIC_ENDING = re.compile(
    "(?:ами|ями|ого|его|ому|ему|ыми|ими|ией|иям|иях|ою|ею|ію|ія|ії|ой|ей|ий|ый|ая|яя|ое|ее|ые|ие|ым|им|ом|ем|ах|ях"
    "|ам|ям|ия|ии|ию|[аяоеуюыиіїьй])$"
)


@dataclass(frozen=True)
class _Name:
    """A name's words after its first one, the name as written, and its weight in each conflict that has it."""

    rest: tuple[str, ...]
    text: str
    weights: dict[str, float]
    signals: frozenset[str]


@dataclass(frozen=True)
class _Names:
    """The names that begin with one word, by the words after it, and how many these can be, the most first."""

    names: dict[tuple[str, ...], _Name]
    lengths: tuple[int, ...]


@dataclass(frozen=True)
class _Library:
    """Every profile as far as it can be read, the generic one, the index of names, and the strict loader."""

    conflicts: dict[str, Conflict]
    fallback: Conflict
    names: dict[str, _Names]
    strict: Callable[[str], Conflict]


def choose(article: Article, *, wanted: str = AUTO, root: Path | None = None) -> Choice:
    """The conflict to read an article with.

    Args:
        article: its `conflict` field (from sources.csv), text and publication date are looked at, in this order.
        wanted: a profile's id, or "auto".
        root: the project, default the one that is found.

    Returns:
        The profile, why it (schema's conflict_basis: parameter, sources.csv, text, generic), and the reason in words;
        for the generic profile the words are a warning that says what to do.

    Raises:
        ConflictError: where `wanted` is no profile, or the chosen profile has mistakes.
    """
    return chooser(wanted=wanted, root=root)(article)


def chooser(*, wanted: str = AUTO, root: Path | None = None) -> Callable[[Article], Choice]:
    """What chooses as `choose` does, for many articles: it looks only once whether the profiles have changed."""
    root = conflicts_folder(root).parents[2]
    library = _library(root, _stamp(root))
    known = sorted(library.conflicts)
    if wanted != AUTO and wanted not in known:
        problem = Problem(conflicts_folder(root) / wanted, 0, f"no such conflict profile{hint(wanted, known)}")
        raise ConflictError(wanted, [problem])
    return partial(_choose, wanted=wanted, library=library, known=known)


def _choose(article: Article, *, wanted: str, library: _Library, known: list[str]) -> Choice:
    if wanted != AUTO:
        return library.strict(wanted), "parameter", f"{wanted}: asked for by the parameter"
    named = article.conflict.strip()
    for i in known:
        if named.casefold() in (i.casefold(), library.conflicts[i].name.casefold()):
            return library.strict(i), "sources.csv", f"{i}: its row in sources.csv says so"
    if named:
        message = f"sources.csv names conflict {named!r}, which has no profile{hint(named, known)}"
        return library.fallback, "generic", f"{message}; sides are told from grammar alone"
    found, why = _from_text(article, library)
    if found:
        return library.strict(found), "text", f"{found}: {why}"
    advice = "set its conflict in sources.csv, or --conflict, if it is about one of " + ", ".join(known)
    return library.fallback, "generic", f"{why}; sides are told from grammar alone ({advice})"


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
    return _Library(
        conflicts, fallback, _index(conflicts, {a.actor for a in fallback.actors}), cache(partial(load, root=root))
    )


def _from_text(article: Article, library: _Library) -> tuple[str, str]:
    """(id, why), or ("", why not). A name that several wars share counts for each of them by its share."""
    conflicts = library.conflicts
    published = article.published
    open_now = {i for i, c in conflicts.items() if _within(c, published)}
    body = [readable(article.text[p.start : p.end]) for p in article.body()] or [readable(article.text)]
    hits = _hits(body, library.names)
    base: dict[str, float] = defaultdict(float)
    score: dict[str, float] = defaultdict(float)
    anchored: set[str] = set()
    gains: dict[str, dict[str, float]] = defaultdict(dict)
    for name, count in hits.values():
        sharing = [i for i in name.weights if i in open_now]
        for i in sharing:
            base[i] += name.weights[i]
            gain = name.weights[i] * (1 + math.log(count)) / len(sharing)
            score[i] += gain
            gains[i][name.text] = gain
            if i in name.signals:
                anchored.add(i)
    if not published:
        for year in set(_YEAR.findall(" ".join(body))):
            sharing = [i for i in base if _within(conflicts[i], year)]
            for i in sharing:
                score[i] += 1 / len(sharing)
    fit = [i for i in base if i in anchored and base[i] >= _ENOUGH]
    if not fit:
        outside = {i: 0.0 for i in conflicts if i not in open_now}
        for name, _ in hits.values():
            for i in name.signals & outside.keys():
                outside[i] += name.weights[i]
        late = [i for i in sorted(outside, key=lambda i: -outside[i])[:1] if outside[i] >= _ENOUGH]
        why = "".join(f"; {i} is named, but {published} is outside {_span(conflicts[i])}" for i in late)
        return "", "the text names no war that has a profile" + why
    best = max(fit, key=lambda i: (round(score[i], 3), conflicts[i].start))
    named = ", ".join(sorted(gains[best], key=lambda text: -gains[best][text])[:4])
    when = f"published {published}, within {_span(conflicts[best])}" if published else "no publication date"
    others = [i for i in sorted(fit, key=lambda i: -score[i]) if i != best][:1]
    beaten = "".join(f"; next {i}, {score[i]:.1f} against {score[best]:.1f}" for i in others)
    return best, f"the text names {named} ({when}{beaten})"


def _hits(body: list[str], names: dict[str, _Names]) -> dict[tuple[str, ...], tuple[_Name, int]]:
    """Names found → how often; the longest at each word, left to right."""
    found: dict[tuple[str, ...], tuple[_Name, int]] = {}
    for text in body:
        words = [w if w[0] < _CYRILLIC else _stem(w) for w in _WORD.findall(text)]
        free = 0
        for at, word in enumerate(words):
            if word not in names or at < free:
                continue
            by_rest = names[word]
            for length in by_rest.lengths:
                if name := by_rest.names.get(tuple(words[at + 1 : at + 1 + length])):
                    key = (word, *name.rest)
                    found[key] = (name, found.get(key, (name, 0))[1] + 1)
                    free = at + len(key)
                    break
    return found


def _index(conflicts: dict[str, Conflict], shared: set[str]) -> dict[str, _Names]:
    """Names of all profiles by first word; `shared` actors tell no war from another."""
    weights: dict[tuple[str, ...], dict[str, float]] = defaultdict(dict)
    signals: dict[tuple[str, ...], set[str]] = defaultdict(set)
    texts: dict[tuple[str, ...], str] = {}

    def add(name: str, conflict_id: str, weight: float, *, signal: bool = False) -> None:
        words = tuple(_stem(w) for w in _WORD.findall(name))
        if words and (name != name.lower() or name[0] > _CYRILLIC):  # not "opposition", which any country has
            texts.setdefault(words, name)
            weights[words][conflict_id] = max(weight, weights[words].get(conflict_id, 0.0))
            if signal:
                signals[words].add(conflict_id)

    for i, conflict in conflicts.items():
        parties = [s for s in conflict.sides if s.party]
        for side in parties:
            for name in (*side.names, *side.demonyms):
                add(name, i, _SIDE_WEIGHT, signal=not conflict.signals)
        for actor in conflict.actors:
            if actor.actor not in shared and actor.kind != "outlet":
                for name in (actor.actor, *actor.aliases):
                    add(name, i, _NAME_WEIGHT)
        for name in (*conflict.signals, *_place_names(conflict.folder)):
            add(name, i, _NAME_WEIGHT, signal=True)
    index: dict[str, dict[tuple[str, ...], _Name]] = defaultdict(dict)
    for words, by_conflict in weights.items():
        index[words[0]][words[1:]] = _Name(words[1:], texts[words], by_conflict, frozenset(signals[words]))
    return {w: _Names(names, tuple(sorted({len(rest) for rest in names}, reverse=True))) for w, names in index.items()}


def _place_names(folder: Path) -> list[str]:
    """The canonical names of the profile's own places, where it has any."""
    path = folder / "places.csv"
    if not path.is_file():
        return []
    return [r["name"] for r in read_sheet(path, required=("name",), open_ended=True).rows if r["name"]]


def _stem(word: str) -> str:
    """A Cyrillic word without its case ending, roughly, and in small letters if long; any other word as it is."""
    if word[0] < _CYRILLIC or len(word) < 5:
        return word
    return _CYRILLIC_ENDING.sub("", word.lower())


def _within(conflict: Conflict, day: str) -> bool:
    """Whether a date, whole or only its year or month, can lie in the conflict's time; an unknown one can."""
    n = len(day)
    return (not conflict.start or conflict.start[:n] <= day or not n) and (not conflict.end or day <= conflict.end[:n])


def _span(conflict: Conflict) -> str:
    return f"{conflict.start or 'its beginning'} to {conflict.end or 'today'}"
