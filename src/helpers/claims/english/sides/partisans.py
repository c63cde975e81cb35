"""Speakers of whom nothing is said, and whom their own words give away: "our boys threw them out", with one enemy named.

A first reading of an article listens to them; where one is found out, it is read again with his side.
"""

from collections import Counter
from dataclasses import dataclass, field

from spacy.tokens import Doc, Token

from helpers.basis import basis_of, because
from helpers.claims import lexicon
from helpers.claims.english.parsing import grammar
from helpers.claims.english.sides import nouns
from helpers.claims.english.sides.parties import ENEMY_WORDS, Parties, is_own
from helpers.claims.english.speech.attribution import Attribution
from helpers.claims.english.speech.sources import Source
from helpers.claims.names import Names

_HIS = frozenset({"his", "her"})
_DEEDS = frozenset(
    {"take", "hold", "oust", "advance", "push", "repel", "encircle", "withdraw", "kill", "destroy", "lose", "foothold"}
)
"""Frames of what only those who fight say of themselves."""


@dataclass
class Heard:
    """What a speaker said: whether as one who fights, and which parties he named how often."""

    fights: bool = False
    named: Counter[str] = field(default_factory=Counter)


def listen(doc: Doc, found: Attribution, parties: Parties, heard: dict[str, Heard]) -> None:
    """Take down what the speakers without a side say in a paragraph."""
    for token in doc:
        own = is_own(token) or token.lower_ in _HIS or token.lemma_.lower() in ENEMY_WORDS
        named = parties.mention_at(token)
        if not own and named is None:
            continue
        report = found.over(token)
        source = report.source if report is not None else None
        if source is None or not is_unknown(source):
            continue
        told = heard.setdefault(source.name, Heard())
        told.fights = told.fights or (own and _fights(token, parties))
        if named is not None and named.side in parties.names.parties and token.i == named.start:
            told.named[str(named.side)] += 1


def is_unknown(source: Source) -> bool:
    """Whether nothing in the words says whom a named speaker speaks for."""
    return bool(source.name) and basis_of(source.side) == "unknown" and not source.outlet and not source.evidence


def _fights(word: Token, parties: Parties) -> bool:
    """Whether "we", "our" or "the enemy" is a fighter's word: "our boys", "we hold", "the enemy"."""
    if not is_own(word) and word.lower_ not in _HIS:
        return True
    if word.dep_ == "poss":
        return nouns.kind(word.head, parties) == "force"
    frames = {reading.frame for reading in lexicon.predicates().get(grammar.lemma(word.head), ())}
    return word.lower_ == "we" and word.dep_ == "nsubj" and bool(frames & _DEEDS)


def sides_of(heard: dict[str, Heard], names: Names) -> dict[str, str]:
    """Speaker → the enemy of the one party that he named, where he spoke as one who fights."""
    found = {}
    for speaker, told in heard.items():
        if told.fights and len(told.named) == 1:
            (named,) = told.named
            side = names.enemy(named)
            if side and basis_of(side) != "usual_enemy":
                found[speaker] = because(side, "reviled")
    return found
