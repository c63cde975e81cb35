"""Tolls: who was among the dead, how many they are, what cost their lives, whose bodies were found.

Each function is one frame of predicates.csv: given a verb of that frame it returns the proposition that the verb makes
with its subject, objects and phrases, or None where they do not fit.
"""

from helpers.claims import lexicon
from helpers.claims.english.frames.frame import Proposition, SideOf, actor_of, attack_owner, located, where_phrases
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Token
from helpers.claims.english.sides import nouns
from helpers.claims.english.sides.parties import Parties

FALLEN = {"dead", "killed", "wounded", "injured", "casualty", "victim", "fatality"}


def among(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Somebody was among the dead, among those killed in X; six of the dead were fighters."""
    there = grammar.children(verb, "attr") if grammar.children(verb, "expl") else []
    subject = next(iter(there), None) or grammar.subject(verb)
    counted = [n for _, n in grammar.prepositions(subject, "of")] if subject is not None and _is_part(subject) else []
    if subject is not None and not there and any(c.lower_ in FALLEN for c in grammar.children(subject, "acl")):
        counted.append(subject)  # "all those killed were civilians"
    told, part = grammar.children(verb, "attr"), subject
    for n in (*(n for top in (verb, *there) for _, n in grammar.prepositions(top, "among")), *counted):
        hurt = [c for c in grammar.children(n, "acl") if c.lower_ in FALLEN]
        if not hurt and n.lemma_.lower() not in FALLEN:
            continue
        if n in counted:
            subject = next((t for t in told if nouns.kind(t, parties) in ("force", "civilian")), None)
            if subject is None:
                return None
        target = side(subject) if nouns.kind(subject, parties) == "force" else ""
        about = [*where_phrases(verb), *(g for top in (n, *hurt) for g in located(top, *nouns.LOCATIVE))]
        span = [n, part] if part is not None else [n]
        return Proposition(verb, "losses", "", actor=parties.names.enemy(target), target=target, about=about, span=span)
    return _state(verb, parties, side)


def _is_part(noun: Token) -> bool:
    """ "Six of", "all of", "most of"."""
    return noun.like_num or noun.pos_ in ("NUM", "DET", "PRON") or "amount" in nouns.classes(noun)


def _state(verb: Token, parties: Parties, side: SideOf) -> Proposition | None:
    """Their losses are heavy; 18 of their soldiers are dead."""
    subject = grammar.subject(verb)
    if subject is None:
        return None
    core = nouns.core(subject)
    states = [c for c in grammar.children(verb, "acomp", "attr") if c.pos_ in ("ADJ", "NOUN", "VERB")]
    heavy = "loss" in nouns.classes(core) and any(c.lower_ in _HEAVY for c in states)
    fallen = nouns.kind(core, parties) == "force" and any(c.lower_ in FALLEN for c in states)
    target = side(core) or side(subject)
    dead = nouns.kind(core, parties) == "civilian" and any(c.lower_ in FALLEN for c in states)
    if dead and any(c.like_num for c in grammar.children(core, "nummod")) and grammar.negation(verb) is None:
        about = [*where_phrases(verb), *located(core, *nouns.LOCATIVE)]
        return Proposition(verb, "losses", "", about=about)  # "more than 40 people were dead"
    if not target or not (heavy or fallen):
        return None
    about = [*where_phrases(verb), *located(core, *nouns.LOCATIVE)]
    return Proposition(verb, "losses", "", actor=parties.names.enemy(target), target=target, about=about)


_HEAVY = {"heavy", "high", "huge", "enormous", "significant", "serious", "great", "considerable", "colossal", "severe"}


def leave_dead(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Fighting or a strike left so many dead or wounded."""
    below = [c for c in grammar.children(verb, "ccomp") if c.lower_ in FALLEN and not grammar.children(c, "mark")]
    objects = grammar.direct_objects(verb) or [s for c in below for s in grammar.children(c, "nsubj")]
    how = [*below, *(c for o in objects for c in grammar.children(o, "amod") if c.lower_ in FALLEN and c.i > o.i)]
    how += [c for c in grammar.children(verb, "oprd", "acomp", "xcomp", "advcl") if c.lower_ in FALLEN]
    how += [c for o in objects if o.like_num for c in grammar.children(o, "acl", "amod") if c.lower_ in FALLEN]
    how += [o for o in objects if o.lower_ in FALLEN and any(c.like_num for c in o.children)]  # "leaving five injured"
    if not objects or not how or grammar.is_passive(verb):
        return None
    noun = nouns.core(objects[0])
    target = side(noun) if nouns.kind(noun, parties) == "force" else ""
    by = grammar.subject(verb)
    who = parties.names.enemy(target) or (attack_owner(nouns.core(by), parties, side) if by is not None else "")
    about = [*where_phrases(verb), *(located(by, *nouns.LOCATIVE, "on") if by is not None else ())]
    return Proposition(verb, "losses", "", actor=who, target=target, about=about, span=[*objects, *how])


def enlist(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Names added to the list of the fallen: the losses of whoever keeps that list."""
    objects = grammar.direct_objects(verb)
    lists = [n for _, n in grammar.prepositions(verb, "to") if n.lemma_ in ("list", "roll", "toll", "register")]
    dead = [n for n in lists if "loss" in nouns.classes(n) or any("loss" in nouns.classes(t) for t in n.subtree)]
    if not dead or not objects or nouns.kind(nouns.core(objects[0]), parties) != "force":
        return None
    target = side(objects[0]) or side(dead[0]) or (speaker_side if speaker_side in parties.names.parties else "")
    actor = parties.names.enemy(target)
    return Proposition(verb, "losses", "", actor=actor, target=target)


def _counted(noun: Token) -> Token | None:
    """What of losses a subject tells: the toll, the number of dead, of those killed; None for other subjects."""
    inner = [noun, *(n for _, n in grammar.prepositions(noun, "of") if noun.lemma_ == "number")]
    dead = [n for n in inner if "loss" in nouns.classes(n)]
    hurt = [n for n in inner if any(c.lemma_ in ("kill", "wound", "injure") for c in grammar.children(n, "acl"))]
    return next(iter((*dead, *hurt)), None)


def amount(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Their losses amounted to so many, the toll reached a number."""
    subject = grammar.subject(verb)
    subject = _counted(subject) if subject is not None else None
    if subject is None:
        return None
    if not any(t.like_num for t in verb.subtree if t.i > verb.i):
        return None
    target = side(subject)
    blows = [
        n
        for _, n in grammar.prepositions(subject, "from", "in", "of", "after")
        if nouns.classes(n) & {"strike", "attack"}
    ]
    if blows:  # "the toll from the attack on X rose to 31"
        who = next((s for n in blows if (s := attack_owner(n, parties, side))), "")
        about = [*(g for n in blows for g in located(n, *nouns.LOCATIVE, "on")), *where_phrases(verb)]
        return Proposition(verb, "losses", "", actor=who, about=about)
    hurt = grammar.children(subject, "acl")  # "the number of those killed in X"
    inner = [g for top in (subject, *hurt) for g in located(top, *nouns.LOCATIVE)]
    actor = parties.names.enemy(target)
    return Proposition(verb, "losses", "", actor=actor, target=target, about=[*inner, *where_phrases(verb)])


def take_lives(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """An attack claimed the lives of so many, cost many their lives."""
    given = [*grammar.children(verb, "dative"), *grammar.direct_objects(verb)]
    beside = [a for o in given for a in grammar.children(o, "appos")]  # "cost many their lives", however it is hung
    lives = next((o for o in (*given, *beside) if o.lemma_ == "life"), None)
    if lives is None or grammar.is_passive(verb):
        return None
    whose = [*(n for _, n in grammar.prepositions(lives, "of")), *(o for o in given if o != lives)]
    if not whose and not any(c.like_num or c.lower_ in ("many", "several", "some") for c in lives.children):
        return None
    target = next(
        (s for n in whose if nouns.kind(nouns.core(n), parties) == "force" and (s := side(nouns.core(n)))), ""
    )
    who, by = actor_of(verb, side)
    blow = nouns.core(by) if by is not None else None
    if blow is not None and not who and nouns.classes(blow) & {"attack", "strike"}:
        who = attack_owner(blow, parties, side)
    about = [*where_phrases(verb), *(located(blow, *nouns.LOCATIVE, "on") if blow is not None else ())]
    about += [g for n in whose for g in located(n, *nouns.LOCATIVE)]
    return Proposition(
        verb, "losses", "", actor=who or parties.names.enemy(target), target=target, about=about, span=[lives]
    )


def recover(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Bodies were pulled from the rubble, dug out of the ruins."""
    body = next((n for o in grammar.direct_objects(verb) if (n := nouns.core(o)).lemma_ in _BODIES), None)
    if body is None:
        return None
    return Proposition(
        verb, "losses", "", target=side(body), about=[*located(body, *nouns.LOCATIVE), *where_phrases(verb)]
    )


def treat(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """A hospital received 12 wounded people, a morgue took in nine bodies, surgeons treated 40 casualties."""
    where = grammar.agent(verb) if grammar.is_passive(verb) else grammar.subject(verb)
    hurt = next((n for o in grammar.direct_objects(verb) if (n := nouns.core(o)) is not None and _is_hurt(n)), None)
    caring = where is not None and nouns.core(where).lemma_.lower() in lexicon.words("caring")
    if hurt is None or where is None or not caring or any(nouns.is_mishap(n) for _, n in grammar.prepositions(verb)):
        return None
    about = [*located(where, *nouns.LOCATIVE), *where_phrases(verb)]
    return Proposition(verb, "losses", "", target=side(hurt), about=about)


def _is_hurt(noun: Token) -> bool:
    """Whether so many dead or wounded are spoken of: "12 wounded people", "nine bodies"."""
    words = (noun, *grammar.children(noun, "amod", "acl", "compound"))
    return any(c.like_num for c in grammar.children(noun, "nummod")) and any(
        w.lower_ in FALLEN or w.lemma_ in FALLEN | _BODIES for w in words
    )


_BODIES = {"body", "corpse", "dead", "remains", "victim"}


def bury(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """So many people were buried in a mass grave."""
    objects = grammar.direct_objects(verb)
    graves = [n for _, n in grammar.prepositions(verb, "in") if n.lemma_ == "grave"]
    if not objects or not graves or nouns.kind(nouns.core(objects[0]), parties) not in ("civilian", "force", "loss"):
        return None
    return Proposition(verb, "losses", "", about=[*located(graves[0], *nouns.LOCATIVE), *where_phrases(verb)])


_SHOT = FALLEN | {"shot", "executed", "strangled", "beheaded"}


def found_dead(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """People were found dead, found shot."""
    objects = grammar.direct_objects(verb)
    how = [c for c in grammar.children(verb, "oprd", "acomp", "xcomp", "advcl") if c.lower_ in _SHOT]
    noun = nouns.core(objects[0]) if objects else None
    if noun is None or not how or nouns.kind(noun, parties) not in ("civilian", "force"):
        return None
    target = side(noun) if nouns.kind(noun, parties) == "force" else ""
    who = side(grammar.agent(how[0])) or parties.names.enemy(target)
    about = [*where_phrases(verb), *where_phrases(how[0])]
    return Proposition(verb, "losses", "", actor=who, target=target, about=about, span=how)
