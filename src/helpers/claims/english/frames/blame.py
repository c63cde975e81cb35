"""Whose a blow was: responsible for the attack, behind the attack, an attack that somebody claimed."""

from collections.abc import Iterator

from helpers.claims.english.frames.frame import Proposition, SideOf, located
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Token
from helpers.claims.english.sides import nouns
from helpers.claims.records import OWNED_UP

ADJECTIVES = ("responsible", "liable", "answerable")


def responsible(adjective: Token, side: SideOf) -> Iterator[Proposition]:
    """X was responsible for the attack on Y, for the deaths of a hundred people."""
    verb = adjective.head
    for _, noun in grammar.prepositions(adjective, "for"):
        yield from _done_by(verb, noun, side, adjective)


def behind(noun: Token, side: SideOf) -> Iterator[Proposition]:
    """X was behind the attack on Y; accused X of being behind it."""
    verb = noun.head.head
    if verb.lemma_ in ("be", "stand"):
        yield from _done_by(verb, noun, side, noun.head)


def claimed(noun: Token, side: SideOf) -> Iterator[Proposition]:
    """The attack was claimed by X: X's own words, whoever passes them on."""
    who = side(grammar.agent(noun.head))
    if who:
        about = located(noun, *nouns.LOCATIVE, "on")
        yield Proposition(noun.head, "strike", OWNED_UP, actor=who, about=about, span=[noun])


def _done_by(verb: Token, noun: Token, side: SideOf, word: Token) -> Iterator[Proposition]:
    """What somebody is said to have done: a blow, or the deaths that it cost."""
    who, classes = side(grammar.subject(verb)), nouns.classes(noun)
    kind = "strike" if classes & {"strike", "attack"} else "losses" if "loss" in classes else ""
    if not who or not kind or grammar.modality(verb):
        return
    about = located(noun, *nouns.LOCATIVE, "on")
    denied = grammar.negation(verb) is not None
    yield Proposition(verb, kind, "noun:charged", actor=who, about=about, denied=denied, span=[word, noun])
