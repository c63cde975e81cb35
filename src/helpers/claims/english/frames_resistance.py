"""Frames of a place or force that does not give in: it holds out against somebody, stands firm."""

from spacy.tokens import Token

from helpers.claims.english import frames_movement, grammar, nouns
from helpers.claims.english.frame import Proposition, SideOf, where_phrases
from helpers.claims.english.parties import Parties


def hold_out(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Proposition | None:
    """A town holds out against those who attack it: their attacks fail. Forces that hold out somewhere are there."""
    subject = grammar.subject(verb)
    against = next((s for _, n in grammar.prepositions(verb, "against") if (s := side(n))), "")
    if subject is None or nouns.kind(subject, parties) not in ("place", "part"):
        return frames_movement.remain(verb, parties, side, speaker_side)
    if not against:
        return None
    about = where_phrases(verb, grammar.conjuncts(subject))
    return Proposition(verb, "repelled", "", actor=parties.names.enemy(against), target=against, about=about)
