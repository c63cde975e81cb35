"""The word lists that the rules read, kept as CSV so that a linguist can edit them without touching code."""

import csv
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Predicate:
    """What a verb says about the front: the claim type, and the frame that tells who is who (see frames)."""

    lemma: str
    particle: str
    type: str
    frame: str


@cache
def _rows(name: str) -> list[dict[str, str]]:
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def predicates() -> dict[str, tuple[Predicate, ...]]:
    """Verb lemma → its readings, those with a particle first."""
    found = defaultdict(list)
    for row in _rows("predicates.csv"):
        found[row["lemma"]].append(Predicate(row["lemma"], row["particle"], row["type"], row["frame"]))
    return {lemma: tuple(sorted(rows, key=lambda p: not p.particle)) for lemma, rows in found.items()}


@dataclass(frozen=True)
class Idiom:
    """A verb and the word with which it means more than either: the claim's type, and who plays which part (see frames.idioms).

    `at` is where the word stands: object, complement, a preposition, or "" for the subject; `words` are lemmas, or kinds
    of nouns ("@place"); none where the verb alone is meant.
    """

    lemma: str
    particle: str
    at: str
    words: frozenset[str]
    type: str
    subject: str
    object: str


@cache
def idioms() -> dict[str, tuple[Idiom, ...]]:
    """Verb lemma → the idioms that it makes, those with a particle first."""
    found = defaultdict(list)
    for row in _rows("idioms.csv"):
        words = frozenset(row["words"].split())
        found[row["lemma"]].append(Idiom(**{**row, "words": words}))  # type: ignore[arg-type]
    return {lemma: tuple(sorted(rows, key=lambda i: not i.particle)) for lemma, rows in found.items()}


@cache
def noun_classes() -> dict[str, frozenset[str]]:
    """Noun lemma → the classes it belongs to (settlement, site, force, strike …)."""
    found = defaultdict(set)
    for row in _rows("nouns.csv"):
        found[row["lemma"]].add(row["class"])
    return {lemma: frozenset(classes) for lemma, classes in found.items()}


@cache
def reporting() -> dict[str, dict[str, str]]:
    """Reporting verb lemma → {construction: act}, constructions being clause, quote, object, infinitive, quoted."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for row in _rows("reporting.csv"):
        for construction in row["takes"].split():
            found[row["lemma"]].setdefault(construction, row["act"])
    return dict(found)


@cache
def words(name: str) -> dict[str, str]:
    """A small word list of modes.csv: word → value, for one kind (modal, intent, attempt, factual, negator …)."""
    return {row["word"]: row["value"] for row in _rows("modes.csv") if row["kind"] == name}


@cache
def roles() -> tuple[tuple[str, str], ...]:
    """(words, role) pairs, longest words first."""
    rows = [(row["words"], row["role"]) for row in _rows("roles.csv")]
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


@dataclass(frozen=True)
class StandIn:
    """A word that the English parser reads in another's stead, and the words before which it does.

    `before` is "" (any but "control", which nobody captures), "Name" (a capitalised word), or the words themselves.
    """

    word: str
    before: str

    def fits(self, after: str) -> bool:
        """Whether the word stands in before this one."""
        if self.before == "Name":
            return after[:1].isupper()
        return after in self.before.split() if self.before else after != "control"


@cache
def stand_ins() -> dict[str, tuple[StandIn, ...]]:
    """Word → what the English parser reads instead, and takes for the same construction (stand_ins.csv)."""
    found = defaultdict(list)
    for row in _rows("stand_ins.csv"):
        found[row["word"]].append(StandIn(row["stand_in"], row["before"]))
    return {word: tuple(rows) for word, rows in found.items()}


@cache
def where_values(kind: str) -> dict[str, str]:
    """A word list of where.csv, about places: word → value, for one kind (compass, preposition, count …)."""
    return {row["word"]: row["value"] for row in _rows("where.csv") if row["kind"] == kind}


@cache
def place_words() -> dict[str, frozenset[str]]:
    """Word that stands beside places' names → what it is: kinds of where.csv, and classes of nouns.csv."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in _rows("where.csv"):
        found[row["word"]].add(row["kind"])
    for lemma, classes in noun_classes().items():
        found[lemma] |= classes
    return {word: frozenset(kinds) for word, kinds in found.items()}


@cache
def where(kind: str) -> frozenset[str]:
    """The words of one kind of where.csv."""
    return frozenset(where_values(kind))
