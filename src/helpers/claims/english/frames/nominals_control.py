"""Nouns and adjectives that tell who holds a place: under control, in the hands of, ours, the flag over it."""

from collections.abc import Iterator

from helpers.claims import lexicon
from helpers.claims.english.frames.frame import (
    CONTROL_VERBS,
    Proposition,
    SideOf,
    control_verb,
    controller_of,
    located,
    where_phrases,
)
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Token
from helpers.claims.english.sides import nouns
from helpers.claims.english.sides.parties import Parties

STATE_VERBS = frozenset(lexicon.words("states"))


HANDS = frozenset(lexicon.words("hands"))
FLAGS = frozenset(lexicon.words("flags"))
_HELD_IN = frozenset(lexicon.words("held_in"))
"""What a place is in, or slips from, that somebody holds: "in the clutches of"."""


def ours(noun: Token, parties: Parties, speaker_side: str) -> Iterator[Proposition]:
    """The village is ours; X was and remains Ukrainian."""
    verb = noun.head
    if verb.lemma_ not in ("be", "remain", "stay", "become"):
        return
    subject = grammar.subject(verb)
    if subject is None or nouns.kind(subject, parties) not in ("place", "part"):
        return
    mention = parties.mention_at(noun)
    who = (
        speaker_side
        if noun.lower_ in ("ours", "theirs")
        else mention.side
        if mention is not None and mention.kind == "demonym"
        else ""
    )
    if who in parties.names.parties and not grammar.children(noun, "prep", "compound"):
        yield Proposition(
            verb,
            "control",
            "noun:ours",
            controller=who,
            about=[grammar.conjuncts(subject)],
            denied=grammar.negation(verb) is not None,
            extent=nouns.extent(verb, subject, parties),
            modality=grammar.modality(verb),
        )


def flag(noun: Token, parties: Parties, side: SideOf, speaker_side: str) -> Iterator[Proposition]:
    """Raised the flag over the town hall; our flag is over the town."""
    verb = noun.head
    places = [
        grammar.conjuncts(n)
        for top in (verb, noun)
        for _, n in grammar.prepositions(top, "over", "above", "in", "on", "at", "atop")
    ]
    places = [p for p in places if nouns.kind(p[0], parties) in ("place", "part")]
    here = [[c] for c in grammar.children(verb, "advmod") if c.lower_ in ("there", "up", "here")]
    places = places or here  # "raised their flag there", "our flag is up"
    if not places or not grammar.is_verb(verb):
        return
    owner = parties.modifier_side(noun, speaker_side, 0, None)
    owner = owner or next((s for _, n in grammar.prepositions(noun, "of") if (s := side(n))), "")
    if noun.dep_ == "dobj" and verb.lemma_ in ("raise", "hoist", "plant", "fly", "install", "put", "unfurl"):
        who = owner or side(grammar.subject(verb))
    elif noun.dep_ in ("nsubj", "nsubjpass") and verb.lemma_ in (
        "be",
        "fly",
        "wave",
        "raise",
        "hoist",
        "hang",
        "flutter",
        "plant",
    ):
        who = owner
    else:
        return
    if who:
        yield Proposition(
            verb,
            "control",
            "noun:flag",
            controller=who,
            about=places,
            extent=nouns.extent(verb, places[0][0], parties),
            denied=grammar.negation(verb) is not None,
            modality=grammar.modality(verb),
        )


_TIGHTENING = frozenset(lexicon.words("tightening"))


def controlled(noun: Token, parties: Parties, side: SideOf, speaker_side: str) -> Iterator[Proposition]:
    """The noun control as the object of a verb whose own frames do not read it: completed, claimed, reaffirmed control."""
    verb = noun.head
    if verb.lemma_ in _HANDING:
        yield from _handed(noun, parties, side)
        return
    frames = {p.frame for p in lexicon.predicates().get(verb.lemma_.lower(), ())}
    if frames & {"take", "hold", "lose"} or verb.lemma_ not in CONTROL_VERBS | _TIGHTENING:
        return
    found = control_verb(verb, noun, parties, side, speaker_side)
    if found is not None:
        found.rule = "noun:control"
        found.denied ^= grammar.negation(verb) is not None
        found.modality = grammar.modality(verb)
        yield under_fire_control(found, noun, parties)


_HANDING = frozenset(lexicon.words("handing"))


def _handed(noun: Token, parties: Parties, side: SideOf) -> Iterator[Proposition]:
    """Handed control of X to the rebels, gave them control over it: whoever receives it holds it."""
    verb = noun.head
    given = [
        *grammar.children(verb, "dative"),
        *(n for top in (verb, noun) for _, n in grammar.prepositions(top, "to")),
    ]
    who = next((s for n in given if (s := side(n)) in parties.names.parties), "")
    places = located(noun, "of", "over", "in")
    if who and places:
        yield Proposition(
            verb,
            "control",
            "noun:control",
            controller=who,
            about=[*places, *where_phrases(verb)],
            extent=nouns.extent(noun, places[0][0], parties) or nouns.extent(noun, noun, parties),
            denied=grammar.negation(verb) is not None,
            modality=grammar.modality(verb),
            span=[noun],
        )


def changed_hands(noun: Token, parties: Parties, side: SideOf, speaker_side: str) -> Iterator[Proposition]:
    """X has changed hands: it is another's now; whose, only where it is said, or where its holder speaks."""
    verb = noun.head
    subject = grammar.subject(verb)
    post = subject is not None and nouns.core(subject).lemma_ in nouns.LEFT_BEHIND
    if subject is None or not (post or nouns.kind(subject, parties) in ("place", "part")):
        return
    yield Proposition(
        verb,
        "control",
        "noun:changed_hands",
        controller=parties.names.enemy(speaker_side) if speaker_side else "",
        about=[grammar.conjuncts(subject)],
        denied=grammar.negation(verb) is not None,
        modality=grammar.modality(verb),
        span=[noun],
    )


def control_passed(noun: Token, parties: Parties, side: SideOf, speaker_side: str) -> Iterator[Proposition]:
    """Control of X passed to them; control over X has been restored."""
    verb = noun.head
    places = located(noun, "of", "over")
    if places and nouns.kind(places[0][0], parties) not in ("place", "part"):
        return
    if not places and verb.lemma_ not in ("establish", "achieve", "restore"):
        return
    if verb.lemma_ in ("pass", "shift", "return", "go", "revert", "transfer", "hand", "switch"):
        who = next((s for _, n in grammar.prepositions(verb, "to", "into") if (s := side(n))), "")
    elif verb.lemma_ in (
        "restore",
        "regain",
        "establish",
        "reestablish",
        "re-establish",
        "achieve",
    ) and grammar.is_passive(verb):
        who = side(grammar.agent(verb)) or parties.modifier_side(noun, speaker_side, 0, None)
        who = who or (speaker_side if speaker_side in parties.names.parties else "")
    else:
        return
    if who:
        yield Proposition(
            verb,
            "control",
            "noun:control",
            controller=who,
            about=[*places, *where_phrases(verb)],
            extent=nouns.extent(noun, places[0][0] if places else noun, parties),
            denied=grammar.negation(verb) is not None,
            modality=grammar.modality(verb),
            span=[noun],
        )


def control_told(noun: Token, parties: Parties, side: SideOf, speaker_side: str) -> Iterator[Proposition]:
    """ "Said their control over X marked a new era": who says what somebody's control means says that they have it."""
    verb = noun.head
    places = located(noun, "of", "over")
    who = controller_of(noun, parties, side, speaker_side) if places else ""
    told = verb.dep_ == "ccomp" and verb.head.lemma_ in lexicon.reporting()
    if who in parties.names.parties and told and nouns.kind(places[0][0], parties) in ("place", "part"):
        yield Proposition(
            verb,
            "control",
            "noun:control",
            controller=who,
            about=places,
            extent=nouns.extent(noun, places[0][0], parties),
            modality=grammar.modality(verb),
            span=[noun],
        )


def victory(noun: Token, parties: Parties, side: SideOf) -> Iterator[Proposition]:
    """Declared victory in X, over them in the town of X, in the battle for X: who wins a place has it."""
    verb = noun.head
    who = side(grammar.subject(verb))
    where = ("in", "at", "over", "for", "around")
    battles = [n for top in (verb, noun) for _, n in grammar.prepositions(top, "in") if "battle" in nouns.classes(n)]
    places = [g for top in (noun, verb, *battles) for g in located(top, *where, *(("of",) if top in battles else ()))]
    places = [g for g in places if nouns.kind(g[0], parties) in ("place", "part") and not side(g[0])]
    if verb.lemma_ in _WINNING and who and places and not grammar.is_passive(verb):
        yield Proposition(
            verb,
            "control",
            "noun:victory",
            controller=who,
            about=places,
            denied=grammar.negation(verb) is not None,
            modality=grammar.modality(verb),
            span=[noun],
        )


def battle_won(noun: Token, parties: Parties, side: SideOf, speaker_side: str) -> Iterator[Proposition]:
    """The battle for X ended in an Alpha victory, saw an Alpha victory: who wins it has X."""
    seen = noun.dep_ == "dobj"
    verb = noun.head if seen else noun.head.head
    told = verb.lemma_ == "see" if seen else verb.lemma_ in lexicon.words("outcome")
    battle = grammar.subject(verb) if grammar.is_verb(verb) and told else None
    who = parties.modifier_side(noun, speaker_side, 0, None) or side(grammar.owner(noun))
    if battle is None or not who or "battle" not in nouns.classes(battle):
        return
    places = [g for g in located(battle, "of", "for", "in", "at") if nouns.kind(g[0], parties) in ("place", "part")]
    if places:
        modality, denied = grammar.modality(verb), grammar.negation(verb) is not None
        span = [battle, noun]
        yield Proposition(
            verb, "control", "noun:victory", controller=who, about=places, modality=modality, denied=denied, span=span
        )


_WINNING = frozenset(lexicon.words("winning"))


def divided(noun: Token, parties: Parties, speaker_side: str) -> Proposition | None:
    """ "X has been divided between Alpha control in the west and Beta control in the east": each holds a part."""
    above = list(noun.ancestors)
    verb = next((a for a in above if a.lemma_ in lexicon.words("dividing")), None)
    who = parties.modifier_side(noun, speaker_side, 0, None)
    if verb is None or not who or noun.lemma_ != "control" or not any(a.lower_ == "between" for a in above):
        return None
    place = verb.head if verb.dep_ == "acl" else grammar.passive_subject(verb) or grammar.subject(verb)
    if nouns.kind(place, parties) not in ("place", "part") or place is None:
        return None
    modality, denied = grammar.modality(verb), grammar.negation(verb) is not None
    return Proposition(
        noun, "control", "noun:divided", controller=who, about=[[place]], extent="partial", modality=modality,
        denied=denied, span=[place, verb],
    )  # fmt: skip


def with_control(noun: Token, parties: Parties, speaker_side: str) -> Proposition | None:
    """ "With rebel control over the stadium, …" """
    places = located(noun, "of", "over")
    who = parties.modifier_side(noun, speaker_side, 0, None)
    if noun.head.lower_ != "with" or not who or not places:
        return None
    return Proposition(
        noun, "control", "noun:control", controller=who, about=places, extent=nouns.extent(noun, places[0][0], parties)
    )


def stronghold(noun: Token, parties: Parties, side: SideOf, speaker_side: str) -> Iterator[Proposition]:
    """X was the last rebel stronghold, is a stronghold of the rebels."""
    verb = noun.head
    who, subject = (
        parties.modifier_side(noun, speaker_side, 0, None),
        grammar.subject(verb) if grammar.is_verb(verb) else None,
    )
    who = who or next((s for _, n in grammar.prepositions(noun, "of") if (s := side(n))), "")
    if who and subject is not None and not grammar.children(noun, "acl", "relcl"):
        yield Proposition(
            verb,
            "control",
            "noun:stronghold",
            controller=who,
            about=[grammar.conjuncts(subject)],
            denied=grammar.negation(verb) is not None,
        )


def under_fire_control(p: Proposition, noun: Token, parties: Parties) -> Proposition:
    """Whoever has a road under fire control does not hold it: it is cut off."""
    if any(c.lower_ == "fire" for c in grammar.children(noun, "compound")):
        p.type, p.actor, p.controller, p.extent = "encirclement", p.controller, "", ""
        p.target = parties.names.enemy(p.actor)
    return p


def under_control(noun: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """X is under Russian control, in the hands of the rebels, outside the control of; in (full) control of X."""
    prep = noun.head
    if prep.dep_ not in ("prep", "dep", "advmod", "oprd") and prep.pos_ != "ADP":
        return None
    word = prep.lower_
    top = prep.head
    if prep.dep_ == "conj" and top.dep_ == "acomp":  # "is open and under the control of the army"
        top = top.head
    while top.dep_ in ("prep", "advmod") and top.pos_ in ("ADP", "SCONJ", "ADV") and top.head != top:
        top = top.head
    places = located(noun, "of", "over")
    owned = noun.lemma_ == "control" and not places and bool(parties.modifier_side(noun, speaker_side, 0, None))
    if word == "in" and places and noun.lemma_ == "control" and nouns.kind(places[0][0], parties) == "force":
        owned = True  # "is in the control of the army"
    if word == "in" and noun.lemma_ in ("control", "charge", "possession") and not owned:  # in control of X
        holder = grammar.subject(top) if grammar.is_verb(top) else top
        if not places and not (grammar.is_verb(top) and _are_in_control(noun, top, holder, parties)):
            return None
        who = side(holder)
        if not who:
            return None
        return Proposition(
            top if grammar.is_verb(top) else noun,
            "control",
            "noun:in_control",
            controller=who,
            about=places or where_phrases(top),
            extent=nouns.extent(noun, places[0][0] if places else noun, parties),
            denied=grammar.is_verb(top) and grammar.negation(top) is not None,
            modality=grammar.modality(top) if grammar.is_verb(top) else "",
            span=[noun],
        )
    if word not in ("under", "in", "outside", "into", "of", "beyond", "within", "from"):
        return None
    slipped = word in ("from", "of") and grammar.is_verb(top) and top.lemma_ in _SLIPPING
    if word in ("in", "into", "from") and noun.lemma_ not in _HELD_IN and not slipped and not (word == "in" and owned):
        return None
    who = controller_of(noun, parties, side, speaker_side)
    if not who and _is_of_fire(noun):
        return None
    if grammar.is_verb(top):
        if (
            top.lemma_ not in STATE_VERBS
            and not slipped
            and (grammar.is_passive(top) or not grammar.direct_objects(top))
        ):
            return None
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
            who = _of_situation(top, place, parties, speaker_side)
    else:
        place = top
        if top.dep_ == "attr" and grammar.is_verb(top.head) and grammar.subject(top.head) is not None:
            place = grammar.subject(top.head)
    if place is None or (not grammar.is_verb(top) and _just_taken(top)):
        return None
    if noun.lemma_ == "rule" and (noun.tag_ == "NNS" or (grammar.is_verb(top) and grammar.direct_objects(top))):
        return None  # "returned fire under its rules of engagement"
    about = [grammar.conjuncts(place)]
    if grammar.is_verb(top):
        about += where_phrases(top)
    about = [[t for t in group if t != noun] for group in about]
    away = word in ("outside", "beyond", "from") or slipped
    denied = away != (grammar.is_verb(top) and grammar.negation(top) is not None)
    if not grammar.is_verb(top):
        denied = away != any(c.dep_ == "neg" or c.lower_ == "not" for c in (*top.children, *prep.children))
    if not who and not (noun.lemma_ in _HELD_IN and _holders(noun, parties)):
        return None
    if slipped:
        who, denied = parties.names.enemy(who), grammar.negation(top) is not None
    if not grammar.is_verb(top) and top.dep_ == "attr":
        top = top.head
    elif not grammar.is_verb(top) and nouns.kind(top, parties) not in ("place", "part"):
        return None
    return Proposition(
        top,
        "control",
        "noun:under_control",
        controller=who,
        about=[g for g in about if g],
        extent=nouns.extent(top, place, parties)
        or nouns.extent(noun, noun, parties)
        or nouns.extent(prep, noun, parties),
        denied=denied,
        modality=grammar.modality(top) if grammar.is_verb(top) else "",
        span=[noun],
    )


def _is_of_fire(noun: Token) -> bool:
    """Whether a fire is what is under control: "fires at the refinery, which were under control", whatever "which" hangs on."""
    about = (*noun.ancestors, *(c for t in noun.ancestors for c in grammar.children(t, *grammar.SUBJECTS)))
    return any(t.lemma_.lower() in lexicon.words("burning") for t in about)


def _are_in_control(noun: Token, verb: Token, holder: Token | None, parties: Parties) -> bool:
    """ "The rebels were still in control": of what was spoken of before."""
    return noun.lemma_ == "control" and verb.lemma_ in STATE_VERBS and nouns.kind(holder, parties) == "force"


def _just_taken(place: Token) -> bool:
    """Whether a phrase tells what a place was before it was taken: "seized X, the last town outside its control"."""
    while place.dep_ in ("appos", "conj") and place.head != place:
        place = place.head
    verb = place.head
    taken = place.dep_ == "nsubjpass" or (place.dep_ == "dobj" and not grammar.is_passive(verb))
    return taken and any(r.frame == "take" for r in lexicon.predicates().get(grammar.lemma(verb), ()))


def _holders(hands: Token, parties: Parties) -> bool:
    """Whether a place is in the hands of forces whose side is not said: "in the hands of the 30th Regiment"."""
    return any(nouns.kind(n, parties) == "force" for _, n in grammar.prepositions(hands, "of"))


_SLIPPING = frozenset(lexicon.words("slipping"))


def _of_situation(verb: Token, place: Token | None, parties: Parties, speaker_side: str) -> str:
    """The speaker's side, where "the situation in X is under control" or a place simply is."""
    somewhere = nouns.kind(place, parties) in ("place", "part") or any(nouns.is_place(t, parties) for t in verb.subtree)
    return speaker_side if speaker_side in parties.names.parties and somewhere else ""
