"""Frames of the formulas of bulletins: inflicted fire damage on, subjected to artillery fire, laid down their arms."""

from helpers.claims.english.frames.frame import Proposition, SideOf, actor_of, located, where_phrases
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Token
from helpers.claims.english.sides import nouns
from helpers.claims.english.sides.parties import Parties

_BLOWS = {"damage", "defeat", "blow", "strike"}
_ARMS = {"arm", "arms", "weapon"}
_GIVING_UP = {"give", "hand", "turn"}


def deal_blow(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Inflicted (fire) damage on units near X, dealt a blow to them, delivered strikes on X."""
    who, _ = actor_of(verb, side)
    blows = [o for o in grammar.direct_objects(verb) if o.lemma_ in _BLOWS]
    hit = [n for top in (verb, *blows) for _, n in grammar.prepositions(top, "on", "upon", "to", "against")]
    if not who or not blows or not hit:
        return None
    deep = [t for n in hit for t in n.subtree]
    target = next((s for t in deep if t.pos_ in ("NOUN", "PROPN") and (s := side(t)) and s != who), "")
    military = any(nouns.classes(t) & {"force", "equipment"} for t in deep)
    about = [g for t in (*hit, *deep, *blows) for g in located(t, *_AMONG)]
    return Proposition(
        verb,
        "strike",
        "",
        actor=who,
        target=target or (parties.names.enemy(who) if military else ""),
        about=[*about, *(hit,), *where_phrases(verb)],
    )


_AMONG = ("near", "in", "at", "around", "close", "toward", "towards")


def subject_to_fire(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Subjected the town of X to artillery fire, to shelling."""
    who, _ = actor_of(verb, side)
    fire = [n for _, n in grammar.prepositions(verb, "to") if "strike" in nouns.classes(n)]
    objects = grammar.direct_objects(verb)
    if not fire or not objects or not who:
        return None
    target = next((s for o in objects if nouns.kind(o, parties) == "force" and (s := side(o)) and s != who), "")
    inner = [g for o in objects for g in located(o, *nouns.LOCATIVE)]
    return Proposition(verb, "strike", "", actor=who, target=target, about=[*inner, objects, *where_phrases(verb)])


def lay_down(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Soldiers laid down their arms, gave themselves up: they are lost to their side."""
    subject = grammar.subject(verb)
    arms = any(o.lemma_.lower() in _ARMS for o in grammar.children(verb, "dobj"))
    arms = arms or (verb.lemma_ in _GIVING_UP and any(o.lower_ == "themselves" for o in grammar.children(verb, "dobj")))
    if subject is None or not arms or nouns.kind(nouns.core(subject), parties) != "force":
        return None
    target = side(nouns.core(subject)) or side(subject)
    if not target:
        return None
    return Proposition(verb, "losses", "", actor=parties.names.enemy(target), target=target, about=where_phrases(verb))
