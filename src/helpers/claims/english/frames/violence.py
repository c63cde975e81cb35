"""Fighting and strikes; `losses` has who was killed in them.

Each function is one frame of predicates.csv: given a verb of that frame it returns the proposition that the verb makes
with its subject, objects and phrases, or None where they do not fit.
"""

import re

from helpers.basis import because
from helpers.claims import lexicon
from helpers.claims.english.frames.blasts import shells_landed
from helpers.claims.english.frames.event_nouns import BOMBARDING
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
from helpers.claims.english.speech.sources import EVIDENCE_WORDS


def event(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Fighting goes on, shelling resumed, assaults continued."""
    subject = grammar.subject(verb) if not grammar.is_passive(verb) else grammar.passive_subject(verb)
    if subject is None:  # "Fighting for X is continuing", which the parser takes for a clause
        subject = next((c for c in grammar.children(verb, "csubj") if c.lower_ == "fighting"), None)
    if subject is None:
        return None
    noun = nouns.core(subject)
    classes = nouns.classes(noun)
    if verb.dep_ == "relcl" and verb.head == subject and _told_by(subject.head):
        return None  # "the strike, which took place on Sunday, hit X" tells of one strike
    inner = located(noun, *nouns.LOCATIVE, "of", "for", "on", "against")
    reached = grammar.direct_objects(verb) if verb.lemma_ in _SPREADING else []  # "fighting reached the centre of X"
    about = [*inner, *where_phrases(verb, [o for o in reached if nouns.kind(o, parties) in ("place", "part")])]
    if subject is not None and verb.lemma_ in _COUNTING:
        about.append([subject])  # "the front line recorded 57 attacks"
    if verb.lemma_ in ("stop", "cease", "end"):  # "the fighting has not stopped"
        return (
            Proposition(verb, "presence", "", about=about, denied=True)
            if "battle" in classes and grammar.negation(verb) is not None
            else None
        )
    if "battle" in classes:
        return Proposition(verb, "presence", "", about=about)
    if "loss" in classes and verb.lemma_ in lexicon.words("happening"):  # "the casualties occurred in clashes in X"
        blows = [n for _, n in grammar.prepositions(verb, "in", "during")]
        inner = [g for n in blows for g in located(n, *nouns.LOCATIVE)]
        return Proposition(verb, "losses", "", target=side(noun), about=[*inner, *about])
    if "attack" in classes and _in_vain(verb) and (target := attack_owner(noun, parties, side)):
        return Proposition(verb, "repelled", "", actor=parties.names.enemy(target), target=target, about=about)
    going_on = verb.lemma_ in ("continue", "resume", "intensify", "persist", "rage", "go", "escalate")
    upon = noun.lemma_ not in _VAGUE_ACTS and any(
        nouns.kind(g[0], parties) in ("place", "part") for g in located(noun, "on")
    )
    owned = upon and bool(attack_owner(noun, parties, side))  # "a twelfth Alpha attack on X had taken place"
    if "attack" in classes and ((going_on and noun.lemma_ not in _VAGUE_ACTS) or _counted(noun) or owned):
        return Proposition(verb, "presence", "", actor=attack_owner(noun, parties, side), about=about)
    if "strike" in classes and noun.lemma_ not in ("fire", "drone", "raid"):
        return Proposition(verb, "strike", "", actor=attack_owner(noun, parties, side), about=about)
    return None


def _told_by(verb: Token) -> bool:
    """Whether a verb tells by itself of the blow that is its subject."""
    frames = {reading.frame for reading in lexicon.predicates().get(grammar.lemma(verb), ())}
    return bool(frames & {"strike", "kill", "destroy", "land", "attack", "raze", "event"})


def _counted(noun: Token) -> bool:
    """ "Four attacks", "17 offensive actions": a bulletin's tally of the day's fighting, not one blow."""
    return noun.tag_ == "NNS" and any(c.like_num for c in noun.children)


def _is_reported(verb: Token) -> bool:
    return "object" in lexicon.reporting().get(verb.lemma_, {})


_SPREADING = frozenset(lexicon.words("spreading"))
_VAGUE_ACTS = {"operation", "effort", "action"}
_DUTIES = {"mission", "task", "duty"}
_COUNTING = {"record", "register", "count", "report", "observe", "note", "detect"}
_KEEPING_UP = frozenset(lexicon.words("keeping_up"))
_FIRE = frozenset(lexicon.words("fire_kept_up"))
_VAIN = frozenset(lexicon.words("in_vain"))
_PUSHES = frozenset(lexicon.words("pushes"))
_LAUNCHING = frozenset(lexicon.words("launching"))


def do(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """A light verb with an attack or battle: recorded 57 attacks, tried to advance, launched missiles, made gains."""
    who, _ = actor_of(verb, side)
    trying = verb.lemma_ in ("try", "attempt") and not (verb.dep_ == "advcl" and _tallied(verb.head))
    goals = [g for g in grammar.children(verb, "xcomp", "advcl") if any(a.lower_ == "to" for a in g.children)]
    for goal in goals if trying else ():
        readings = {p.type for p in lexicon.predicates().get(goal.lemma_.lower(), ())}
        placed = any(nouns.is_place(n, parties) for n in grammar.direct_objects(goal))
        if who and _in_vain(verb) and (placed or readings & {"control", "encirclement"}):
            about = [*where_phrases(goal, grammar.direct_objects(goal)), *where_phrases(verb)]
            return Proposition(verb, "repelled", "", actor=parties.names.enemy(who), target=who, about=about)
        if who and ("advance" in readings or goal.lemma_ in ("attack", "assault", "counterattack")):
            about = [*where_phrases(goal, grammar.direct_objects(goal)), *where_phrases(verb)]
            if _in_vain(verb):
                return Proposition(verb, "repelled", "", actor=parties.names.enemy(who), target=who, about=about)
            return Proposition(verb, "presence", "", actor=who, about=about) if goal.lemma_ != "storm" else None
    objects = grammar.direct_objects(verb)
    if not objects:
        return None
    noun = nouns.core(objects[0])
    classes = nouns.classes(noun)
    if verb.lemma_ in _KEEPING_UP:  # "intensified its bombardment of X"
        owner = who or attack_owner(noun, parties, side)
        upon = [*located(noun, *nouns.LOCATIVE, "on"), *where_phrases(verb)]
        fired = noun.lemma_ in _FIRE and bool(owner) and (bool(upon) or not grammar.is_passive(verb))
        return Proposition(verb, "strike", "", actor=owner, about=upon) if fired else None
    inner = [
        grammar.conjuncts(n)
        for o in dict.fromkeys((noun, *objects))
        for _, n in grammar.prepositions(o, *nouns.LOCATIVE)
    ]
    for goal in grammar.children(noun, "acl", "xcomp"):  # "made 40 attempts to dislodge our units near A and B"
        inner += [
            grammar.conjuncts(n)
            for top in (goal, *grammar.direct_objects(goal))
            for _, n in grammar.prepositions(top, *nouns.LOCATIVE)
        ]
    about = [*inner, *where_phrases(verb)]
    if "battle" in classes and _is_reported(verb):
        return None  # the noun's own rule reads "reported clashes"
    from_afar = noun.lemma_ in BOMBARDING and (noun.lemma_ != "raid" or _is_from_afar(noun))
    if from_afar and noun == objects[0] and noun.dep_ == "dobj" and _is_reported(verb):
        return None  # and "reported air raids"
    if "battle" in classes:
        return Proposition(verb, "presence", "", about=about) if verb.dep_ != "relcl" else None
    if verb.lemma_ in ("carry", "conduct", "perform") and noun.lemma_ in _DUTIES:
        return Proposition(verb, "presence", "", actor=who, about=about) if who and about else None
    begun = {"gain", "attack"} & classes and verb.lemma_ in (*_LAUNCHING, "attempt", "make")
    if begun and who and not grammar.is_passive(verb) and _in_vain(verb):
        return Proposition(verb, "repelled", "", actor=parties.names.enemy(who), target=who, about=about)
    if verb.lemma_ in ("press", "make") and noun.lemma_ in _PUSHES and who:
        into = [*located(noun, "into"), *located(verb, "into")]  # "made a push into X"
        inside = any(nouns.kind(n, parties) in ("place", "part") for g in into for n in g)
        if inside:
            return Proposition(verb, "advance", "", actor=who, about=[*into, *about])
    if verb.lemma_ == "press":
        return None
    if "gain" in classes or (noun.lemma_ == "advance" and verb.lemma_ == "make"):
        return _gains(verb, who, about)
    if noun.lemma_ in _ADVANCES and verb.lemma_ in _LAUNCHING and not grammar.is_passive(verb):
        upon = [*located(noun, "on", "of", "into"), *about]
        somewhere = any(nouns.kind(n, parties) in ("place", "part") for g in upon for n in g)
        return Proposition(verb, "advance", "", actor=who, about=upon) if who and somewhere else None
    if verb.lemma_ == "have":
        return _having(verb, objects[0], who, parties, about)
    if "attack" in classes and who and any(c.lower_ in _VAIN for c in noun.children):
        reported = "object" in lexicon.reporting().get(verb.lemma_, {})  # who reports a failed attack did not make it
        target = attack_owner(noun, parties, side) if reported else who
        beaten = Proposition(verb, "repelled", "", actor=parties.names.enemy(target), target=target, about=about)
        return beaten if target else None
    armed = any(
        c.lemma_.lower() in lexicon.words("by_weapon") for c in noun.children if c.dep_ in ("compound", "amod", "nmod")
    )
    armed = armed or _by_aircraft(verb) or _is_from_afar(noun) or (noun.lemma_ == "attack" and is_charge(verb))
    flown = _by_aircraft(verb) and any(nouns.is_place(t, parties) for g in about for n in g for t in n.subtree)
    if armed and {"attack", "strike"} & classes and (who or flown or verb.lemma_ in _COUNTING):
        by = attack_owner(noun, parties, side) if verb.lemma_ in _COUNTING else who  # who reports a raid flew none
        about = [*located(noun, "on"), *about]
        return Proposition(verb, "strike", "", actor=by, target=_strike_target(verb, noun, parties, side), about=about)
    if "attack" in classes and who and _in_vain(verb):
        return Proposition(verb, "repelled", "", actor=parties.names.enemy(who), target=who, about=about)
    if "attack" in classes and (noun.lemma_ not in (*_VAGUE_ACTS, "wave", "push") or _counted(noun)):
        upon = [*located(noun, "on", "against"), *located(verb, "on", "against")]
        aimed = noun.lemma_ != "attempt" and _counted(noun) and any(nouns.kind(g[0], parties) == "place" for g in upon)
        if (verb.lemma_ in (*_LAUNCHING, "take", "see") and not aimed) or (
            verb.lemma_ == "make" and noun.lemma_ != "attempt"
        ):
            return None  # an attack that begins is no claim about the front yet
        owner = attack_owner(noun, parties, side)
        return Proposition(
            verb, "presence", "", actor=owner or (who if verb.lemma_ not in _COUNTING else ""), about=about
        )
    if verb.lemma_ in ("launch", "conduct", "carry", "fire", "make", "mount", "stage") and "strike" in classes:
        target = _strike_target(verb, noun, parties, side)
        return Proposition(
            verb, "strike", "", actor=who or attack_owner(noun, parties, side), target=target, about=about
        )
    return None


def is_charge(verb: Token) -> bool:
    """Whether somebody is charged with a deed: "accused X of carrying out the attack"."""
    prep = verb.head
    blamed = verb.dep_ == "pcomp" and prep.lower_ in ("of", "for", "with")
    governor = prep.head.head if prep.head.dep_ == "dobj" else prep.head
    return blamed and governor.lemma_ in lexicon.words("charging")


def _is_from_afar(noun: Token) -> bool:
    """Whether words before tell what kind of attack it was: "denied carrying out the raids" after "air strikes hit X"."""
    if noun.lemma_ == "raid":
        start = max(0, noun.i - _BEFORE)
        return any(t.lemma_.lower() in _FROM_THE_AIR for t in (*noun.doc[start : noun.i], *noun.sent))
    if noun.lemma_ != "attack" or not any(c.lower_ in ("the", "this", "that") for c in noun.children):
        return False
    named = (
        t for t in reversed(noun.doc[: noun.i]) if t.lemma_ == "attack" and grammar.children(t, "compound", "amod")
    )
    before = next(named, None)
    return before is not None and armed_attack(before)


_BEFORE = 60
"""Words before a raid in which it may have been told that it is one from the air."""
_FROM_THE_AIR = {"air", "airstrike", "warplane", "aircraft", "jet", "bomber", "helicopter"}
_AIRCRAFT = {"aircraft", "helicopter", "plane", "warplane", "jet", "gunship", "bomber", "drone"}


def _by_aircraft(verb: Token) -> bool:
    """Whether it is aircraft that carry out a raid."""
    by = grammar.agent(verb) if grammar.is_passive(verb) else grammar.subject(verb)
    return by is not None and nouns.core(by).lemma_ in _AIRCRAFT


def _having(verb: Token, noun: Token, who: str, parties: Parties, about: list[list[Token]]) -> Proposition | None:
    """A side has advisers, troops or fighters somewhere."""
    core = nouns.core(noun)
    if who and nouns.is_place(core, parties) and any(c.lower_ in ("still", "now", "all") for c in verb.children):
        extent = nouns.extent(verb, noun, parties)  # "they still have the town"
        return Proposition(verb, "control", "", controller=who, about=[[core]], extent=extent)
    forces = nouns.kind(core, parties) == "force" or core.lemma_ in ("adviser", "advisor")
    forces = forces or (grammar.negation(verb) is not None and core.lemma_ in ("man", "camp", "base"))
    somewhere = any(n.lower_ == "there" or nouns.kind(n, parties) in ("place", "part") for g in about for n in g)
    if not who or not forces or not somewhere or any(c.lower_ == "to" for c in (*noun.children, *verb.children)):
        return None
    return Proposition(verb, "presence", "", actor=who, about=about)


def _gains(verb: Token, who: str, about: list[list[Token]]) -> Proposition | None:
    """Made gains, gained ground; made no gains is an attack that failed."""
    if not who or grammar.is_passive(verb) or verb.lemma_ not in _GAINING:
        return None
    if grammar.negation(verb) is not None:
        told = verb.dep_ in ("conj", "advcl") and grammar.is_verb(verb.head) and _in_vain(verb.head)
        return None if told else Proposition(verb, "repelled", "", target=who, about=about, denied=True)
    return Proposition(verb, "advance", "", actor=who, about=about)


_ADVANCES = frozenset(lexicon.words("advance_begun"))
_GAINING = {"make", "record", "register", "achieve", "gain", "see", "have", "score"}


def _strike_target(verb: Token, noun: Token, parties: Parties, side: SideOf) -> str:
    for _, n in (
        *grammar.prepositions(noun, "against", "on", "at"),
        *grammar.prepositions(verb, "against", "on", "at"),
    ):
        if side(n) and nouns.kind(n, parties) != "civilian":
            return side(n)
    return ""


_NO_SUCCESS = re.compile(
    r"\b(?:(?:but|although|though) (?:was|were) (?:again |also |all )?unsuccessful|with(?:out| no| little)(?: any| much)? (?:success|gains?|result|progress)|with no success|to no avail|in vain|but (?:did not advance|failed|(?:was|were) (?:repelled|repulsed|stopped|halted))"
    r"|(?:but|and|although|though) (?:(?:had|made|achieved) (?:no|little)|(?:was|were) (?:all )?(?:unsuccessful|repelled|repulsed)"
    r"|suffered losses and (?:withdrew|retreated|rolled back|fell back)))\b"
)


def _in_vain(verb: Token) -> bool:
    """Attacked without success, but did not advance, but made no headway."""
    if any(c.lower_ in ("unsuccessfully", "vainly", "fruitlessly") for c in verb.children):
        return True
    return _NO_SUCCESS.search(verb.doc[verb.i : verb.right_edge.i + 1].text.lower()) is not None


def _tallied(verb: Token) -> bool:
    """Whether forces attack so many times: "attacked twice", "attacked 16 times"."""
    return verb.lemma_ in ("attack", "assault", "storm") and any(
        c.lower_ == "twice" or c.lemma_ == "time" for c in verb.children
    )


def _aims(verb: Token) -> tuple[list[list[Token]], list[Token]]:
    """Where an attack is aimed, and the words that say so: "attacked, trying to break through in the areas of A and B"."""
    trying = [c for c in grammar.children(verb, "advcl") if c.lemma_ in ("try", "attempt", "seek") and c.i > verb.i]
    goals = [g for c in trying for g in grammar.children(c, "xcomp")]
    objects = [o for g in goals for o in grammar.direct_objects(g)]
    about = [p for g in goals for p in where_phrases(g)]
    about += [p for o in objects for p in located(o, *nouns.LOCATIVE)]
    return [*about, *([o] for o in objects)], [*trying, *goals, *(n for p in about for n in p)]


def _attacked_town(verb: Token, parties: Parties, speaker_side: str) -> Proposition | None:
    """ "X was attacked overnight", as a side tells: by its enemy, for it has attacked nobody's towns that it would say."""
    places = grammar.direct_objects(verb) if grammar.is_passive(verb) and verb.dep_ not in ("acl", "amod") else []
    told = speaker_side in parties.names.parties and grammar.negation(verb) is None
    if not told or not places or nouns.kind(places[0], parties) != "place" or grammar.agent(verb) is not None:
        return None
    enemy = because(parties.names.enemy(speaker_side), "speaker")
    return Proposition(verb, "presence", "", actor=enemy, about=where_phrases(verb, places)) if enemy else None


def attack(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Forces that attack forces or a place, in vain or not."""
    who, subject = actor_of(verb, side)
    by = nouns.core(subject) if subject is not None else None
    if by is not None and nouns.classes(by) & {"strike", "equipment"} and "force" not in nouns.classes(by):
        objects = grammar.direct_objects(verb)
        owner = who or attack_owner(by, parties, side)
        return (
            Proposition(verb, "strike", "", actor=owner, about=where_phrases(verb, objects))
            if owner and objects
            else None
        )
    hit = _unarmed(verb, parties)
    if hit is not None and (who or subject is None):
        about = [*located(hit, *nouns.LOCATIVE), *where_phrases(verb)]
        return Proposition(verb, "strike", "", actor=who, about=about) if who or about else None
    if (who or grammar.is_passive(verb)) and _with_weapons(verb) and (objects := grammar.direct_objects(verb)):
        return Proposition(verb, "strike", "", actor=who, about=where_phrases(verb, objects))
    if subject is None and (stormed := _attacked_town(verb, parties, speaker_side)) is not None:
        return stormed
    named = subject is not None and (nouns.kind(subject, parties) == "force" or subject.lower_ in ("it", "they", "we"))
    if subject is None or not who or not named:
        return None
    progressive = verb.tag_ == "VBG" and any(c.dep_ == "aux" and c.lemma_ == "be" for c in verb.children)
    objects = grammar.direct_objects(verb)
    failed = any(c.lower_ in ("unsuccessfully", "vainly") for c in verb.children) or _in_vain(verb)
    if failed:
        return Proposition(
            verb, "repelled", "", actor=parties.names.enemy(who), target=who, about=where_phrases(verb, objects)
        )
    beside = [g for o in objects for g in located(o, *nouns.LOCATIVE)]  # "ambushed a column near X"
    near = [*where_phrases(verb, objects), *beside]
    somewhere = any(nouns.kind(n, parties) == "place" for g in near for n in g)
    if not progressive and not _tallied(verb) and not (somewhere and verb.tag_ in ("VBD", "VBZ", "VBP", "VBN")):
        return None
    aims, span = _aims(verb)
    return Proposition(verb, "presence", "", actor=who, about=[*aims, *near], span=span)


def _unarmed(verb: Token, parties: Parties) -> Token | None:
    """Who or what is attacked and fights nobody: "a group of civilians", "two cargo ships were attacked"."""
    objects = grammar.direct_objects(verb)
    if not objects:
        return None
    noun = nouns.core(objects[0])
    inside = [n for _, n in grammar.prepositions(noun, "of")] if noun.lemma_ in _GATHERINGS else []
    if any(nouns.kind(n, parties) == "civilian" for n in inside):
        return noun
    sailing = noun.lemma_ in _SHIPS
    named = noun.ent_type_ == "PERSON" or noun.pos_ == "PROPN"
    return noun if sailing or (nouns.kind(noun, parties) == "civilian" and not named and not noun.like_num) else None


_GATHERINGS = frozenset(lexicon.words("gathering"))
_SHIPS = frozenset(lexicon.words("ship"))


def _with_weapons(verb: Token) -> bool:
    """Whether somebody attacks from afar: "attacked X with drones"."""
    used = [nouns.core(n) for _, n in grammar.prepositions(verb, "with", "using")]
    return any("strike" in nouns.classes(n) or n.lemma_ in _AIRCRAFT for n in used)


def armed_attack(noun: Token) -> bool:
    """Whether a noun is a strike: a shelling, a barrage, or an attack with a weapon named before it ("a drone attack")."""
    classes = nouns.classes(noun)
    armed = "attack" in classes and any(
        c.lemma_.lower() in lexicon.words("by_weapon") for c in grammar.children(noun, "compound", "amod", "nmod")
    )
    return armed or ("strike" in classes and not nouns.is_mishap(noun))


def perceive(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """A witness heard shooting, or saw no soldiers."""
    if any(c.tag_ == "VBG" and c.lemma_ in ("shoot", "shell", "fight", "fire", "bomb") for c in verb.children):
        return Proposition(verb, "presence", "", about=where_phrases(verb))
    objects = grammar.direct_objects(verb)
    if not objects and (moving := _moving(verb, parties, side)) is not None:
        return moving
    if not objects or grammar.children(verb, "xcomp", "oprd", "ccomp"):
        return None  # "were seen leaving": the other verb tells it
    if verb.lemma_ in _SHOWING and not _pictured(verb):
        return None
    noun = nouns.core(objects[0])
    if ("loss" in nouns.classes(noun) and noun.lemma_ in ("body", "corpse", "dead")) or noun.lemma_ == "grave":
        if verb.lemma_ == "hear" or "object" in lexicon.reporting().get(verb.lemma_, {}):
            return None  # the noun's own rule reads "counted 65 dead"
        inner = located(noun, *nouns.LOCATIVE)
        return Proposition(verb, "losses", "", target=side(noun), about=[*inner, *where_phrases(verb)])
    if noun.lemma_ in _EVIDENCE and not grammar.is_passive(verb):
        seen_of = [n for _, n in grammar.prepositions(noun, "of") if nouns.kind(nouns.core(n), parties) == "force"]
        who = next((s for n in seen_of if (s := side(n)) in parties.names.parties), "")
        about = [g for n in seen_of for g in located(n, *nouns.LOCATIVE)]
        about += [*located(noun, *(w for w in nouns.LOCATIVE if w != "of")), *where_phrases(verb)]
        return Proposition(verb, "presence", "", actor=who, about=about) if who and about else None
    force = nouns.kind(noun, parties) == "force" and side(noun) in parties.names.parties
    if not force and not nouns.classes(noun) & {"battle"}:
        return None
    about = where_phrases(verb, *located(noun, *nouns.LOCATIVE))
    seen = grammar.is_passive(verb) or verb.lemma_ in _SHOWING
    if seen and not any(nouns.kind(n, parties) in ("place", "part") for g in about for n in g):
        return None
    return Proposition(verb, "presence", "", actor=side(noun) if force else "", about=about)


def _moving(verb: Token, parties: Parties, side: SideOf) -> Proposition | None:
    """ "Saw Alpha tanks moving south", of which the other verb tells no advance and no retreat."""
    for clause in grammar.children(verb, "ccomp"):
        subject = next(iter(grammar.children(clause, "nsubj")), None)
        read = clause.lemma_ in lexicon.predicates() and bool(where_phrases(clause))
        if clause.tag_ == "VBG" and subject is not None and not read and not grammar.is_passive(verb):
            core = nouns.core(subject)
            if nouns.kind(core, parties) in ("force", "equipment") and (who := side(core)) in parties.names.parties:
                return Proposition(verb, "presence", "", actor=who, about=where_phrases(clause))
    return None


_EVIDENCE = {"evidence", "sign", "confirmation", "trace"}
_SHOWING = {"show", "depict", "put", "place"}


def _pictured(verb: Token) -> bool:
    """Whether pictures show it: "footage shows soldiers in the centre of X"."""
    subject = grammar.subject(verb)
    return subject is not None and subject.lemma_.lower() in EVIDENCE_WORDS


def fire(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Forces fired on a place; no fire was opened from a country."""
    who, subject = actor_of(verb, side)
    if verb.lemma_ == "open" and not any(o.lemma_ == "fire" for o in grammar.direct_objects(verb)):
        return None
    if verb.lemma_ == "open" and grammar.is_passive(verb):
        origin = [n for _, n in grammar.prepositions(verb, "from")]
        who = who or next((s for n in origin if (s := side(n))), "")
        return Proposition(verb, "strike", "", actor=who, about=located(verb, "at", "on", "in")) if who else None
    places = located(verb, "on", "at", "upon", "into")
    if verb.lemma_ == "open" and not places:  # "opened fire near X", at whomever
        places = located(verb, *(w for w in nouns.LOCATIVE if w not in ("from", "of", "by", "to", "against")))
    at = [p for p in places if nouns.kind(p[0], parties) in ("place", "part")]
    people = [p for p in places if nouns.kind(p[0], parties) in ("civilian", "equipment")]
    hit = next((s for p in places if p not in at and (s := side(p[0])) and s != who), "")  # "at our positions"
    first = verb.lemma_ == "open" and any(c.lower_ == "first" for c in grammar.children(verb, "advmod"))
    if not who or subject is None or not (at or hit or people or first):
        return None
    beside = [q for p in people for q in located(p[0], *nouns.LOCATIVE)]  # "on evacuees in X"
    return Proposition(verb, "strike", "", actor=who, target=hit, about=at or [*beside, *where_phrases(verb)])


def join(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Forces take part in the fighting."""
    joined = [n for _, n in grammar.prepositions(verb, "in")]
    if verb.lemma_ == "take" and any("strike" in nouns.classes(n) for n in joined):
        who = side(grammar.subject(verb))
        return Proposition(verb, "strike", "", actor=who, about=where_phrases(joined[0])) if who else None
    advance = next((n for n in joined if n.lemma_ in _ADVANCES), None)
    if advance is not None:
        who, about = side(grammar.subject(verb)), where_phrases(verb, *located(advance, *nouns.LOCATIVE))
        return Proposition(verb, "advance", "", actor=who, about=about) if who and about else None
    if not any("battle" in nouns.classes(n) for n in joined):
        return None
    subject = grammar.passive_subject(verb) if grammar.is_passive(verb) else grammar.subject(verb)
    who = side(subject)
    return Proposition(verb, "presence", "", actor=who, about=where_phrases(verb)) if who else None


_STORES = {"depot", "warehouse", "dump", "arsenal", "stockpile", "hangar"}
"""Buildings of the enemy's: to hit one is a strike, what is lost in it is not said."""
_USING = {"use", "employ", "direct"}
_SENDING = {"launch", "fire", "lob", "rain", "drop", "deliver", "land", "unleash"} | _USING
_AIMING = {"target", "shell", "bomb", "bombard"}
"""What is done to people by firing at them, whether or not anybody is hurt."""


def strike(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Fire on a place or a thing: strike, hit, shell, bomb, launch missiles at."""
    who, subject = actor_of(verb, side)
    objects = grammar.direct_objects(verb)
    if not objects:
        return shells_landed(verb, subject, who, parties, side)
    noun = nouns.core(objects[0])
    kind = nouns.kind(noun, parties)
    weapon = subject is not None and "strike" in nouns.classes(nouns.core(subject))
    weapon = weapon or (subject is not None and subject.lemma_ == "attack")
    force = subject is not None and nouns.kind(subject, parties) == "force"
    if verb.lemma_ in _SENDING:
        aimed = [
            n
            for top in dict.fromkeys((verb, objects[0], noun, *([subject] if subject is not None else ())))
            for _, n in grammar.prepositions(top, "on", "at", "into")
            if nouns.kind(n, parties) in ("place", "part")
        ]
        if subject is None and aimed and speaker_side in parties.names.parties:
            who = parties.names.enemy(speaker_side)  # "two bombs were dropped on X", in a bulletin
        banned = verb.lemma_ in _USING and any(
            c.lower_ in lexicon.words("banned") for c in grammar.children(noun, "amod", "compound")
        )
        banned = banned or (verb.lemma_ in _USING and noun.lower_ in lexicon.words("banned"))  # "phosphorus was used"
        sent = subject is not None and (force or nouns.core(subject).lemma_ in _AIRCRAFT) and bool(aimed)
        used = banned and grammar.is_passive(verb) and bool(where_phrases(verb))
        if not ("strike" in nouns.classes(noun) or banned) or not (who or sent or used):
            return None
        if verb.lemma_ in _USING and not banned and not located(verb, "against", "on", "at"):
            return None
        inner = located(noun, *nouns.LOCATIVE, "against", "on", "toward", "towards")
        return Proposition(
            verb,
            "strike",
            "",
            actor=who,
            target=_strike_target(verb, noun, parties, side),
            about=[
                *inner,
                *where_phrases(verb, *located(verb, "against", "on", "at", "into")),
            ],
        )
    spared = kind in ("place", "part") and grammar.negation(verb) is not None and speaker_side in parties.names.parties
    own = grammar.is_passive(verb) and subject is None and speaker_side in parties.names.parties
    spared = spared or (own and kind in ("part", "equipment", "force") and side(noun) == speaker_side)
    damaged = own and verb.lemma_ == "damage" and kind == "part" and grammar.agent(verb) is None
    damaged = damaged and not any(nouns.is_mishap(n) for _, n in grammar.prepositions(verb))
    struck = subject is None and kind in ("part", "civilian") and verb.lemma_ in _STRUCK and _is_struck(verb, noun)
    if (
        verb.lemma_ in ("hit", "target", "damage", "blast", "hammer", "pound", "strike")
        and not (weapon or who or force or spared or damaged or struck)
        and not any(armed_attack(n) for _, n in grammar.prepositions(verb, "by", "in", "with", "during"))
    ):
        return None
    if verb.lemma_ == "mine" and not who:
        return None  # "the road was mined": nothing has gone off
    if verb.lemma_ == "engage" and (kind not in ("place", "part") or not who):
        return None
    if verb.lemma_ in ("strike", "hit") and kind in ("", "gain", "saying") and not (weapon and kind == ""):
        return None
    if weapon and not who and subject is not None:
        who = attack_owner(nouns.core(subject), parties, side)
    if not who and subject is None:
        blows = [n for _, n in grammar.prepositions(verb, "in", "with", "during") if armed_attack(n)]
        who = next((s for n in blows if (s := attack_owner(n, parties, side))), "")
    if kind == "control" or (kind == "civilian" and not (struck or weapon or (who and verb.lemma_ in _AIMING))):
        return None
    armed = kind == "equipment" or {"site", "equipment"} <= nouns.classes(noun)  # a depot, whatever it is called after
    target = side(noun) if kind == "force" or armed or "military" in nouns.classes(noun) else ""
    if armed and who and not target:
        target = parties.names.enemy(who)
    if kind == "equipment" and verb.lemma_ in ("hit", "damage") and target and noun.lemma_ not in _STORES:
        return Proposition(
            verb, "losses", "", actor=who or parties.names.enemy(target), target=target, about=where_phrases(verb)
        )
    if not who and target:
        who = parties.names.enemy(target)
    if not who and spared:
        who = parties.names.enemy(speaker_side)  # "the airport was not hit", said by those whose airport it is
    return Proposition(
        verb,
        "strike",
        "",
        actor=who,
        target=target if target != who else "",
        about=where_phrases(verb, objects if kind in ("place", "part") else []),
    )


_STRUCK = {"hit", "strike", "target"}


def _is_struck(verb: Token, noun: Token) -> bool:
    """Whether a building is told to have come under fire, by whomever: "the school had been hit repeatedly"."""
    finite = grammar.is_passive(verb) and any(c.dep_ == "auxpass" for c in verb.children)
    told = [*grammar.children(verb, "agent"), *(n for _, n in grammar.prepositions(verb, "by", "with"))]
    figurative = any(c.lower_ in lexicon.words("figurative_hit") for c in grammar.children(verb, "advmod"))
    return (
        finite
        and bool({"site", "civilian"} & nouns.classes(noun))
        and grammar.negation(verb) is None
        and not told
        and not figurative
    )
