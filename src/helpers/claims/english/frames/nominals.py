"""Propositions that nouns and adjectives carry: under control, the capture of, failed attempts, fighting, losses."""

from collections.abc import Iterator
from functools import lru_cache

from helpers.basis import because
from helpers.claims import lexicon
from helpers.claims.english.frames import (
    blame,
    event_nouns,
    existential,
    nominals_control,
    object_reports,
    presence,
    sieges,
)
from helpers.claims.english.frames.frame import (
    Proposition,
    SideOf,
    attack_owner,
    located,
    where_phrases,
)
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Token
from helpers.claims.english.repairs.listed import named_in, names_again
from helpers.claims.english.sides import nouns
from helpers.claims.english.sides.parties import Parties

_UNDER_FIRE = {"fire", "attack"}
_TALLYING = {"count", "tally"}
"""Verbs that tell a toll only with its number: who "counted the dead" tells none."""


def may_tell(noun: Token) -> bool:
    """Whether `of_noun` could make anything of a word: one look, for most words make nothing."""
    place = noun.dep_
    if place in ("acomp", "attr"):
        return True
    if place in ("nsubj", "npadvmod") and noun.head.lemma_ == "be":
        return True
    if place in ("dobj", "nsubjpass") and noun.head.lemma_ in object_reports.VERBS:
        return True
    return _is_listed(noun.lemma_, noun.lower_)


_CLASSES = {"attack", "battle", "falling", "gain", "leaving", "loss", "siege", "strike", "taking"}
_LEMMAS = {
    "bastion",
    "control",
    "foothold",
    "grip",
    "ground",
    "hold",
    "holdout",
    "presence",
    "responsibility",
    "scene",
    "stronghold",
    "victory",
}


@lru_cache(maxsize=50_000)
def _is_listed(lemma: str, word: str) -> bool:
    """Whether a rule of this module starts from such a word wherever it stands."""
    low, classes = lemma.lower(), lexicon.noun_classes()
    listed = (
        _LEMMAS,
        nominals_control.HANDS,
        nominals_control.FLAGS,
        _UNDER_FIRE,
        _ADJECTIVES,
        event_nouns.BOMBARDING,
        event_nouns.LOSING,
    )
    return any(low in some for some in listed) or bool(_CLASSES & classes.get(low, classes.get(word, frozenset())))


def of_noun(noun: Token, parties: Parties, side: SideOf, speaker_side: str) -> Iterator[Proposition]:
    """The propositions of one noun or adjective; none for most."""
    lemma = noun.lemma_.lower()
    classes = nouns.classes(noun)
    there = bool(grammar.children(noun.head, "expl"))  # "there are no rebels left in X"
    if (
        noun.dep_ in ("acomp", "attr")
        and not there
        and (noun.lower_ in ("ours", "theirs") or parties.mention_at(noun) is not None)
    ):
        yield from nominals_control.ours(noun, parties, speaker_side)
        return
    if noun.dep_ == "acomp" and noun.lower_ in ("trapped", "besieged", "surrounded", "encircled"):
        yield from sieges.encircled(noun, parties, side, speaker_side)
        return
    if noun.lower_ == "contested":
        fought = presence.contest(noun, parties, side, speaker_side)
        if fought is not None:
            fought.rule, fought.modality = "verb:contest", grammar.modality(noun.head)
            yield fought
        return
    if lemma in blame.ADJECTIVES and noun.dep_ == "acomp":
        yield from blame.responsible(noun, side)
        return
    if lemma in nominals_control.FLAGS:
        yield from nominals_control.flag(noun, parties, side, speaker_side)
        return
    if noun.pos_ == "ADJ" and lemma in _ADJECTIVES:
        yield from _ADJECTIVES[lemma](noun, parties, side, speaker_side)
        return
    if lemma in nominals_control.HANDS and noun.dep_ == "pobj":
        found = (
            nominals_control.divided(noun, parties, speaker_side)
            or nominals_control.under_control(noun, parties, side, speaker_side)
            or nominals_control.with_control(noun, parties, speaker_side)
        )
        if found is not None:
            yield nominals_control.under_fire_control(found, noun, parties)
    elif lemma in ("control", "hold", "grip") and noun.dep_ == "dobj":
        yield from nominals_control.controlled(noun, parties, side, speaker_side)
    elif lemma == "hand" and noun.dep_ == "dobj" and noun.head.lemma_ == "change":
        yield from nominals_control.changed_hands(noun, parties, side, speaker_side)
    elif lemma in ("control", "authority") and noun.dep_ in ("nsubj", "nsubjpass"):
        passed = list(nominals_control.control_passed(noun, parties, side, speaker_side))
        yield from passed or nominals_control.control_told(noun, parties, side, speaker_side)
    elif lemma == "victory" and (noun.dep_ == "pobj" or (noun.dep_ == "dobj" and noun.head.lemma_ == "see")):
        yield from nominals_control.battle_won(noun, parties, side, speaker_side)
    elif lemma == "victory" and noun.dep_ == "dobj":
        yield from nominals_control.victory(noun, parties, side)
    elif (
        noun.dep_ in ("dobj", "nsubjpass")
        and noun.head.lemma_ in object_reports.VERBS
        and object_reports.told(noun.head) == noun
    ):
        yield from object_reports.propositions(noun, parties, side)
    elif lemma == "control" and noun.dep_ == "attr":
        yield from event_nouns.no_control(noun, parties, side, speaker_side)
    elif "battle" in classes and noun.dep_ == "dobj" and "object" in lexicon.reporting().get(noun.head.lemma_, {}):
        yield from event_nouns.reported_fighting(noun)
    elif (
        lemma in event_nouns.BOMBARDING
        and noun.dep_ == "dobj"
        and "object" in lexicon.reporting().get(noun.head.lemma_, {})
    ):
        yield from event_nouns.reported_strike(noun, parties, side)
    elif (
        "attack" in classes
        and noun.dep_ in ("dobj", "nsubjpass")
        and "object" in lexicon.reporting().get(noun.head.lemma_, {})
        and (attacked := list(event_nouns.reported_attack(noun, parties, side)))
    ):
        yield from attacked
    elif lemma in event_nouns.LOSING:
        yield from event_nouns.losing(noun, parties, side, speaker_side)
    elif noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_ in event_nouns.ATTRIBUTING:
        yield from event_nouns.attributed(noun, parties, side)
    elif noun.dep_ == "pobj" and classes & {"strike", "attack"} and noun.head.lower_ == "behind":
        yield from blame.behind(noun, side)
    elif noun.dep_ == "nsubjpass" and classes & {"strike", "attack"} and noun.head.lemma_ == "claim":
        yield from blame.claimed(noun, side)
    elif noun.dep_ == "pobj" and classes & {"strike", "attack"} and noun.head.lower_ in ("of", "for", "in"):
        yield from event_nouns.charged(noun, side)
        yield from event_nouns.answerable(noun, side)
    elif lemma == "ground" and noun.dep_ == "conj":
        yield from event_nouns.ground_gained(noun, side)
    elif lemma == "responsibility":
        yield from event_nouns.owned_up(noun, parties, side)
    elif lemma == "presence" and (told := list(event_nouns.presence(noun, side))):
        yield from told
    elif "siege" in classes and noun.dep_ == "pobj" and noun.head.lower_ in ("under", "in"):
        yield from sieges.under_siege(noun, parties, side, speaker_side)
    elif noun.dep_ == "nsubj" and names_again(noun.head) and (named := named_in(noun)):
        yield Proposition(noun.head, "control", "noun:named", about=[named], span=[noun, *named])
    elif lemma == "scene" and noun.dep_ == "attr":
        yield from event_nouns.scene(noun)
    elif (
        "siege" in classes
        and noun.dep_ in ("nsubj", "nsubjpass", "attr")
        and nouns.kind(nouns.core(noun), parties) != "force"
    ):
        yield from sieges.siege(noun, parties, side, speaker_side)
    elif "siege" in classes and noun.dep_ == "dobj":
        yield from sieges.siege_laid(noun, parties, side, speaker_side)
    elif (lemma in _UNDER_FIRE or "strike" in classes) and noun.dep_ == "pobj" and noun.head.lower_ == "under":
        yield from _under_fire(noun, parties, side)
    elif (
        noun.dep_ in ("attr", "nsubj", "npadvmod", "acomp")
        and noun.head.lemma_ == "be"
        and grammar.children(noun.head, "expl")
    ):
        yield from existential.existential(noun, parties, side, speaker_side)
    elif (
        "loss" in classes
        and (noun.dep_ == "dobj" or (noun.dep_ == "nsubjpass" and grammar.agent(noun.head) is not None))
        and (noun.head.lemma_ not in _TALLYING or any(c.like_num for c in (noun, *grammar.children(noun, "nummod"))))
        and (lemma != "loss" or any(c.lower_ == "no" for c in grammar.children(noun, "det")))
        and not any(nouns.is_mishap(n) for _, n in grammar.prepositions(noun, "from", "of", "in", "by"))
        and "object" in lexicon.reporting().get(noun.head.lemma_, {})
    ):
        target = side(noun) or (side(grammar.subject(noun.head)) if noun.dep_ == "dobj" else "")
        yield Proposition(
            noun,
            "losses",
            "noun:losses",
            target=target,
            actor=parties.names.enemy(target),
            about=[*where_phrases(noun), *(where_phrases(noun.head) if noun.head.lemma_ in _TALLYING else ())],
            denied=any(c.lower_ == "no" for c in noun.children),
        )
    elif classes & {"taking", "falling"} and noun.dep_ != "compound":
        found = _nominal(noun, parties, side, speaker_side)
        if found is not None:
            yield found
    elif lemma in ("stronghold", "bastion", "holdout", "foothold") and noun.dep_ == "attr":
        yield from nominals_control.stronghold(noun, parties, side, speaker_side)
    elif "gain" in classes and noun.dep_ == "dobj" and "object" in lexicon.reporting().get(noun.head.lemma_, {}):
        yield from _reported_gains(noun, side)
    elif "leaving" in classes and not there:
        yield from _leaving(noun, side)
    elif lemma == "presence" and (
        (noun.dep_ in ("nsubj", "nsubjpass") and noun.head.lemma_ in ("end", "eliminate", "cease"))
        or (
            noun.dep_ == "dobj" and noun.head.lemma_ in ("have", "maintain") and grammar.negation(noun.head) is not None
        )
    ):
        yield from _no_presence(noun, parties, side)
    elif noun.dep_ in ("attr", "nsubj", "npadvmod") and noun.head.lemma_ == "be":
        yield from existential.existential(noun, parties, side, speaker_side)


def _under_fire(noun: Token, parties: Parties, side: SideOf) -> Iterator[Proposition]:
    """X has been under bombardment."""
    top = noun.head.head
    subject = (
        grammar.subject(top) if grammar.is_verb(top) and top.lemma_ in (*nominals_control.STATE_VERBS, "come") else None
    )
    kinds = ("place", "part", "force", "equipment", "civilian")
    if subject is None or (nouns.kind(subject, parties) not in kinds and subject.lower_ not in _FORCES_TOO):
        return
    who = attack_owner(noun, parties, side)
    yield Proposition(
        top,
        "strike",
        "noun:under_fire",
        actor=who,
        target=side(subject) if nouns.kind(subject, parties) == "force" else "",
        about=where_phrases(top, grammar.conjuncts(subject)),
        modality=grammar.modality(top),
        denied=grammar.negation(top) is not None,
    )


_FORCES_TOO = {"it", "they", "we"}


def _reported_gains(noun: Token, side: SideOf) -> Iterator[Proposition]:
    """Reported gains near X."""
    who = side(noun) or side(grammar.subject(noun.head))
    about = located(noun, *nouns.LOCATIVE)
    if who and any(n.pos_ == "PROPN" for g in about for n in g):
        yield Proposition(noun, "advance", "noun:gains", actor=who, about=about)


def _leaving(noun: Token, side: SideOf) -> Iterator[Proposition]:
    """The withdrawal from X; they are conducting a retreat."""
    verb = noun.head
    announced = "object" in lexicon.reporting().get(verb.lemma_, {})
    governed = noun.dep_ == "dobj" and (verb.lemma_ in _CARRYING_OUT or announced)
    who = side(noun) or side(grammar.owner(noun)) or (side(grammar.subject(noun.head)) if governed else "")
    if any(core.lemma_.lower() in lexicon.words("membership") for _, core in grammar.prepositions(noun, "from")):
        return  # "announced its withdrawal from the treaty"
    places = located(noun, "from", "of")
    if not who and verb.lemma_ in _ORDERING and noun.dep_ in ("dobj", "nsubjpass"):
        who = side(grammar.subject(verb))
    going_on = noun.dep_ in ("nsubj", "nsubjpass") and bool(places) and _under_way(verb)
    if (who and (places or governed)) or going_on:
        modality = "" if verb.lemma_ in _ORDERING else grammar.modality(noun)
        undone = (
            noun.dep_ in ("nsubj", "nsubjpass") and verb.lemma_ in _HAPPENING and grammar.negation(verb) is not None
        )
        yield Proposition(
            noun, "withdrawal", "noun:withdrawal", actor=who, about=places, modality=modality, denied=undone
        )


def _under_way(verb: Token) -> bool:
    """The retreat is under way, has begun, was completed."""
    if verb.lemma_ == "be":
        state = any(c.lemma_ in ("underway", "complete", "over") for c in grammar.children(verb, "acomp", "advmod"))
        return state or any(n.lemma_ in ("way", "progress") for _, n in grammar.prepositions(verb, "under", "in"))
    return verb.lemma_ in ("begin", "start", "continue", "complete", "finish", "proceed")


_HAPPENING = {"take", "happen", "occur", "complete", "finish", "begin", "start"}
_ORDERING = {"order", "announce", "authorise", "authorize", "approve"}
_CARRYING_OUT = {
    "conduct",
    "begin",
    "make",
    "complete",
    "start",
    "stage",
    "carry",
    "launch",
    "mount",
    "undertake",
    "attempt",
    "initiate",
}


def _no_presence(noun: Token, parties: Parties, side: SideOf) -> Iterator[Proposition]:
    """The enemy's presence in X has ended, they have no presence there: they do not hold it."""
    loser = side(noun) or (side(grammar.subject(noun.head)) if noun.dep_ == "dobj" else "")
    places = [grammar.conjuncts(n) for top in (noun, noun.head) for _, n in grammar.prepositions(top, "in")]
    if loser and places:
        full = any(nouns.extent(p[0], p[0], parties) == "full" for p in places)
        yield Proposition(
            noun.head,
            "control",
            "noun:presence",
            controller=loser,
            denied=True,
            about=places,
            extent="full" if full else "",
        )


def _unsuccessful(adjective: Token, parties: Parties, side: SideOf, speaker_side: str) -> Iterator[Proposition]:
    """Attempts that were unsuccessful, an unsuccessful assault."""
    if adjective.dep_ == "amod" and adjective.head.dep_ == "dobj" and adjective.head.head.lemma_ in _CARRYING_OUT:
        return  # "conducted unsuccessful assaults": the verb tells it
    attempt = adjective.head.head if adjective.dep_ == "acomp" and adjective.head.dep_ == "conj" else None
    if attempt is not None and any("attack" in nouns.classes(o) for o in grammar.direct_objects(attempt)):
        return  # "made three attempts and was unsuccessful": so does the first verb
    subject = adjective.head if adjective.dep_ == "amod" else grammar.subject(adjective.head)
    if subject is None or "attack" not in nouns.classes(nouns.core(subject)):
        # the parser takes "attempts" for a verb: the last attack noun before the adjective, whatever its tag
        before = adjective.doc[max(adjective.sent.start, adjective.i - 10) : adjective.i]
        subject = next((t for t in reversed(before) if "attack" in nouns.classes(t) and t.lower_.endswith("s")), None)
    if subject is None:
        return
    target = attack_owner(subject, parties, side) or side(next(iter(grammar.children(subject, "nsubj")), None))
    about = [[o] for c in grammar.children(subject, "acl", "xcomp") for o in grammar.direct_objects(c)]
    about += located(subject, *nouns.LOCATIVE, "on", "against")
    told = adjective.dep_ == "acomp" and speaker_side in parties.names.parties and not grammar.children(subject, "poss")
    if target or told:  # whose attempts came to nothing, a side need not say
        yield Proposition(
            subject if adjective.dep_ == "amod" else adjective,
            "repelled",
            "adjective:failed",
            actor=parties.names.enemy(target),
            target=target,
            about=[*about, *(() if target else where_phrases(adjective.head))],
            span=[subject],
        )


def failed(participle: Token, parties: Parties, side: SideOf) -> Iterator[Proposition]:
    """A failed attack on X, where the clause's verb does not tell it: "after a failed assault", "confirmed a failed attack"."""
    noun = participle.head
    target = attack_owner(noun, parties, side) if "attack" in nouns.classes(noun) else ""
    verb = noun.head.lemma_
    told = noun.dep_ == "pobj" or "object" in lexicon.reporting().get(verb, {})
    if target and told and all(reading.frame != "do" for reading in lexicon.predicates().get(verb, ())):
        about = located(noun, *nouns.LOCATIVE, "on", "against")
        yield Proposition(
            noun, "repelled", "adjective:failed", actor=parties.names.enemy(target), target=target, about=about
        )


def _empty(adjective: Token, parties: Parties, side: SideOf, speaker_side: str) -> Iterator[Proposition]:
    """X is empty (free, clear) of their fighters: a denial that they hold it."""
    if adjective.dep_ not in ("acomp", "attr", "conj", "oprd"):
        return
    subject = grammar.subject(adjective.head if adjective.dep_ != "conj" else adjective.head.head)
    if adjective.lemma_ == "free" and not any(p.lower_ == "of" for p in grammar.children(adjective, "prep")):
        verb = adjective.head
        if (
            subject is not None
            and nouns.is_place(subject, parties)
            and speaker_side in parties.names.parties
            and verb.lemma_ in nominals_control.STATE_VERBS
        ):
            yield Proposition(  # "X is free", said by a side
                verb, "control", "adjective:free", controller=because(speaker_side, "speaker"), about=[[subject]],
                denied=grammar.negation(verb) is not None, modality=grammar.modality(verb), span=[adjective],
            )  # fmt: skip
        return
    for _, inner in grammar.prepositions(adjective, "of", "from"):
        loser = side(inner)
        if loser and subject is not None:
            yield Proposition(
                adjective,
                "control",
                "adjective:empty",
                controller=loser,
                denied=True,
                about=[[subject]],
                extent=nouns.extent(adjective, subject, parties),
            )


_ADJECTIVES = {
    **dict.fromkeys(("unsuccessful", "failed", "futile", "fruitless"), _unsuccessful),
    **dict.fromkeys(("empty", "free", "clear"), _empty),
    **dict.fromkeys(("isolated", "encircled", "surrounded", "besieged", "trapped"), sieges.encircled),
}


def _nominal(noun: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """The capture of X, X's fall, Russian seizure of X: only where something is said about it, not in passing."""
    places = located(noun, "of")
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
    lost = noun.lemma_ == "loss"
    owner = parties.modifier_side(noun, speaker_side, 0, None)
    who = who or (parties.names.enemy(owner) if lost and owner else owner)
    if not who and noun.dep_ == "dobj" and noun.head.lemma_ in ("complete", "finish", "conclude"):
        who = side(grammar.subject(noun.head))
    said = noun.head.head if noun.dep_ == "pobj" else noun
    if not who and not lost and "taking" in nouns.classes(noun) and "saying" in nouns.classes(said):
        who = side(said) or parties.modifier_side(
            said, speaker_side, 0, None
        )  # "Russian claims about the capture of X"
    acts = lexicon.reporting().get(noun.head.lemma_, {})
    if not who and noun.dep_ in ("dobj", "nsubjpass") and speaker_side in parties.names.parties:
        if "taking" in nouns.classes(noun) and acts.get("object") in ("assert", "reaffirm"):
            who = speaker_side
        elif lost:
            who = parties.names.enemy(speaker_side)
    return Proposition(
        noun,
        "control",
        "noun:taking",
        controller=who,
        about=places,
        extent=nouns.extent(noun, places[0][0], parties),
        modality=grammar.modality(noun),
    )
