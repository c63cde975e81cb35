"""What is said about the front: which words are predicates of the lexicon, and the propositions that they make.

This layer knows nothing of quotation marks or speakers; a speaker's side is only asked for where a word depends on
it ("our", "the enemy", "its forces").
"""

from collections.abc import Iterator
from dataclasses import replace

from helpers.claims import lexicon
from helpers.claims.english.frames import (
    blasts,
    bulletins,
    control,
    fighting,
    holding,
    idioms,
    losing,
    losses,
    movement,
    nominals,
    presence,
    tolls,
    violence,
)
from helpers.claims.english.frames.frame import CONTROL_VERBS, Proposition, SideOf, control_verb, where_phrases
from helpers.claims.english.parsing import grammar
from helpers.claims.english.parsing.words import Token
from helpers.claims.english.repairs import listed
from helpers.claims.english.repairs.gapping import GAPPED
from helpers.claims.english.repairs.names_behind import names_behind
from helpers.claims.english.sides import nouns
from helpers.claims.english.sides.parties import Parties

FRAMES = {
    "take": control.take,
    "hold": holding.hold,
    "shade": control.shade,
    "fall": losing.fall,
    "lose": losing.lose,
    "oust": losing.oust,
    "advance": movement.advance,
    "push": movement.push,
    "admit": movement.admit,
    "go_over": movement.go_over,
    "repel": fighting.repel,
    "fail": fighting.fail,
    "leave_cut_off": fighting.leave_cut_off,
    "put_to_flight": fighting.put_to_flight,
    "encircle": fighting.encircle,
    "withdraw": movement.withdraw,
    "visit": presence.visit,
    "remain": presence.remain,
    "defend": presence.defend,
    "hold_out": holding.hold_out,
    "claim_place": holding.claim_place,
    "deal_blow": bulletins.deal_blow,
    "subject_to_fire": bulletins.subject_to_fire,
    "lay_down": bulletins.lay_down,
    "event": violence.event,
    "do": violence.do,
    "attack": violence.attack,
    "strike": violence.strike,
    "kill": losses.kill,
    "destroy": losses.destroy,
    "die": losses.die,
    "suffer": losses.suffer,
    "inflict": losses.inflict,
    "prisoners": losses.prisoners,
    "join": violence.join,
    "perceive": violence.perceive,
    "land": blasts.land,
    "fire": violence.fire,
    "improve": presence.improve,
    "foothold": control.foothold,
    "amount": tolls.amount,
    "enlist": tolls.enlist,
    "among": tolls.among,
    "leave_dead": tolls.leave_dead,
    "take_lives": tolls.take_lives,
    "recover": tolls.recover,
    "treat": tolls.treat,
    "blast": blasts.blast,
    "wreak": blasts.wreak,
    "raze": blasts.raze,
    "patrol": presence.patrol,
    "set_ablaze": blasts.set_ablaze,
    "contest": presence.contest,
    "bury": tolls.bury,
    "found_dead": tolls.found_dead,
}
"""Frame of predicates.csv → the function that reads it."""


_VERBS, _NOMINALS = {"VERB", "AUX"}, {"NOUN", "ADJ", "PROPN"}
_PAST_AND_PARTICIPLES = {"VBN", "VBG", "VBD"}


def may_be_predicate(token: Token) -> bool:
    """Whether `propositions` looks at such a word at all; what governs most words need not be asked then."""
    if _is_verbal(token):
        lemma = grammar.lemma(token)
        return token.dep_ == "amod" or lemma in lexicon.predicates() or lemma in lexicon.idioms()
    return _is_nominal(token) and nominals.may_tell(token)


def _is_verbal(token: Token) -> bool:
    return token.pos_ in _VERBS or token.tag_ in _PAST_AND_PARTICIPLES


def _is_nominal(token: Token) -> bool:
    return token.pos_ in _NOMINALS or (token.pos_ == "PRON" and token.lower_ in ("ours", "theirs"))


def propositions(predicate: Token, parties: Parties, speaker_side: str) -> Iterator[Proposition]:
    """The propositions that one token is the predicate of; none for most tokens."""

    def side(noun: Token | None) -> str:
        return parties.side(noun, speaker_side)

    found: Iterator[Proposition] = iter(())
    if _is_verbal(predicate) and (predicate.dep_ != "acomp" or holding.holder_of(predicate) is not None):
        found = _of_verb(predicate, parties, side, speaker_side)
    elif _is_nominal(predicate) or predicate.dep_ == "acomp":
        found = nominals.of_noun(predicate, parties, side, speaker_side)
    for p in found:
        p.about = [[m for n in group for m in (listed.named_in(n) or [n])] for group in p.about]
        p.about = [[*group, *names_behind(group, parties.toponyms)] for group in p.about if group]
        yield p
        if p.type == "control":
            added = [n for n in listed.besides(p.predicate) if nouns.kind(n, parties) in ("place", "part")]
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
    told = idioms.idiom(verb, parties, side, speaker_side)
    if told is not None and not _is_off_the_war(verb, told):
        told.modality = grammar.modality(verb)
        told.denied ^= grammar.negation(verb) is not None
        yield told
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
    if found.type in ("losses", "encirclement"):
        return any(nouns.is_mishap(n) for n in _besides(verb, "in", "by", "from", "of", "after", "during"))
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
