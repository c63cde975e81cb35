"""Whether the splits of the corpus share stories: texts that tell of one place on one day, or repeat each other.

A split by text is a split of stories only where no two of its texts tell the same. What is learned from a text tells of
its twin, so that a training text whose story is in the test split is left out of learning (`twins`); it is never the
test split that gives way.
"""

import csv
import json
import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

WORDS = 8
"""Words of a run that two texts may share."""
REPEATS = 0.2
"""Share of the runs of the shorter text from which two texts are near duplicates."""
_DAY = len("2025-11-20")


@dataclass(frozen=True, order=True)
class Shared:
    """Two texts of different splits, and what they share: (place, day) pairs of their claims, and a share of their words."""

    splits: tuple[str, str]
    texts: tuple[str, str]
    days: int
    words: float


def twins(corpus: Path, texts: Path, splits: Collection[str]) -> set[str]:
    """Texts of these splits of a corpus whose story is in its test split, too."""
    found: set[str] = set()
    for pair in shared(corpus, texts):
        if "test" in pair.splits:
            found |= {t for t, split in zip(pair.texts, pair.splits, strict=True) if split in splits}
    return found


def shared(corpus: Path, texts: Path) -> Iterator[Shared]:
    """The pairs of texts of different splits that tell the same story, by their annotations and their words.

    Args:
        corpus: folder with `claims.jsonl` and a `sources.csv` that has a column `split`.
        texts: folder of the texts; what is not there is compared by its annotations alone.
    """
    with (corpus / "sources.csv").open(encoding="utf-8", newline="") as file:
        split = {row["file"]: row["split"] for row in csv.DictReader(file)}
    with (corpus / "claims.jsonl").open(encoding="utf-8") as lines:
        told = _told(json.loads(line) for line in lines if line.strip())
    runs = {name: _runs(texts / name) for name in split}
    alike = _alike(told) | _alike(runs)
    for a, b in sorted(tuple(sorted(pair)) for pair in alike):
        if split.get(a, "") == split.get(b, ""):
            continue
        days = len(told.get(a, set()) & told.get(b, set()))
        words = len(runs[a] & runs[b]) / max(1, min(len(runs[a]), len(runs[b])))
        if days or words >= REPEATS:
            yield Shared((split[a], split[b]), (a, b), days, round(words, 2))


def describe(pairs: Iterable[Shared]) -> str:
    """How many pairs there are between each two splits, in words."""
    between: dict[tuple[str, ...], list[Shared]] = defaultdict(list)
    for pair in pairs:
        between[tuple(sorted(pair.splits))].append(pair)
    told = [
        f"{a} and {b}: {len(found)} pairs of texts tell of the same place and day"
        f", {sum(pair.words >= REPEATS for pair in found)} repeat each other"
        for (a, b), found in sorted(between.items())
    ]
    return "\n".join(told) or "no story is in two splits"


def _told(rows: Iterable[Mapping[str, object]]) -> dict[str, set[object]]:
    """Text → the places and days of its claims; a claim with alternatives has all of them."""
    told: dict[str, set[object]] = defaultdict(set)
    for row in rows:
        days = {d for c in ("event_date", "claim_date") for d in str(row.get(c) or "").split("|") if len(d) == _DAY}
        places = set(str(row.get("place") or "").split("|")) - {""}
        told[str(row["article"])] |= {(place, day) for place in places for day in days}
    return told


def _runs(path: Path) -> set[object]:
    if not path.is_file():
        return set()
    words = re.findall(r"\w+", path.read_text(encoding="utf-8", errors="replace").casefold())
    return {tuple(words[i : i + WORDS]) for i in range(len(words) - WORDS + 1)}


def _alike(told: Mapping[str, set[object]]) -> set[frozenset[str]]:
    """The pairs of texts that have anything in common."""
    where: dict[object, set[str]] = defaultdict(set)
    for text, things in told.items():
        for thing in things:
            where[thing].add(text)
    return {frozenset((a, b)) for texts in where.values() for a in texts for b in texts if a < b}
