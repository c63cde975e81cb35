"""Who gains, holds, loses or is driven from a place.

Each function is one frame of predicates.csv: given a verb of that frame it returns the proposition that the verb makes
with its subject, objects and phrases, or None where they do not fit.
"""

from helpers.basis import because
from helpers.claims.english.frames.frame import (
    Proposition,
    SideOf,
    actor_of,
    control_verb,
    located,
    where_phrases,
)
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Token
from helpers.claims.english.sides import nouns
from helpers.claims.english.sides.parties import Parties


def take(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Capture, seize, liberate …: the subject gains the object, where the object is a place."""
    objects = _declared(verb) or grammar.direct_objects(verb)
    objects = [o for o in objects if o.pos_ != "NOUN" or "saying" not in nouns.classes(o)]
    if not objects or (verb.lemma_ == "take" and objects[0].lower_ == "place" and not objects[0].lefts):
        return None
    if any("custody" in nouns.classes(n) for _, n in grammar.prepositions(verb, "into")):
        return None  # whoever is taken into custody is no town
    kind = nouns.kind(objects[0], parties)
    if not kind and "amount" in nouns.classes(objects[0]):  # "captured all or most of X"
        objects = sorted(objects, key=lambda o: nouns.kind(o, parties) not in ("place", "part"))
        kind = nouns.kind(objects[0], parties)
    if any(n.lemma_ in _FOOTHOLDS for n in (objects[0], *grammar.children(objects[0], "compound"))):
        who, subject = side(grammar.subject(verb)), grammar.subject(verb)
        if subject is not None and subject.lower_ == "nobody" and speaker_side in parties.names.parties:
            who = parties.names.enemy(speaker_side)  # "nobody has gained a foothold", said by those who hold the town
        inner = [grammar.conjuncts(n) for _, n in grammar.prepositions(objects[0], *nouns.LOCATIVE)]
        return Proposition(verb, "advance", "", actor=who, about=[*inner, *where_phrases(verb)]) if who else None
    if kind == "control" or (verb.lemma_ == "take" and objects[0].lemma_ == "charge"):
        return control_verb(verb, objects[0], parties, side, speaker_side)
    taken_up = verb.lemma_ in ("take", "occupy")
    if objects[0].lemma_ in _POSTS and (taken_up or kind not in ("place", "part")):
        return _of_posts(verb, objects[0], side)
    if verb.lemma_ in _ROUNDABOUT:
        objects = _roundabout(verb, objects[0])
        kind = nouns.kind(objects[0], parties) if objects else ""
        kind = "place" if objects and objects[0].pos_ == "PROPN" else kind
    if verb.lemma_ in OF_TOWNS and kind in ("", "civilian") and nouns.may_be_town(objects[0], parties):
        kind = "place"
    if (verb.lemma_ in OF_TOWNS or verb.lemma_ in _OF_GROUND) and nouns.is_area(objects[0]):
        kind = "part"
    if kind not in ("place", "part") and not (objects and held_road(verb, objects[0])):
        return None
    who, subject = actor_of(verb, side)
    subject_kind = nouns.kind(subject, parties) if subject is not None else ""
    if subject is None and verb.dep_ == "acl" and nouns.kind(verb.head, parties) == "saying":
        who = speaker_side  # "the army's claims to have captured X"
    if objects[0] == subject:
        who, subject, subject_kind = "", None, ""
        who = _declaring_side(verb, side)
    elif subject is None and not who and not grammar.is_passive(verb):
        return None
    if subject is not None and (
        subject_kind == "civilian" or (not who and subject_kind not in ("force", "", "equipment"))
    ):
        return None
    if not who and verb.lemma_ == "occupy" and verb.head.lemma_ in _DECLARING:
        who = because(parties.names.enemy(parties.names.government), "state_lost")  # what a map shows as occupied
    if not who and grammar.is_passive(verb):
        loser = next((s for _, n in grammar.prepositions(verb, "from") if (s := side(n))), "")
        who = parties.names.enemy(loser) if loser else ""
        if not who and verb.lemma_ in _OWN_DOING and speaker_side in parties.names.parties:
            who = speaker_side  # nobody says "liberated" of what the enemy took
    extent = nouns.extent(verb, objects[0], parties)
    marked = verb.dep_ == "advcl" and verb.head.lemma_ in _DECLARING  # "marked the village as occupied"
    top = verb.head if marked and objects[0].head == verb.head else verb
    return Proposition(top, "control", "", controller=who, about=where_phrases(verb, objects), extent=extent)


def foothold(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Established a bridgehead at X, drove a wedge into their lines, set foot in X, fought their way into X."""
    objects = grammar.direct_objects(verb)
    if not objects or objects[0].lemma_ not in _INROADS.get(verb.lemma_, _FOOTHOLDS):
        return None
    who = side(grammar.subject(verb)) if not grammar.is_passive(verb) else side(grammar.agent(verb))
    inner = [grammar.conjuncts(n) for _, n in grammar.prepositions(objects[0], *nouns.LOCATIVE)]
    about = [*inner, *where_phrases(verb)]
    somewhere = any(nouns.kind(n, parties) in ("place", "part", "defence", "force") for g in about for n in g)
    return Proposition(verb, "advance", "", actor=who, about=about) if who and somewhere else None


def _of_posts(verb: Token, noun: Token, side: SideOf) -> Proposition | None:
    """Positions taken up, held or regained: of a place that they are not said to hold as a whole."""
    who, _ = actor_of(verb, side)
    inner = [grammar.conjuncts(n) for _, n in grammar.prepositions(noun, *nouns.LOCATIVE)]
    about = [*inner, *where_phrases(verb)]
    if not who:
        return None
    if verb.lemma_ in ("take", "occupy"):  # "are taking up positions on the edge of X" does not say that they hold it
        return Proposition(verb, "advance", "", actor=who, about=about)
    extent = "partial" if noun.lemma_ == "position" else ""
    return Proposition(verb, "control", "", controller=who, about=about, extent=extent)


_POSTS = {"position", "post", "line"}
_OWN_DOING = {"liberate", "free", "cleanse", "clear", "retake", "recapture", "regain", "reclaim", "secure"}
_FOOTHOLDS = {"foothold", "toehold", "bridgehead", "ground", "terrain", "momentum", "headway"}
"""What is gained without a place being held."""
_INROADS = {
    "set": {"foot"},
    "drive": {"wedge"},
    **{verb: {"way"} for verb in ("fight", "force", "work", "battle")},
    "make": {"way", "inroad", "headway"},
    "open": {"bridgehead", "breach"},
    **{verb: {"bridgehead", "foothold", "breach", "wedge", "breakthrough"} for verb in ("expand", "widen", "deepen")},
    "build": {"bridgehead"},
}
"""What such a verb must have for its object to tell of a way in; any foothold where the verb is not named."""
_ROUNDABOUT = {"restore", "win"}
OF_TOWNS = {"capture", "seize", "liberate", "retake", "recapture", "conquer", "overrun", "reconquer", "occupy"}
"""Verbs whose capitalised object is a place even where no gazetteer and no model knows it."""
_OF_GROUND = {"take", "gain", "regain", "reclaim", "hold", "control", "clear"}
"""Further verbs whose object may be so many square kilometres."""
_DECLARING = {"declare", "proclaim", "pronounce", "consider", "call", "mark", "show", "list", "see"}


def _declared(verb: Token) -> list[Token]:
    """The place in "declared the town liberated", whose participle the parser takes for an active verb."""
    if (
        verb.tag_ not in ("VBN", "VBD")
        or verb.head.lemma_ not in _DECLARING
        or verb.dep_ not in ("ccomp", "oprd", "advcl")
    ):
        return []
    if grammar.children(verb, "aux", "dobj") or any(c.lower_ != "as" for c in grammar.children(verb, "mark")):
        return []
    return [
        m
        for n in (grammar.children(verb, "nsubj") or grammar.children(verb.head, "dobj"))
        for m in grammar.conjuncts(n)
    ]


def _declaring_side(verb: Token, side: SideOf) -> str:
    return side(grammar.subject(verb.head)) if verb.head.lemma_ in ("declare", "proclaim", "pronounce") else ""


def _roundabout(verb: Token, noun: Token) -> list[Token]:
    """What is gained in "restored security to X" and "won the battle for X"; nothing where it is another object."""
    if verb.lemma_ == "restore" and noun.lemma_ not in ("security", "order", "authority"):
        return []
    if verb.lemma_ == "win" and "battle" not in nouns.classes(noun) and not grammar.has_particle(verb, "back"):
        return []
    if verb.lemma_ == "win" and "battle" not in nouns.classes(noun):
        return [noun]
    tops = (verb, noun) if verb.lemma_ == "restore" else (noun,)
    return [
        m
        for t in tops
        for _, n in grammar.prepositions(t, "to", "in", "over", "for", "at", "of")
        for m in grammar.conjuncts(n)
    ]


def shade(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """A map shows a place in red: in a war of two sides, as the attacker's."""
    if len(parties.names.parties) != 2 or not any(t.lower_ == "red" for t in verb.doc[verb.i + 1 : verb.i + 8]):
        return None
    shown = grammar.subject(verb)
    places = grammar.direct_objects(verb) or ([shown] if shown is not None else grammar.children(verb.head, "dobj"))
    if not places or nouns.kind(places[0], parties) not in ("place", "part", ""):
        return None
    who = because(parties.names.enemy(parties.names.government), "state_lost")
    extent = nouns.extent(verb, places[0], parties)
    return Proposition(verb, "control", "", controller=who, about=[places], extent=extent) if who else None


def hold(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Having a place or its control: hold, control, occupy, take control of."""
    objects = grammar.direct_objects(verb)
    if verb.lemma_ == "consolidate" and (
        grammar.negation(verb) is not None or not where_phrases(verb, *_inside(objects))
    ):
        return None  # what is not yet firm may be held all the same
    if objects and objects[0].lower_ in ("anything", "nothing", "everything"):
        objects = next(iter(located(verb, "in")), [])  # "is no longer holding anything in X"
    if not objects and grammar.has_particle(verb, "on"):
        objects = [n for _, n in grammar.prepositions(verb, "to")]  # "held on to the western part of X"
    if not objects:  # "controlled between a third and a half of the town"
        objects = [n for _, n in grammar.prepositions(verb, "between") if "portion" in nouns.classes(n)]
        objects += [n for n in grammar.children(verb, "npadvmod") if nouns.share_of(n) is not None]
    if not objects:
        return None
    kind = nouns.kind(objects[0], parties)
    if kind == "control":
        return control_verb(verb, objects[0], parties, side, speaker_side)
    if verb.lemma_ in _OF_GROUND and nouns.is_area(objects[0]):
        kind = "part"
    holder = grammar.subject(verb)
    if holder is not None and holder.lower_ in ("he", "she") and objects[0].lemma_ in _POSTS:
        return None  # "had held a military post"
    if (
        objects[0].lemma_ in _POSTS
        and kind not in ("place", "part")
        and verb.lemma_ in ("hold", "keep", "retain", "maintain", "consolidate")
    ):
        return _of_posts(verb, objects[0], side)
    if kind not in ("place", "part") and not held_road(verb, objects[0]) and objects[0].lemma_ not in nouns.RIVERS:
        return None
    if any(c.lower_ in _ONCE for c in verb.children if c.dep_ == "advmod"):
        return None  # "a town previously held by X" is told of somebody else's
    if objects[0].lemma_ == "base" and any(c.lower_ in ("a", "an") for c in objects[0].children):
        return None  # who keeps a base in a town need not hold the town
    who, subject = actor_of(verb, side)
    nobody = subject is not None and any(t.lower_ in ("nobody", "neither") for t in (subject, *subject.lefts))
    if not who and subject is not None and subject == objects[0] and verb.lemma_ in _KEPT and grammar.is_passive(verb):
        own = speaker_side if speaker_side in parties.names.parties and grammar.negation(verb) is None else ""
        who, subject = because(own, "speaker"), None  # "the post is manned", said by a side, is by its men
    # "nobody holds X", "neither side does": no holder is told
    if not (who or nobody) or (subject is not None and not nobody and nouns.kind(subject, parties) == "civilian"):
        return None
    return Proposition(
        verb,
        "control",
        "",
        controller=who,
        about=where_phrases(verb, objects),
        extent=nouns.extent(verb, objects[0], parties),
    )


def _inside(objects: list[Token]) -> list[list[Token]]:
    """Where the objects are: "positions around X"."""
    return [g for o in objects for g in located(o, *(w for w in nouns.LOCATIVE if w != "of"))]


_KEPT = {"man", "hold"}
_ONCE = {"previously", "formerly", "once", "earlier", "originally", "long"}


def held_road(verb: Token, noun: Token) -> bool:
    """Whether a road or bridge is held, taken or lost as a place is."""
    return noun.lemma_ in _ROADS and verb.lemma_ in _OF_ROADS


_ROADS = {"road", "highway", "motorway", "railway", "bridge", "crossing"}
_OF_ROADS = {"lose", "hold", "control", "seize", "capture", "take", "retake", "recapture", "secure", "regain"}
