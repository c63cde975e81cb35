"""What weights are learned from: the annotated sets, told by their hashes beside the weights (`certainty.json`).

The hash of a set is that of its annotations, each a line of JSON with sorted keys, the lines sorted; of a set with splits,
of those that are learned from. An annotation names the SHA-256 of its text where that is not ours.
"""

import csv
import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from helpers.claims import certainty
from helpers.quality.corpus import lay_out
from helpers.quality.stories import twins

WEIGHTS = Path(__file__).resolve().parent.parent / "claims" / certainty.WEIGHTS
RECORD = WEIGHTS.with_suffix(".json")
LEARNED = {"invented": ("train", "tune"), "open": ("train",)}
"""Set with splits → those that weights are learned from. The licences of other openly licensed texts do not allow it."""
ASIDE = ("open", "tune")
"""Set and split that the confidence is calibrated on beside them: what rule makers don't read."""


class AnnotatedSet(NamedTuple):
    """Annotated articles as `evaluate` takes them. `fresh` ones are none that the rules were developed on from the first."""

    gold: Path | str
    articles: Path | str
    sources: Path | str
    name: str = ""
    fresh: bool = False


def annotated_sets(own: Path, texts: Path, folder: Path) -> list[AnnotatedSet]:
    """All that weights may be learned from: the project's gold, and the corpus by its splits, copied into a folder.

    Texts that are not ours lie in `texts`; without them their annotations are left out, and so are training texts whose
    story is in the test split.
    """
    found = [
        AnnotatedSet(f / "claims.jsonl", f / "articles", f / "sources.csv", name)
        for name, f in (("own", own), ("blind", own / "blind"))
    ]
    for name, splits in LEARNED.items():
        corpus, articles = own / name, texts if name == "open" else own / name / "articles"
        without = twins(corpus, articles, splits)
        if laid := lay_out(corpus, articles, splits, folder / name, without=without):
            found.append(AnnotatedSet(*laid, name, fresh=True))
    return found


def split_of(own: Path, name: str, texts: Path, split: str, folder: Path) -> AnnotatedSet | None:
    """A split of the corpus ("invented" or "open"), where its texts lie at hand."""
    articles = texts if name == "open" else own / name / "articles"
    laid = lay_out(own / name, articles, (split,), folder / f"{name}-{split}")
    return AnnotatedSet(*laid, f"{name} {split}") if laid else None


def write_record(sets: Sequence[AnnotatedSet], own: Path, *, weights: Path = WEIGHTS, path: Path = RECORD) -> None:
    """Write beside the weights what they were learned from, with its hashes and that of the weights themselves."""
    names = [s.name for s in sets]
    own_sets = fingerprints(own)
    told = [f for f in own_sets if f["set"] in names]
    here = {f["set"] for f in own_sets}
    told += [_fingerprint(str(s.name), _rows(Path(s.gold))) for s in sets if s.name not in here]
    record = {"weights": hashlib.sha256(weights.read_bytes()).hexdigest(), "sets": told}
    path.write_text(json.dumps(record, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def fingerprints(own: Path) -> list[dict[str, object]]:
    """Name, articles, claims and hash of each of the project's sets that weights are learned from, as they now are."""
    corpus, split = ASIDE
    aside = _fingerprint(" ".join(ASIDE), _of_splits(own / corpus, (split,)))
    return [*(_fingerprint(name, _learned_rows(own, name)) for name in ("own", "blind", *LEARNED)), aside]


def stale(own: Path, *, weights: Path = WEIGHTS, path: Path = RECORD) -> list[str]:
    """Why the weights are not those that the annotations at hand would give, in words; nothing where they are."""
    record = read_record(path)
    reasons = []
    if record["weights"] != hashlib.sha256(weights.read_bytes()).hexdigest():
        reasons.append(f"{weights.name} is not the table that {path.name} tells of")
    then = {s["set"]: s for s in record["sets"]}
    for now in fingerprints(own):
        before = then.get(now["set"])
        if before is None:
            reasons.append(f"the set {now['set']} was not at hand when the weights were learned")
        elif before["sha256"] != now["sha256"]:
            changed = f"{before['articles']} articles and {before['claims']} claims, now {now['articles']} and {now['claims']}"
            reasons.append(f"the set {now['set']} has changed since: then {changed}")
    return [*reasons, "`make model` learns them anew"] if reasons else []


def read_record(path: Path = RECORD) -> dict:
    """What the shipped weights were learned from."""
    return json.loads(path.read_text(encoding="utf-8"))


def _learned_rows(own: Path, name: str) -> Iterator[Mapping[str, object]]:
    if name not in LEARNED:
        return _rows(own / "claims.jsonl" if name == "own" else own / name / "claims.jsonl")
    return _of_splits(own / name, LEARNED[name])


def _of_splits(corpus: Path, splits: Collection[str]) -> Iterator[Mapping[str, object]]:
    with (corpus / "sources.csv").open(encoding="utf-8", newline="") as file:
        names = {row["file"] for row in csv.DictReader(file) if row["split"] in splits}
    return (row for row in _rows(corpus / "claims.jsonl") if row["article"] in names)


def _rows(path: Path) -> Iterator[Mapping[str, object]]:
    with path.open(encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())


def _fingerprint(name: str, rows: Iterable[Mapping[str, object]]) -> dict[str, object]:
    told = list(rows)
    lines = sorted(json.dumps(row, sort_keys=True, ensure_ascii=False) for row in told)
    claims = sum(bool(row.get("quote") or row.get("end")) for row in told)
    digest = hashlib.sha256("\n".join(lines).encode()).hexdigest()
    return {"set": name, "articles": len({row["article"] for row in told}), "claims": claims, "sha256": digest}
