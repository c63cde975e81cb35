"""Frames of attacks that come to nothing and of encirclement: repelled, failed, given up, surrounded, cut off."""

from helpers.basis import basis_of
from helpers.claims import lexicon
from helpers.claims.english.frames.frame import (
    Proposition,
    SideOf,
    actor_of,
    attack_owner,
    located,
    where_phrases,
)
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Token
from helpers.claims.english.sides import nouns
from helpers.claims.english.sides.parties import Parties


def repel(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """An attack is stopped: the attack's owner is the target, whoever stops it the actor."""
    objects = grammar.direct_objects(verb) or _beaten(verb, parties)
    if not objects:
        return None
    noun = nouns.core(objects[0])
    if grammar.is_passive(verb) and nouns.kind(noun, parties) not in ("attack", "force"):  # of two, the attack
        several = grammar.children(verb, "nsubjpass")
        noun = next((n for n in several if "attack" in nouns.classes(n)), noun)
    if noun.lemma_ in ("many", "most", "some", "all", "several") and noun.dep_ == "pobj":
        noun = grammar.subject(noun.head.head) or noun  # "assaults continued, with many repelled"
    span: list[Token] = []
    if noun.lower_ in ("them", "they", "these", "all", "both") and verb.dep_ == "conj":
        attacks = [o for o in grammar.direct_objects(verb.head) if nouns.kind(o, parties) == "attack"]
        noun, span = (attacks[0], [verb.head]) if attacks else (noun, [])  # "launched five assaults, and all of them …"
    kind = nouns.kind(noun, parties)
    if kind not in ("attack", "force") and verb.dep_ == "relcl":
        while noun.dep_ in ("pobj", "prep", "conj", "compound") and "attack" not in nouns.classes(noun):
            noun = noun.head  # "attacks near X, which were repelled": what is repelled is no town
        kind = "attack" if "attack" in nouns.classes(noun) else kind
    if kind not in ("attack", "force"):
        return None
    if kind == "force" and verb.lemma_ == "block" and shut_in(verb):
        return None
    target = attack_owner(noun, parties, side) or (side(grammar.subject(span[0])) if span else "")
    who, subject = actor_of(verb, side)
    if objects[0] == subject:
        who, subject = "", None
    if (
        kind == "force"
        and verb.lemma_ in ("stop", "halt", "block", "prevent", "disrupt", "contain", "resist", "check", "defeat")
        and not grammar.children(verb, "prep")
        and not (
            target and verb.lemma_ in ("halt", "stop", "contain") and _against_each_other(who, target, verb, parties)
        )
    ):
        return None
    if subject is not None and not who and nouns.kind(subject, parties) == "civilian":
        return None
    if not who and target:
        who = parties.names.enemy(target)
    if not target and who:
        target = parties.names.enemy(who)
    inner = located(noun, *nouns.LOCATIVE, "on", "against", "toward", "towards")
    for clause in grammar.children(noun, "acl", "relcl", "xcomp"):
        inner += [[o] for o in grammar.direct_objects(clause)]
        inner += located(clause, *nouns.LOCATIVE, "towards", "toward")
    about = [*inner, *(where_phrases(span[0]) if span else ()), *where_phrases(verb)]
    return Proposition(verb, "repelled", "", actor=who, target=target, about=about, span=span)


def _beaten(verb: Token, parties: Parties) -> list[Token]:
    """A headline's passive: "Rebel attack repelled near X", of a verb that nothing is without an object."""
    subject = grammar.subject(verb)
    bare = verb.tag_ in ("VBD", "VBN") and not grammar.children(verb, "aux", "ccomp", "xcomp", "prt")
    headline = verb.lemma_ in _NEVER_ALONE and bare and subject is not None and not grammar.is_passive(verb)
    return [subject] if headline and subject is not None and nouns.kind(subject, parties) in ("attack", "force") else []


_NEVER_ALONE = {"repel", "repulse", "thwart", "foil", "rebuff"}


def _against_each_other(who: str, target: str, verb: Token, parties: Parties) -> bool:
    """Whether forces stop those of another side ("his troops had halted the enemy"), or are stopped somewhere."""
    both = {who, target} <= set(parties.names.parties) and who != target
    return both or (grammar.is_passive(verb) and bool(where_phrases(verb)))


def fail(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """An attack that fails, or somebody who fails to take or reach something."""
    subject = grammar.subject(verb)
    if subject is None:
        return None
    if verb.lemma_ in _GIVING_UP:
        return _given_up(verb, subject, parties, side)
    goals = grammar.children(verb, "xcomp")
    kind = nouns.kind(subject, parties)
    if verb.lemma_ == "come" and not any(n.lemma_ in _NOTHING for _, n in grammar.prepositions(verb, "to")):
        return None
    if verb.lemma_ in _ENDING and not any(
        "failure" in nouns.classes(n) for _, n in grammar.prepositions(verb, "in", "with")
    ):
        return None
    if verb.lemma_ == "succeed":  # "no enemy group succeeded in leaving": what is negated failed
        target = side(subject)
        if not target or grammar.negation(verb) is None:
            return None
        clauses = [c for p in grammar.children(verb, "prep") for c in grammar.children(p, "pcomp")]
        tried = [g for c in clauses for g in where_phrases(c, grammar.direct_objects(c))]
        beaten = parties.names.enemy(target)
        about = [*tried, *where_phrases(verb)]
        return Proposition(verb, "repelled", "", actor=beaten, target=target, denied=True, about=about)
    if kind == "attack":
        target = attack_owner(subject, parties, side)
        inner = located(subject, *nouns.LOCATIVE, "on", "against")
        return Proposition(
            verb, "repelled", "", actor=parties.names.enemy(target), target=target, about=[*inner, *where_phrases(verb)]
        )
    if goals:
        goal = goals[0]
        readings = {p.type for p in lexicon.predicates().get(goal.lemma_.lower(), ())}
        target = side(subject)
        if "withdrawal" in readings:
            return None  # who fails to leave has been beaten by nobody
        if (target and readings & {"control", "advance", "encirclement"}) or (
            target and goal.lemma_ in ("make", "achieve") and grammar.children(goal, "dobj")
        ):
            about = [grammar.direct_objects(goal), *where_phrases(goal), *where_phrases(verb)]
            return Proposition(
                verb, "repelled", "", actor=parties.names.enemy(target), target=target, about=[a for a in about if a]
            )
    return None


_ENDING = {"end", "finish"}
_NOTHING = {"nothing", "naught", "nought"}
"""What attempts come to that fail."""
_GIVING_UP = {"abandon", "call", "give"}


def _given_up(verb: Token, subject: Token, parties: Parties, side: SideOf) -> Proposition | None:
    """Troops abandoned an attempt to cross a river, called off an attack."""
    given = [o for o in grammar.direct_objects(verb) if "attack" in nouns.classes(nouns.core(o)) and o != subject]
    target = side(subject)
    if not given or not target or grammar.is_passive(verb):
        return None
    goals = grammar.children(given[0], "acl")
    about = [
        *(g for c in goals for g in where_phrases(c, grammar.direct_objects(c))),
        *located(given[0], *nouns.LOCATIVE),
    ]
    return Proposition(
        verb, "repelled", "", actor=parties.names.enemy(target), target=target, about=[*about, *where_phrases(verb)]
    )


def leave_cut_off(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Captured X, leaving Y surrounded; have left Y all but encircled."""
    below = [c for c in grammar.children(verb, "ccomp") if not grammar.children(c, "mark")]
    places = grammar.children(verb, "dobj") or [s for c in below for s in grammar.children(c, "nsubj")]
    places = [n for n in places if n.i > verb.i and nouns.kind(n, parties) in ("place", "part")]
    if not places:
        return None
    after = verb.doc[places[0].right_edge.i + 1 : places[0].right_edge.i + _ADVERBS]
    shut = next((t for t in after if t.tag_ in ("VBN", "VBD", "JJ") and _shuts(t)), None)
    if shut is None or any(t.is_punct for t in after if t.i < shut.i):
        return None
    who, _ = actor_of(verb, side)
    return Proposition(verb, "encirclement", "", actor=who, about=[places], span=[*places, shut])


def _shuts(word: Token) -> bool:
    return any(r.frame == "encircle" and not r.particle for r in lexicon.predicates().get(grammar.lemma(word), ()))


_ADVERBS = 5
"""Words behind a place within which it is told what it was left: "all but encircled"."""


def put_to_flight(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Forces put an enemy to flight."""
    objects = grammar.direct_objects(verb)
    to_flight = any(n.lemma_ == "flight" for top in (verb, *objects) for _, n in grammar.prepositions(top, "to"))
    target = side(objects[0]) if objects else ""
    if not to_flight or not target:
        return None
    who = actor_of(verb, side)[0] or parties.names.enemy(target)
    return Proposition(verb, "repelled", "", actor=who, target=target, about=where_phrases(verb))


def shut_in(verb: Token) -> bool:
    """Whether forces are blocked in a place, and not from it: their encirclement."""
    return any(True for _ in grammar.prepositions(verb, "in", "inside")) and not any(
        True for _ in grammar.prepositions(verb, "from", "at")
    )


def encircle(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Forces or a place surrounded, or their supply cut: encircle, cut off, besiege."""
    objects = grammar.direct_objects(verb)
    if not objects:
        return None
    noun = nouns.core(objects[0])
    kind = nouns.kind(noun, parties)
    if any(t.lemma_ in lexicon.words("utility") for t in (noun, *grammar.children(noun, "compound", "conj"))):
        return None  # "cut off the city's electricity supply"
    if verb.lemma_ == "deprive" and not any(
        nouns.kind(n, parties) == "route" for _, n in grammar.prepositions(verb, "of")
    ):
        return None
    strong = verb.lemma_ in ("encircle", "envelop", "surround", "besiege", "deprive") or any(
        verb.lemma_ in verbs and grammar.has_particle(verb, particle) for particle, verbs in _CLOSING.items()
    )
    apart = _SEVERING_FROM.get(verb.lemma_)
    strong = strong or (
        apart is not None and verb.dep_ != "acl" and any(p.lower_ == apart for p in grammar.children(verb, "prep"))
    )
    if verb.lemma_ in _SEVERING and nouns.classes(noun) & {"route"} and grammar.children(noun, "compound"):
        kind = "route"  # "supply lines were cut"
    elif verb.lemma_ in _SEVERING and kind == "place" and (road := _road_beside(noun)) is not None:
        kind, noun = "route", road
    shut_road = verb.lemma_ == "close" and (kind == "route" or "route" in nouns.classes(noun))
    if shut_road and not any(nouns.kind(n, parties) == "force" for _, n in grammar.prepositions(verb, "to", "for")):
        return None
    if verb.lemma_ in ("close", "complete", "tighten") and not shut_road and not grammar.has_particle(verb, "off"):
        if "siege" not in lexicon.noun_classes().get(noun.lemma_, ()):
            return None
    elif (
        kind == "route"
        or "route" in nouns.classes(noun)
        or (kind in ("force", "place", "part") and (strong or verb.lemma_ in ("isolate", "trap", "blockade")))
        or (kind == "force" and verb.lemma_ == "block" and shut_in(verb))
        or (kind == "civilian" and verb.lemma_ == "trap" and bool(actor_of(verb, side)[0]))
    ):
        pass
    elif not (strong and side(noun)):
        return None
    who, subject = actor_of(verb, side)
    doer = nouns.kind(subject, parties) if subject is not None else ""
    if doer == "civilian" or (doer == "place" and not who):
        return None  # "residents blocked the road"
    if subject is not None and not who and not grammar.is_passive(verb):
        who = attack_owner(subject, parties, side)  # "a berm dug by the rebels closed off the town"
    target = ""
    if kind in ("force", "route", "equipment") or not nouns.is_place(noun, parties):
        target = side(noun) or side(objects[0])
    for _, n in (
        *grammar.prepositions(noun, "for", "on", "of", "around", "to"),
        *grammar.prepositions(verb, "on", "around", *(("to",) if shut_road else ())),
    ):
        if nouns.kind(n, parties) == "force":
            target = target or side(n)
    shut = verb.lemma_ in ("encircle", "surround", "besiege") and grammar.is_passive(verb)
    if not who and not target and kind == "part" and "route" not in nouns.classes(noun) and not shut:
        return None  # "several quarters were isolated": by a flood, perhaps
    if who and not target and kind not in ("place", "civilian"):
        target = parties.names.enemy(who)
    if target and not who:
        who = parties.names.enemy(target)
    if who == target and basis_of(target).startswith("pronoun") and not basis_of(who).startswith("pronoun"):
        target = parties.names.enemy(who)  # "Alpha has surrounded it"
    elif who == target:
        who = parties.names.enemy(target)
    if kind == "place" and not who:
        cut_off = verb.lemma_ == "isolate" and grammar.is_passive(verb) and speaker_side in parties.names.parties
        known = cut_off or verb.lemma_ in ("encircle", "besiege", "surround", "blockade")
        if not known or grammar.agent(verb) is not None:
            return None
        who = speaker_side if grammar.negation(verb) is None else parties.names.enemy(speaker_side)
        surrounds = verb.lemma_ in ("encircle", "surround")  # who calls a town besieged rather suffers it
        # a side that says so of a town has done it
        who = who if surrounds and who in parties.names.parties else ""
    inner = [
        g
        for top in dict.fromkeys((noun, objects[0]))
        for g in located(top, *nouns.LOCATIVE, "of", "to", "from", "into")
    ]
    return Proposition(
        verb,
        "encirclement",
        "",
        actor=who,
        target=target,
        about=where_phrases(verb, objects if kind in ("place", "part") else [], *inner),
    )


_CLOSING = {"off": {"cut", "seal", "choke", "close"}, "down": {"pin"}, "up": {"bottle"}, "in": {"hem", "box"}}


_SEVERING = frozenset(lexicon.words("severing"))
_SEVERING_FROM = lexicon.words("severing_from")
"""Verbs that shut a place in where such a preposition follows: "severed the town from its suppliers"."""


def _road_beside(noun: Token) -> Token | None:
    """The road in "the highway north of X", which the parser takes for a part of the compass word."""
    if noun.lemma_ not in nouns.COMPASS_WORDS:
        return None
    return next((c for c in grammar.children(noun, "compound", "nmod") if "route" in nouns.classes(c)), None)
