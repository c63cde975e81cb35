"""Presence without a claim of control: officials who visit, forces that stay, patrol or gather somewhere.

Each function is one frame of predicates.csv: given a verb of that frame it returns the proposition that the verb makes
with its subject, objects and phrases, or None where they do not fit.
"""

from itertools import chain

from helpers.basis import because
from helpers.claims import lexicon
from helpers.claims.english.frames.frame import (
    Proposition,
    SideOf,
    actor_of,
    located,
    where_phrases,
)
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Token
from helpers.claims.english.sides import nouns
from helpers.claims.english.sides.parties import Parties


def visit(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Somebody of a side is or was in a place: visited it, or "I went to …" in a side's own words."""
    who, subject = actor_of(verb, side)
    if subject is None or not who:
        return None
    objects = grammar.direct_objects(verb)
    if verb.lemma_ in ("go", "come", "travel"):
        if subject.lower_ not in ("i", "we"):
            return None
        objects = [n for _, n in grammar.prepositions(verb, "to")]
    about = where_phrases(verb, objects)
    if objects and nouns.kind(objects[0], parties) == "force":  # "visited troops in X"
        about = [*located(objects[0], *nouns.LOCATIVE), *about[1:]]
        return Proposition(verb, "presence", "", actor=who, about=about) if about else None
    if not objects or nouns.kind(objects[0], parties) not in ("place", "part"):
        return None
    return Proposition(verb, "presence", "", actor=who, about=about)


def improve(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Forces improve their positions or their line: the communiqués' word for a small advance."""
    who, _ = actor_of(verb, side)
    objects = grammar.direct_objects(verb)
    if not objects or not (
        nouns.kind(objects[0], parties) == "defence" or objects[0].lemma_ in ("position", "line", "situation")
    ):
        return None
    who = who or side(objects[0])
    inner = located(objects[0], *nouns.LOCATIVE)
    return Proposition(verb, "advance", "", actor=who, about=[*inner, *where_phrases(verb)]) if who else None


def patrol(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Forces patrol, comb or fight in a place."""
    who, subject = actor_of(verb, side)
    if subject is None or not who or grammar.is_passive(verb) or nouns.kind(subject, parties) != "force":
        return None
    objects = grammar.direct_objects(verb)
    if objects and "battle" in nouns.classes(objects[0]):  # "are fighting fierce battles near X"
        objects, about = [], where_phrases(verb, *located(objects[0], *nouns.LOCATIVE))
    else:
        about = where_phrases(verb, objects)
    for goal in grammar.children(verb, "advcl", "xcomp"):  # "are fighting to push them back in X"
        about += where_phrases(goal)
    if not any(n.lower_ == "there" or nouns.kind(n, parties) in ("place", "part") for g in about for n in g):
        return None
    goes_on = verb.dep_ == "xcomp" and verb.head.lemma_ in ("continue", "keep")
    if verb.lemma_ == "fight" and (objects or (verb.dep_ in ("acl", "relcl", "xcomp", "advcl") and not goes_on)):
        return None  # "rebels fighting the army" only says who they are
    return Proposition(verb, "presence", "", actor=who, about=about)


def contest(word: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """A place is contested: whoever fights for it, nobody holds it."""
    verb = word.head if word.dep_ in ("acomp", "oprd") else word
    subject = grammar.subject(verb)
    if (
        word.tag_ not in ("VBN", "VBD", "JJ")
        or subject is None
        or nouns.kind(subject, parties) not in ("place", "part")
    ):
        return None
    if word == verb and not grammar.is_passive(verb):
        return None
    denied = grammar.negation(verb) is not None
    about = where_phrases(verb, grammar.conjuncts(subject))
    return Proposition(verb, "presence", "", about=about, denied=denied, span=[word])


_MASSING = frozenset(lexicon.words("massing"))
_PLACED = frozenset(lexicon.words("placed"))
"""Where forces are is told by what these are followed by: "are still positioned in X"."""


def _massed(verb: Token, side: SideOf) -> Proposition | None:
    """Has concentrated 5,000 troops near X: they are there."""
    objects = grammar.direct_objects(verb) if verb.lemma_ in _MASSING and not grammar.is_passive(verb) else []
    if not objects or "force" not in nouns.classes(nouns.core(objects[0])):
        return None
    if verb.lemma_ == "deploy" and verb.tag_ not in ("VBD", "VBN"):
        return None  # "is deploying reserves" tells of a move
    who = side(objects[0]) or side(grammar.subject(verb))
    about = [*located(objects[0], *nouns.LOCATIVE), *where_phrases(verb)]
    return Proposition(verb, "presence", "", actor=who, about=about) if who and about else None


_SELVES = {"themselves", "itself", "ourselves", "himself"}
_ONGOING = {"ongoing", "underway", "active", "fierce"}


def _distance(verb: Token) -> Token | None:
    """How far forces are from a place: "were now four kilometres from the highway"."""
    far = (c for c in grammar.children(verb, "attr", "npadvmod", "acomp") if c.lemma_ in _LENGTHS)
    below = (n for p in grammar.children(verb, "prep") for n in grammar.children(p, "npadvmod") if n.lemma_ in _LENGTHS)
    within = (n for _, n in grammar.prepositions(verb, "within") if n.lemma_ in _LENGTHS)
    return next(chain(far, below, within), None)


_LENGTHS = {"kilometer", "kilometre", "km", "mile", "metre", "meter"}


def _resisting(men: Token, parties: Parties, speaker_side: str) -> str:
    """Whose men they are who resist the speaker's side or its friends: "resistance from a hundred men who remained"."""
    by = men.head if men.dep_ == "pobj" and men.head.lower_ in ("from", "by", "of") else None
    resists = by is not None and by.i > 0 and by.nbor(-1).lemma_ == "resistance"  # whatever the parser hangs it on
    enemy = parties.names.enemy(speaker_side) if resists else ""
    return because(enemy, "opposite_of_speaker") if enemy else ""


def defend(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Forces that defend a place are there; who holds it, nobody says."""
    subject = grammar.agent(verb) if grammar.is_passive(verb) else grammar.subject(verb)
    defended = [grammar.passive_subject(verb)] if grammar.is_passive(verb) else grammar.direct_objects(verb)
    places = [n for n in defended if n is not None and nouns.kind(n, parties) in ("place", "part")]
    if subject is None or not places or not (who := side(subject)):
        return None
    return Proposition(verb, "presence", "", actor=who, about=where_phrases(verb, places))


def remain(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Forces are somewhere; "under control" and "in the hands of" are a claim of control instead."""
    subject = grammar.subject(verb) if not grammar.is_passive(verb) else grammar.passive_subject(verb)
    if subject is None:
        return None
    if verb.lemma_ == "leave" and not grammar.children(verb, "auxpass"):
        return None  # "was left in X", but "there is not a soldier left", and whoever leaves is told by another frame
    massed = _massed(verb, side)
    if massed is not None:
        return massed
    if not grammar.is_passive(verb) and any(o.lower_ not in _SELVES for o in grammar.children(verb, "dobj")):
        return None  # "is deploying reserves" tells of a move
    if any(a.lower_ in ("dead", "wounded", "injured") for a in grammar.children(verb, "acomp")):
        return None
    places = []
    placed = [a for a in grammar.children(verb, "acomp") if a.lower_ in _PLACED]
    for prep, noun in (p for top in (verb, *placed) for p in grammar.prepositions(top, *nouns.LOCATIVE)):
        if noun.lemma_ in ("control", "hand", "rule", "occupation", "possession"):
            return None  # the noun's own rule reads it
        if noun.lemma_ in lexicon.words("standing") and any(c.tag_ == "VB" for n in (noun, verb) for c in n.children):
            return None  # "is in a position to say": nowhere in particular
        apart = prep.lower_ == "from" and verb.lemma_ == "be" and _distance(verb) is not None
        if apart or nouns.kind(noun, parties) in ("place", "part") or noun.lemma_ in nouns.LEFT_BEHIND:
            places.append(grammar.conjuncts(noun))
    if verb.lemma_ == "be" and (distance := _distance(verb)) is not None:
        places += located(distance, "from", "of")
    lasting = verb.lemma_ != "be" or any(c.lower_ == "still" for c in verb.children)
    if lasting or grammar.negation(verb) is not None:  # "its marines were still there"
        places += [[c] for c in grammar.children(verb, "advmod") if c.lower_ == "there"]
    core = nouns.core(subject)
    if core.lemma_ in nouns.LEFT_BEHIND and verb.lemma_ in ("remain", "hold", "stay", "stand") and side(core):
        return Proposition(verb, "presence", "", actor=side(core), about=[*located(core, *nouns.LOCATIVE), *places])
    state = any(c.lemma_ in _ONGOING for c in verb.children) or verb.lemma_ in ("remain", "persist")
    state = state or any(n.lemma_ in ("progress", "way") for _, n in grammar.prepositions(verb, "in", "under"))
    if state and "battle" in nouns.classes(core):
        return Proposition(verb, "presence", "", about=[*where_phrases(verb), *where_phrases(core)])
    if verb.lemma_ == "be" and any(c.lemma_ == "active" for c in verb.children) and side(subject):
        return Proposition(verb, "presence", "", actor=side(subject), about=where_phrases(verb))
    if subject.lower_ in ("he", "she", "you", "there", "this", "that", "which", "it"):
        return None
    speaker = subject.lower_ in ("i", "we")
    who = side(subject) or (side(core) if core != subject else "")
    who = who or _resisting(core, parties, speaker_side)
    rolling = core.lemma_ in lexicon.words("rolling") and bool(who)  # "their tanks had appeared in X"
    force = nouns.kind(core, parties) == "force" or rolling or speaker or subject.lower_ == "they"
    nameless = nouns.kind(core, parties) == "force" and core.pos_ == "NOUN" and verb.dep_ != "acl"
    nameless = nameless and not grammar.is_passive(verb)
    if not force or not places or not (who or nameless):  # "soldiers remain in X", whosever they are
        return None
    negative = grammar.negation(verb) is not None
    if negative and who and not speaker:
        return Proposition(
            verb, "control", "", controller=who, about=places, extent=nouns.extent(verb, places[0][0], parties)
        )
    return Proposition(verb, "presence", "", actor=who, about=places)
