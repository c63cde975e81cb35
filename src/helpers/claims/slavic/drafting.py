"""Propositions, denials and refusals → drafts of claims."""

from collections.abc import Iterator

from helpers.basis import basis_of
from helpers.claims.english.dates.when import When
from helpers.claims.offices import stated_side
from helpers.claims.places import answered as basis_of_answer
from helpers.claims.records import Draft
from helpers.claims.slavic.frames import Proposition
from helpers.claims.slavic.names import is_party
from helpers.claims.slavic.places import places_of
from helpers.claims.slavic.sources import Report
from helpers.claims.slavic.spans import back_span, clause_span, reported_span
from helpers.claims.slavic.state import Reading, State
from helpers.claims.slavic.verification import evidence_of
from helpers.claims.sources import Source

_REACH = 8
"""How many claims back a denial or refusal may point."""
_SIDELESS_TYPES = ("presence", "losses", "strike", "repelled", "encirclement")
"""What somebody who speaks for no side may report without saying whose doing it is."""


def claims_of(p: Proposition, report: Report | None, reading: Reading, state: State) -> Iterator[Draft]:
    """The claims of one proposition: none, or one for each place that it lists."""
    source = state.settled(report.source) if report is not None else state.own
    if not _is_claim(p, report, source, state):
        return
    kind, stance, act = p.type, "denies" if p.denied else "asserts", report.act if report is not None else "assert"
    if act == "deny":
        stance = "asserts" if p.denied else "denies"
        if kind == "control" and p.rule == "noun:take" and p.controller == source.side:
            p.controller = state.names.enemy(source.side)
    elif p.denied:
        act = "deny"
    if p.unreal:
        kind, stance = "other", "asserts"
    acts = kind not in ("control", "other")
    if p.reported and report is not None and report in reading.attribution.reports:
        span = reported_span(reading.sentence, p.word, report, p.about)
    else:
        span = clause_span(reading.sentence, p.word, reading.attribution)
    for place in places_of(reading.sentence, p, reading.places, state.atlas):
        yield Draft(
            **_position(reading, span),
            **_said_by(source, report),
            **_dated(reading, report, span, state),
            type=kind,
            rule=f"{state.language}:{p.rule}",
            stance=stance,
            act=act,
            controller=p.controller if kind == "control" else "",
            controller_basis=basis_of(p.controller, "frame") if kind == "control" else "",
            extent=p.extent if kind == "control" else "",
            actor=p.actor if acts else "",
            actor_basis=basis_of(p.actor, "frame") if acts else "",
            target=p.target if acts else "",
            target_basis=basis_of(p.target, "frame") if acts else "",
            place_text=place.text,
            place=place.name,
            place_id=place.place_id,
            relation=place.relation,
            place_basis=place.basis,
            place_rejected="; ".join(place.rejected),
            evidence=evidence_of(reading.sentence, state.language),
        )


def _is_claim(p: Proposition, report: Report | None, source: Source, state: State) -> bool:
    """Whether there is enough: a side that acts, or a source from whose mouth it means something without one.

    The bulletin of a side is such a source as a whole.
    """
    if p.hearsay and (report is None or report.act != "deny"):
        return False
    said = report is not None or is_party(source.side)
    if (not said and (p.unreal or p.rule.startswith("noun:"))) or (p.reported and report is None):
        return False
    if {p.controller, p.actor, p.target} & state.names.parties:
        return True
    return said and (is_party(source.side) or p.type in _SIDELESS_TYPES)


def answer(report: Report, reading: Reading, state: State) -> Draft:
    """A denial of what was said before, or a refusal to speak of it."""
    source = state.settled(report.source)
    span = back_span(reading.sentence, report)
    draft = Draft(
        **_position(reading, span),
        **_said_by(source, report),
        **_dated(reading, report, span, state),
        type="other",
        rule=f"{state.language}:back:{report.act}",
        stance="declines" if report.act == "decline" else "denies",
        act=report.act,
    )
    own = [t for t in reading.places if t.start in report.own and t.kind != "country"]
    answered = _answered({t.name for t in own}, source, state)
    if answered is not None:
        draft.place, draft.place_id, draft.relation = answered.place, answered.place_id, answered.relation
        draft.place_basis = "in_answer" if own else basis_of_answer(answered)
        if report.act == "deny":
            draft.type, draft.controller, draft.extent = answered.type, answered.controller, answered.extent
            draft.actor, draft.target = answered.actor, answered.target
            enemy = state.names.enemy(draft.side)
            told = "pointed_at_enemy" if enemy and draft.controller == enemy else "pointed_at"
            draft.controller_basis = told if draft.controller else ""
            draft.actor_basis = "pointed_at" if draft.actor else ""
            draft.target_basis = "pointed_at" if draft.target else ""
        return draft
    spot, distance = (own[0], "same_sentence") if own else state.atlas.last()
    if spot is not None:
        draft.place_basis = "in_answer" if own else f"lent_{distance}"
        draft.place, draft.place_id, draft.relation = spot.name, spot.place_id, "in"
    return draft


def _answered(named: set[str], source: Source, state: State) -> Draft | None:
    """The last claim of another side about a place that the words name; where they name none, its last claim."""
    others = [d for d in reversed(state.drafts[-_REACH:]) if d.side != source.side and d.type != "other"]
    return next((d for d in others if not named or d.place in named), None)


def _position(reading: Reading, span: tuple[int, int]) -> dict:
    at, sentence = reading.offset, reading.sentence
    return {"start": at + span[0], "end": at + span[1], "sentence": (at + sentence.start, at + sentence.end)}


def _said_by(source: Source, report: Report | None) -> dict:
    nameless = report is not None and not source.name
    side, why = ("", "") if nameless else stated_side(source.side, source.role)
    return {
        "side": side,
        "side_basis": why,
        "speaker": source.name,
        "speaker_basis": source.basis if source.name else "",
        "speaker_text": source.text,
        "role": source.role,
        "attribution": report.attribution if report is not None else "own_voice",
        "cue": report.cue.text if report is not None else "",
        "relayed_by": report.relayed_by if report is not None else "",
    }


def _dated(reading: Reading, report: Report | None, span: tuple[int, int], state: State) -> dict:
    claimed, happened = state.timing.of(reading.text, reading.sentence, report, span)
    return _date("claim_date", claimed) | _date("event_date", happened)


def _date(name: str, when: When) -> dict:
    return {name: when.iso, f"{name}_precision": when.precision, f"{name}_basis": when.basis}
