"""Which conflict an article is about: by parameter, by its row in sources.csv, else by the names in its text."""

import math
import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from helpers.articles.model import Article
from helpers.conflicts.checks import load
from helpers.conflicts.model import Conflict, ConflictError, Problem
from helpers.conflicts.profile import assemble, available, conflicts_folder, generic
from helpers.conflicts.sheets import hint, read_sheet

AUTO = "auto"

_SIDE_WEIGHT, _NAME_WEIGHT = 1.0, 2.0
_ENOUGH = 3.0
"""Least sum of the weights of what a text names: one country's name alone tells nothing, two sides and a signal do."""
_WORD = re.compile(r"\w+(?:['’ʼ]\w+)*")
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


def choose(article: Article, *, wanted: str = AUTO, root: Path | None = None) -> tuple[Conflict, str, str]:
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
    known = available(root)
    if wanted != AUTO:
        if wanted not in known:
            problem = Problem(conflicts_folder(root) / wanted, 0, f"no such conflict profile{hint(wanted, known)}")
            raise ConflictError(wanted, [problem])
        return _loaded(wanted, root), "parameter", f"{wanted}: asked for by the parameter"
    named = article.conflict.strip()
    if named in known:
        return _loaded(named, root), "sources.csv", f"{named}: its row in sources.csv says so"
    if named:
        message = f"sources.csv names conflict {named!r}, which has no profile{hint(named, known)}"
        return _fallback(root), "generic", f"{message}; sides are told from grammar alone"
    found, why = _from_text(article, root)
    if found:
        return _loaded(found, root), "text", f"{found}: {why}"
    advice = "set its conflict in sources.csv, or --conflict, if it is about one of " + ", ".join(known)
    return _fallback(root), "generic", f"{why}; sides are told from grammar alone ({advice})"


def _loaded(conflict_id: str, root: Path | None) -> Conflict:
    return _load(conflict_id, conflicts_folder(root).parents[2], _stamp(root))


def _fallback(root: Path | None) -> Conflict:
    return _generic(conflicts_folder(root).parents[2], _stamp(root))


@lru_cache(maxsize=4)
def _generic(root: Path, stamp: tuple) -> Conflict:
    return generic(root)


@lru_cache(maxsize=64)
def _load(conflict_id: str, root: Path, stamp: tuple) -> Conflict:
    return load(conflict_id, root=root)


def _stamp(root: Path | None) -> tuple:
    """What tells that no profile's file has changed: paths, times and sizes."""
    files = sorted(conflicts_folder(root).glob("*/*.csv"))
    return tuple((str(f), s.st_mtime_ns, s.st_size) for f in files for s in [f.stat()])


def _from_text(article: Article, root: Path | None) -> tuple[str, str]:
    """(id, why), or ("", why not). A name that several wars share counts for each of them by its share."""
    names, conflicts = _index(conflicts_folder(root).parents[2], _stamp(root))
    published = article.published
    open_now = {i for i, c in conflicts.items() if _within(c, published)}
    body = [article.text[p.start : p.end] for p in article.body()] or [article.text]
    hits = _hits(body, names)
    base, score, anchored = Counter(), Counter(), set()
    gains: dict[str, Counter] = defaultdict(Counter)
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
        outside = Counter({i: 0.0 for i in conflicts if i not in open_now})
        for name, _ in hits.values():
            outside.update({i: name.weights[i] for i in name.signals if i in outside})
        late = [i for i, weight in outside.most_common(1) if weight >= _ENOUGH]
        why = "".join(f"; {i} is named, but {published} is outside {_span(conflicts[i])}" for i in late)
        return "", "the text names no war that has a profile" + why
    best = max(fit, key=lambda i: (round(score[i], 3), conflicts[i].start))
    named = ", ".join(text for text, _ in gains[best].most_common(4))
    when = f"published {published}, within {_span(conflicts[best])}" if published else "no publication date"
    others = [i for i in sorted(fit, key=lambda i: -score[i]) if i != best][:1]
    beaten = "".join(f"; next {i}, {score[i]:.1f} against {score[best]:.1f}" for i in others)
    return best, f"the text names {named} ({when}{beaten})"


def _hits(body: list[str], names: dict[str, tuple[_Name, ...]]) -> dict[tuple[str, ...], tuple[_Name, int]]:
    """Names found → how often; the longest at each word, left to right."""
    found: dict[tuple[str, ...], tuple[_Name, int]] = {}
    for text in body:
        words = [_stem(w) for w in _WORD.findall(text)]
        at = 0
        while at < len(words):
            step = 1
            for name in names.get(words[at], ()):
                end = at + 1 + len(name.rest)
                if tuple(words[at + 1 : end]) == name.rest:
                    key = (words[at], *name.rest)
                    found[key] = (name, found.get(key, (name, 0))[1] + 1)
                    step = end - at
                    break
            at += step
    return found


@lru_cache(maxsize=4)
def _index(root: Path, stamp: tuple) -> tuple[dict[str, tuple[_Name, ...]], dict[str, Conflict]]:
    """Names of all profiles by first word, longest first. `stamp` makes an edited profile be read anew."""
    conflicts = {i: assemble(i, root) for i in available(root)}
    shared = {a.actor for a in generic(root).actors}
    weights: dict[tuple[str, ...], dict[str, float]] = defaultdict(dict)
    signals: dict[tuple[str, ...], set[str]] = defaultdict(set)
    texts: dict[tuple[str, ...], str] = {}

    def add(name: str, conflict_id: str, weight: float, *, signal: bool = False) -> None:
        words = tuple(_stem(w) for w in _WORD.findall(name))
        if words and name != name.lower():
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
    index: dict[str, list[_Name]] = defaultdict(list)
    for words, by_conflict in weights.items():
        name = _Name(words[1:], texts[words], by_conflict, frozenset(signals[words]))
        index[words[0]].append(name)
    return {w: tuple(sorted(rows, key=lambda n: -len(n.rest))) for w, rows in index.items()}, conflicts


def _place_names(folder: Path) -> list[str]:
    """The canonical names of the profile's own places, where it has any."""
    path = folder / "places.csv"
    if not path.is_file():
        return []
    return [r["name"] for r in read_sheet(path, required=("name",), open_ended=True).rows if r["name"]]


def _stem(word: str) -> str:
    """A Cyrillic word without its case ending, roughly; any other word as it is."""
    return _CYRILLIC_ENDING.sub("", word) if len(word) >= 5 and word[0] > "\u0400" else word


def _within(conflict: Conflict, day: str) -> bool:
    """Whether a date, whole or only its year or month, can lie in the conflict's time; an unknown one can."""
    n = len(day)
    return (not conflict.start or conflict.start[:n] <= day or not n) and (not conflict.end or day <= conflict.end[:n])


def _span(conflict: Conflict) -> str:
    return f"{conflict.start or 'its beginning'} to {conflict.end or 'today'}"
