"""What nouns tell beside a verb that only governs them: reported clashes, the loss of tanks, an attack one is accused of."""

from collections.abc import Iterator

from helpers.claims import lexicon
from helpers.claims.english.frames.frame import Proposition, SideOf, attack_owner, located, where_phrases
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Token
from helpers.claims.english.sides import nouns
from helpers.claims.english.sides.parties import Parties
from helpers.claims.records import OWNED_UP

LOSING = frozenset(lexicon.words("losing"))
"""Nouns that tell of losses with what they are "of"."""
_PRESUPPOSING = {"for", "after", "following", "over", "since", "before"}
_SHOT_DOWN = {"downing", "shootdown"}
_UNEARTHING = {"recovery", "discovery", "exhumation"}
_CHARGING = frozenset(lexicon.words("charging"))
_GAINED = {"regained", "gained", "won"}


def no_control(noun: Token, parties: Parties, side: SideOf, speaker_side: str) -> Iterator[Proposition]:
    """There is no full control of X by them; there is no enemy control over X."""
    verb = noun.head
    if verb.lemma_ != "be" or not grammar.children(verb, "expl"):
        return
    places = located(noun, "of", "over", "in")
    who = parties.modifier_side(noun, speaker_side, 0, None)
    who = who or next((s for _, n in grammar.prepositions(noun, "by") if (s := side(n))), "")
    by = next((n for _, n in grammar.prepositions(noun, "by")), None)
    nobody = grammar.negation(verb) is not None and by is not None and by.lower_ in ("anybody", "anyone", "either")
    if (who or nobody) and (places or nobody):
        places = places or where_phrases(verb)
        yield Proposition(
            verb,
            "control",
            "noun:control",
            controller=who,
            about=places,
            extent=(nouns.extent(noun, places[0][0], parties) if places else "") or nouns.extent(noun, noun, parties),
            denied=grammar.negation(verb) is not None,
            modality=grammar.modality(verb),
            span=[noun],
        )


def reported_fighting(noun: Token) -> Iterator[Proposition]:
    """Reported clashes on the road to X."""
    about = [*located(noun, *nouns.LOCATIVE), *where_phrases(noun.head)]
    none = any(c.lower_ == "no" for c in noun.children)
    yield Proposition(noun, "presence", "noun:battle", about=about, denied=none)


def reported_strike(noun: Token, parties: Parties, side: SideOf) -> Iterator[Proposition]:
    """Reported heavy shelling of X."""
    about = [*located(noun, *nouns.LOCATIVE, "on"), *where_phrases(noun.head)]
    none = any(c.lower_ == "no" for c in noun.children)
    yield Proposition(noun, "strike", "noun:strike", actor=attack_owner(noun, parties, side), about=about, denied=none)


def reported_attack(noun: Token, parties: Parties, side: SideOf) -> Iterator[Proposition]:
    """Announced a new attack on their forces in X, reported an assault on X by Alpha."""
    if any(c.lower_ in lexicon.words("in_vain") for c in grammar.children(noun, "amod")):
        return  # the adjective tells that it was beaten back
    upon = [n for _, n in grammar.prepositions(noun, "on", "against")]
    who = next((s for _, n in grammar.prepositions(noun, "by") if (s := side(n))), "")
    target = next((s for n in upon if nouns.kind(n, parties) == "force" and (s := side(n))), "")
    who = who or attack_owner(noun, parties, side) or parties.names.enemy(target)
    about = [[n] for n in upon if nouns.kind(n, parties) in ("place", "part")]
    about += [g for n in (noun, *upon) for g in located(n, *(w for w in nouns.LOCATIVE if w not in ("on", "of")))]
    if who and any(nouns.kind(n, parties) in ("place", "part") for g in about for n in g):
        yield Proposition(noun, "presence", "noun:battle", actor=who, target=target, about=about)


BOMBARDING = frozenset(lexicon.words("bombarding"))
"""Nouns that tell of fire on a place by themselves; a missile or a drone is also a thing that one has."""


def scene(noun: Token) -> Iterator[Proposition]:
    """X was the scene of heavy fighting."""
    subject = grammar.subject(noun.head)
    fought = any("battle" in nouns.classes(n) for _, n in grammar.prepositions(noun, "of"))
    if subject is not None and fought and noun.head.lemma_ in ("be", "become", "remain"):
        about = [grammar.conjuncts(subject), *where_phrases(noun.head)]
        yield Proposition(noun.head, "presence", "noun:scene", about=about, span=[noun])


def presence(noun: Token, side: SideOf) -> Iterator[Proposition]:
    """Confirmed the presence of troops in X; "there is no army presence in X" denies that they hold it."""
    verb = noun.head
    there = verb.lemma_ == "be" and bool(grammar.children(verb, "expl"))
    told = "object" in lexicon.reporting().get(verb.lemma_, {})
    kept = noun.dep_ == "dobj" and verb.lemma_ in _KEEPING and grammar.negation(verb) is None
    told = told or kept
    who = side(noun) or next((s for _, n in grammar.prepositions(noun, "of", "by") if (s := side(n))), "")
    who = who or (side(grammar.subject(verb)) if kept else "")
    about = [*located(noun, *(w for w in nouns.LOCATIVE if w != "of")), *where_phrases(verb)]
    about += [g for _, n in grammar.prepositions(noun, "of") for g in located(n, *nouns.LOCATIVE)]
    if not (there or told) or not who or not about:
        return
    none = there and (grammar.negation(verb) is not None or any(c.lower_ == "no" for c in noun.children))
    yield Proposition(
        verb if there else noun,
        "control" if none else "presence",
        "noun:presence",
        controller=who if none else "",
        actor="" if none else who,
        denied=none,
        about=about,
        span=[noun],
    )


_KEEPING = frozenset(lexicon.words("keeping"))


def answerable(noun: Token, side: SideOf) -> Iterator[Proposition]:
    """Denied responsibility for the strike on X, claimed responsibility for an attack on Y: the speaker's own strike."""
    part = noun.head.head
    verb = part.head
    told = "object" in lexicon.reporting().get(verb.lemma_, {}) or verb.lemma_ in _OWNING
    if part.lemma_ not in _ANSWERING or part.dep_ != "dobj" or not told:
        return
    who = side(grammar.subject(verb))
    about = located(noun, *nouns.LOCATIVE, "on")
    if who and about and nouns.classes(noun) & {"strike", "attack"}:
        yield Proposition(noun, "strike", OWNED_UP, actor=who, about=about, span=[part])


def owned_up(noun: Token, parties: Parties, side: SideOf) -> Iterator[Proposition]:
    """ "The group claimed responsibility" for a blow told of before, or for "the attack" without its place.

    A group of no side that the war's profile knows has claimed it all the same; whose the blow was is then not told.
    """
    verb = noun.head
    by = grammar.subject(verb)
    who = side(by)
    stranger = by is not None and (nouns.kind(by, parties) == "force" or by.ent_type_ == "ORG") and by.pos_ != "PRON"
    named = [n for _, n in grammar.prepositions(noun, "for")]
    here = any(located(n, *nouns.LOCATIVE) for n in named)
    if (
        noun.dep_ != "dobj"
        or verb.lemma_ not in _OWNING
        or not (who or stranger)
        or here
        or grammar.negation(verb) is not None
    ):
        return
    if all(nouns.classes(n) & {"strike", "attack"} for n in named):
        yield Proposition(verb, "strike", OWNED_UP, actor=who, about=where_phrases(verb), span=[noun, *named])


_ANSWERING = {"responsibility", "involvement", "role", "part", "blame"}
_OWNING = {"claim", "take", "accept"}


def losing(noun: Token, parties: Parties, side: SideOf, speaker_side: str) -> Iterator[Proposition]:
    """The destruction of four tanks near X, the downing of three drones over Y."""
    if noun.dep_ == "pobj" and noun.head.lower_ in _PRESUPPOSING:
        return  # "in retaliation for the killing of two soldiers"
    of = [n for _, n in grammar.prepositions(noun, "of")]
    if noun.lemma_ in _UNEARTHING:  # "the recovery of the bodies of six soldiers"
        lost = [n for n in of if "loss" in nouns.classes(nouns.core(n))]
    else:
        lost = [n for n in of if _can_be_lost(nouns.core(n), parties)]
    if not lost:
        return
    target = side(nouns.core(lost[0])) or side(lost[0])
    who = side(grammar.owner(noun)) or parties.names.enemy(target)
    if not who and not target and noun.lemma_ in _SHOT_DOWN and speaker_side in parties.names.parties:
        who = speaker_side  # a side tells of the drones that it has shot down, not of its own
    inner = [g for g in located(lost[0], *nouns.LOCATIVE) if not side(g[0]) or nouns.is_place(g[0], parties)]
    about = [*inner, *located(noun, *(w for w in nouns.LOCATIVE if w != "of"))]
    if grammar.is_verb(noun.head):
        about += where_phrases(noun.head)
    yield Proposition(noun, "losses", "noun:losing", actor=who, target=target or parties.names.enemy(who), about=about)


def charged(noun: Token, side: SideOf) -> Iterator[Proposition]:
    """Accused the other side of a drone attack on X."""
    verb = noun.head.head
    accused = verb if verb.dep_ == "dobj" else next(iter(grammar.direct_objects(verb)), None)
    verb = verb.head if verb.dep_ == "dobj" else verb
    if verb.lemma_ not in _CHARGING or accused is None or not side(accused):
        return
    described = (noun, *grammar.children(noun, "compound", "amod"))
    blamed = noun.lemma_ == "attack" and noun.head.lower_ == "for"  # "blamed them for the attack"
    if any("strike" in nouns.classes(n) for n in described) or blamed:
        about = located(noun, *nouns.LOCATIVE, "on")
        yield Proposition(noun, "strike", "noun:charged", actor=side(accused), about=about)


_OWN_LOSSES = frozenset(lexicon.words("destroyed_post")) | frozenset(lexicon.words("fallen_rank"))


def _can_be_lost(noun: Token, parties: Parties) -> bool:
    """Whether it is a loss of some side when such a thing is destroyed, or such people are killed."""
    owned = parties.side(noun, "") in parties.names.parties
    theirs = owned and noun.lemma_.lower() in _OWN_LOSSES
    return theirs or nouns.kind(noun, parties) in ("force", "equipment")


ATTRIBUTING = {"attribute": "to", "ascribe": "to", "blame": "on", "pin": "on"}
"""Verbs that say whose an attack was, and what stands before whose it is held to be."""


def attributed(noun: Token, parties: Parties, side: SideOf) -> Iterator[Proposition]:
    """Attributed the attack on X to the rebels, the destruction in X to an army strike, blamed the attack on them."""
    verb = noun.head
    told = {"strike", "attack"} & nouns.classes(noun) or noun.lemma_ in _DAMAGE
    word = ATTRIBUTING[verb.lemma_]
    held = [by for top in (verb, noun) for _, by in grammar.prepositions(top, word)]
    for by in held:
        who = attack_owner(by, parties, side) if nouns.classes(by) & {"strike", "attack"} else side(by)
        if told and who in parties.names.parties:
            about = [*located(noun, *nouns.LOCATIVE, "on"), *where_phrases(verb)]
            yield Proposition(noun, "strike", "noun:charged", actor=who, about=about, span=[by])
            return


_DAMAGE = {"destruction", "damage", "explosion", "blast", "fire"}


def ground_gained(noun: Token, side: SideOf) -> Iterator[Proposition]:
    """ "Halted the enemy and regained ground around X": the parser takes the second verb for an adjective."""
    verb = noun.head
    gained = any(c.dep_ == "amod" and c.lower_ in _GAINED and c.i < noun.i for c in noun.children)
    who = side(grammar.subject(verb)) if gained and grammar.is_verb(verb) else ""
    if who:
        yield Proposition(noun, "advance", "noun:ground", actor=who, about=located(noun, *nouns.LOCATIVE))
