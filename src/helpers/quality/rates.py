"""All figures of the corpus, and the documents that hold them: docs/error-rates.md, docs/model-card.md, reliability.csv.

    make rates

Learning sets are measured by cross-validation: each article is judged by models that have not seen it. What nobody reads
who works on the rules (the test splits, `unread`) is measured by the shipped models, by totals alone.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import reduce
from operator import add
from pathlib import Path
from tempfile import TemporaryDirectory

from helpers.claims.certainty import Models
from helpers.quality.certainty import Case, cases, fold_models, fold_of
from helpers.quality.comparing import GROUPS, STATED, Way, compared, grouped, in_words, ways
from helpers.quality.evaluate import Reading, read
from helpers.quality.measures import Measurement
from helpers.quality.reliability import CURVES, LEARNED, TEST, Curve, curve, write_curves
from helpers.quality.training import ASIDE, AnnotatedSet, annotated_sets, read_record, split_of, stale

type Ways = Mapping[str, Way]

UNSEEN = "test split and unread articles"
PRESS = "split tune: press of kinds that the rules were not written for"


@dataclass(frozen=True)
class Rates:
    """What was measured: set → its ways of reading, and the sets whose texts were not at hand."""

    sets: Mapping[str, Ways]
    missing: tuple[str, ...]

    def summed(self, *names: str) -> Ways:
        """The ways of some sets, added up; a set that was not at hand is left out."""
        found = [self.sets[name] for name in names if name in self.sets]
        return {way: reduce(add, (ways[way] for ways in found)) for way in found[0]} if found else {}

    @property
    def parts(self) -> dict[str, Ways]:
        """What is told by itself, by its heading."""
        learned = self.summed("own", "blind", "invented", "open")
        unseen = self.summed("open test", "invented test", "unread")
        parts = {LEARNED: learned, UNSEEN: unseen, PRESS: self.summed("open tune")}
        return {name: ways for name, ways in parts.items() if ways}

    @property
    def curves(self) -> dict[str, Curve]:
        """The reliability curves by what they were measured on, those of the notebook first."""
        today = date.today().isoformat()
        sets = {LEARNED: self.parts.get(LEARNED), TEST: self.summed("open test", "invented test")}
        sets |= {name: self.sets.get(name) for name in ("open test", "invented test", "unread", "open tune")}
        return {name: curve(ways[STATED].pairs, measured=today) for name, ways in sets.items() if ways}

    def blocks(self) -> dict[str, str]:
        """The blocks of the documents by their names."""
        told = {name: in_words(compared(ways), "way of reading") for name, ways in self.parts.items()}
        sides = {name: "\n\n".join(_groups(ways[STATED])) for name, ways in self.parts.items() if name != PRESS}
        return {
            "readings": _code(f"{name}\n\n{table}" for name, table in told.items()),
            "groups": _code(f"{name}\n\n{tables}" for name, tables in sides.items()),
            "unseen": _code([sides[UNSEEN]] if UNSEEN in sides else []),
            "reliability": _code([f"{name}: {found.describe()}" for name, found in self.curves.items()], between="\n"),
        }

    def describe(self) -> str:
        """Everything in words."""
        left_out = [f"left out, since its texts are not at hand: {name}" for name in self.missing]
        blocks = self.blocks()
        return "\n\n".join([*left_out, *(blocks[n].strip("`\n") for n in ("readings", "reliability", "groups"))])


def measure_rates(own: Path, texts: Path) -> Rates:
    """Read all annotated sets as found, and measure every way of reading them."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        learned = {s.name: (s.fresh, _read(s)) for s in annotated_sets(own, texts, folder)}
        unread = AnnotatedSet(
            own / "unread" / "claims.jsonl", own / "unread" / "articles", own / "unread" / "sources.csv"
        )
        others = {"unread": unread} | {
            f"{corpus} {split}": split_of(own, corpus, texts, split, folder)
            for corpus, split in (("open", "test"), ("invented", "test"), ASIDE)
        }
        unseen = {name: _read(found) for name, found in others.items() if found}
        models = _cross_validating(learned.values(), unseen.get(" ".join(ASIDE)))
        sets = {name: ways(reading, name=name, models=models) for name, (_, reading) in learned.items()}
        sets |= {name: ways(reading, name=name) for name, reading in unseen.items()}
    missing = [name for name in ("open", *others) if name not in sets]
    return Rates(sets, tuple(missing))


def write_rates(rates: Rates, root: Path) -> None:
    """Fill the documents' blocks and write reliability.csv.

    Raises:
        ValueError: texts of a set were not at hand: the documents would lose its figures.
    """
    from helpers.runs.readme import fill

    if rates.missing:
        raise ValueError(f"nothing is written: the texts of {', '.join(rates.missing)} are not at hand")
    blocks = rates.blocks()
    fill(root / "docs" / "error-rates.md", {name: blocks[name] for name in ("readings", "groups")})
    kept = {name: blocks[name] for name in ("unseen", "reliability")}
    fill(root / "docs" / "model-card.md", kept | {"data": training_data(root / "tests" / "gold")})
    write_curves(rates.curves, CURVES)


def training_data(own: Path) -> str:
    """What the shipped weights were learned from, as Markdown."""
    lines = ["| set | articles | claims | SHA-256 of its annotations |", "| --- | --- | --- | --- |"]
    lines += [f"| {s['set']} | {s['articles']} | {s['claims']} | `{s['sha256']}` |" for s in read_record()["sets"]]
    return "\n".join([*lines, *(f"\nStale: {reason}." for reason in stale(own))])


def _read(annotated: AnnotatedSet) -> Reading:
    return read(annotated.gold, annotated.articles, sources=annotated.sources, as_found=True)


def _cross_validating(learned: Iterable[tuple[bool, Reading]], aside: Reading | None) -> Callable[[str], Models]:
    """From an article of the learning sets to models that have not seen it; `aside` is what only calibrates them."""
    found: list[Case] = []
    for fresh, reading in learned:
        measured: Measurement = reading.measured()
        found += cases([measured], fresh=fresh)
    folds = fold_models(found, cases([aside.measured()]) if aside else ())
    return lambda article: folds[fold_of(article)]


def _groups(way: Way) -> Iterator[str]:
    for name, by in GROUPS.items():
        yield in_words(grouped(way, by), name)


def _code(parts: Iterable[str], *, between: str = "\n\n\n") -> str:
    return f"```\n{between.join(parts)}\n```"
