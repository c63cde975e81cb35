"""What is said about the front: which words are predicates of the lexicon, and the propositions that they make.

This layer knows nothing of quotation marks or speakers; a speaker's side is only asked for where a word depends on
it ("our", "the enemy", "its forces").
"""

from collections.abc import Iterator
from dataclasses import replace

from spacy.strings import get_string_id
from spacy.symbols import ADJ, AUX, NOUN, PRON, PROPN, VERB
from spacy.tokens import Token

from helpers.claims import lexicon
from helpers.claims.english import (
    frames_blasts,
    frames_bulletins,
    frames_control,
    frames_fighting,
    frames_holding,
    frames_losing,
    frames_losses,
    frames_movement,
    frames_presence,
    frames_tolls,
    frames_violence,
    grammar,
    lists,
    nominals,
    nouns,
)
from helpers.claims.english.frame import CONTROL_VERBS, Proposition, SideOf, control_verb, where_phrases
from helpers.claims.english.gapping import GAPPED
from helpers.claims.english.names_behind import names_behind
from helpers.claims.english.parties import Parties

FRAMES = {
    "take": frames_control.take,
    "hold": frames_holding.hold,
    "shade": frames_control.shade,
    "fall": frames_losing.fall,
    "lose": frames_losing.lose,
    "oust": frames_losing.oust,
    "advance": frames_movement.advance,
    "push": frames_movement.push,
    "admit": frames_movement.admit,
    "go_over": frames_movement.go_over,
    "repel": frames_fighting.repel,
    "fail": frames_fighting.fail,
    "leave_cut_off": frames_fighting.leave_cut_off,
    "put_to_flight": frames_fighting.put_to_flight,
    "encircle": frames_fighting.encircle,
    "withdraw": frames_movement.withdraw,
    "visit": frames_presence.visit,
    "remain": frames_presence.remain,
    "defend": frames_presence.defend,
    "hold_out": frames_holding.hold_out,
    "claim_place": frames_holding.claim_place,
    "deal_blow": frames_bulletins.deal_blow,
    "subject_to_fire": frames_bulletins.subject_to_fire,
    "lay_down": frames_bulletins.lay_down,
    "event": frames_violence.event,
    "do": frames_violence.do,
    "attack": frames_violence.attack,
    "strike": frames_violence.strike,
    "kill": frames_losses.kill,
    "destroy": frames_losses.destroy,
    "die": frames_losses.die,
    "suffer": frames_losses.suffer,
    "inflict": frames_losses.inflict,
    "prisoners": frames_losses.prisoners,
    "join": frames_violence.join,
    "perceive": frames_violence.perceive,
    "land": frames_blasts.land,
    "fire": frames_violence.fire,
    "improve": frames_presence.improve,
    "foothold": frames_control.foothold,
    "amount": frames_tolls.amount,
    "enlist": frames_tolls.enlist,
    "among": frames_tolls.among,
    "leave_dead": frames_tolls.leave_dead,
    "take_lives": frames_tolls.take_lives,
    "recover": frames_tolls.recover,
    "blast": frames_blasts.blast,
    "raze": frames_blasts.raze,
    "patrol": frames_presence.patrol,
}
"""Frame of predicates.csv → the function that reads it."""


_VERBS, _NOMINALS = {VERB, AUX}, {NOUN, ADJ, PROPN}
_PAST_AND_PARTICIPLES = {get_string_id(tag) for tag in ("VBN", "VBG", "VBD")}


def may_be_predicate(token: Token) -> bool:
    """Whether `propositions` looks at such a word at all; what governs most words need not be asked then."""
    if _is_verbal(token):
        return token.dep_ == "amod" or grammar.lemma(token) in lexicon.predicates()
    return _is_nominal(token) and nominals.may_tell(token)


def _is_verbal(token: Token) -> bool:
    return token.pos in _VERBS or token.tag in _PAST_AND_PARTICIPLES


def _is_nominal(token: Token) -> bool:
    return token.pos in _NOMINALS or (token.pos == PRON and token.lower_ in ("ours", "theirs"))


def propositions(predicate: Token, parties: Parties, speaker_side: str) -> Iterator[Proposition]:
    """The propositions that one token is the predicate of; none for most tokens."""

    def side(noun: Token | None) -> str:
        return parties.side(noun, speaker_side)

    found: Iterator[Proposition] = iter(())
    if _is_verbal(predicate) and (predicate.dep_ != "acomp" or frames_holding.holder_of(predicate) is not None):
        found = _of_verb(predicate, parties, side, speaker_side)
    elif _is_nominal(predicate) or predicate.dep_ == "acomp":
        found = nominals.of_noun(predicate, parties, side, speaker_side)
    for p in found:
        p.about = [[m for n in group for m in (lists.named_in(n) or [n])] for group in p.about]
        p.about = [[*group, *names_behind(group, parties.toponyms)] for group in p.about if group]
        yield p
        if p.type == "control":
            added = [n for n in lists.besides(p.predicate) if nouns.kind(n, parties) in ("place", "part")]
            yield from (replace(p, about=[[n]]) for n in added)


def _of_verb(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Iterator[Proposition]:
    if verb.dep_ == "amod":
        yield from _of_participle(verb, parties, side, speaker_side)
        return
    readings = lexicon.predicates().get(grammar.lemma(verb), ())
    if (
        verb.lower_ == "surrounding"
        and not grammar.children(verb, "aux", "nsubj")
        and verb.i + 1 < len(verb.doc)
        and verb.nbor().tag_ == "NNS"
    ):
        return  # "surrounding villages", which the parser often takes for a verb
    if verb.tag_ == "VBG" and verb.lemma_ in ("fight", "shoot") and grammar.children(verb, "expl"):
        # "there was fighting in X", whose noun the parser takes for a verb
        none = grammar.negation(verb) is not None
        yield Proposition(verb, "presence", "verb:event", about=where_phrases(verb), denied=none)
        return
    done: set[str] = set()
    for reading in readings:
        if reading.particle and not grammar.has_particle(verb, reading.particle):
            continue
        if reading.type in done:
            continue
        frame = FRAMES.get(reading.frame)
        found = frame(verb, parties, side, speaker_side) if frame else None
        if found is None:
            continue
        if _is_off_the_war(verb, found):
            continue
        found.rule = f"verb:{reading.frame}"
        found.type = found.type or reading.type
        found.modality = grammar.modality(verb)
        found.denied ^= grammar.negation(verb) is not None
        done.add(found.type)
        yield found
        yield from _gapped(verb, found, parties, side)
        if reading.frame != "strike" or found.type != "strike":
            return


def _is_off_the_war(verb: Token, found: Proposition) -> bool:
    """Whether nature or sickness killed ("died in floods"), or a place was taken centuries ago."""
    if found.type == "losses":
        return any("disaster" in nouns.classes(n) for n in _besides(verb, "in", "by", "from", "of", "after", "during"))
    return found.type == "control" and any(n.lemma_ == "century" for n in _besides(verb, "in", "during"))


def _besides(verb: Token, *words: str) -> Iterator[Token]:
    for _, noun in grammar.prepositions(verb, *words):
        yield from grammar.conjuncts(noun)
    by = grammar.agent(verb) if grammar.is_passive(verb) else None
    if by is not None:
        yield from grammar.conjuncts(by)


def _gapped(verb: Token, first: Proposition, parties: Parties, side: SideOf) -> Iterator[Proposition]:
    """The second clause of "Alpha controls the north of the town and Beta the south"."""
    for part in grammar.children(verb, GAPPED) if first.type == "control" else ():
        who = next((s for n in grammar.children(part, "nsubj") if (s := side(n))), "")
        if who:
            extent = nouns.extent(verb, part, parties)
            yield replace(first, predicate=part, controller=who, extent=extent, span=[])


def _of_participle(verb: Token, parties: Parties, side: SideOf, speaker_side: str) -> Iterator[Proposition]:
    """A participle before its noun: "secured control of the town"; "among the recaptured territories is a part of X"."""
    noun = verb.head
    if noun.lemma_ == "control" and noun.dep_ == "conj" and verb.lemma_ in CONTROL_VERBS:
        governor = verb
        while governor.dep_ != "ROOT" and not (grammar.is_verb(governor) and governor != verb):
            governor = governor.head
        found = control_verb(governor, noun, parties, side, speaker_side)
        if found is not None:
            found.predicate, found.rule = noun, "participle:control"
            yield found
    readings = {p.frame for p in lexicon.predicates().get(verb.lemma_.lower(), ())}
    if verb.lemma_ == "fail":
        yield from nominals.failed(verb, parties, side)
    if (
        "take" in readings
        and nouns.kind(noun, parties) == "place"
        and noun.dep_ == "pobj"
        and noun.head.lower_ in ("among", "of")
    ):
        clause = noun.head.head
        if clause.lemma_ == "be":
            named = grammar.children(clause, "attr") or grammar.children(clause, "nsubj")
            if named:
                yield Proposition(
                    clause,
                    "control",
                    "participle:among",
                    controller=side(noun),
                    about=[grammar.conjuncts(named[0])],
                    extent=nouns.extent(clause, named[0], parties),
                    modality=grammar.modality(clause),
                )
