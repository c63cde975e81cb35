"""Forces advance, withdraw, or are somewhere.

Each function is one frame of predicates.csv: given a verb of that frame it returns the proposition that the verb makes
with its subject, objects and phrases, or None where they do not fit.
"""

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

_VAGUE_MOTION = frozenset(lexicon.words("vague_motion"))
_GOAL_VERBS = frozenset(lexicon.words("with_goals"))
_LEAVING_VERBS = frozenset(lexicon.words("vague_leaving"))


_INVADING = frozenset(lexicon.words("invading"))
_ROLLING = frozenset(lexicon.words("rolling"))
_OF_FORCES = {"arrive", "come"}
_OVER = {"cross", "ford"}
_COMING = {"cross", "enter", "come", "pour", "arrive"}


def _home(verb: Token, parties: Parties) -> str:
    """The party whose country forces come from: "a column had crossed from Russia"."""
    for _, noun in grammar.prepositions(verb, "from"):
        mention = parties.mention_at(noun)
        if mention is not None and mention.kind == "side" and mention.side in parties.names.parties:
            return mention.side
    return ""


def advance(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Forces move forward, enter, break through, gain ground."""
    if verb.lemma_ in _MANOEUVRING and _better_positions(verb):
        return None  # that is how a withdrawal is told
    if verb.lemma_ in _VAGUE_MOTION and any(grammar.has_particle(verb, p) for p in ("out", "away")):
        return None  # "its men had moved out of the town"
    if any(c.lower_.removesuffix("ly") in lexicon.words("in_vain") for c in grammar.children(verb, "advmod")):
        return None  # "unsuccessfully stormed X"
    who, subject = actor_of(verb, side)
    if subject is not None and subject.dep_ == "pobj" and verb.dep_ == "relcl" and nouns.is_place(subject, parties):
        drive = subject.head.head  # "the offensive towards X, which advanced": what moves is no town
        who, subject = (
            (attack_owner(drive, parties, side), drive) if "attack" in nouns.classes(drive) else (who, subject)
        )
    objects = [] if grammar.is_passive(verb) else grammar.direct_objects(verb)
    kind = nouns.kind(subject, parties) if subject is not None else ""
    if grammar.is_passive(verb) and nouns.kind(grammar.passive_subject(verb), parties) == "loss":
        return None  # "the bodies were pushed into the river by …"
    if subject is not None and kind == "equipment" and nouns.core(subject).lemma_ in _ROLLING:
        kind = "force"
    if verb.lemma_ in _OF_FORCES and (subject is None or "force" not in nouns.classes(nouns.core(subject))):
        return None  # a team arrives in a town, too
    if verb.lemma_ in _COMING and kind == "force" and (home := _home(verb, parties)):
        return Proposition(verb, "advance", "", actor=who or home, about=where_phrases(verb))
    if not who and kind == "attack" and speaker_side in parties.names.parties:
        who = speaker_side  # "the offensive has breached their lines", said by those who lead it
    if not who and grammar.is_passive(verb) and verb.lemma_ in _GOAL_VERBS:
        objects = grammar.direct_objects(verb)
        kind = nouns.kind(objects[0], parties) if objects else ""
        entered = kind in ("place", "part", "defence")
        return Proposition(verb, "advance", "", about=where_phrases(verb, objects)) if entered else None
    if kind == "civilian" or (not who and kind not in ("force", "attack")):
        return None
    if kind == "attack" and who and grammar.negation(verb) is not None and grammar.has_particle(verb, "ground"):
        # "their attacks gained no ground" tells that these were beaten back
        beaten = parties.names.enemy(who)
        return Proposition(verb, "repelled", "", actor=beaten, target=who, denied=True, about=where_phrases(verb))
    if verb.lemma_ == "head" and objects:
        return None  # who heads a group leads it
    if verb.lemma_ in ("head", "walk") and any(c.lower_ in ("out", "away", "home", "back") for c in verb.children):
        return None  # who heads out of a town leaves it
    goals = [n for _, n in grammar.prepositions(verb, "into", "to", "toward", "towards")]
    if any("period" in nouns.classes(n) or _is_year(n) for n in goals):
        return None  # a country that heads into its third year of war moves through time
    where = list(grammar.prepositions(verb, *nouns.LOCATIVE, "deep"))
    kinds = {nouns.kind(n, parties) for _, n in where}
    object_kind = nouns.kind(objects[0], parties) if objects else ""
    if objects and verb.lemma_ in _OVER and objects[0].lemma_.lower() in nouns.RIVERS and kind == "force":
        object_kind = "place"  # "crossed the river near X"
    onward = any(grammar.has_particle(verb, p) for p in ("forward", "ahead"))
    if (
        verb.lemma_ in _VAGUE_MOTION
        and not onward
        and not (kinds | {object_kind}) & {"place", "part", "defence", "gain"}
    ):
        return None
    if verb.lemma_ in _GOAL_VERBS and objects and object_kind not in ("place", "part", "defence"):
        return None
    if verb.lemma_ in _INVADING and (not objects or side(objects[0])):
        return None  # "since Alpha invaded Beta" tells which war it is
    if verb.lemma_ in _VAGUE_MOTION - _GOAL_VERBS and objects and object_kind not in ("place", "part", "gain"):
        return None
    target = side(objects[0]) if object_kind == "defence" else ""
    for _, n in where:
        if nouns.kind(n, parties) in ("defence", "force"):
            target = target or side(n)
    goals = [o for o in objects if object_kind in ("place", "part")]
    reached = [grammar.conjuncts(n) for p, n in where if p.lower_ != "from"]
    about = [*_as_far_as(verb), *where_phrases(verb, goals, *reached)]
    if subject is not None:
        about += where_phrases(subject)
    return Proposition(verb, "advance", "", actor=who, target=target if target != who else "", about=about)


def _as_far_as(verb: Token) -> list[list[Token]]:
    """What forces have reached: "pushed forward as far as the bridge"."""
    far = [c for c in grammar.children(verb, "advmod") if c.lower_ == "far"]
    return [grammar.conjuncts(n) for c in far for _, n in grammar.prepositions(c, "as")]


def _is_year(noun: Token) -> bool:
    return noun.like_num and len(noun) == 4 and noun.is_digit


def push(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Forces are pushed back, driven out, forced from: the subject advances against the object.

    Where what drives them is no force but fire ("heavy shelling forced them from the town"), they withdraw.
    """
    objects = grammar.direct_objects(verb)
    if not objects or any(map(_is_leaving, grammar.children(verb, "xcomp"))):
        return None  # "were forced to fall back": told by what they were forced to
    kind, target = nouns.kind(objects[0], parties), side(objects[0])
    if objects[0].lower_ == "them":  # "we threw them out of the town"
        kind, target = "force", parties.names.enemy(actor_of(verb, side)[0]) or target
    if (kind != "force" and not target) or kind in ("place", "attack", "equipment", "loss", "civilian"):
        return None  # "their bodies were pushed into the river"
    away = [
        m for top in (verb, objects[-1]) for _, n in grammar.prepositions(top, "from") for m in grammar.conjuncts(n)
    ]
    froms = [away] if away else []
    froms += located(verb, "to", "into", "across", "toward", "towards", "of", "past", "beyond")
    froms += [grammar.conjuncts(n) for p, n in grammar.prepositions(objects[-1], "of") if p.head.lower_ == "out"]
    moved = any(grammar.has_particle(verb, p) for p in ("back", "out", "away", "off"))
    if verb.lemma_ in ("push", "drive", "force", "chase", "beat", "roll", "kick") and not froms and not moved:
        return None
    who, subject = actor_of(verb, side)
    if subject is not None and away and "strike" in nouns.classes(subject) and target:
        return Proposition(verb, "withdrawal", "", actor=target, about=where_phrases(verb, *froms))
    if not who and target:
        who = parties.names.enemy(target)
    kind = "repelled" if _are_beaten_off(verb, objects[0]) else "advance"
    return Proposition(verb, kind, "", actor=who, target=target, about=where_phrases(verb, *froms))


def _is_leaving(verb: Token) -> bool:
    """Whether an infinitive is of forces that leave: "to fall back", "to retreat"."""
    read = lexicon.predicates().get(grammar.lemma(verb), ())
    return any(p.frame == "withdraw" and (not p.particle or grammar.has_particle(verb, p.particle)) for p in read)


def _are_beaten_off(verb: Token, whom: Token) -> bool:
    """Whether those who are driven back had attacked: "the attackers were driven back", "were thrown back with losses"."""
    if not grammar.is_passive(verb):
        return False
    if nouns.core(whom).lemma_ in lexicon.words("attackers"):
        return True
    costly = any("loss" in nouns.classes(n) for _, n in grammar.prepositions(verb, "with"))
    often = any(c.lemma_ == "time" and c.dep_ == "npadvmod" for c in verb.children)
    return whom.dep_ == "nsubjpass" and (costly or often)


def admit(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Forces are let into a place: who is let in advances, whoever lets them."""
    objects = grammar.direct_objects(verb)
    about = located(verb, "into")
    placed = any(nouns.kind(n, parties) in ("place", "part") for group in about for n in group)
    if not objects or not placed or nouns.kind(objects[0], parties) != "force":
        return None
    who = side(objects[0])
    return Proposition(verb, "advance", "", actor=who, about=about) if who else None


def go_over(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Forces go over to the attack, go on the offensive towards places, or go into one."""
    who, subject = actor_of(verb, side)
    unreal = any(a.lower_ == "to" for a in grammar.children(verb, "aux"))  # "was told not to go into the town"
    if subject is None or not who or unreal or nouns.kind(subject, parties) != "force":
        return None
    attacking = any("attack" in nouns.classes(n) for _, n in grammar.prepositions(verb, "on", "to", "over"))
    into = located(verb, "into")
    inside = any(nouns.kind(n, parties) in ("place", "part") for group in into for n in group)
    if not (attacking and where_phrases(verb)) and not inside:
        return None
    return Proposition(verb, "advance", "", actor=who, about=[*into, *where_phrases(verb)])


def withdraw(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Forces leave a place. The place is the one they leave; where they go to is none."""
    passive = grammar.is_passive(verb)
    subject = grammar.passive_subject(verb) if passive else grammar.subject(verb)
    if passive and (given_up := _given_up(verb, subject, parties, side)) is not None:
        return given_up
    moved = [] if passive else [o for o in map(nouns.core, grammar.direct_objects(verb)) if _is_moved(o, verb, parties)]
    if moved:
        return _pulled_out(verb, moved[0], subject, side, parties)
    if subject is None:
        return None
    who, kind = side(subject), nouns.kind(subject, parties)
    if kind == "equipment" and nouns.core(subject).lemma_ in _ROLLING:
        kind = "force"
    if kind == "force" and not who and verb.dep_ == "xcomp" and verb.head.lemma_ in lexicon.words("compelling"):
        who = parties.names.enemy(side(grammar.subject(verb.head)))  # "Alpha forced a brigade to withdraw"
    if verb.lemma_ in _MANOEUVRING:
        return _to_better_positions(verb, subject, who or speaker_side, parties)
    if kind != "force" and not (
        who and (parties.mention_at(subject) is not None or subject.lower_ in ("it", "they", "we"))
    ):
        return None
    objects = (
        []
        if passive
        else [
            o
            for o in grammar.direct_objects(verb)
            if nouns.kind(o, parties) in ("place", "part") or (who and nouns.core(o).lemma_ in nouns.LEFT_BEHIND)
        ]
    )
    posts = [grammar.conjuncts(n) for o in objects for _, n in grammar.prepositions(o, *nouns.LOCATIVE)]
    if not passive and grammar.direct_objects(verb) and not objects:
        return None
    gone = [n for _, n in grammar.prepositions(verb, "to", "toward", "towards", "across", "behind")]
    left = located(verb, "from", "of") or [g for n in gone for g in located(n, "from")]  # "withdrew to X from Y"
    placed = bool(objects) or any(nouns.kind(n, parties) in ("place", "part") for n in gone)
    posts += [
        p
        for g in left
        for n in g
        if nouns.core(n).lemma_ in nouns.LEFT_BEHIND
        for p in located(nouns.core(n), *nouns.LOCATIVE)
    ]
    placed = placed or bool(posts)  # "withdrew from two positions near X"
    placed = placed or any(nouns.is_left(n, parties) for g in left for n in g)
    if left and not placed:
        return None  # "retreated from a goal"
    if verb.lemma_ in _LEAVING_VERBS and not placed and not _simply_left(verb, who, kind, gone, left):
        return None
    about = [g for g in (*posts, objects, *left) if g]
    if objects and nouns.core(objects[0]).lemma_ in nouns.LEFT_BEHIND:
        about = [*posts, *where_phrases(verb), *about]
    return Proposition(verb, "withdrawal", "", actor=who, about=about)


def _given_up(verb: Token, place: Token | None, parties: Parties, side: SideOf) -> Proposition | None:
    """ "The post at X was abandoned by the army": who leaves it, where the text says so."""
    by = grammar.agent(verb)
    if verb.lemma_ not in _GIVEN_UP or place is None or by is None:
        return None
    post = nouns.core(place).lemma_ in nouns.LEFT_BEHIND
    who = side(by) or (
        side(place) if post and nouns.kind(by, parties) == "force" else ""
    )  # "abandoned by the military"
    if not who:
        return None
    if not post and nouns.kind(place, parties) not in ("place", "part"):
        return None
    about = [*(located(place, *nouns.LOCATIVE) if post else ()), *where_phrases(verb, grammar.conjuncts(place))]
    return Proposition(verb, "withdrawal", "", actor=who, about=about)


def _simply_left(verb: Token, who: str, kind: str, gone: list[Token], left: list[list[Token]]) -> bool:
    """ "Our soldiers had left at noon": the place that they left was told before."""
    finite = verb.tag_ in ("VBD", "VBN") and verb.dep_ in ("ROOT", "ccomp", "conj", "parataxis", "advcl")
    bare = not gone and not left and not grammar.children(verb, "xcomp", "ccomp", "acomp", "oprd", "dative")
    away = verb.lemma_ == "leave" or any(grammar.has_particle(verb, p) for p in ("away", "off"))
    return away and kind == "force" and bool(who) and finite and bare and not grammar.is_passive(verb)


_GIVEN_UP = frozenset(lexicon.words("given_up"))
_MANOEUVRING = {"move", "manoeuvre", "maneuver", "shift"}
_BETTER = frozenset(lexicon.words("better_positions"))


def _to_better_positions(verb: Token, subject: Token, who: str, parties: Parties) -> Proposition | None:
    """Units moved to more advantageous positions: how a side that retreats tells of it."""
    if not _better_positions(verb) or who not in parties.names.parties or nouns.kind(subject, parties) != "force":
        return None
    places = located(subject, *nouns.LOCATIVE)
    return Proposition(verb, "withdrawal", "", actor=who, about=[*places, *located(verb, "in", "from", "near")])


def _better_positions(verb: Token) -> bool:
    moved_to = [n for _, n in grammar.prepositions(verb, "to") if n.lemma_ in nouns.LEFT_BEHIND]
    return any(t.lower_ in _BETTER for n in moved_to for t in n.lefts)


_MOVING = frozenset(lexicon.words("moving_units"))


def _is_moved(noun: Token, verb: Token, parties: Parties) -> bool:
    """Whether a command moves it: its units, or "their heavy weapons"."""
    kind = "" if nouns.core(noun).lemma_ in nouns.LEFT_BEHIND else nouns.kind(noun, parties)
    return kind == "force" or (kind == "equipment" and verb.lemma_ in _MOVING and bool(grammar.children(noun, "poss")))


def _pulled_out(verb: Token, force: Token, subject: Token | None, side: SideOf, parties: Parties) -> Proposition | None:
    """A command pulls its units out of a place, or back from it."""
    who = side(force) or side(subject)
    left = located(verb, "from", "of") or located(force, "from")
    if not left and verb.lemma_ == "withdraw":
        left = located(verb, "to", "toward", "towards")  # "withdrew 150 fighters towards X"
    if not who or verb.lemma_ not in _MOVING or not any(nouns.is_left(n, parties) for group in left for n in group):
        return None  # a president withdraws a state from a treaty
    return Proposition(verb, "withdrawal", "", actor=who, about=left)
