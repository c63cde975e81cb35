"""Who stands against a side, in a war of more parties than two: its usual enemy, unless the words point to another."""

from helpers.basis import basis_of, because
from helpers.claims import lexicon
from helpers.claims.english.frames.causes import doer_of
from helpers.claims.english.frames.frame import Proposition
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Token
from helpers.claims.english.sides import nouns
from helpers.claims.english.sides.parties import Parties
from helpers.claims.english.state import State

_ENEMIES = frozenset({"usual_enemy", "opposite", "opposite_of_speaker", "opposite_lent"})
"""Why somebody is said to have done it, where the words only tell to whom it was done."""


def weigh(p: Proposition, parties: Parties, state: State, speaker: str) -> None:
    """Put whom the words point to in the place of a usual enemy, or nobody, where they point away from him."""
    if p.type == "losses" and p.denied and basis_of(p.actor) in _ENEMIES:
        p.actor = ""  # "none of his men were hurt": nobody hurt them
    elif p.type in ("losses", "strike") and (not p.actor or basis_of(p.actor) in _ENEMIES):
        doer = doer_of(p, parties, state, speaker)
        if doer and doer != p.target:
            p.actor = doer
        elif p.actor and speaker not in parties.names.parties and len(_fallen(p, parties, speaker)) > 1:
            p.actor = ""  # men of both sides fell
    if p.type == "repelled" and basis_of(p.actor) in ("opposite", "usual_enemy") and _by_civilians(p.predicate):
        p.actor = ""
    if len(parties.names.parties) < 3:
        return
    if basis_of(p.actor) == "usual_enemy" and p.target:
        p.actor = _rival(p, parties, p.target, p.actor, speaker)


def _fallen(p: Proposition, parties: Parties, speaker: str) -> set[str]:
    """The sides whose men the clause counts among the fallen: "22 rebels and 17 soldiers were killed"."""
    verb = p.predicate
    victims = grammar.direct_objects(verb) or [n for n in (grammar.subject(verb),) if n is not None]
    men = {nouns.core(m) for n in victims for m in grammar.conjuncts(n)}
    return {str(side) for m in men if (side := parties.side(m, speaker)) in parties.names.parties}


def _rival(p: Proposition, parties: Parties, side: str, usual: str, speaker: str) -> str:
    names = parties.names
    if speaker in names.parties and speaker != side and names.hostile(speaker, side):
        return because(speaker, "speaker")  # who tells of an enemy's dead tells of his own men's deed
    if p.type == "losses" and any(t.lemma_.lower() in lexicon.words("blast") for t in p.predicate.subtree):
        return ""  # a bomb that nobody is said to have laid
    sentence = p.predicate.sent
    named = {
        m.side
        for m in parties.mentions
        if sentence.start <= m.start < sentence.end and m.start not in parties.toponyms and m.side in names.parties
    }
    others = {other for other in named - {side} if names.hostile(other, side)}
    if usual in others or not others:
        return usual
    return because(others.pop(), "opposite_in_sentence") if len(others) == 1 else ""


def _by_civilians(verb: Token) -> bool:
    """ "Were stopped by protesting locals": nobody who fights stopped them."""
    doers = [t for by in grammar.children(verb, "agent") for t in by.subtree]
    return any("civilian" in lexicon.noun_classes().get(t.lemma_, ()) for t in doers)
