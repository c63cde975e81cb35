"""Frames of holding a place that are no plain verb of control: claims all of X, marked as army-held, holds out."""

from helpers.claims.english.frames import control, presence
from helpers.claims.english.frames.frame import Proposition, SideOf, where_phrases
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Token
from helpers.claims.english.sides import nouns
from helpers.claims.english.sides.parties import Parties


def hold_out(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """A town holds out against those who attack it: their attacks fail. Forces that hold out somewhere are there."""
    subject = grammar.subject(verb)
    against = next((s for _, n in grammar.prepositions(verb, "against") if (s := side(n))), "")
    if subject is None or nouns.kind(subject, parties) not in ("place", "part"):
        return presence.remain(verb, parties, side, speaker_side)
    if not against:
        return None
    about = where_phrases(verb, grammar.conjuncts(subject))
    return Proposition(verb, "repelled", "", actor=parties.names.enemy(against), target=against, about=about)


def claim_place(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """ "The ministry claims all of X": its forces', it says. A country that claims a region claims a right."""
    objects = grammar.direct_objects(verb)
    who = side(grammar.subject(verb))
    if not objects or who not in parties.names.parties or grammar.is_passive(verb):
        return None
    if (
        verb.dep_ in ("relcl", "acl")
        or grammar.children(verb, "ccomp", "xcomp")
        or objects[0].left_edge.i != verb.i + 1
    ):
        return None  # what is claimed is a clause: "claimed to control", "claimed that …"
    noun = objects[0]
    shared = bool(nouns.classes(noun) & {"portion"}) or noun.lower_ in ("all", "both")
    settled = "settlement" in nouns.classes(noun) and noun.lemma_ != "place"
    if not (shared or settled) or nouns.kind(noun, parties) not in ("place", "part"):
        return None
    about = where_phrases(verb, objects)
    return Proposition(verb, "control", "", controller=who, about=about, extent=nouns.extent(verb, noun, parties))


def hold(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """Who has a place: "holds X"; "marked X as army-held", whose verb has its holder before a hyphen."""
    holder = holder_of(verb)
    if holder is None:
        return control.hold(verb, parties, side, speaker_side)
    top = verb.head if verb.dep_ in ("advcl", "acomp", "oprd", "attr", "conj") else verb
    marked = verb.dep_ == "advcl" and any(c.lower_ == "as" for c in grammar.children(verb, "mark"))
    if verb.dep_ == "pobj" and verb.head.lower_ == "as":
        top, marked = verb.head.head, True
    named = grammar.direct_objects(top) if marked else [s for s in (grammar.subject(top),) if s is not None]
    who = side(holder)
    if not who or not named or verb.dep_ == "amod" or nouns.kind(named[0], parties) not in ("place", "part"):
        return None
    about = where_phrases(top, named)
    extent = nouns.extent(top, named[0], parties)
    return Proposition(top, "control", "", controller=who, about=about, extent=extent, span=[verb])


def holder_of(participle: Token) -> Token | None:
    """The holder before a hyphen: "Russian" in "Russian-held"; None for other words."""
    return next((c for c in participle.children if c.dep_ in _BEFORE and _hyphened(c)), None)


_BEFORE = ("npadvmod", "compound", "amod", "nmod", "advmod")


def _hyphened(holder: Token) -> bool:
    return holder.i + 2 < len(holder.doc) and holder.nbor().text == "-" and holder.nbor(2) == holder.head
