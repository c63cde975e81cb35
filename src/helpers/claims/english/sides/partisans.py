"""Speakers of whom nothing is said, and whom their own words give away: "our boys threw them out", with one enemy named.

A first reading of an article listens to them; where one is found out, it is read again with his side.
"""

from collections import Counter
from dataclasses import dataclass, field

from helpers.basis import basis_of, because
from helpers.claims import lexicon
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Doc, Token
from helpers.claims.english.sides import nouns
from helpers.claims.english.sides.parties import ENEMY_WORDS, Parties, is_own
from helpers.claims.english.speech.attribution import Attribution
from helpers.claims.names import Names
from helpers.claims.sources import Source

_HIS = frozenset({"his", "her"})
_DEEDS = frozenset(
    {"take", "hold", "oust", "advance", "push", "repel", "encircle", "withdraw", "kill", "destroy", "lose", "foothold"}
)
"""Frames of what only those who fight say of themselves."""


@dataclass
class Heard:
    """What a speaker said: whether as one who fights, which parties he named, and which how often then or for what they did."""

    fights: bool = False
    mentioned: set[str] = field(default_factory=set)
    named: Counter[str] = field(default_factory=Counter)


def listen(doc: Doc, found: Attribution, parties: Parties, heard: dict[str, Heard]) -> None:
    """Take down what the speakers without a side say in a paragraph.

    Whose soldiers died, anybody may tell: a party counts that is named where the speaker speaks as one who fights, or that
    did something.
    """
    for sentence in doc.sents:
        fighting = {name for token in sentence if _fights(token, parties) and (name := _teller(token, found))}
        for name in fighting:
            heard.setdefault(name, Heard()).fights = True
        for token in sentence:
            named = parties.mention_at(token)
            if named is None or named.side not in parties.names.parties or token.i != named.start:
                continue
            name = _teller(token, found)
            if name:
                heard.setdefault(name, Heard()).mentioned.add(str(named.side))
            if name and (name in fighting or _does(token)):
                heard.setdefault(name, Heard()).named[str(named.side)] += 1


def _does(named: Token) -> bool:
    """Whether a party is named as one whose forces take, hold, enter or leave something."""
    noun = named
    while noun.dep_ in ("compound", "amod", "poss", "nmod") and noun.head != noun:
        noun = noun.head
    frames = {reading.frame for reading in lexicon.predicates().get(grammar.lemma(noun.head), ())}
    return noun.dep_ == "nsubj" and bool(frames & _DEEDS)


def _teller(token: Token, found: Attribution) -> str:
    """The speaker without a side whose words hold a token; "" where there is none."""
    report = found.over(token)
    source = report.source if report is not None else None
    return source.name if source is not None and is_unknown(source) else ""


def is_unknown(source: Source) -> bool:
    """Whether nothing in the words says whom a named speaker speaks for."""
    return bool(source.name) and basis_of(source.side) == "unknown" and not source.outlet and not source.evidence


def _fights(word: Token, parties: Parties) -> bool:
    """Whether "we", "our" or "the enemy" is a fighter's word: "our boys", "we hold", "the enemy"."""
    if word.lemma_.lower() in ENEMY_WORDS:
        return True
    if not is_own(word) and word.lower_ not in _HIS:
        return False
    if word.dep_ == "poss":
        return nouns.kind(word.head, parties) == "force"
    frames = {reading.frame for reading in lexicon.predicates().get(grammar.lemma(word.head), ())}
    return word.lower_ == "we" and word.dep_ == "nsubj" and bool(frames & _DEEDS)


def sides_of(heard: dict[str, Heard], names: Names) -> dict[str, str]:
    """Speaker → the enemy of the one party that he named, where he spoke as one who fights."""
    found = {}
    for speaker, told in heard.items():
        if told.fights and len(told.named) == len(told.mentioned) == 1:
            (named,) = told.named
            side = names.enemy(named)
            if side and basis_of(side) != "usual_enemy":
                found[speaker] = because(side, "reviled")
    return found
