"""Verbs that tell by their object alone: put the number of dead at 17, named the villages as A, B and C."""

from collections.abc import Iterator

from helpers.claims.english.frames.frame import Proposition, SideOf, located, where_phrases
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Token
from helpers.claims.english.sides import nouns
from helpers.claims.english.sides.parties import Parties

_COUNTING = {"put", "place", "estimate", "give"}
_NAMING = {"name", "list", "identify"}
VERBS = _COUNTING | _NAMING
_AS = ("at", "as")


def told(verb: Token) -> Token | None:
    """The noun by which such a verb tells something; None for other verbs and objects."""
    if verb.lemma_ not in VERBS:
        return None
    if grammar.is_passive(verb) and (verb.lemma_ in _NAMING or grammar.agent(verb) is None):
        return None  # "put at 300 by the general" has somebody who says it
    for noun in grammar.children(verb, "dobj", "nsubjpass"):
        if verb.lemma_ in _NAMING and noun.tag_ == "NNS" and "settlement" in nouns.classes(noun) and _names(verb, noun):
            return noun
        if verb.lemma_ in _COUNTING and _of_dead(noun) and any(_is_number(n) for n in _given(verb, noun, _as(noun))):
            return noun
    return None


def propositions(noun: Token, parties: Parties, side: SideOf) -> Iterator[Proposition]:
    """The toll that an object gives, or the places of what was claimed before without their names."""
    verb = noun.head
    if told(verb) != noun:
        return
    if verb.lemma_ in _NAMING:
        named = [m for n in _names(verb, noun) for m in grammar.conjuncts(n)]
        yield Proposition(noun, "control", "noun:named", about=[named], span=[verb, *named])
        return
    number = next(n for n in _given(verb, noun, _as(noun)) if _is_number(n))
    theirs = verb.lemma_ == "give" and any(c.lower_ == "their" for c in noun.children)
    target = (
        ""
        if theirs or any(t.pos_ == "NOUN" and nouns.kind(t, parties) == "civilian" for t in verb.subtree)
        else side(nouns.core(noun))
    )
    about = [*located(noun, *nouns.LOCATIVE), *located(nouns.core(noun), *nouns.LOCATIVE), *where_phrases(verb)]
    yield Proposition(
        noun,
        "losses",
        "noun:losses",
        actor=parties.names.enemy(target),
        target=target,
        about=about,
        span=[verb, number],
    )


def _as(noun: Token) -> tuple[str, ...]:
    """What comes before the number: put the toll at 17, gave a toll of 17."""
    return (*_AS, "of") if noun.lemma_ == "toll" else _AS


def _is_number(noun: Token) -> bool:
    """Whether a number is given, alone or of whom: "at 17", "at 27 civilians"."""
    return noun.like_num or any(c.like_num for c in grammar.children(noun, "nummod"))


def _of_dead(noun: Token) -> bool:
    return "loss" in nouns.classes(noun) or any("loss" in nouns.classes(n) for _, n in grammar.prepositions(noun, "of"))


def _given(verb: Token, noun: Token, words: tuple[str, ...]) -> list[Token]:
    return [n for top in (verb, noun) for _, n in grammar.prepositions(top, *words)]


def _names(verb: Token, noun: Token) -> list[Token]:
    return [n for n in _given(verb, noun, ("as",)) if n.pos_ == "PROPN"]
