"""Who gains, holds, loses or is driven from a place.

Each function is one frame of predicates.csv: given a verb of that frame it returns the proposition that the verb makes
with its subject, objects and phrases, or None where they do not fit.
"""

from spacy.tokens import Token

from helpers.claims.english import grammar, nouns
from helpers.claims.english.frame import (
    Proposition,
    SideOf,
    actor_of,
    control_verb,
    controller_of,
    where_phrases,
)
from helpers.claims.english.parties import Parties


def take(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Capture, seize, liberate …: the subject gains the object, where the object is a place."""
    objects = grammar.direct_objects(verb)
    if not objects:
        return None
    kind = nouns.kind(objects[0], parties)
    if kind == "control":
        return control_verb(verb, objects[0], parties, side, speaker_side)
    if verb.lemma_ == "restore":
        if objects[0].lemma_ not in ("security", "order", "authority"):
            return None
        order = objects[0]
        objects = [
            m
            for o in (verb, order)
            for _, n in grammar.prepositions(o, "to", "in", "over")
            for m in grammar.conjuncts(n)
        ]
        kind = nouns.kind(objects[0], parties) if objects else ""
    if verb.lemma_ == "win":
        if "battle" not in nouns.classes(objects[0]):
            return None
        objects = [n for _, n in grammar.prepositions(objects[0], "for", "at", "of", "in")]
        kind = nouns.kind(objects[0], parties) if objects else ""
    if kind not in ("place", "part"):
        return None
    who, subject = actor_of(verb, side)
    if subject is None and not who and not grammar.is_passive(verb):
        return None
    if subject is not None and not who and nouns.kind(subject, parties) not in ("force", "", "equipment"):
        return None
    del speaker_side
    return Proposition(
        verb,
        "control",
        "",
        controller=who,
        about=where_phrases(verb, objects),
        extent=nouns.extent(verb, objects[0], parties),
    )


def hold(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    objects = grammar.direct_objects(verb)
    if not objects:
        return None
    kind = nouns.kind(objects[0], parties)
    if kind == "control":
        return control_verb(verb, objects[0], parties, side, speaker_side)
    if kind not in ("place", "part"):
        return None
    who, _ = actor_of(verb, side)
    if not who:
        return None
    return Proposition(
        verb,
        "control",
        "",
        controller=who,
        about=where_phrases(verb, objects),
        extent=nouns.extent(verb, objects[0], parties),
    )


def fall(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    place = grammar.subject(verb)
    if place is None or nouns.kind(place, parties) not in ("place", "part"):
        return None
    who = ""
    for _, noun in grammar.prepositions(verb, "to", "under", "into"):
        if noun.lemma_ in ("control", "hand", "rule", "occupation"):
            who = controller_of(noun, parties, side, speaker_side)
        else:
            who = who or side(noun)
    if verb.lemma_ == "pass" and not who:
        return None
    if (
        verb.lemma_ == "fall"
        and not who
        and any(True for _ in grammar.prepositions(verb, "within", "on", "in", "from", "by"))
    ):
        return None
    return Proposition(
        verb,
        "control",
        "",
        controller=who,
        about=where_phrases(verb, grammar.conjuncts(place)),
        extent=nouns.extent(verb, place, parties),
    )


def lose(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """The subject loses or hands over the object, a place: the other side gains it."""
    objects = grammar.direct_objects(verb)
    if not objects:
        return None
    kind = nouns.kind(objects[0], parties)
    who, _ = actor_of(verb, side)
    if kind == "control":
        return control_verb(verb, objects[0], parties, side, speaker_side)
    if kind not in ("place", "part") and not (
        objects[0].lemma_ in ("position", "ground", "territory") and verb.lemma_ == "lose"
    ):
        return None
    gained = ""
    for prep in verb.subtree:
        if prep.lower_ == "to" and prep.dep_ in ("prep", "dative") and not gained:
            gained = next((s for n in grammar.children(prep, "pobj") if (s := side(n))), "")
    return Proposition(
        verb,
        "control",
        "",
        controller=gained or parties.names.enemy(who),
        about=where_phrases(verb, objects),
        extent=nouns.extent(verb, objects[0], parties) or ("partial" if objects[0].lemma_ == "position" else ""),
    )


def oust(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Forces are removed from a place for good: a denial that their side holds it."""
    objects = grammar.direct_objects(verb)
    if not objects or nouns.kind(objects[0], parties) not in ("force", "presence"):
        return None
    places = [
        grammar.conjuncts(n)
        for p, n in grammar.prepositions(verb, "from", "in", "of")
        if nouns.kind(n, parties) in ("place", "part")
    ]
    if not places:
        return None
    loser = side(objects[0]) or (parties.names.enemy(speaker_side) if speaker_side else "")
    return Proposition(
        verb,
        "control",
        "",
        controller=loser,
        denied=True,
        about=places,
        extent=nouns.extent(verb, places[0][0], parties),
    )
