"""What nouns tell beside a verb that only governs them: reported clashes, the loss of tanks, an attack one is accused of."""

from collections.abc import Iterator

from spacy.tokens import Token

from helpers.claims.english import grammar, nouns
from helpers.claims.english.frame import Proposition, SideOf, located, where_phrases
from helpers.claims.english.parties import Parties

LOSING = {"destruction", "downing", "shootdown", "sinking", "killing", "elimination"}
"""Nouns that tell of losses with what they are "of"."""
_SHOT_DOWN = {"downing", "shootdown"}
_CHARGING = {"accuse", "blame", "suspect", "convict"}
_GAINED = {"regained", "gained", "won"}


def no_control(noun: Token, parties: Parties, side: SideOf, speaker_side: str) -> Iterator[Proposition]:
    """There is no full control of X by them; there is no enemy control over X."""
    verb = noun.head
    if verb.lemma_ != "be" or not grammar.children(verb, "expl"):
        return
    places = located(noun, "of", "over", "in")
    who = parties.modifier_side(noun, speaker_side, 0, None)
    who = who or next((s for _, n in grammar.prepositions(noun, "by") if (s := side(n))), "")
    if who and places:
        yield Proposition(
            verb,
            "control",
            "noun:control",
            controller=who,
            about=places,
            extent=nouns.extent(noun, places[0][0], parties) or nouns.extent(noun, noun, parties),
            denied=grammar.negation(verb) is not None,
            modality=grammar.modality(verb),
            span=[noun],
        )


def reported_fighting(noun: Token) -> Iterator[Proposition]:
    """Reported clashes on the road to X."""
    about = [*located(noun, *nouns.LOCATIVE), *where_phrases(noun.head)]
    yield Proposition(noun, "presence", "noun:battle", about=about)


def losing(noun: Token, parties: Parties, side: SideOf, speaker_side: str) -> Iterator[Proposition]:
    """The destruction of four tanks near X, the downing of three drones over Y."""
    lost = [
        n for _, n in grammar.prepositions(noun, "of") if nouns.kind(nouns.core(n), parties) in ("force", "equipment")
    ]
    if not lost:
        return
    target = side(nouns.core(lost[0])) or side(lost[0])
    who = side(grammar.owner(noun)) or parties.names.enemy(target)
    if not who and not target and noun.lemma_ in _SHOT_DOWN and speaker_side in parties.names.parties:
        who = speaker_side  # a side tells of the drones that it has shot down, not of its own
    about = [*located(lost[0], *nouns.LOCATIVE), *located(noun, *(w for w in nouns.LOCATIVE if w != "of"))]
    if grammar.is_verb(noun.head):
        about += where_phrases(noun.head)
    yield Proposition(noun, "losses", "noun:losing", actor=who, target=target or parties.names.enemy(who), about=about)


def charged(noun: Token, side: SideOf) -> Iterator[Proposition]:
    """Accused the other side of a drone attack on X."""
    verb = noun.head.head
    accused = verb if verb.dep_ == "dobj" else next(iter(grammar.direct_objects(verb)), None)
    verb = verb.head if verb.dep_ == "dobj" else verb
    if verb.lemma_ not in _CHARGING or accused is None or not side(accused):
        return
    described = (noun, *grammar.children(noun, "compound", "amod"))
    if any("strike" in nouns.classes(n) for n in described):
        about = located(noun, *nouns.LOCATIVE, "on")
        yield Proposition(noun, "strike", "noun:charged", actor=side(accused), about=about)


def ground_gained(noun: Token, side: SideOf) -> Iterator[Proposition]:
    """ "Halted the enemy and regained ground around X": the parser takes the second verb for an adjective."""
    verb = noun.head
    gained = any(c.dep_ == "amod" and c.lower_ in _GAINED and c.i < noun.i for c in noun.children)
    who = side(grammar.subject(verb)) if gained and grammar.is_verb(verb) else ""
    if who:
        yield Proposition(noun, "advance", "noun:ground", actor=who, about=located(noun, *nouns.LOCATIVE))
