"""The words that introduce what somebody says, thinks or wants (`cues.csv`)."""

import csv
from collections import defaultdict
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

CONSTRUCTIONS = {
    "clause": "that …, whether …, or a bare clause: said he would go",
    "quote": "direct speech",
    "infinitive": "what the subject is to do: vowed to go",
    "raised": "what somebody or something seems to be or to do, to nobody who is named",
    "person": "somebody and what that one is to do: urged them to go",
    "object": "a noun: rejected the offer",
    "finding": "a noun, where a document is the subject: the poll shows a lead",
    "gerund": "denied going",
    "name": "somebody and what the subject calls him: called it a mistake",
    "as": "something and what the subject sees it as: described it as a mistake",
    "accusation": "somebody and what the subject holds of him: accused them of lying, praised them for going",
}
"""What `takes` may hold, beside prepositions before the noun that is said something of."""
POS = {"verb": ("VERB", "AUX"), "noun": ("NOUN", "PROPN"), "adjective": ("ADJ", "VERB"), "adverb": ("ADV",)}


@dataclass(frozen=True)
class Cue:
    """A word's constructions, each with its act; `particles` has those of phrasal verbs ("ruled out")."""

    takes: dict[str, str] = field(default_factory=dict)
    particles: dict[str, dict[str, str]] = field(default_factory=dict)


@cache
def cues(pos: str) -> dict[str, Cue]:
    """Lemma → Cue of one part of speech (a key of POS)."""
    found: dict[str, Cue] = defaultdict(Cue)
    for row in csv.DictReader(files(__package__).joinpath("cues.csv").read_text(encoding="utf-8").splitlines()):
        if row["pos"] != pos:
            continue
        cue = found[row["lemma"]]
        takes = cue.particles.setdefault(row["particle"], {}) if row["particle"] else cue.takes
        for construction in row["takes"].split():
            takes.setdefault(construction, row["act"])
    return dict(found)


@cache
def words(kind: str) -> frozenset[str]:
    """Lemmas of one kind in `words.csv`."""
    text = files(__package__).joinpath("words.csv").read_text(encoding="utf-8")
    return frozenset(row["word"] for row in csv.DictReader(text.splitlines()) if row["kind"] == kind)
