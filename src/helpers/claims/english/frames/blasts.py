"""Fire that comes down and charges that go off: shells that land, a town reduced to rubble, a car blown up.

Each function is one frame of predicates.csv: given a verb of that frame it returns the proposition that the verb makes
with its subject, objects and phrases, or None where they do not fit.
"""

from helpers.claims import lexicon
from helpers.claims.english.frames.event_nouns import BOMBARDING
from helpers.claims.english.frames.frame import Proposition, SideOf, actor_of, attack_owner, located, where_phrases
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Token
from helpers.claims.english.sides import nouns
from helpers.claims.english.sides.parties import Parties


def shells_landed(verb: Token, subject: Token | None, who: str, parties: Parties, side: SideOf) -> Proposition | None:
    """Fire that hits somewhere, without an object: "shelling hit within their territory"."""
    if subject is None or grammar.is_passive(verb):
        return None
    fired = {"strike"} | ({"attack"} if verb.lemma_ in ("hit", "strike", "rock") else set())
    fired |= {"equipment"} if verb.lemma_ in _GOING_OFF else set()  # "two cars exploded in the centre"
    if not fired & nouns.classes(nouns.core(subject)):
        return None
    places = [n for _, n in grammar.prepositions(verb, *nouns.LOCATIVE)]
    if not places or not (
        verb.lemma_ in _GOING_OFF or any(nouns.kind(n, parties) in ("place", "part") for n in places)
    ):
        return None
    target = next((s for n in places if (s := side(n)) and s != who), "")
    return Proposition(verb, "strike", "", actor=who, target=target, about=where_phrases(verb))


_GOING_OFF = {"explode", "detonate", "go"}


def land(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Shells fell on the market, missiles landed in the town."""
    who, subject = actor_of(verb, side)
    if grammar.direct_objects(verb):
        return None
    core = nouns.core(subject) if subject is not None else None
    if core is not None and core.lemma_ in lexicon.words("fragments"):  # "debris from a drone fell on the school"
        subject = next((n for _, n in grammar.prepositions(core, "of", "from") if "strike" in nouns.classes(n)), None)
        who = attack_owner(subject, parties, side) if subject is not None else ""
    return shells_landed(verb, subject, who, parties, side)


def blast(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Somebody set off a charge: blew himself up in X, detonated his belt near Y, blew up a tunnel under Z."""
    who, subject = actor_of(verb, side)
    charges = [o for o in grammar.children(verb, "dobj", "nsubjpass") if o.lemma_ in CHARGES or o.lower_ in _SELVES]
    about = where_phrases(verb)
    about += [g for o in charges for g in located(o, *nouns.LOCATIVE, "under", "beneath")]
    about += located(verb, "under", "beneath")
    return Proposition(verb, "strike", "", actor=who, about=about) if charges and (who or subject is not None) else None


CHARGES = {"tunnel", "mine", "explosive", "belt", "vest", "bomb", "charge", "device", "car", "truck", "vehicle"}
_SELVES = {"himself", "herself", "themselves", "itself"}


def raze(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """A place is reduced to rubble, turned to ashes, by bombing or by somebody."""
    objects = grammar.direct_objects(verb)
    ruined = next((t for t in verb.subtree if t.lower_ in _RUINS and grammar.is_beside(t, -1, "to", "into")), None)
    if not objects or ruined is None or nouns.kind(objects[0], parties) not in ("place", "part"):
        return None
    who, by = actor_of(verb, side)
    by = by if by is not None else grammar.agent(ruined)  # the parser takes "to ruins" for an infinitive
    owner = who or (attack_owner(nouns.core(by), parties, side) if by is not None else "")
    return Proposition(verb, "strike", "", actor=owner, about=where_phrases(verb, objects))


_ABLAZE = frozenset(lexicon.words("ablaze"))


def set_ablaze(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """A depot was set ablaze by drones, caught fire after a strike: what burns was hit."""
    burning = [t for t in verb.subtree if t.lower_ in _ABLAZE and verb.i < t.i <= verb.i + _NEAR]
    if not burning or (burning[0].lower_ == "fire" and verb.lemma_ == "set" and not _kindled(burning[0])):
        return None
    passive = grammar.is_passive(verb)
    burnt = grammar.subject(verb) if verb.lemma_ == "catch" or passive else next(iter(_burnt(verb, parties)), None)
    by = grammar.agent(verb) if passive else grammar.subject(verb)
    blows = [n for t in (verb, *burning) for _, n in grammar.prepositions(t, "by", "after", "in", "from", "following")]
    blows = [n for n in (*blows, *([by] if by is not None and by != burnt else ())) if "strike" in nouns.classes(n)]
    who = next((s for n in blows if (s := attack_owner(n, parties, side))), "")
    if burnt is None or not blows or nouns.kind(nouns.core(burnt), parties) not in _BURNING:
        return None
    about = [*located(nouns.core(burnt), *nouns.LOCATIVE), *where_phrases(verb, [burnt])]
    return Proposition(verb, "strike", "", actor=who, about=about, span=burning[:1])


def _burnt(verb: Token, parties: Parties) -> list[Token]:
    """What is set on fire: the object, or the subject of the clause that the parser makes of it; "set fire to X"."""
    things = [*grammar.children(verb, "dobj"), *(s for c in grammar.children(verb, "ccomp") for s in c.lefts)]
    things += [n for top in (verb, *things) for _, n in grammar.prepositions(top, "to")]
    return [n for n in things if nouns.kind(nouns.core(n), parties) in _BURNING]


def _kindled(fire: Token) -> bool:
    """ "On fire", "fire to X"."""
    return grammar.is_beside(fire, -1, "on") or grammar.is_beside(fire, 1, "to")


_BURNING = ("part", "place", "equipment", "civilian")
_NEAR = 6
"""Words behind a verb within which it is told that something burns."""


_RUINS = {"ash", "ashes", "rubble", "ruin", "ruins", "dust", "wasteland"}


_HURT = frozenset(lexicon.words("hurt"))
"""Words of losses, which other frames read."""


def wreak(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Shelling caused several buildings to collapse, left a town without water: it was shelled."""
    subject = grammar.subject(verb)
    if subject is None or grammar.is_passive(verb):
        return None
    noun = nouns.core(subject)
    hurt = any("loss" in nouns.classes(t) or t.lower_ in _HURT for t in verb.subtree if t.i > verb.i)
    if noun.lemma_ not in BOMBARDING or hurt:
        return None
    who = attack_owner(noun, parties, side)
    hit = [o for o in grammar.direct_objects(verb) if nouns.kind(o, parties) in ("place", "part")]
    about = [*located(noun, *nouns.LOCATIVE, "on"), *where_phrases(verb, hit)]
    wrought = [c for c in grammar.children(verb, "dobj", "ccomp", "xcomp", "oprd", "acomp") if c.i > verb.i]
    return Proposition(verb, "strike", "", actor=who, about=about, span=wrought) if who or about else None
