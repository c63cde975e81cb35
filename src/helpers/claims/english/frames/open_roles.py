"""What a proposition leaves open, from its opposite, its speaker and whoever acted before."""

import re

from helpers.basis import basis_of, because
from helpers.claims import lexicon
from helpers.claims.english.frames.frame import BY_NAME, Proposition
from helpers.claims.english.parsing import grammar
from helpers.claims.english.sides.ownership import INDEPENDENT
from helpers.claims.english.sides.parties import OWN_FORCES, THIRD_PERSON, Parties
from helpers.claims.english.sides.rivals import weigh
from helpers.claims.english.speech.reports import Report
from helpers.claims.english.speech.sources import government_side
from helpers.claims.english.state import State
from helpers.claims.sources import Source

_TAKING = ("verb:take", "verb:fall", "noun:taking")
_NO_PARTY = ("independent", "media")
"""Sides that speak and hold no ground."""
_HURTING = ("verb:kill", "verb:prisoners")
_NAMES = ("NNP", "NNPS")
_PEOPLES = re.compile(r"(?:i|an|ese|ish)$")
"""How adjectives of peoples end: at the beginning of a sentence a capital tells nothing."""


def settle(p: Proposition, parties: Parties, state: State, report: Report | None, speaker: str) -> None:
    """Fill an unnamed side from its opposite, and from whoever acted before, in the words' own logic."""
    enemy = parties.names.enemy
    if p.type == "control" and p.rule in ("verb:lose", "noun:taking") and len(parties.names.parties) > 2:
        loser = report.source.side if report is not None and report.source is not None else ""
        rivals = [d for d, _ in state.drafts[-6:] if d.type == "control" and d.controller not in ("", loser)]
        if loser in parties.names.parties and rivals and p.controller == enemy(loser):
            p.controller = because(
                rivals[-1].controller, "told_before"
            )  # whoever was said to hold it, not the usual enemy
    if (
        p.type == "control"
        and not p.controller
        and p.rule == "verb:fall"
        and report is not None
        and report.source is not None
    ):
        p.controller = _fallen_to(p, report, parties)
    if p.rule == "noun:named":
        _resume(p, state, speaker)
    if p.type == "control" and not p.controller and p.rule.startswith(_TAKING):
        if _has_left(p, state):
            p.controller = enemy(state.subject_side)  # "the army has left X. The capture of X was announced …"
        elif _is_rejected(p, report) and speaker in parties.names.parties:
            p.controller = _rejected_captor(parties, state, speaker)
        elif not p.denied:
            p.controller = _lent_captor(p, parties, state, report, speaker)
    if (
        p.type == "advance"
        and not p.actor
        and report is not None
        and report.act == "deny"
        and report.source is not None
    ):
        p.actor = enemy(report.source.side)  # "denied that the village had been entered"
    if p.target and p.actor == p.target and basis_of(p.actor) in BY_NAME and basis_of(p.target).startswith("pronoun"):
        p.target = enemy(p.actor)  # "Alpha has surrounded it": it is no part of Alpha
    if p.actor and p.actor == p.target and not (p.rule in _HURTING and basis_of(p.actor) in BY_NAME):
        p.actor = enemy(p.target)  # "they have pushed the terrorists back": who pushes is not who is pushed
    if p.type == "repelled" and speaker in parties.names.parties and p.target == speaker and _they_repel(p):
        p.actor, p.target = speaker, enemy(speaker)
    if p.type == "repelled" and not p.target and not p.actor:
        if speaker in parties.names.parties:
            p.actor = speaker  # who tells that attacks were beaten off beat them off
        elif report is None and state.subject_side:
            p.target = because(state.subject_side, "acted_before")  # "The brigade attacked. The assault was repulsed."
            p.actor = enemy(p.target)
    if p.type == "repelled" and not p.target and p.actor:
        p.target = enemy(p.actor)
    if p.type == "encirclement" and p.actor == speaker and not p.target and _tells_of_his_town(p, report):
        p.actor = ""
    if p.type == "encirclement" and not p.actor and not p.target:
        for draft, _ in reversed(state.drafts):
            if draft.type == "encirclement" and draft.actor:
                p.actor, p.target = because(draft.actor, "told_before"), because(draft.target, "told_before")
                break
    weigh(p, parties, state, speaker)
    p.controller, p.actor, p.target = ("" if v in _NO_PARTY else v for v in (p.controller, p.actor, p.target))
    if report is not None and report.source is not None and _tells_of_itself(p, report.source, parties):
        p.controller, p.actor, p.target = (_unless_lent(v) for v in (p.controller, p.actor, p.target))


def _tells_of_his_town(p: Proposition, report: Report | None) -> bool:
    """ "The town is almost surrounded", said by its mayor: who speaks for a place has not surrounded it."""
    source = report.source if report is not None else None
    bare = grammar.is_verb(p.predicate) and grammar.is_passive(p.predicate) and grammar.agent(p.predicate) is None
    return bare and source is not None and source.role == "regional_authority"


def _has_left(p: Proposition, state: State) -> bool:
    """Whether the claim before says that whoever acted last has left, so that a capture is his enemy's."""
    last = state.drafts[-1][0] if state.drafts else None
    left = last is not None and last.type == "withdrawal" and last.actor == state.subject_side
    return p.rule == "noun:taking" and not p.denied and left


def _is_rejected(p: Proposition, report: Report | None) -> bool:
    """Whether a capture is said not to have been: "has not been taken", "denied that it had been taken"."""
    denies = report is not None and report.act == "deny"
    return p.denied != denies and not p.rule.startswith("verb:fall")


def _rejected_captor(parties: Parties, state: State, speaker: str) -> str:
    """Whose capture a side calls untrue: its enemy's, of several the one that acted before."""
    acted, enemy = state.subject_side, parties.names.enemy(speaker)
    if acted == enemy or parties.names.hostile(acted, speaker):
        return because(acted, "acted_before")
    return because(enemy, "opposite_of_speaker")


def _lent_captor(p: Proposition, parties: Parties, state: State, report: Report | None, speaker: str) -> str:
    """Who took a place where the clause names nobody: the speaker's side, or whoever acted before; "" where neither is sure.

    Nobody says of his own men that they occupy a town: "a part of the region is occupied" speaks of the enemy's.
    """
    if _by_strangers(p, parties) or _by_his_own(p, speaker):
        return ""
    acted = state.subject_side
    if speaker in parties.names.parties and p.predicate.lemma_ in lexicon.words("reproaching"):
        return because(parties.names.enemy(speaker), "opposite_of_speaker")
    if speaker not in parties.names.parties or not _tells_success(p, report, speaker):
        return because(acted, "acted_before")
    again = p.predicate.lemma_ in lexicon.words("regaining") or grammar.has_particle(p.predicate, "back")
    return because(speaker, "speaker_took") if again or acted == speaker else ""


def _tells_of_itself(p: Proposition, source: Source, parties: Parties) -> bool:
    """Whether "it", "they" and "their men" are those of a body that speaks and is of no side told: "the X Army said it had taken Y"."""
    watches = source.role in INDEPENDENT or source.role == "media" or source.outlet or source.evidence
    if source.person or source.side in parties.names.parties or watches or not grammar.is_verb(p.predicate):
        return False
    subject = grammar.subject(p.predicate)
    own = (subject, *grammar.children(subject, "poss")) if subject is not None else ()
    return any(t.lower_ in THIRD_PERSON for t in own)


def _unless_lent(side: str) -> str:
    """A side, unless it is only whoever acted before, or his enemy."""
    return "" if basis_of(side) in ("acted_before", "opposite_lent") else side


def _by_strangers(p: Proposition, parties: Parties) -> bool:
    """Whether the clause names who took a place, by a name that is no party's: "Alphanian forces across the border"."""
    taker = None
    if grammar.is_verb(p.predicate):
        taker = grammar.agent(p.predicate) if grammar.is_passive(p.predicate) else grammar.subject(p.predicate)
    if taker is None or p.rule.startswith("verb:fall") or parties.side(taker):
        return False
    words = (taker, *grammar.children(taker, "amod", "compound", "nmod", "poss"))
    strange = any("insurgent" in lexicon.noun_classes().get(w.lemma_.lower(), ()) for w in words)
    strange = strange or taker.lemma_ in lexicon.words("reviling")
    if strange or any(c.lower_ in ("a", "an") for c in taker.children):
        return True  # "by an ethnic militia", "the rebels", "rebel forces", in a war of several
    return any(w.tag_ in _NAMES or (w.tag_ == "JJ" and w.is_title and _PEOPLES.search(w.lower_)) for w in words)


def _by_his_own(p: Proposition, speaker: str) -> bool:
    """Whether those who took a place are the speaker's own, who is of no side told: "the X Command said its men had taken Y"."""
    if basis_of(speaker) != "unknown" or not grammar.is_verb(p.predicate):
        return False
    taker = grammar.subject(p.predicate)
    if taker is None:
        return False
    bare = taker.lemma_ in OWN_FORCES and not grammar.children(taker, "amod", "compound", "nmod", "poss")
    return bare or any(c.dep_ == "poss" and c.lower_ in ("its", "their", "his") for c in taker.children)


def _tells_success(p: Proposition, report: Report | None, speaker: str) -> bool:
    """Whether a side tells of a capture without saying whose, as its own success or, who knows, its enemy's."""
    if report is None or report.source is None or report.act not in ("assert", "reaffirm"):
        return False
    lost = p.rule.startswith("verb:fall") or p.predicate.dep_ in ("relcl", "acl")
    return speaker == report.source.side and not lost  # "the town, which was overrun in May", is lost if anything


def _resume(p: Proposition, state: State, speaker: str) -> None:
    """ "He named the villages as A, B and C": what the same side has just said of villages without their names."""
    for draft, _ in reversed(state.drafts[-6:]):
        if draft.side == speaker and draft.type in ("control", "withdrawal", "advance") and draft.stance == "asserts":
            p.type, p.controller = draft.type, because(draft.controller, "told_before")
            p.actor, p.target = because(draft.actor, "told_before"), because(draft.target, "told_before")
            return


def _they_repel(p: Proposition) -> bool:
    """ "They have beaten off four attacks", told by a side: of its own men, where nobody is named before.

    Those who "were thrown back" are its enemies.
    """
    subject = next((c for c in p.predicate.children if c.dep_ in grammar.SUBJECTS), None)
    if subject is None or subject.lower_ != "they":
        return False
    return subject.dep_ == "nsubjpass" or subject.i <= p.predicate.sent.start + 1


def _fallen_to(p: Proposition, report: Report, parties: Parties) -> str:
    """Whose a town is that has fallen: its attacker's, whom the state and its enemies name by saying so.

    Who says that it has not fallen is its defender.
    """
    side = report.source.side if report.source is not None else ""
    if side not in parties.names.parties:
        fallen = parties.names.enemy(government_side(parties.names))
        return because(fallen, "state_lost")  # what falls was the state's, unless told otherwise
    loser = p.denied or report.act in ("deny", "concede") or side == government_side(parties.names)
    return because(parties.names.enemy(side), "opposite_of_speaker") if loser else because(side, "speaker")


def turn_into_failure(p: Proposition, parties: Parties) -> None:
    """ "Were unable to take the village": an attack that failed."""
    who = p.controller or p.actor
    if who and p.type in ("control", "advance", "encirclement"):
        p.type, p.modality, p.denied, p.controller = "repelled", "", False, ""
        p.actor, p.target = parties.names.enemy(who), who
