"""Encirclement told by a noun or an adjective: under siege, the ring has closed, broke the blockade, isolated."""

from collections.abc import Iterator

from helpers.claims import lexicon
from helpers.claims.english.frames.frame import Proposition, SideOf, located, where_phrases
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Token
from helpers.claims.english.sides import nouns
from helpers.claims.english.sides.parties import Parties

_BEING = {"be", "find", "remain", "end", "stay", "trap", "catch", "sit", "put", "leave"}
_LAYING = frozenset(lexicon.words("laying_siege"))
_ENDING = {"break", "lift", "end", "breach", "relieve", "raise"}


def under_siege(noun: Token, parties: Parties, side: SideOf, speaker_side: str) -> Iterator[Proposition]:
    """X is under siege; the advance put X under siege; three brigades are in a pocket."""
    top = noun.head.head
    if not grammar.is_verb(top):
        return
    objects = grammar.direct_objects(top)
    place = objects[0] if objects else grammar.subject(top)
    who = next((s for t in (noun, top) for _, n in grammar.prepositions(t, "by", "of") if (s := side(n))), "")
    who = who or (side(noun) if noun.head.lower_ == "under" else "")  # "under a government siege"
    if objects and not grammar.is_passive(top):
        who = who or side(grammar.subject(top))  # "has put the town under embargo"
    if noun.head.lower_ == "in" and top.lemma_ not in _BEING:
        return
    target = side(place) if nouns.kind(place, parties) == "force" or noun.head.lower_ == "in" else ""
    if target and not who:
        who = parties.names.enemy(target)
    surrounding = who or target or speaker_side in parties.names.parties
    if noun.head.lower_ == "in" and (not surrounding or nouns.kind(place, parties) not in ("force", "place", "part")):
        return
    if place is not None:
        yield Proposition(
            top,
            "encirclement",
            "noun:under_siege",
            actor=who,
            target=target,
            about=[grammar.conjuncts(place), *where_phrases(top), *located(noun, *nouns.LOCATIVE)],
            modality=grammar.modality(top),
            denied=grammar.negation(top) is not None,
        )


def siege(noun: Token, parties: Parties, side: SideOf, speaker_side: str) -> Iterator[Proposition]:
    """The encirclement of X is complete; the ring has closed; there is no encirclement."""
    verb = noun.head
    there = verb.lemma_ == "be" and bool(grammar.children(verb, "expl"))
    done = verb.lemma_ in lexicon.words("siege_told")
    done = done or any(c.lemma_ in ("complete", "closed", "tight", "over") for c in grammar.children(verb, "acomp"))
    inner = [n for _, n in grammar.prepositions(noun, "of", "around", "at", "in")]
    none = there and any(c.lower_ == "no" for c in noun.children)
    if not (there or done) or not (inner or none):
        return
    target = next((s for n in inner if nouns.kind(n, parties) == "force" and (s := side(n))), "")
    denied = grammar.negation(verb) is not None or any(c.lower_ == "no" for c in noun.children)
    ended = verb.lemma_ in ("lift", "break")
    actor = parties.names.enemy(target) or side(noun)
    if not actor and speaker_side in parties.names.parties and verb.lemma_ not in lexicon.words("siege_lasting"):
        actor = parties.names.enemy(speaker_side) if denied or ended else speaker_side
    yield Proposition(
        verb,
        "encirclement",
        "noun:siege",
        actor=actor,
        target=target,
        about=[grammar.conjuncts(n) for n in inner] + [g for n in inner for g in where_phrases(n)],
        denied=denied != ended,
        modality=grammar.modality(verb),
        span=[noun],
    )


def siege_laid(noun: Token, parties: Parties, side: SideOf, speaker_side: str) -> Iterator[Proposition]:
    """Laid siege to X; has imposed a blockade on X; broke the siege of X, which denies that it goes on."""
    verb = noun.head
    ended = verb.lemma_ in _ENDING
    if not ended and verb.lemma_ not in _LAYING:
        return
    who = side(grammar.subject(verb))
    places = located(noun, "of", "on", "to", "around", "at") + located(verb, "on", "to", "around")
    if not who or not (places or ended):
        return
    yield Proposition(
        verb,
        "encirclement",
        "noun:siege_laid",
        actor=(side(noun) or parties.names.enemy(who)) if ended else who,
        about=[*places, *where_phrases(verb)],
        denied=ended != (grammar.negation(verb) is not None),
        modality=grammar.modality(verb),
        span=[noun],
    )


def encircled(adjective: Token, parties: Parties, side: SideOf, speaker_side: str) -> Iterator[Proposition]:
    """Their forces in the city are isolated."""
    if adjective.dep_ not in ("acomp", "attr", "oprd", "conj"):
        return
    subject = grammar.subject(adjective.head)
    target = side(subject)
    kind = nouns.kind(subject, parties)
    if (
        subject is not None
        and kind in ("place", "part")
        and adjective.lower_ in ("encircled", "surrounded", "besieged")
    ):
        denied = grammar.negation(adjective.head) is not None
        actor = side(grammar.agent(adjective)) or (
            (parties.names.enemy(speaker_side) if denied else speaker_side)
            if speaker_side in parties.names.parties
            else ""
        )
        yield Proposition(
            adjective,
            "encirclement",
            "adjective:encircled",
            actor=actor,
            about=[grammar.conjuncts(subject)],
            denied=denied,
            span=[subject],
        )
        return
    if subject is not None and (target or kind == "force"):
        yield Proposition(
            adjective,
            "encirclement",
            "adjective:encircled",
            actor=parties.names.enemy(target),
            target=target,
            about=where_phrases(subject),
            span=[subject],
        )
