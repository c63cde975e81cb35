"""Forces advance, are repelled, encircled, withdraw, or are somewhere.

Each function is one frame of predicates.csv: given a verb of that frame it returns the proposition that the verb makes
with its subject, objects and phrases, or None where they do not fit.
"""

from spacy.tokens import Token

from helpers.claims import lexicon
from helpers.claims.english import grammar, nouns
from helpers.claims.english.frame import (
    Proposition,
    SideOf,
    actor_of,
    attack_owner,
    where_phrases,
)
from helpers.claims.english.parties import Parties

_VAGUE_MOTION = {
    "move",
    "land",
    "drive",
    "push",
    "press",
    "creep",
    "near",
    "burst",
    "edge",
    "thrust",
    "cross",
    "close",
    "progress",
    "reach",
    "inch",
}


def advance(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    who, subject = actor_of(verb, side)
    objects = [] if grammar.is_passive(verb) else grammar.direct_objects(verb)
    kind = nouns.kind(subject, parties) if subject is not None else ""
    if not who and kind not in ("force", "attack"):
        return None
    where = [
        (p, n)
        for p, n in grammar.prepositions(
            verb,
            *nouns.LOCATIVE,
            "toward",
            "towards",
            "into",
            "to",
            "through",
            "across",
            "beyond",
            "within",
            "deep",
            "from",
        )
    ]
    object_kind = nouns.kind(objects[0], parties) if objects else ""
    if verb.lemma_ in _VAGUE_MOTION and not any(
        nouns.kind(n, parties) in ("place", "part", "defence") for _, n in where
    ):
        return None
    if (
        verb.lemma_ in ("enter", "reach", "storm", "approach", "cross", "near")
        and objects
        and object_kind not in ("place", "part", "defence")
    ):
        return None
    if (
        verb.lemma_ in ("drive", "push", "move", "land", "cross", "edge", "press", "burst", "close", "thrust")
        and objects
        and object_kind not in ("place", "part", "gain")
    ):
        return None
    target = ""
    for _, n in where:
        if nouns.kind(n, parties) in ("defence", "force"):
            target = target or side(n)
    if object_kind == "defence":
        target = side(objects[0])
    return Proposition(
        verb,
        "advance",
        "",
        actor=who,
        target=target if target != who else "",
        about=where_phrases(
            verb, [o for o in objects if object_kind in ("place", "part")], *[grammar.conjuncts(n) for _, n in where]
        ),
    )


def push(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Forces are pushed back, driven out, forced from: the subject advances against the object."""
    objects = grammar.direct_objects(verb)
    if not objects:
        return None
    kind, target = nouns.kind(objects[0], parties), side(objects[0])
    if kind != "force" and not target:
        return None
    if kind in ("place", "attack"):
        return None
    away = [m for _, n in grammar.prepositions(verb, "from") for m in grammar.conjuncts(n)]
    froms = [away] if away else []
    froms += [
        grammar.conjuncts(n)
        for _, n in grammar.prepositions(verb, "to", "into", "beyond", "across", "toward", "towards", "of")
    ]
    if (
        verb.lemma_ in ("push", "drive", "force", "chase", "beat", "roll", "kick")
        and not froms
        and not any(grammar.has_particle(verb, p) for p in ("back", "out", "away", "off"))
    ):
        return None
    who, _ = actor_of(verb, side)
    if not who and target:
        who = parties.names.enemy(target)
    return Proposition(verb, "advance", "", actor=who, target=target, about=where_phrases(verb, *froms))


def repel(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """An attack is stopped: the attack's owner is the target, whoever stops it the actor."""
    objects = grammar.direct_objects(verb)
    if not objects:
        return None
    noun = nouns.core(objects[0])
    kind = nouns.kind(noun, parties)
    if kind not in ("attack", "force"):
        return None
    if (
        kind == "force"
        and verb.lemma_ in ("stop", "halt", "block", "prevent", "disrupt", "contain", "resist", "check", "defeat")
        and not grammar.children(verb, "prep")
    ):
        return None
    target = attack_owner(noun, parties, side)
    who, subject = actor_of(verb, side)
    if subject is not None and not who and nouns.kind(subject, parties) == "civilian":
        return None
    if not who and target:
        who = parties.names.enemy(target)
    if not target and who:
        target = parties.names.enemy(who)
    inner = [
        grammar.conjuncts(n)
        for _, n in grammar.prepositions(noun, *nouns.LOCATIVE, "on", "against", "toward", "towards")
    ]
    for clause in grammar.children(noun, "acl", "relcl"):
        inner += [[o] for o in grammar.direct_objects(clause)]
        inner += [grammar.conjuncts(n) for _, n in grammar.prepositions(clause, *nouns.LOCATIVE, "towards", "toward")]
    return Proposition(verb, "repelled", "", actor=who, target=target, about=[*inner, *where_phrases(verb)])


def fail(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    subject = grammar.subject(verb)
    if subject is None:
        return None
    goals = grammar.children(verb, "xcomp")
    kind = nouns.kind(subject, parties)
    if kind == "attack":
        target = attack_owner(subject, parties, side)
        inner = [grammar.conjuncts(n) for _, n in grammar.prepositions(subject, *nouns.LOCATIVE, "on", "against")]
        return Proposition(
            verb, "repelled", "", actor=parties.names.enemy(target), target=target, about=[*inner, *where_phrases(verb)]
        )
    if goals:
        goal = goals[0]
        readings = {p.type for p in lexicon.predicates().get(goal.lemma_.lower(), ())}
        target = side(subject)
        if (target and readings & {"control", "advance", "encirclement"}) or (
            target and goal.lemma_ in ("make", "achieve") and grammar.children(goal, "dobj")
        ):
            about = [grammar.direct_objects(goal), *where_phrases(goal), *where_phrases(verb)]
            return Proposition(
                verb, "repelled", "", actor=parties.names.enemy(target), target=target, about=[a for a in about if a]
            )
    return None


def encircle(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    objects = grammar.direct_objects(verb)
    if not objects:
        return None
    noun = nouns.core(objects[0])
    kind = nouns.kind(noun, parties)
    strong = verb.lemma_ in ("encircle", "surround", "besiege") or (
        verb.lemma_ in ("cut", "seal", "choke") and grammar.has_particle(verb, "off")
    )
    if verb.lemma_ in ("close", "complete", "tighten"):
        if "siege" not in lexicon.noun_classes().get(noun.lemma_, ()):
            return None
    elif kind == "route" or (
        kind in ("force", "place", "part") and (strong or verb.lemma_ in ("isolate", "trap", "blockade"))
    ):
        pass
    elif not (strong and side(noun)):
        return None
    who, subject = actor_of(verb, side)
    if subject is not None and not who and nouns.kind(subject, parties) in ("place", "civilian"):
        return None
    target = ""
    if kind in ("force", "route", "equipment") or not nouns.is_place(noun, parties):
        target = side(noun) or side(objects[0])
    for _, n in (*grammar.prepositions(noun, "for", "on", "of", "around"), *grammar.prepositions(verb, "on", "around")):
        if nouns.kind(n, parties) == "force":
            target = target or side(n)
    if who and not target and kind != "place":
        target = parties.names.enemy(who)
    if target and not who:
        who = parties.names.enemy(target)
    if who == target:
        who = parties.names.enemy(target)
    if kind == "place" and not who and verb.lemma_ not in ("encircle", "besiege"):
        return None
    inner = [grammar.conjuncts(n) for _, n in grammar.prepositions(noun, *nouns.LOCATIVE, "of", "to", "from", "into")]
    return Proposition(
        verb,
        "encirclement",
        "",
        actor=who,
        target=target,
        about=where_phrases(verb, objects if kind in ("place", "part") else [], *inner),
    )


def withdraw(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    who, subject = (
        actor_of(verb, side)
        if not grammar.is_passive(verb)
        else (side(grammar.passive_subject(verb)), grammar.passive_subject(verb))
    )
    if subject is None:
        return None
    kind = nouns.kind(subject, parties)
    if kind != "force" and not (who and kind in ("", "place")):
        return None
    if kind != "force" and parties.mention_at(subject) is None and subject.lower_ not in ("it", "they", "we"):
        return None
    objects = [] if grammar.is_passive(verb) else grammar.direct_objects(verb)
    froms = [
        grammar.conjuncts(n)
        for _, n in grammar.prepositions(verb, "from", "of", "to", "toward", "towards", "across", "behind")
    ]
    if verb.lemma_ in (
        "leave",
        "abandon",
        "quit",
        "evacuate",
        "vacate",
        "exit",
        "escape",
        "flee",
        "depart",
        "desert",
        "redeploy",
        "relinquish",
    ):
        placed = [o for o in objects if nouns.kind(o, parties) in ("place", "part")]
        if objects and not placed:
            return None
        if (
            not placed
            and not any(nouns.kind(n, parties) in ("place", "part") for g in froms for n in g)
            and not (kind == "force" and froms)
        ):
            return None
        objects = placed
    return Proposition(verb, "withdrawal", "", actor=who, about=where_phrases(verb, objects, *froms))


def visit(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    objects = grammar.direct_objects(verb)
    who, subject = actor_of(verb, side)
    if not objects or subject is None or not who:
        return None
    kind = nouns.kind(objects[0], parties)
    if kind not in ("place", "part", "force"):
        return None
    return Proposition(verb, "presence", "", actor=who, about=where_phrases(verb, objects))


def remain(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Forces are somewhere; "under control" and "in the hands of" are a claim of control instead."""
    subject = grammar.subject(verb) if not grammar.is_passive(verb) else grammar.passive_subject(verb)
    if subject is None:
        return None
    places = []
    for prep, noun in grammar.prepositions(verb, *nouns.LOCATIVE):
        if noun.lemma_ in ("control", "hand", "rule", "occupation", "possession"):
            return None  # the noun's own rule reads it
        if nouns.kind(noun, parties) in ("place", "part"):
            places.append(grammar.conjuncts(noun))
        del prep
    core = nouns.core(subject)
    state = any(c.lemma_ in ("ongoing", "underway", "active", "fierce") for c in verb.children) or verb.lemma_ in (
        "remain",
        "persist",
    )
    if state and "battle" in nouns.classes(core):
        return Proposition(verb, "presence", "", about=[*where_phrases(verb), *where_phrases(core)])
    if verb.lemma_ == "be" and any(c.lemma_ == "active" for c in verb.children) and side(subject):
        return Proposition(verb, "presence", "", actor=side(subject), about=where_phrases(verb))
    if subject.lower_ in ("he", "she", "you", "there", "this", "that", "which", "it"):
        return None
    speaker = subject.lower_ in ("i", "we")
    who = side(subject) or (side(core) if core != subject else "")
    force = nouns.kind(core, parties) == "force" or speaker or subject.lower_ == "they"
    if not force or not places or not who:
        return None
    negative = grammar.negation(verb) is not None
    if negative and not speaker:
        return Proposition(
            verb, "control", "", controller=who, about=places, extent=nouns.extent(verb, places[0][0], parties)
        )
    return Proposition(verb, "presence", "", actor=who, about=places)
