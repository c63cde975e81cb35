"""Losses: killed, wounded and captured people, destroyed equipment.

Each function is one frame of predicates.csv: given a verb of that frame it returns the proposition that the verb makes
with its subject, objects and phrases, or None where they do not fit.
"""

from helpers.basis import basis_of
from helpers.claims import lexicon
from helpers.claims.english.frames.blasts import CHARGES
from helpers.claims.english.frames.frame import (
    BY_NAME,
    Proposition,
    SideOf,
    actor_of,
    attack_owner,
    located,
    where_phrases,
)
from helpers.claims.english.frames.tolls import FALLEN
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Token
from helpers.claims.english.sides import nouns
from helpers.claims.english.sides.parties import Parties


def _blows(verb: Token) -> list[Token]:
    """The strikes and attacks in which people were hurt ("killed in the shelling of X")."""
    others = [
        c for o in grammar.children(verb, "conj") for c in grammar.children(o, "acl")
    ]  # "and two others hurt in …"
    found = [n for v in (verb, *others) for _, n in grammar.prepositions(v, "in", "from", "during", "by", "after")]
    return [n for n in found if nouns.classes(n) & {"strike", "attack"}]


def _occasion(verb: Token) -> list[list[Token]]:
    """Where people were hurt, from the clause that tells how: "were injured when their car came under fire near X"."""
    clauses = [
        c for c in grammar.children(verb, "advcl") if any(m.lower_ in ("when", "as", "after") for m in c.children)
    ]
    inner = [
        grammar.conjuncts(n)
        for c in clauses
        for o in grammar.direct_objects(c)
        for _, n in grammar.prepositions(o, *nouns.LOCATIVE)
    ]
    return [*(g for c in clauses for g in where_phrases(c)), *inner]


def kill(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Somebody is killed or wounded, something destroyed, with an object."""
    objects = grammar.direct_objects(verb)
    if not objects:
        return None
    noun = nouns.core(objects[0])
    if noun.lemma_.lower() in lexicon.words("carried_out"):
        return None  # "executed a manoeuvre"
    who, subject = actor_of(verb, side)
    if subject is not None and not who:
        who = attack_owner(nouns.core(subject), parties, side)
    who = who or next((attack_owner(n, parties, side) for n in _blows(verb)), "")
    kind = nouns.kind(noun, parties)
    target = "" if kind == "civilian" else side(noun)
    if not who and target:
        who = parties.names.enemy(target)
    if who == target and basis_of(who) not in BY_NAME:
        who = parties.names.enemy(target)  # by name, a side can hit its own
    if kind == "force" and who and not target:
        target = parties.names.enemy(who)  # "seven servicemen were killed in rebel shelling"
    nobody = noun.lower_ == "nobody" or (noun.lower_ == "one" and any(c.lower_ == "no" for c in noun.children))
    many = "amount" in nouns.classes(noun) and bool(grammar.is_passive(verb))  # "scores were wounded"
    ranked = grammar.is_passive(verb) and noun.lemma_.lower() in lexicon.words("fallen_rank")
    if (
        subject is None
        and not who
        and kind not in ("force", "civilian")
        and not (noun.like_num or nobody or many or ranked)
    ):
        return None
    if kind in ("place", "part", "equipment", "route") and noun.lemma_ != "man":
        return None
    return Proposition(verb, "losses", "", actor=who, target=target, about=[*where_phrases(verb), *_occasion(verb)])


_SPANS = {"bridge", "dam", "crossing", "viaduct", "overpass"}
"""What forces blow up, whoever uses it."""
_POSTS = frozenset(lexicon.words("destroyed_post"))
"""What a side has at the front and loses where it is destroyed."""
_MILITARY_SITES = {"airbase", "barracks", "headquarters", "garrison"}


def destroy(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Equipment or forces are destroyed; a civilian building or bridge is not a loss of a side."""
    objects = grammar.direct_objects(verb)
    if not objects:
        return None
    cores = [nouns.core(o) for o in objects]
    noun = next((n for n in cores if nouns.kind(n, parties) in ("equipment", "force")), cores[0])
    kind = nouns.kind(noun, parties)
    who, subject = actor_of(verb, side)
    blow = subject is not None and "strike" in nouns.classes(nouns.core(subject))
    spared = noun.lemma_ in _SPANS and grammar.is_passive(verb) and grammar.negation(verb) is not None
    if spared and subject is None and speaker_side in parties.names.parties:  # "the bridge has not been blown up"
        by = parties.names.enemy(speaker_side)
        return Proposition(verb, "strike", "", actor=by, about=where_phrases(verb, objects))
    owned = noun.lemma_ in _POSTS and side(noun) in parties.names.parties and not grammar.children(noun, "poss")
    ruined = not owned and _is_ruined(verb, noun, who, parties, speaker_side)
    if subject is None and ruined and speaker_side in parties.names.parties:  # "two schools were destroyed"
        by = parties.names.enemy(speaker_side)
        return Proposition(verb, "strike", "", actor=by, about=where_phrases(verb, objects))
    spanned = bool(who) and noun.lemma_ in _SPANS
    if subject is not None and ((kind in ("part", "place") and not owned and (blow or spanned)) or ruined):
        by = who or attack_owner(nouns.core(subject), parties, side)  # "their missiles destroyed six houses"
        leading = [g for c in grammar.children(noun, "acl") for g in located(c, *nouns.LOCATIVE)]
        about = where_phrases(verb, objects, *leading)
        return Proposition(verb, "strike", "", actor=by, about=about) if by else None
    shot = noun.lower_ in ("them", "these", "those") and noun != objects[0] and verb.lemma_ in _SHOOTING_DOWN
    military = kind == "part" and any(c.lower_ in ("military", "army", "air", "naval") for c in noun.children)
    shot = shot or ("strike" in nouns.classes(noun) and bool(who) and verb.lemma_ in _SHOOTING_DOWN)  # bombs, missiles
    site = (bool(who or side(noun)) and (military or noun.lemma_ in _MILITARY_SITES)) or owned
    if kind not in ("equipment", "force") and not shot and not site:
        return None
    target = "" if shot else side(noun) or side(objects[0])
    if subject is not None and not who:
        who = attack_owner(nouns.core(subject), parties, side)
    if not who and not target and _is_claimed(verb) and speaker_side in parties.names.parties:
        who = speaker_side  # "the army claimed ten vehicles destroyed"
    if not who and not target and _is_air_defence(subject) and speaker_side in parties.names.parties:
        who = speaker_side  # a side tells what its own air defences shot down
    if not target and who:
        target = parties.names.enemy(who)
    if target and (not who or who == target):
        who = parties.names.enemy(target)
    return Proposition(verb, "losses", "", actor=who, target=target, about=where_phrases(verb))


_ACCIDENTS = {"fire", "blaze", "accident", "crash"}
_DWELLINGS = frozenset(lexicon.words("civil_building"))


def _is_ruined(verb: Token, noun: Token, who: str, parties: Parties, speaker_side: str) -> bool:
    """Whether what civilians live from is destroyed: by forces that are named, or under fire, as its own side tells.

    Barracks and posts are no such buildings: who loses them has suffered losses.
    """
    classes = nouns.classes(noun)
    army = any(c.lower_ in ("military", "army", "air", "naval", "command") for c in noun.children)
    building = ("site" in classes or noun.lemma_.lower() in _DWELLINGS) and "equipment" not in classes and not army
    if (
        not building
        or noun.lemma_ == "bridgehead"
        or noun.lemma_ in CHARGES
        or noun.lemma_ in _POSTS
        or noun.lemma_ in _MILITARY_SITES
        or grammar.negation(verb) is not None
    ):
        return False
    if grammar.subject(verb) is not None and not grammar.is_passive(verb):
        return bool(who) and nouns.kind(grammar.subject(verb), parties) == "force"
    causes = [n for _, n in grammar.prepositions(verb)]
    natural = any("disaster" in nouns.classes(n) or n.lemma_ in _ACCIDENTS for n in causes)
    return bool(who) or (grammar.agent(verb) is None and not natural and not grammar.children(verb, "npadvmod"))


def _is_air_defence(subject: Token | None) -> bool:
    noun = nouns.core(subject) if subject is not None else None
    named = noun is not None and noun.lemma_ in ("defence", "defense") and not grammar.children(noun, "poss")
    return named and noun is not None and any(c.lower_ in ("air", "anti-aircraft") for c in noun.children)


def _is_claimed(participle: Token) -> bool:
    """Whether a participle tells what became of the object of a verb of saying."""
    noun = participle.head
    return participle.dep_ == "acl" and noun.dep_ == "dobj" and noun.head.lemma_ in ("claim", "report", "announce")


_SHOOTING_DOWN = {"down", "shoot", "intercept", "destroy", "neutralise", "neutralize"}
"""What is done to "26 of them", the drones of the clause before."""


def die(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Somebody dies, without an object."""
    subject = grammar.subject(verb)
    if subject is None:
        return None
    noun = nouns.core(subject)
    counted = any(t.like_num for t in subject.subtree)
    if verb.lemma_ == "fall" and (nouns.kind(noun, parties) != "force" or not counted or not side(noun)):
        return None  # "forty of its men fell at X", but "the town fell"
    if verb.lemma_ == "surrender" and (grammar.direct_objects(verb) or nouns.kind(noun, parties) != "force"):
        return None
    if nouns.kind(noun, parties) not in ("force", "civilian") and not noun.like_num and noun.ent_type_ != "PERSON":
        return None
    about = where_phrases(verb)
    who = ""
    for n in _blows(verb):
        who = attack_owner(n, parties, side)
        about += [grammar.conjuncts(m) for _, m in grammar.prepositions(n, *nouns.LOCATIVE, "of", "on")]
    about += _occasion(verb)
    target = "" if nouns.kind(noun, parties) == "civilian" else side(noun)
    return Proposition(verb, "losses", "", actor=who or parties.names.enemy(target), target=target, about=about)


def suffer(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Suffered losses, lost 20 soldiers and three tanks: the subject is the target."""
    objects = grammar.direct_objects(verb)
    if not objects and verb.lemma_ == "leave":  # "left behind 19 vehicles"
        objects = [m for _, n in grammar.prepositions(verb, "behind") for m in grammar.conjuncts(n)]
    if not objects or grammar.is_passive(verb):
        return None
    noun = nouns.core(objects[0])
    if noun.like_num and verb.lemma_ == "lose":  # "lost 45 out of its 93 tanks"
        noun = next((n for p, n in grammar.prepositions(verb, "of") if p.head.lower_ == "out"), noun)
    gone = verb.lemma_ in ("leave", "abandon")
    lost = verb.lemma_ == "lose" or (gone and nouns.kind(noun, parties) == "equipment" and _behind(verb))
    if noun.like_num and any(c.lower_ in FALLEN for c in grammar.children(noun, "acl")):
        lost = not gone or _behind(verb)  # "suffered around 600 killed"
    elif noun.lemma_ == "damage":  # "the cruiser suffered serious damage"
        lost = verb.lemma_ in lexicon.words("bears_loss") and nouns.kind(grammar.subject(verb), parties) == "equipment"
    elif "loss" in nouns.classes(noun):
        lost = not gone or (noun.lemma_ in ("body", "corpse", "dead") and _behind(verb))
    elif lost:
        lost = nouns.kind(noun, parties) in ("equipment", "force") or _counted_men(noun)
        lost = lost or noun.lemma_ == "strength"  # "lost 60 per cent of its strength"
        lost = lost or (noun.lemma_ == "life" and bool(grammar.children(noun, "poss")))  # "lost their lives"
    if not lost:
        return None
    if noun.lemma_ == "position":
        return None
    target = side(grammar.subject(verb))
    return Proposition(verb, "losses", "", actor=parties.names.enemy(target), target=target, about=where_phrases(verb))


def _counted_men(noun: Token) -> bool:
    """ "Lost 200 men", "lost more than 300 people": whoever loses so many is a force."""
    if noun.lower_ == "own":
        return True  # "had lost nine of its own"
    return noun.lemma_ in ("man", "people", "life") and any(c.like_num for c in noun.children)


def _behind(verb: Token) -> bool:
    """Whether something is left on the battlefield: left 40 bodies behind, abandoned six tanks on the field."""
    return (
        verb.lemma_ == "abandon"
        or any(c.lower_ == "behind" for c in verb.children)
        or any(n.lemma_ in ("field", "battlefield", "ground") for _, n in grammar.prepositions(verb, "on"))
    )


_ENDING_IN = {"lead", "result"}


def inflict(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Losses inflicted, suffered or taken."""
    objects = grammar.direct_objects(verb) or [
        n for _, n in grammar.prepositions(verb, "to", "in") if verb.lemma_ in _ENDING_IN
    ]
    if not objects or "loss" not in nouns.classes(nouns.core(objects[0])):
        return None
    who, by = actor_of(verb, side)
    if not who and by is not None and nouns.classes(nouns.core(by)) & {"attack", "strike"}:
        who = attack_owner(nouns.core(by), parties, side)
    target = side(nouns.core(objects[0]))
    for _, n in (
        *grammar.prepositions(verb, "on", "upon", "among", "to"),
        *grammar.prepositions(objects[0], "among", "on", "to", "for", "of"),
    ):
        target = target or side(n)
    return Proposition(
        verb,
        "losses",
        "",
        actor=who or parties.names.enemy(target),
        target=target or parties.names.enemy(who),
        about=where_phrases(verb),
    )


def prisoners(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Soldiers captured: captured 20 servicemen, took prisoners."""
    objects = grammar.direct_objects(verb)
    taken = next((n for o in objects if nouns.kind(n := nouns.core(o), parties) == "force"), None)
    if taken is None and verb.lemma_ in ("capture", "seize") and grammar.subject(verb) is not None:
        spoils = (nouns.core(o) for o in objects)  # "seized tanks and rocket launchers"
        taken = next((n for n in spoils if {"equipment"} == nouns.classes(n) - {"strike"}), None)
    if (
        taken is None and objects and objects[0].like_num and verb.dep_ == "conj"
    ):  # "killed 20 fighters and captured 13"
        taken = next(
            (o for o in grammar.direct_objects(verb.head) if nouns.kind(nouns.core(o), parties) == "force"), None
        )
    who, subject = actor_of(verb, side)
    if taken is None and verb.dep_ == "conj" and grammar.is_passive(verb) and objects and objects[0].like_num:
        missing = grammar.subject(verb.head)  # "44 of their men went missing and 96 were captured"
        taken = missing if missing is not None and nouns.kind(nouns.core(missing), parties) == "force" else None
    if taken is None and who and objects and objects[0].like_num and nouns.core(objects[0]).lower_ == "them":
        taken = objects[0]  # "eight of them were kidnapped by X"
    if taken is None or _is_police_work(verb, taken, parties):
        return None
    target = side(nouns.core(taken)) or side(taken)
    if not who and not target and subject is None and nouns.core(taken).lemma_ in _TAKEN:
        who = speaker_side if speaker_side in parties.names.parties else ""  # a side counts those whom it has taken
    if (subject is None and not grammar.is_passive(verb)) or (
        verb.lemma_ == "take" and not any(w in verb.sent.text for w in ("prisoner", "captive", "taken alive"))
    ):
        return None
    counted = (
        grammar.is_passive(verb)
        and nouns.kind(nouns.core(taken), parties) == "force"
        and (objects[0] != nouns.core(objects[0]) or any(c.like_num for c in objects[0].children))
    )
    if not target and not who and not counted:  # "dozens of soldiers were captured", whosever they are
        return None
    return Proposition(
        verb,
        "losses",
        "",
        actor=who or parties.names.enemy(target),
        target=target or parties.names.enemy(who),
        about=where_phrases(verb),
    )


_TAKEN = {"prisoner", "captive"}


def _is_police_work(verb: Token, taken: Token, parties: Parties) -> bool:
    """Whether somebody is arrested, not taken on a battlefield: a person by name, or one whom authorities detain."""
    mention = parties.mention_at(taken)
    person = mention is not None and mention.actor is not None and mention.actor.kind == "person"
    doer = grammar.agent(verb) if grammar.is_passive(verb) else grammar.subject(verb)
    return person or (doer is not None and doer.lemma_.lower() in lexicon.words("lawmen"))
