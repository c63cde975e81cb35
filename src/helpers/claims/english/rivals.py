"""Who stands against a side, in a war of more parties than two: its usual enemy, unless the words point to another."""

from functools import partial

from spacy.tokens import Token

from helpers.basis import basis_of, because
from helpers.claims import lexicon
from helpers.claims.english import grammar
from helpers.claims.english.frame import Proposition
from helpers.claims.english.parties import Parties

_SENT = frozenset({"strike", "attack"})
"""Classes of what is fired, dropped or launched."""


def weigh(p: Proposition, parties: Parties, speaker: str) -> None:
    """Put whom the words point to in the place of a usual enemy, or nobody, where they point away from him."""
    if p.type in ("losses", "strike") and not p.actor and not p.target:
        p.actor = _sender(p, parties, speaker)
    if p.type == "repelled" and basis_of(p.actor) in ("opposite", "usual_enemy") and _by_civilians(p.predicate):
        p.actor = ""
    if len(parties.names.parties) < 3:
        return
    if basis_of(p.actor) == "usual_enemy" and p.target:
        p.actor = _rival(p, parties, p.target, p.actor, speaker)


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


def _sender(p: Proposition, parties: Parties, speaker: str) -> str:
    """Whose the fire is that the clause tells of: "were hurt when a shell fired by rebels hit the school"."""
    side = partial(parties.side, speaker_side=speaker)
    others = [c for c in grammar.children(p.predicate, "ccomp", "conj") if not _hurts(c)]
    apart = {t.i for clause in others for t in clause.subtree}
    for noun in p.predicate.subtree:
        if noun.i in apart or noun.dep_ not in ("pobj", "nsubj", "conj") or not _is_sent(noun):
            continue
        sent = (c for c in grammar.children(noun, "acl") if c.lemma_ in lexicon.words("sending"))
        senders = (side(noun), side(grammar.owner(noun)), *(side(grammar.agent(c)) for c in sent))
        if sender := next((s for s in senders if s), ""):
            return sender
    return ""


def _by_civilians(verb: Token) -> bool:
    """ "Were stopped by protesting locals": nobody who fights stopped them."""
    doers = [t for by in grammar.children(verb, "agent") for t in by.subtree]
    return any("civilian" in lexicon.noun_classes().get(t.lemma_, ()) for t in doers)


def _hurts(verb: Token) -> bool:
    return any(reading.frame in ("kill", "die", "destroy") for reading in lexicon.predicates().get(verb.lemma_, ()))


def _is_sent(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and bool(lexicon.noun_classes().get(noun.lemma_, frozenset()) & _SENT)
