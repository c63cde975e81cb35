"""Propositions that nouns and adjectives carry: under control, the capture of, failed attempts, fighting, losses."""

from collections.abc import Iterator
from functools import lru_cache

from spacy.tokens import Token

from helpers.claims import lexicon
from helpers.claims.english import deeds, grammar, nouns, sieges, telling
from helpers.claims.english.frame import (
    CONTROL_VERBS,
    Proposition,
    SideOf,
    attack_owner,
    control_verb,
    controller_of,
    located,
    where_phrases,
)
from helpers.claims.english.parties import Parties

_STATE_VERBS = {
    "be",
    "remain",
    "stay",
    "come",
    "lie",
    "become",
    "continue",
    "keep",
    "live",
    "stand",
    "return",
    "sit",
    "rest",
}
_HANDS = {"charge", "control", "hand", "rule", "possession", "occupation", "authority"}
_UNDER_FIRE = {"fire", "attack"}


def may_tell(noun: Token) -> bool:
    """Whether `of_noun` could make anything of a word: one look, for most words make nothing."""
    place = noun.dep_
    if place in ("acomp", "attr"):
        return True
    if place in ("nsubj", "npadvmod") and noun.head.lemma_ == "be":
        return True
    if place in ("dobj", "nsubjpass") and noun.head.lemma_ in telling.VERBS:
        return True
    return _is_listed(noun.lemma_, noun.lower_)


_CLASSES = {"attack", "battle", "falling", "gain", "leaving", "loss", "siege", "strike", "taking"}
_LEMMAS = {
    "bastion",
    "control",
    "flag",
    "foothold",
    "grip",
    "ground",
    "hold",
    "holdout",
    "presence",
    "scene",
    "stronghold",
}


@lru_cache(maxsize=50_000)
def _is_listed(lemma: str, word: str) -> bool:
    """Whether a rule of this module starts from such a word wherever it stands."""
    low, classes = lemma.lower(), lexicon.noun_classes()
    listed = (_LEMMAS, _HANDS, _UNDER_FIRE, _ADJECTIVES, deeds.BOMBARDING, deeds.LOSING)
    return any(low in some for some in listed) or bool(_CLASSES & classes.get(low, classes.get(word, frozenset())))


def of_noun(noun: Token, parties: Parties, side: SideOf, speaker_side: str) -> Iterator[Proposition]:
    """The propositions of one noun or adjective; none for most."""
    lemma = noun.lemma_.lower()
    classes = nouns.classes(noun)
    if noun.dep_ in ("acomp", "attr") and (noun.lower_ in ("ours", "theirs") or parties.mention_at(noun) is not None):
        yield from _ours(noun, parties, speaker_side)
        return
    if noun.dep_ == "acomp" and noun.lower_ in ("trapped", "besieged", "surrounded", "encircled"):
        yield from sieges.encircled(noun, parties, side, speaker_side)
        return
    if lemma == "flag":
        yield from _flag(noun, parties, side, speaker_side)
        return
    if noun.pos_ == "ADJ" and lemma in _ADJECTIVES:
        yield from _ADJECTIVES[lemma](noun, parties, side, speaker_side)
        return
    if lemma in _HANDS and noun.dep_ == "pobj":
        found = _under_control(noun, parties, side, speaker_side) or _with_control(noun, parties, speaker_side)
        if found is not None:
            yield found
    elif lemma in ("control", "hold", "grip") and noun.dep_ == "dobj":
        yield from _controlled(noun, parties, side, speaker_side)
    elif lemma == "hand" and noun.dep_ == "dobj" and noun.head.lemma_ == "change":
        yield from _changed_hands(noun, parties, side, speaker_side)
    elif lemma == "control" and noun.dep_ in ("nsubj", "nsubjpass"):
        yield from _control_passed(noun, parties, side, speaker_side)
    elif noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_ in telling.VERBS and telling.told(noun.head) == noun:
        yield from telling.propositions(noun, parties, side)
    elif lemma == "control" and noun.dep_ == "attr":
        yield from deeds.no_control(noun, parties, side, speaker_side)
    elif "battle" in classes and noun.dep_ == "dobj" and "object" in lexicon.reporting().get(noun.head.lemma_, {}):
        yield from deeds.reported_fighting(noun)
    elif (
        lemma in deeds.BOMBARDING and noun.dep_ == "dobj" and "object" in lexicon.reporting().get(noun.head.lemma_, {})
    ):
        yield from deeds.reported_strike(noun, parties, side)
    elif lemma in deeds.LOSING:
        yield from deeds.losing(noun, parties, side, speaker_side)
    elif noun.dep_ == "pobj" and classes & {"strike", "attack"} and noun.head.lower_ in ("of", "for", "in"):
        yield from deeds.charged(noun, side)
        yield from deeds.answerable(noun, side)
    elif lemma == "ground" and noun.dep_ == "conj":
        yield from deeds.ground_gained(noun, side)
    elif lemma == "presence" and (told := list(deeds.presence(noun, side))):
        yield from told
    elif "siege" in classes and noun.dep_ == "pobj" and noun.head.lower_ in ("under", "in"):
        yield from sieges.under_siege(noun, parties, side, speaker_side)
    elif lemma == "scene" and noun.dep_ == "attr":
        yield from deeds.scene(noun)
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
        yield from _existential(noun, parties, side, speaker_side)
    elif (
        "loss" in classes
        and noun.dep_ == "dobj"
        and lemma != "loss"
        and "object" in lexicon.reporting().get(noun.head.lemma_, {})
    ):
        yield Proposition(
            noun,
            "losses",
            "noun:losses",
            target=side(noun) or side(grammar.subject(noun.head)),
            actor=parties.names.enemy(side(noun) or side(grammar.subject(noun.head))),
            about=where_phrases(noun),
        )
    elif classes & {"taking", "falling"} and noun.dep_ != "compound":
        found = _nominal(noun, parties, side, speaker_side)
        if found is not None:
            yield found
    elif lemma in ("stronghold", "bastion", "holdout", "foothold") and noun.dep_ == "attr":
        yield from _stronghold(noun, parties, speaker_side)
    elif "gain" in classes and noun.dep_ == "dobj" and "object" in lexicon.reporting().get(noun.head.lemma_, {}):
        yield from _reported_gains(noun, side)
    elif "leaving" in classes:
        yield from _leaving(noun, side)
    elif lemma == "presence" and (
        (noun.dep_ in ("nsubj", "nsubjpass") and noun.head.lemma_ in ("end", "eliminate", "cease"))
        or (
            noun.dep_ == "dobj" and noun.head.lemma_ in ("have", "maintain") and grammar.negation(noun.head) is not None
        )
    ):
        yield from _no_presence(noun, parties, side)
    elif noun.dep_ in ("attr", "nsubj", "npadvmod") and noun.head.lemma_ == "be":
        yield from _existential(noun, parties, side, speaker_side)


def _ours(noun: Token, parties: Parties, speaker_side: str) -> Iterator[Proposition]:
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


def _flag(noun: Token, parties: Parties, side: SideOf, speaker_side: str) -> Iterator[Proposition]:
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


_TIGHTENING = {
    "consolidate",
    "tighten",
    "cement",
    "strengthen",
    "extend",
    "expand",
    "solidify",
    "reinforce",
    "firm",
    "widen",
}


def _controlled(noun: Token, parties: Parties, side: SideOf, speaker_side: str) -> Iterator[Proposition]:
    """The noun control as the object of a verb whose own frames do not read it: completed, claimed, reaffirmed control."""
    verb = noun.head
    frames = {p.frame for p in lexicon.predicates().get(verb.lemma_.lower(), ())}
    if frames & {"take", "hold", "lose"} or verb.lemma_ not in CONTROL_VERBS | _TIGHTENING:
        return
    found = control_verb(verb, noun, parties, side, speaker_side)
    if found is not None:
        found.rule = "noun:control"
        found.denied ^= grammar.negation(verb) is not None
        found.modality = grammar.modality(verb)
        yield found


def _changed_hands(noun: Token, parties: Parties, side: SideOf, speaker_side: str) -> Iterator[Proposition]:
    """X has changed hands: it is another's now; whose, only where it is said, or where its holder speaks."""
    verb = noun.head
    subject = grammar.subject(verb)
    if subject is None or nouns.kind(subject, parties) not in ("place", "part"):
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


def _control_passed(noun: Token, parties: Parties, side: SideOf, speaker_side: str) -> Iterator[Proposition]:
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
        who = side(grammar.agent(verb)) or (speaker_side if speaker_side in parties.names.parties else "")
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


def _with_control(noun: Token, parties: Parties, speaker_side: str) -> Proposition | None:
    """ "With rebel control over the stadium, …" """
    places = located(noun, "of", "over")
    who = parties.modifier_side(noun, speaker_side, 0, None)
    if noun.head.lower_ != "with" or not who or not places:
        return None
    return Proposition(
        noun, "control", "noun:control", controller=who, about=places, extent=nouns.extent(noun, places[0][0], parties)
    )


def _under_fire(noun: Token, parties: Parties, side: SideOf) -> Iterator[Proposition]:
    """X has been under bombardment."""
    top = noun.head.head
    subject = grammar.subject(top) if grammar.is_verb(top) and top.lemma_ in (*_STATE_VERBS, "come") else None
    if subject is None or nouns.kind(subject, parties) not in ("place", "part", "force", "equipment", "civilian"):
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


def _stronghold(noun: Token, parties: Parties, speaker_side: str) -> Iterator[Proposition]:
    """X was the last rebel stronghold."""
    verb = noun.head
    who, subject = (
        parties.modifier_side(noun, speaker_side, 0, None),
        grammar.subject(verb) if grammar.is_verb(verb) else None,
    )
    if who and subject is not None and not grammar.children(noun, "acl", "relcl"):
        yield Proposition(
            verb,
            "control",
            "noun:stronghold",
            controller=who,
            about=[grammar.conjuncts(subject)],
            denied=grammar.negation(verb) is not None,
        )


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
    places = located(noun, "from", "of")
    if not who and verb.lemma_ in _ORDERING and noun.dep_ in ("dobj", "nsubjpass"):
        who = side(grammar.subject(verb))
    going_on = noun.dep_ in ("nsubj", "nsubjpass") and bool(places) and _under_way(verb)
    if (who and (places or governed)) or going_on:
        modality = "" if verb.lemma_ in _ORDERING else grammar.modality(noun)
        yield Proposition(noun, "withdrawal", "noun:withdrawal", actor=who, about=places, modality=modality)


def _under_way(verb: Token) -> bool:
    """The retreat is under way, has begun, was completed."""
    if verb.lemma_ == "be":
        state = any(c.lemma_ in ("underway", "complete", "over") for c in grammar.children(verb, "acomp", "advmod"))
        return state or any(n.lemma_ in ("way", "progress") for _, n in grammar.prepositions(verb, "under", "in"))
    return verb.lemma_ in ("begin", "start", "continue", "complete", "finish", "proceed")


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


def _existential(noun: Token, parties: Parties, side: SideOf, speaker_side: str) -> Iterator[Proposition]:
    """There was fighting in X; there were dead among the soldiers; clashes are ongoing."""
    verb, inner = noun.head, nouns.core(noun)
    classes = nouns.classes(inner)
    there = bool(grammar.children(verb, "expl"))
    about = where_phrases(verb, *located(inner, *nouns.LOCATIVE))
    gone = any(c.lower_ == "longer" for c in verb.children)  # "there are no longer any troops in X"
    negated = (
        gone or grammar.negation(verb) is not None or any(c.lower_ == "no" for c in (*noun.children, *inner.children))
    )
    ongoing = any(c.lemma_ in ("ongoing", "underway", "under") for c in verb.children)
    if there and nouns.kind(inner, parties) == "force" and side(inner) in parties.names.parties:
        kind = "control" if negated else "presence"
        yield Proposition(
            verb,
            kind,
            "noun:there_are",
            controller=side(inner) if negated else "",
            actor="" if negated else side(inner),
            denied=negated,
            about=about,
        )
        return
    somewhere = noun.dep_ == "nsubj" and any(
        nouns.kind(n, parties) in ("place", "part") for g in where_phrases(verb) for n in g
    )
    if there and inner.lemma_ in deeds.BOMBARDING:
        about = [*about, *located(inner, "on")]
        yield Proposition(
            verb, "strike", "noun:strike", actor=attack_owner(inner, parties, side), about=about, denied=negated
        )
    elif "battle" in classes and (there or ((ongoing or somewhere) and noun.dep_ == "nsubj")):
        yield Proposition(verb, "presence", "noun:battle", about=about, denied=negated)
    elif (
        inner.lemma_ == "loss"
        and there
        and (lost := [n for _, n in grammar.prepositions(inner, "of")])
        and nouns.is_place(lost[0], parties)
    ):
        yield Proposition(
            verb,
            "control",
            "noun:taking",
            controller=parties.names.enemy(speaker_side),
            about=[grammar.conjuncts(lost[0])],
            denied=negated,
            span=[noun],
        )
    elif "loss" in classes and there:
        among = [
            n
            for top in (inner, noun, verb, *grammar.conjuncts(noun)[1:])
            for _, n in grammar.prepositions(top, "among", "on", "of")
        ]
        target = next((s for n in among if nouns.kind(n, parties) != "civilian" and (s := side(n))), "")
        yield Proposition(
            verb, "losses", "noun:losses", target=target, actor=parties.names.enemy(target), denied=negated, about=about
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
    if target:
        yield Proposition(
            adjective,
            "repelled",
            "adjective:failed",
            actor=parties.names.enemy(target),
            target=target,
            about=about,
            span=[subject],
        )


def _empty(adjective: Token, parties: Parties, side: SideOf, speaker_side: str) -> Iterator[Proposition]:
    """X is empty (free, clear) of their fighters: a denial that they hold it."""
    if adjective.dep_ not in ("acomp", "attr", "conj", "oprd"):
        return
    subject = grammar.subject(adjective.head if adjective.dep_ != "conj" else adjective.head.head)
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


def _under_control(noun: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """X is under Russian control, in the hands of the rebels, outside the control of; in (full) control of X."""
    prep = noun.head
    if prep.dep_ not in ("prep", "dep", "advmod", "oprd") and prep.pos_ != "ADP":
        return None
    word = prep.lower_
    top = prep.head
    while top.dep_ in ("prep", "advmod") and top.pos_ in ("ADP", "SCONJ", "ADV") and top.head != top:
        top = top.head
    if word == "in" and noun.lemma_ in ("control", "charge"):  # in control of X
        places = located(noun, "of", "over")
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
    slipped = word in ("from", "of") and grammar.is_verb(top) and top.lemma_ in _SLIPPING
    if word in ("in", "into", "from") and noun.lemma_ != "hand" and not slipped:
        return None
    who = controller_of(noun, parties, side, speaker_side)
    if grammar.is_verb(top):
        if (
            top.lemma_ not in _STATE_VERBS
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
    if place is None:
        return None
    about = [grammar.conjuncts(place)]
    if grammar.is_verb(top):
        about += where_phrases(top)
    about = [[t for t in group if t != noun] for group in about]
    away = word in ("outside", "beyond", "from") or slipped
    denied = away != (grammar.is_verb(top) and grammar.negation(top) is not None)
    if not grammar.is_verb(top):
        denied = away != any(c.dep_ == "neg" or c.lower_ == "not" for c in (*top.children, *prep.children))
    if not who and not (noun.lemma_ == "hand" and _holders(noun, parties)):
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


def _holders(hands: Token, parties: Parties) -> bool:
    """Whether a place is in the hands of forces whose side is not said: "in the hands of the 30th Regiment"."""
    return any(nouns.kind(n, parties) == "force" for _, n in grammar.prepositions(hands, "of"))


_SLIPPING = {"slip", "wrest", "wrestle", "prise", "pry", "slide", "snatch", "pass"}


def _of_situation(verb: Token, place: Token | None, parties: Parties, speaker_side: str) -> str:
    """The speaker's side, where "the situation in X is under control" or a place simply is."""
    somewhere = nouns.kind(place, parties) in ("place", "part") or any(nouns.is_place(t, parties) for t in verb.subtree)
    return speaker_side if speaker_side in parties.names.parties and somewhere else ""


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
