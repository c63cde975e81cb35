"""What is said about the front: predicates of the lexicon, and who does what to whom in them.

This layer knows nothing of quotation marks or speakers; a speaker's side is only asked for where a word depends on
it ("our", "the enemy", "its forces").
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from spacy.tokens import Token

from helpers.claims import lexicon
from helpers.claims.english import grammar, nouns
from helpers.claims.english.parties import Parties


@dataclass
class Proposition:
    """One proposition found at a predicate.

    Attributes:
        predicate: the word that carries it.
        type, controller, actor, target: as in the codebook.
        denied: whether the words themselves negate it ("no Russians remain").
        modality: why it is not put as a fact; "" where it is.
        about: heads of the noun phrases that may hold its place, the best first; a list of lists, each inner list
            holding coordinated nouns that are one claim each.
        extent: full, partial or "".
        span: tokens that must be inside the quote.
    """

    predicate: Token
    type: str
    rule: str
    controller: str = ""
    actor: str = ""
    target: str = ""
    denied: bool = False
    modality: str = ""
    about: list[list[Token]] = field(default_factory=list)
    extent: str = ""
    span: list[Token] = field(default_factory=list)


SideOf = Callable[[Token | None], str]


def propositions(predicate: Token, parties: Parties, speaker_side: str) -> Iterator[Proposition]:
    """The propositions that one token is the predicate of; none for most tokens."""

    def side(noun: Token | None) -> str:
        return parties.side(noun, speaker_side)

    if predicate.pos_ in ("VERB", "AUX") or (predicate.tag_ in ("VBN", "VBG", "VBD")):
        yield from _of_verb(predicate, parties, side, speaker_side)
    elif predicate.pos_ in ("NOUN", "ADJ", "PROPN"):
        yield from _of_noun(predicate, parties, side, speaker_side)


def _of_verb(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Iterator[Proposition]:
    if verb.dep_ == "amod":
        yield from _of_participle(verb, parties, side, speaker_side)
        return
    readings = lexicon.predicates().get(verb.lemma_.lower(), ())
    if (
        verb.lower_ == "surrounding"
        and not grammar.children(verb, "aux", "nsubj")
        and verb.i + 1 < len(verb.doc)
        and verb.nbor().tag_ == "NNS"
    ):
        return  # "surrounding villages", which the parser often takes for a verb
    done: set[str] = set()
    for reading in readings:
        if reading.particle and not grammar.has_particle(verb, reading.particle):
            continue
        if reading.type in done:
            continue
        frame = FRAMES.get(reading.frame)
        found = frame(verb, parties, side, speaker_side) if frame else None
        if found is None:
            continue
        found.rule = f"verb:{reading.frame}"
        found.type = found.type or reading.type
        found.modality = grammar.modality(verb)
        found.denied ^= grammar.negation(verb) is not None
        done.add(found.type)
        yield found
        if reading.frame != "strike" or found.type != "strike":
            return


def _of_participle(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Iterator[Proposition]:
    """A participle before its noun: "secured control of the town"; "among the recaptured territories is a part of X"."""
    noun = verb.head
    if noun.lemma_ == "control" and noun.dep_ == "conj" and verb.lemma_ in _CONTROL_VERBS:
        governor = verb
        while governor.dep_ != "ROOT" and not (grammar.is_verb(governor) and governor != verb):
            governor = governor.head
        found = _control_verb(governor, noun, parties, side, speaker_side)
        if found is not None:
            found.predicate, found.rule = noun, "participle:control"
            yield found
    readings = {p.frame for p in lexicon.predicates().get(verb.lemma_.lower(), ())}
    if (
        "take" in readings
        and nouns.kind(noun, parties) == "place"
        and noun.dep_ == "pobj"
        and noun.head.lower_ in ("among", "of")
    ):
        clause = noun.head.head
        if clause.lemma_ == "be":
            named = grammar.children(clause, "attr") or grammar.children(clause, "nsubj")
            if named:
                yield Proposition(
                    clause,
                    "control",
                    "participle:among",
                    controller=side(noun),
                    about=[grammar.conjuncts(named[0])],
                    extent=nouns.extent(clause, named[0], parties),
                    modality=grammar.modality(clause),
                )


def _where(verb: Token, *first: list[Token]) -> list[list[Token]]:
    """Candidates for the place: the given phrases, then the locative phrases of the clause, then its subject."""
    groups = [g for g in first if g]
    for prep, noun in grammar.prepositions(verb, *nouns.LOCATIVE):
        groups.append(grammar.conjuncts(noun))
        del prep
    return groups


def _actor(verb: Token, side: SideOf) -> tuple[str, Token | None]:
    noun = grammar.agent(verb) if grammar.is_passive(verb) else grammar.subject(verb)
    return side(noun), noun


def _take(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Capture, seize, liberate …: the subject gains the object, where the object is a place."""
    objects = grammar.direct_objects(verb)
    if not objects:
        return None
    kind = nouns.kind(objects[0], parties)
    if kind == "control":
        return _control_verb(verb, objects[0], parties, side, speaker_side)
    if verb.lemma_ == "win":
        if "battle" not in nouns.classes(objects[0]):
            return None
        objects = [n for _, n in grammar.prepositions(objects[0], "for", "at", "of", "in")]
        kind = nouns.kind(objects[0], parties) if objects else ""
    if kind not in ("place", "part"):
        return None
    who, subject = _actor(verb, side)
    if subject is None and not who and not grammar.is_passive(verb):
        return None
    if subject is not None and not who and nouns.kind(subject, parties) not in ("force", "", "equipment"):
        return None
    del speaker_side
    return Proposition(
        verb, "control", "", controller=who, about=_where(verb, objects), extent=nouns.extent(verb, objects[0], parties)
    )


def _hold(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    objects = grammar.direct_objects(verb)
    if not objects:
        return None
    kind = nouns.kind(objects[0], parties)
    if kind == "control":
        return _control_verb(verb, objects[0], parties, side, speaker_side)
    if kind not in ("place", "part"):
        return None
    who, _ = _actor(verb, side)
    if not who:
        return None
    return Proposition(
        verb, "control", "", controller=who, about=_where(verb, objects), extent=nouns.extent(verb, objects[0], parties)
    )


def _control_verb(verb: Token, noun: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """A verb with the noun control: took control of, regained control over, lost control of, reaffirmed its control."""
    who, subject = _actor(verb, side)
    who = (
        side(next(iter(grammar.children(noun, "poss")), None))
        or parties.modifier_side(noun, speaker_side, 0, None)
        or who
    )
    places = [grammar.conjuncts(n) for _, n in grammar.prepositions(noun, "of", "over", "in")]
    places += [grammar.conjuncts(n) for _, n in grammar.prepositions(verb, "of", "over")]
    if not places and nouns.kind(subject, parties) not in ("force", "") and not who:
        return None
    if verb.lemma_ in ("lose", "cede", "relinquish", "surrender"):
        who = parties.names.enemy(who)
    about = _where(verb, *places)
    first = places[0][0] if places else noun
    return Proposition(
        verb,
        "control",
        "",
        controller=who,
        about=about,
        extent=nouns.extent(verb, first, parties) or nouns.extent(noun, noun, parties),
    )


def _fall(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
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
        about=_where(verb, grammar.conjuncts(place)),
        extent=nouns.extent(verb, place, parties),
    )


def _lose(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """The subject loses or hands over the object, a place: the other side gains it."""
    objects = grammar.direct_objects(verb)
    if not objects:
        return None
    kind = nouns.kind(objects[0], parties)
    who, _ = _actor(verb, side)
    if kind == "control":
        return _control_verb(verb, objects[0], parties, side, speaker_side)
    if kind not in ("place", "part") and not (
        objects[0].lemma_ in ("position", "ground", "territory") and verb.lemma_ == "lose"
    ):
        return None
    gained = ""
    for _, noun in grammar.prepositions(verb, "to"):
        gained = side(noun)
    return Proposition(
        verb,
        "control",
        "",
        controller=gained or parties.names.enemy(who),
        about=_where(verb, objects),
        extent=nouns.extent(verb, objects[0], parties) or ("partial" if objects[0].lemma_ == "position" else ""),
    )


def _oust(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
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


def _advance(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    who, subject = _actor(verb, side)
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
        about=_where(
            verb, [o for o in objects if object_kind in ("place", "part")], *[grammar.conjuncts(n) for _, n in where]
        ),
    )


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


def _push(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Forces are pushed back, driven out, forced from: the subject advances against the object."""
    objects = grammar.direct_objects(verb)
    if not objects:
        return None
    kind, target = nouns.kind(objects[0], parties), side(objects[0])
    if kind != "force" and not target:
        return None
    if kind in ("place", "attack"):
        return None
    froms = [
        grammar.conjuncts(n)
        for _, n in grammar.prepositions(verb, "from", "to", "into", "beyond", "across", "toward", "towards", "of")
    ]
    if (
        verb.lemma_ in ("push", "drive", "force", "chase", "beat", "roll", "kick")
        and not froms
        and not any(grammar.has_particle(verb, p) for p in ("back", "out", "away", "off"))
    ):
        return None
    who, _ = _actor(verb, side)
    if not who and target:
        who = parties.names.enemy(target)
    return Proposition(verb, "advance", "", actor=who, target=target, about=_where(verb, *froms))


def _repel(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
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
    who, subject = _actor(verb, side)
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
    return Proposition(verb, "repelled", "", actor=who, target=target, about=[*inner, *_where(verb)])


def attack_owner(noun: Token, parties: Parties, side: SideOf) -> str:
    """Whose attack it is: the possessor, an adjective, a by-phrase, or the subject of its infinitive."""
    found = side(noun)
    if found:
        return found
    return side(grammar.owner(noun))


def _fail(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    subject = grammar.subject(verb)
    if subject is None:
        return None
    goals = grammar.children(verb, "xcomp")
    kind = nouns.kind(subject, parties)
    if kind == "attack":
        target = attack_owner(subject, parties, side)
        inner = [grammar.conjuncts(n) for _, n in grammar.prepositions(subject, *nouns.LOCATIVE, "on", "against")]
        return Proposition(
            verb, "repelled", "", actor=parties.names.enemy(target), target=target, about=[*inner, *_where(verb)]
        )
    if goals:
        goal = goals[0]
        readings = {p.type for p in lexicon.predicates().get(goal.lemma_.lower(), ())}
        target = side(subject)
        if (target and readings & {"control", "advance", "encirclement"}) or (
            target and goal.lemma_ in ("make", "achieve") and grammar.children(goal, "dobj")
        ):
            about = [grammar.direct_objects(goal), *_where(goal), *_where(verb)]
            return Proposition(
                verb, "repelled", "", actor=parties.names.enemy(target), target=target, about=[a for a in about if a]
            )
    return None


def _encircle(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
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
    who, subject = _actor(verb, side)
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
        about=_where(verb, objects if kind in ("place", "part") else [], *inner),
    )


def _withdraw(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    who, subject = (
        _actor(verb, side)
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
    return Proposition(verb, "withdrawal", "", actor=who, about=_where(verb, objects, *froms))


def _visit(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    objects = grammar.direct_objects(verb)
    who, subject = _actor(verb, side)
    if not objects or subject is None or not who:
        return None
    kind = nouns.kind(objects[0], parties)
    if kind not in ("place", "part", "force"):
        return None
    return Proposition(verb, "presence", "", actor=who, about=_where(verb, objects))


def _remain(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
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
        return Proposition(verb, "presence", "", about=[*_where(verb), *_where(core)])
    if verb.lemma_ == "be" and any(c.lemma_ == "active" for c in verb.children) and side(subject):
        return Proposition(verb, "presence", "", actor=side(subject), about=_where(verb))
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


def _event(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Fighting goes on, shelling resumed, assaults continued."""
    subject = grammar.subject(verb) if not grammar.is_passive(verb) else grammar.passive_subject(verb)
    if subject is None:
        return None
    noun = nouns.core(subject)
    classes = nouns.classes(noun)
    inner = [grammar.conjuncts(n) for _, n in grammar.prepositions(noun, *nouns.LOCATIVE, "of", "for", "on", "against")]
    about = [*inner, *_where(verb)]
    if "battle" in classes:
        return Proposition(verb, "presence", "", about=about)
    if "attack" in classes and verb.lemma_ in ("continue", "resume", "intensify", "persist", "rage", "go", "escalate"):
        return Proposition(verb, "presence", "", actor=attack_owner(noun, parties, side), about=about)
    if "strike" in classes and noun.lemma_ not in ("fire", "drone", "raid"):
        return Proposition(verb, "strike", "", actor=attack_owner(noun, parties, side), about=about)
    return None


def _do(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """A light verb with an attack or battle: recorded 57 attacks, attempted to advance, launched missiles, made gains."""
    attempts = [c for c in grammar.children(verb, "xcomp") if verb.lemma_ in ("try", "attempt")]
    who, subject = _actor(verb, side)
    for goal in attempts:
        readings = {p.type for p in lexicon.predicates().get(goal.lemma_.lower(), ())}
        if who and readings & {"advance"} and goal.lemma_ != "storm":
            return Proposition(
                verb,
                "presence",
                "",
                actor=who,
                about=[*_where(goal, [o for o in grammar.direct_objects(goal)]), *_where(verb)],
            )
    objects = grammar.direct_objects(verb)
    if not objects:
        return None
    noun = nouns.core(objects[0])
    classes = nouns.classes(noun)
    inner = [
        grammar.conjuncts(n)
        for o in {noun, objects[0]}
        for _, n in grammar.prepositions(o, *nouns.LOCATIVE, "on", "against", "of")
    ]
    about = [*inner, *_where(verb)]
    if "battle" in classes:
        return Proposition(verb, "presence", "", about=about)
    if verb.lemma_ in ("make", "record", "register", "achieve", "gain", "see", "have") and "gain" in classes and who:
        if grammar.is_passive(verb):
            return None
        return Proposition(verb, "advance", "", actor=who, about=about)
    if (
        "attack" in classes
        and noun.lemma_ not in ("operation", "effort", "action", "wave")
        and verb.lemma_ not in ("take", "see", "make", "begin", "start")
    ):
        if verb.lemma_ in ("launch", "begin", "start", "initiate", "mount") and noun.lemma_ in (
            "offensive",
            "counteroffensive",
            "operation",
            "counter-offensive",
            "assault",
            "attack",
        ):
            return None
        owner = attack_owner(noun, parties, side)
        return Proposition(
            verb,
            "presence",
            "",
            actor=owner
            or (
                who if verb.lemma_ not in ("record", "register", "count", "report", "observe", "note", "detect") else ""
            ),
            about=about,
        )
    if verb.lemma_ in ("launch", "conduct", "carry", "fire", "make", "mount", "stage") and "strike" in classes:
        return Proposition(
            verb,
            "strike",
            "",
            actor=who or attack_owner(noun, parties, side),
            target=_strike_target(verb, noun, parties, side),
            about=about,
        )
    return None


def _strike_target(verb: Token, noun: Token, parties: Parties, side: SideOf) -> str:
    for _, n in (
        *grammar.prepositions(noun, "against", "on", "at"),
        *grammar.prepositions(verb, "against", "on", "at"),
    ):
        if side(n) and nouns.kind(n, parties) != "civilian":
            return side(n)
    return ""


def _attack(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    who, subject = _actor(verb, side)
    if subject is None or not who or nouns.kind(subject, parties) != "force":
        return None
    progressive = verb.tag_ == "VBG" and any(c.dep_ == "aux" and c.lemma_ == "be" for c in verb.children)
    if not progressive:
        return None
    objects = grammar.direct_objects(verb)
    return Proposition(
        verb,
        "presence",
        "",
        actor=who,
        about=_where(verb, objects, *[grammar.conjuncts(n) for _, n in grammar.prepositions(verb, "from")]),
    )


def _strike(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    who, subject = _actor(verb, side)
    objects = grammar.direct_objects(verb)
    if not objects:
        return None
    noun = nouns.core(objects[0])
    kind = nouns.kind(noun, parties)
    weapon = subject is not None and "strike" in nouns.classes(nouns.core(subject))
    force = subject is not None and nouns.kind(subject, parties) == "force"
    if verb.lemma_ in ("launch", "fire", "lob", "rain"):
        if "strike" not in nouns.classes(noun) or not who:
            return None
        inner = [
            grammar.conjuncts(n)
            for _, n in grammar.prepositions(noun, *nouns.LOCATIVE, "against", "on", "toward", "towards")
        ]
        return Proposition(
            verb,
            "strike",
            "",
            actor=who,
            target=_strike_target(verb, noun, parties, side),
            about=[
                *inner,
                *_where(
                    verb, *[grammar.conjuncts(n) for _, n in grammar.prepositions(verb, "against", "on", "at", "into")]
                ),
            ],
        )
    if verb.lemma_ in ("hit", "target", "damage", "blast", "hammer", "pound", "strike") and not (
        weapon or who or force
    ):
        if not any("strike" in nouns.classes(n) for _, n in grammar.prepositions(verb, "by", "in", "with")):
            return None
    if verb.lemma_ in ("strike", "hit") and kind in ("", "gain", "saying"):
        return None
    if weapon and not who:
        who = attack_owner(nouns.core(subject), parties, side)
    if kind == "civilian" or kind == "control":
        return None
    target = side(noun) if kind in ("force", "equipment") else ""
    if kind == "equipment" and verb.lemma_ in ("hit", "damage") and target:
        return Proposition(
            verb, "losses", "", actor=who or parties.names.enemy(target), target=target, about=_where(verb)
        )
    if not who and target:
        who = parties.names.enemy(target)
    return Proposition(
        verb,
        "strike",
        "",
        actor=who,
        target=target if target != who else "",
        about=_where(verb, objects if kind in ("place", "part") else []),
    )


def _kill(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    objects = grammar.direct_objects(verb)
    if not objects:
        return None
    noun = nouns.core(objects[0])
    who, subject = _actor(verb, side)
    if subject is not None and not who:
        who = attack_owner(nouns.core(subject), parties, side)
    kind = nouns.kind(noun, parties)
    target = "" if kind == "civilian" else side(noun)
    if not who and target:
        who = parties.names.enemy(target)
    if who == target:
        who = parties.names.enemy(target)
    if subject is None and not who and kind not in ("force", "civilian") and not noun.like_num:
        return None
    return Proposition(verb, "losses", "", actor=who, target=target, about=_where(verb))


def _destroy(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Equipment or forces are destroyed; a civilian building or bridge is not a loss of a side."""
    objects = grammar.direct_objects(verb)
    if not objects:
        return None
    noun = nouns.core(objects[0])
    kind = nouns.kind(noun, parties)
    who, subject = _actor(verb, side)
    if kind not in ("equipment", "force"):
        return None
    target = side(noun) or side(objects[0])
    if subject is not None and not who:
        who = attack_owner(nouns.core(subject), parties, side)
    if not target and who:
        target = parties.names.enemy(who)
    if target and (not who or who == target):
        who = parties.names.enemy(target)
    return Proposition(verb, "losses", "", actor=who, target=target, about=_where(verb))


def _die(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    subject = grammar.subject(verb)
    if subject is None:
        return None
    noun = nouns.core(subject)
    if nouns.kind(noun, parties) not in ("force", "civilian") and not noun.like_num and noun.ent_type_ != "PERSON":
        return None
    about = _where(verb)
    who = ""
    for _, n in grammar.prepositions(verb, "in", "from", "during", "by", "after"):
        if nouns.classes(n) & {"strike", "attack"}:
            who = attack_owner(n, parties, side)
            about += [grammar.conjuncts(m) for _, m in grammar.prepositions(n, *nouns.LOCATIVE, "of", "on")]
    target = "" if nouns.kind(noun, parties) == "civilian" else side(noun)
    return Proposition(verb, "losses", "", actor=who or parties.names.enemy(target), target=target, about=about)


def _suffer(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Suffered losses, lost 20 soldiers and three tanks: the subject is the target."""
    objects = grammar.direct_objects(verb)
    if not objects or grammar.is_passive(verb):
        return None
    noun = nouns.core(objects[0])
    if "loss" not in nouns.classes(noun) and not (
        verb.lemma_ == "lose" and nouns.kind(noun, parties) in ("equipment", "force")
    ):
        return None
    if noun.lemma_ == "position":
        return None
    target = side(grammar.subject(verb))
    return Proposition(verb, "losses", "", actor=parties.names.enemy(target), target=target, about=_where(verb))


def _inflict(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    objects = grammar.direct_objects(verb)
    if not objects or "loss" not in nouns.classes(nouns.core(objects[0])):
        return None
    who, _ = _actor(verb, side)
    target = ""
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
        about=_where(verb),
    )


def _prisoners(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    objects = grammar.direct_objects(verb)
    if not objects or nouns.kind(nouns.core(objects[0]), parties) != "force":
        return None
    who, subject = _actor(verb, side)
    target = side(nouns.core(objects[0]))
    if (subject is None and not grammar.is_passive(verb)) or (
        verb.lemma_ == "take" and "prisoner" not in verb.sent.text
    ):
        return None
    if not target and not who:
        return None
    return Proposition(
        verb,
        "losses",
        "",
        actor=who or parties.names.enemy(target),
        target=target or parties.names.enemy(who),
        about=_where(verb),
    )


FRAMES = {
    "take": _take,
    "hold": _hold,
    "fall": _fall,
    "lose": _lose,
    "oust": _oust,
    "advance": _advance,
    "push": _push,
    "repel": _repel,
    "fail": _fail,
    "encircle": _encircle,
    "withdraw": _withdraw,
    "visit": _visit,
    "remain": _remain,
    "event": _event,
    "do": _do,
    "attack": _attack,
    "strike": _strike,
    "kill": _kill,
    "destroy": _destroy,
    "die": _die,
    "suffer": _suffer,
    "inflict": _inflict,
    "prisoners": _prisoners,
}


def controller_of(noun: Token, parties: Parties, side: SideOf, speaker_side: str) -> str:
    """Whose control, hands or rule it is: possessor, adjective, of-phrase."""
    for c in grammar.children(noun, "poss"):
        return side(c)
    own = parties.modifier_side(noun, speaker_side, 0, None)
    if own:
        return own
    for _, inner in grammar.prepositions(noun, "of", "by"):
        found = side(inner)
        if found:
            return found
    return ""


def _of_noun(noun: Token, parties: Parties, side: SideOf, speaker_side: str) -> Iterator[Proposition]:
    lemma = noun.lemma_.lower()
    classes = nouns.classes(noun)
    if lemma in ("control", "hand", "rule", "possession") and noun.dep_ == "pobj":
        found = _under_control(noun, parties, side, speaker_side)
        if found is not None:
            yield found
    elif lemma in ("control", "hold", "grip") and noun.dep_ in ("dobj",):
        verb = noun.head
        if verb.lemma_ not in lexicon.predicates() and verb.lemma_ in _CONTROL_VERBS:
            found = _control_verb(verb, noun, parties, side, speaker_side)
            if found is not None:
                found.rule = "noun:control"
                found.denied ^= grammar.negation(verb) is not None
                found.modality = grammar.modality(verb)
                yield found
    elif lemma == "control" and noun.dep_ in ("nsubj", "nsubjpass", "ROOT", "conj", "pobj", "appos"):
        return
    elif classes & {"taking", "falling"} and noun.dep_ not in ("compound",):
        found = _nominal(noun, parties, side, speaker_side)
        if found is not None:
            yield found
    elif (
        lemma in ("stronghold", "bastion", "holdout", "foothold") and noun.dep_ == "attr" and grammar.is_verb(noun.head)
    ):
        who, subject = parties.modifier_side(noun, speaker_side, 0, None), grammar.subject(noun.head)
        if who and subject is not None and not any(c.dep_ in ("acl", "relcl") for c in noun.children):
            yield Proposition(
                noun.head,
                "control",
                "noun:stronghold",
                controller=who,
                about=[grammar.conjuncts(subject)],
                denied=grammar.negation(noun.head) is not None,
            )
    elif "leaving" in classes:
        who = side(noun) or side(grammar.owner(noun))
        places = [grammar.conjuncts(n) for _, n in grammar.prepositions(noun, "from", "of")]
        if who and (places or noun.head.lemma_ in ("conduct", "begin", "make", "complete", "order")):
            yield Proposition(
                noun, "withdrawal", "noun:withdrawal", actor=who, about=places, modality=grammar.modality(noun)
            )
    elif noun.pos_ == "ADJ" and lemma in ("unsuccessful", "failed", "futile", "fruitless"):
        subject = (
            grammar.subject(noun.head)
            if noun.dep_ in ("acomp", "oprd", "attr")
            else noun.head
            if noun.dep_ == "amod"
            else None
        )
        if subject is not None and "attack" in nouns.classes(nouns.core(subject)):
            target = attack_owner(subject, parties, side)
            inner = [[o] for c in grammar.children(subject, "acl") for o in grammar.direct_objects(c)]
            inner += [grammar.conjuncts(n) for _, n in grammar.prepositions(subject, *nouns.LOCATIVE, "on", "against")]
            yield Proposition(
                noun, "repelled", "adjective:failed", actor=parties.names.enemy(target), target=target, about=inner
            )
    elif (
        lemma == "presence"
        and noun.dep_ in ("nsubj", "nsubjpass")
        and noun.head.lemma_ in ("end", "eliminate", "cease")
    ):
        loser = side(noun)
        places = [
            grammar.conjuncts(n) for _, n in (*grammar.prepositions(noun, "in"), *grammar.prepositions(noun.head, "in"))
        ]
        if loser and places:
            yield Proposition(
                noun.head,
                "control",
                "noun:presence",
                controller=loser,
                denied=True,
                about=places,
                extent="full" if any(nouns.extent(p[0], p[0], parties) == "full" for p in places) else "",
            )
    elif noun.pos_ == "ADJ" and lemma in ("empty", "free", "clear") and noun.dep_ in ("acomp", "attr", "conj", "oprd"):
        subject = grammar.subject(noun.head if noun.dep_ != "conj" else noun.head.head)
        for _, inner in grammar.prepositions(noun, "of", "from"):
            loser = side(inner)
            if loser and subject is not None:
                yield Proposition(
                    noun,
                    "control",
                    "adjective:empty",
                    controller=loser,
                    denied=True,
                    about=[[subject]],
                    extent=nouns.extent(noun, subject, parties),
                )
    elif (
        noun.pos_ == "ADJ"
        and lemma in ("isolated", "encircled", "surrounded", "besieged", "trapped")
        and noun.dep_ in ("acomp", "attr", "oprd", "conj")
    ):
        subject = grammar.subject(noun.head)
        target = side(subject)
        if subject is not None and (target or nouns.kind(subject, parties) == "force"):
            yield Proposition(
                noun,
                "encirclement",
                "adjective:encircled",
                actor=parties.names.enemy(target),
                target=target,
                about=_where(subject),
            )
    elif (
        "battle" in classes
        and noun.dep_ in ("attr", "nsubj")
        and noun.head.lemma_ == "be"
        and any(True for _ in grammar.children(noun.head, "expl"))
    ):
        yield Proposition(
            noun.head,
            "presence",
            "noun:battle",
            about=_where(noun.head, *[grammar.conjuncts(n) for _, n in grammar.prepositions(noun, *nouns.LOCATIVE)]),
            denied=grammar.negation(noun.head) is not None,
        )
    elif (
        "battle" in classes
        and noun.dep_ == "nsubj"
        and noun.head.lemma_ == "be"
        and any(c.lemma_ in ("ongoing", "underway", "under") for c in noun.head.children)
    ):
        yield Proposition(
            noun.head,
            "presence",
            "noun:battle",
            about=_where(noun.head, *[grammar.conjuncts(n) for _, n in grammar.prepositions(noun, *nouns.LOCATIVE)]),
        )
    elif (
        "loss" in classes
        and noun.dep_ in ("attr", "nsubj", "npadvmod")
        and noun.head.lemma_ == "be"
        and noun.pos_ in ("NOUN", "ADJ")
        and any(True for _ in grammar.children(noun.head, "expl"))
    ):
        target = ""
        for prep, inner in (
            *grammar.prepositions(noun, "among", "on", "of"),
            *grammar.prepositions(noun.head, "among", "on"),
        ):
            target = target or (side(inner) if nouns.kind(inner, parties) != "civilian" else "")
            del prep
        yield Proposition(
            noun.head,
            "losses",
            "noun:losses",
            target=target,
            actor=parties.names.enemy(target),
            denied=grammar.negation(noun.head) is not None or any(c.lower_ == "no" for c in noun.children),
            about=_where(noun.head),
        )


_CONTROL_VERBS = {
    "have",
    "take",
    "gain",
    "regain",
    "establish",
    "assume",
    "maintain",
    "retain",
    "keep",
    "exert",
    "exercise",
    "consolidate",
    "complete",
    "wrest",
    "assert",
    "claim",
    "reaffirm",
    "restore",
    "get",
    "reassert",
    "reiterate",
    "confirm",
    "secure",
    "seize",
    "declare",
    "announce",
    "extend",
    "strengthen",
    "deny",
    "lose",
    "cede",
    "reestablish",
    "re-establish",
}


def _under_control(noun: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """X is under Russian control, in the hands of the rebels, outside the control of; in (full) control of X."""
    prep = noun.head
    if prep.dep_ not in ("prep", "dep", "advmod", "oprd") and prep.pos_ != "ADP":
        return None
    word = prep.lower_
    top = prep.head
    while top.dep_ == "prep" and top.pos_ in ("ADP", "SCONJ", "ADV") and top.head != top:
        top = top.head
    if word == "in" and noun.lemma_ == "control":  # in control of X
        places = [grammar.conjuncts(n) for _, n in grammar.prepositions(noun, "of", "over")]
        if not places:
            return None
        who = side(grammar.subject(top)) if grammar.is_verb(top) else side(top)
        if not who:
            return None
        return Proposition(
            top if grammar.is_verb(top) else noun,
            "control",
            "noun:in_control",
            controller=who,
            about=places,
            extent=nouns.extent(noun, places[0][0], parties),
            denied=grammar.is_verb(top) and grammar.negation(top) is not None,
            modality=grammar.modality(top) if grammar.is_verb(top) else "",
            span=[noun],
        )
    if word not in ("under", "in", "outside", "into", "of", "beyond", "within", "from"):
        return None
    if word in ("in", "into", "from") and noun.lemma_ != "hand":
        return None
    who = controller_of(noun, parties, side, speaker_side)
    if grammar.is_verb(top):
        if top.lemma_ in (
            "fall",
            "pass",
            "capture",
            "free",
            "liberate",
            "take",
            "seize",
            "recapture",
            "retake",
            "regain",
        ):
            return None
        place = grammar.subject(top) if not grammar.is_passive(top) else grammar.passive_subject(top)
        if top.lemma_ in (
            "bring",
            "put",
            "place",
            "take",
            "leave",
            "keep",
            "have",
            "return",
            "get",
            "come",
            "pass",
        ) and grammar.direct_objects(top):
            who = who or side(grammar.subject(top))
            place = grammar.direct_objects(top)[0]
        elif not who and noun.lemma_ == "control" and word == "under":
            who = speaker_side if speaker_side in parties.names.parties else ""  # "the situation is under control"
    else:
        place = top
        if top.dep_ == "attr" and grammar.is_verb(top.head) and grammar.subject(top.head) is not None:
            place = grammar.subject(top.head)
    if place is None:
        return None
    about = [grammar.conjuncts(place)]
    if grammar.is_verb(top):
        about += _where(top)
    about = [[t for t in group if t != noun] for group in about]
    away = word in ("outside", "beyond", "from")
    denied = away != (grammar.is_verb(top) and grammar.negation(top) is not None)
    if not grammar.is_verb(top):
        denied = away != any(c.dep_ == "neg" or c.lower_ == "not" for c in (*top.children, *prep.children))
    if not who:
        return None
    if not grammar.is_verb(top) and top.dep_ == "attr":
        top = top.head
    return Proposition(
        top if grammar.is_verb(top) else noun,
        "control",
        "noun:under_control",
        controller=who,
        about=[g for g in about if g],
        extent=nouns.extent(top, place, parties) or nouns.extent(noun, noun, parties),
        denied=denied,
        modality=grammar.modality(top) if grammar.is_verb(top) else "",
        span=[noun],
    )


def _nominal(noun: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """The capture of X, X's fall, Russian seizure of X: only where something is said about it, not in passing."""
    places = [grammar.conjuncts(n) for _, n in grammar.prepositions(noun, "of")]
    possessors = grammar.children(noun, "poss")
    who = ""
    for p in possessors:
        if (nouns.is_place(p, parties) and not places and parties.mention_at(p) is None) or (
            nouns.kind(p, parties) == "place" and not places and not side(p)
        ):
            places = [[p]]
        else:
            who = side(p)
    if not places or nouns.kind(places[0][0], parties) not in ("place", "part"):
        return None
    for _, n in grammar.prepositions(noun, "by", "to"):
        who = who or side(n)
    who = who or parties.modifier_side(noun, speaker_side, 0, None)
    return Proposition(
        noun,
        "control",
        "noun:taking",
        controller=who,
        about=places,
        extent=nouns.extent(noun, places[0][0], parties),
        modality=grammar.modality(noun),
    )
