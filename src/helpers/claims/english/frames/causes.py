"""Whose doing a loss or a blow is, where its own verb names nobody: the fire, the attackers, the attack that the words tell of."""

from collections.abc import Iterator
from functools import partial

from helpers.basis import because
from helpers.claims import lexicon
from helpers.claims.english.frames.frame import Proposition, SideOf, attack_owner
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Token
from helpers.claims.english.sides.parties import Parties
from helpers.claims.english.state import State

_SENT = frozenset({"strike", "attack"})
"""Classes of what is fired, dropped or launched."""
_VIOLENT = frozenset({"attack", "strike", "fire", "blast", "kill", "destroy", "land", "raze", "prisoners"})
"""Frames of what is done to people with arms."""
_HURTING = frozenset({"kill", "die", "destroy"})
_WHEN = frozenset({"when", "as", "after"})
_IN = ("in", "from", "during", "by", "after", "with")
_REACH = 3
"""Claims back to which "the attack" may go."""


def doer_of(p: Proposition, parties: Parties, state: State, speaker: str) -> str:
    """The side that the sentence, or the blow that it goes back to, tells to have done it; "" for none."""
    side = partial(parties.side, speaker_side=speaker)
    told = _attacker(p.predicate, side, parties) or _sender(p.predicate, side)
    blows = list(_blows(p.predicate))
    told = told or next((s for n in blows if (s := attack_owner(n, parties, side))), "")
    return told or _told_before(blows, state)


def _attacker(verb: Token, side: SideOf, parties: Parties) -> str:
    """Who attacks in the clause that tells how: "were killed when rebels shelled X", "attacked a post near X, killing two"."""
    hurt = [verb, *(c for c in grammar.children(verb, "conj") if _frames(c) & _HURTING)]
    clauses = [
        c
        for v in hurt
        for c in grammar.children(v, "advcl")
        if any(m.lower_ in _WHEN for m in grammar.children(c, "advmod", "mark"))
    ]
    if verb.tag_ == "VBG" and verb.dep_ == "acl" and verb.head.pos_ != "VERB":
        above = next((a for a in verb.ancestors if grammar.is_verb(a)), None)  # hung on the place before it
        clauses += [above] if above is not None else []
    for clause in clauses:
        passive = grammar.is_passive(clause)
        who = grammar.agent(clause) if passive else grammar.subject(clause)
        blow = any("strike" in _classes(n) for n in grammar.direct_objects(clause))
        if who is not None and (_frames(clause) & _VIOLENT or blow) and (found := side(who)) in parties.names.parties:
            return found
    return ""


def _sender(verb: Token, side: SideOf) -> str:
    """Whose the fire is that the clause tells of: "were hurt when a shell fired by rebels hit the school"."""
    others = [c for c in grammar.children(verb, "ccomp", "conj") if not _frames(c) & _HURTING]
    apart = {t.i for clause in others for t in clause.subtree}
    for noun in verb.subtree:
        if noun.i in apart or noun.dep_ not in ("pobj", "nsubj", "conj") or not _is_sent(noun):
            continue
        sent = (c for c in grammar.children(noun, "acl") if c.lemma_ in lexicon.words("sending"))
        senders = (side(noun), side(grammar.owner(noun)), *(side(grammar.agent(c)) for c in sent))
        if sender := next((s for s in senders if s), ""):
            return sender
    return ""


def _blows(verb: Token) -> Iterator[Token]:
    """The strikes and attacks in which people were hurt: "and dozens more hurt in shelling by X"."""
    for v in (verb, *(c for c in grammar.children(verb, "conj") if _frames(c) & _HURTING)):
        for _, noun in grammar.prepositions(v, *_IN):
            if _classes(noun) & _SENT:
                yield noun


def _told_before(blows: list[Token], state: State) -> str:
    """Whose "the attack" is that an earlier claim tells of."""
    definite = any(map(_goes_back, blows))
    for draft, told in reversed(state.drafts[-_REACH:]) if definite else ():
        if draft.actor and told is not None and (draft.type == "strike" or told.rule.endswith((":attack", ":blast"))):
            return because(draft.actor, "told_before")
    return ""


def _goes_back(noun: Token) -> bool:
    """Whether a noun with an article means what was told before: "the blast", but not "the 6 February attack"."""
    definite = any(c.lower_ in ("the", "that", "this", "those", "these") for c in grammar.children(noun, "det"))
    return definite and not any(t.like_num or t.pos_ == "PROPN" for c in noun.lefts for t in c.subtree)


def _frames(verb: Token) -> set[str]:
    return {reading.frame for reading in lexicon.predicates().get(grammar.lemma(verb), ())}


def _is_sent(noun: Token) -> bool:
    return noun.pos_ == "NOUN" and bool(_classes(noun) & _SENT)


def _classes(noun: Token) -> frozenset[str]:
    """What the lexicon knows a noun as, also one that the tagger takes for a form of a verb ("in shelling by X")."""
    known = lexicon.noun_classes()
    return known.get(noun.lemma_.lower(), frozenset()) | known.get(noun.lower_, frozenset())
