"""Places that change hands by being lost: they fall, are given up, or their holders are expelled.

Each function is one frame of predicates.csv: given a verb of that frame it returns the proposition that the verb makes
with its subject, objects and phrases, or None where they do not fit.
"""

from helpers.claims import lexicon
from helpers.claims.english.frames.control import held_road
from helpers.claims.english.frames.frame import (
    Proposition,
    SideOf,
    actor_of,
    control_verb,
    controller_of,
    where_phrases,
)
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Token
from helpers.claims.english.sides import nouns
from helpers.claims.english.sides.parties import Parties


def fall(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """A place changes hands by itself: fell to, came under the control of."""
    place = grammar.subject(verb)
    it = place is not None and place.lower_ == "it" and verb.lemma_ == "fall" and grammar.negation(verb) is not None
    if place is None or (nouns.kind(place, parties) not in ("place", "part") and not it):
        return None  # "it hasn't fallen", of what was spoken of before
    who = ""
    for _, noun in grammar.prepositions(verb, "to", "under", "into"):
        if noun.lemma_ in ("control", "hand", "rule", "occupation"):
            who = controller_of(noun, parties, side, speaker_side)
        else:
            who = who or side(noun)
    if verb.lemma_ == "pass" and not who:
        return None
    if not who:  # "X, the rebels' capital, fell"
        loser = next(
            (s for a in grammar.children(place, "appos") for o in grammar.children(a, "poss") if (s := side(o))), ""
        )
        who = parties.names.enemy(loser) if loser else ""
    states = [n for _, n in grammar.prepositions(verb, "into") if n.lemma_ not in lexicon.words("hands")]
    if states and not any(side(n) for n in states):
        return None  # "fell into a recession", "into disrepair": nobody has taken it
    if verb.lemma_ in ("collapse", "crumble") and nouns.kind(place, parties) == "part":
        return None  # a house that collapses is taken by nobody
    if (
        verb.lemma_ == "fall"
        and not who
        and any(
            n.ent_type_ not in ("DATE", "TIME")
            for _, n in grammar.prepositions(verb, "within", "on", "in", "from", "by")
        )
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
    if verb.lemma_ == "lose" and "battle" in nouns.classes(objects[0]):
        fought_for = _fought_for(objects[0], parties)
        return _lost(verb, parties.names.enemy(who), fought_for) if who and fought_for else None
    if (
        kind not in ("place", "part")
        and not held_road(verb, objects[0])
        and not nouns.is_area(objects[0])
        and not (objects[0].lemma_ in ("position", "ground", "territory") and verb.lemma_ == "lose")
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
        controller=gained or parties.names.enemy(who or (speaker_side if grammar.is_passive(verb) else "")),
        about=where_phrases(verb, objects),
        extent=nouns.extent(verb, objects[0], parties) or ("partial" if objects[0].lemma_ == "position" else ""),
    )


def _fought_for(battle: Token, parties: Parties) -> list[Token]:
    """The place that a battle is for: "the battle for X", "a battle for control of X"."""
    over = [n for _, n in grammar.prepositions(battle, "for", "of", "over")]
    over += [m for n in over if n.lemma_ == "control" for _, m in grammar.prepositions(n, "of", "over")]
    return next((grammar.conjuncts(n) for n in over if nouns.kind(n, parties) in ("place", "part")), [])


def _lost(verb: Token, winner: str, places: list[Token]) -> Proposition:
    """Whoever loses the battle for a place leaves it to the other side."""
    return Proposition(verb, "control", "", controller=winner, about=where_phrases(verb, places))


_EXPELLING = frozenset(lexicon.words("expelling"))


def oust(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Forces are removed from a place for good: a denial that their side holds it, or who holds it now."""
    objects = grammar.direct_objects(verb)
    if not objects or nouns.kind(objects[0], parties) not in ("force", "presence"):
        return None
    words = ("from", "of") if verb.lemma_ in ("eliminate", "eradicate") else ("from", "in", "of")
    places = [
        grammar.conjuncts(n)
        for p, n in grammar.prepositions(verb, *words)
        if nouns.kind(n, parties) in ("place", "part")
    ]
    if not places:
        return None
    loser = side(objects[0]) or (parties.names.enemy(speaker_side) if speaker_side else "")
    who, _ = actor_of(verb, side)
    if verb.lemma_ in _EXPELLING and (not who or who == loser):
        return None  # "had been expelled from X": pushed out of it
    by = who if verb.lemma_ in _EXPELLING else ""
    return Proposition(
        verb,
        "control",
        "",
        controller=by or loser,
        denied=not by,
        about=places,
        extent=nouns.extent(verb, places[0][0], parties),
    )
