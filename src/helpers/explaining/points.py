"""One point a field: what the claim states, or leaves open, and why, in the words of the tables."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from helpers import basis
from helpers.analysis.dates import in_words
from helpers.analysis.voices import named
from helpers.claims.abstention import LEAST, SUREST_FROM, WHOLE_FROM, counts
from helpers.conflicts import Conflict
from helpers.explaining import entries
from helpers.explaining.entries import Entry
from helpers.figures.maps.words import TYPE_NAMES
from helpers.figures.palette import side_name
from helpers.schema import DATE_BASES, PLACE_BASES, UNCLEAR
from helpers.wording import where

REASONS: Mapping[str, Mapping[str, str]] = {
    "speaker": basis.SPEAKER_BASES,
    "side": basis.SIDE_BASES,
    "controller": basis.PARTY_BASES,
    "actor": basis.PARTY_BASES,
    "target": basis.PARTY_BASES,
    "place": PLACE_BASES,
    "claim_date": DATE_BASES,
    "event_date": DATE_BASES,
}
"""Field → its bases in words."""
_ASKED = {
    "speaker": "Who says it",
    "side": "For whom",
    "controller": "Who holds it",
    "actor": "Whose forces act",
    "target": "Against whom",
    "place": "Where",
    "claim_date": "When it was said",
    "event_date": "When it happened",
}
_NAMED = ("named", "named_force", "modifier")
"""Bases for which a row of the profile's sides.csv has the words."""


@dataclass(frozen=True)
class Point:
    """What is told of one field.

    Attributes:
        field: its column.
        asked: the question that it answers.
        value: the answer; "unclear" where the claim leaves it open.
        why: the reason in words, with how often it was right, "" where none is known.
        words: the article's words that it rests on.
        rejected: what was found and is not stated, and other candidates, in words.
        entries: rows of lexicons and profiles that it rests on.
    """

    field: str
    asked: str
    value: str
    why: str = ""
    words: str = ""
    rejected: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()


def points_of(claim: Any, conflict: Conflict | None, language: str = "en") -> Iterator[Point]:
    """What there is to tell of a claim (a row of schema.CLAIMS), field by field."""
    yield _said(claim, language)
    yield _claimed(claim)
    fields = ("speaker", "side", *(("controller",) if claim.type == "control" else ("actor", "target")), "place")
    for field in fields:
        yield _point(claim, field, conflict)
    yield _point(claim, "claim_date", conflict)
    if claim.event_date:
        yield _point(claim, "event_date", conflict)


def _said(claim: Any, language: str) -> Point:
    if claim.attribution == "own_voice":
        return Point("attribution", "How it is told", "by the article, in its own voice")
    found = tuple(entries.cue_entries(claim.cue, language))
    return Point("attribution", "How it is told", f"{claim.attribution} speech", words=claim.cue, entries=found)


def _claimed(claim: Any) -> Point:
    act = "" if claim.act in ("assert", "deny", "decline") else f" ({claim.act})"
    found = tuple(entries.rule_entries(claim.rule, claim.quote, claim.sentence))
    why = "a person put it" if claim.rule == "person" else f"rule {claim.rule}"
    return Point("type", "What", f"{TYPE_NAMES[claim.type]}: {claim.stance}{act}", why, claim.quote, entries=found)


def _point(claim: Any, field: str, conflict: Conflict | None) -> Point:
    value, reason = getattr(claim, field), getattr(claim, f"{field}_basis")
    shown = _shown(claim, field, conflict)
    why = REASONS[field].get(reason, reason.replace("_", " "))
    if value and (counted := _counted(claim, field, reason)):
        why += f"; {counted}"
    return Point(
        field, _ASKED[field], shown, why, _words(claim, field), tuple(_rejected(claim, field, conflict)),
        tuple(_entries(claim, field, value, reason, conflict)),
    )  # fmt: skip


def _shown(claim: Any, field: str, conflict: Conflict | None) -> str:
    value = getattr(claim, field)
    match field:
        case "speaker":
            role = f", {claim.role.replace('_', ' ')}" if claim.role and claim.role != "party" and value else ""
            through = f", through {claim.relayed_by}" if claim.relayed_by else ""
            return f"{named(claim)}{role}{through}"
        case "place":
            return where(claim.relation, value) if value else UNCLEAR
        case "claim_date" | "event_date":
            return in_words(value) if value else UNCLEAR
    return _side(value, conflict) if value else UNCLEAR


def _side(side: str, conflict: Conflict | None) -> str:
    names = {s.side: s.name for s in conflict.sides} if conflict else {}
    return names.get(side) or side_name(side)


def _words(claim: Any, field: str) -> str:
    return {"speaker": claim.speaker_text, "place": claim.place_text}.get(field, "")


def _rejected(claim: Any, field: str, conflict: Conflict | None) -> Iterator[str]:
    """What was found and is not stated, why it was thought, and why that is not enough; then other candidates."""
    if field in (found := basis.rejections(claim.rejected)):
        value, reason = found[field]
        shown = _side(value, conflict) if field in ("side", "controller", "actor", "target") else value
        shown = in_words(value) if field in ("claim_date", "event_date") else shown
        why = REASONS[field].get(reason, reason.replace("_", " "))
        yield f"“{shown}” was found: {why}{_too_weak(claim, field, reason)}."
    if field == "place" and claim.place_rejected:
        yield f"Other places that the text names: {claim.place_rejected}."
    if field == "place" and claim.place_candidates:
        yield f"Other places of that name: {claim.place_candidates}."


def _counted(claim: Any, field: str, reason: str) -> str:
    """How often such a value is right, by its chance and by the measured rate of its basis."""
    right, cases = counts(field, reason)
    chance = basis.field_chances(claim.field_confidence).get(field)
    told = [f"right in about {chance:.0%} of such claims"] if chance is not None else []
    told += [f"that reason alone in {right} of {cases} annotated ones"] if cases else []
    return "; ".join(told)


def _too_weak(claim: Any, field: str, reason: str) -> str:
    """Why what was found is not stated."""
    counted = _counted(claim, field, reason)
    told = f"; {counted}. It is not stated" if counted else ". It is not stated"
    chance = basis.field_chances(claim.field_confidence).get(field)
    if chance is None:
        return told
    if chance < LEAST:
        return f"{told}, as that is less than {LEAST:.0%}"
    return (
        f"{told}, as the values of such a row are right in fewer than {WHOLE_FROM:.0%} on average: of it only the surest "
        f"are stated, as many as are right together in {SUREST_FROM:.0%}"
    )


def _entries(claim: Any, field: str, value: str, reason: str, conflict: Conflict | None) -> Iterator[Entry]:
    if field == "speaker" and claim.speaker:
        yield from entries.actor_entries(conflict, claim.speaker)
        yield from entries.role_entries(claim.role, claim.speaker_text)
    elif field == "side" and reason == "profile":
        yield from entries.actor_entries(conflict, claim.speaker)
    elif field in ("side", "controller", "actor", "target") and value and reason in _NAMED:
        yield from entries.side_entries(conflict, value)
    elif field == "place" and claim.place_id:
        yield from entries.place_entries(conflict, claim.place_id)
    if field in (found := basis.rejections(claim.rejected)):
        yield from entries.basis_entry(field, found[field][1])
