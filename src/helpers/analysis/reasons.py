"""Why two statements bear on each other, in words."""

import re
from typing import Any

from helpers.analysis.dates import apart_in_words, days_apart
from helpers.analysis.voices import named, own_voice
from helpers.wording import Wording, is_plural

_REASONS = {
    "denies": "{A} {denies}, {apart}, what {B} said: {b}.",
    "contradicts": "{A} {says} that {a}; {B} said, {before}, that {b}. Both cannot be true of the same time{unless}.",
    "in_tension": "{A} {says} that {a}; {B} said, {before}, that {b}. {tension}",
    "reaffirms": "{A} {says} again, {apart}, after {B}: {a}.",
    "corroborates": "{A} {says}, {apart}, the same as {B}: {a}.",
    "updates": "{A} {says}, {apart}, that {a}; {B} had said that {b}. The later statement speaks of later days, so it "
    "does not contradict the earlier.",
    "concedes": "{A} {grants}, {apart} and against the own side's interest, what {B} says: {b}.",
    "scope_differs": "{A} {says} that {a}; {B} said, {before}, that {b}. They speak of more and of less of the place, so "
    "both may be true.",
}
_TENSIONS = {
    "repelled": "One speaks against the other, but both may be true: an attack may fail where the attacker holds ground.",
    "advance": "One speaks against the other, but both may be true: forces may get into a place that the enemy still claims.",
    "presence": "One speaks against the other, but both may be true: forces may be in a place that the enemy claims.",
}
_TWO_VOICES = "Two voices of one side differ; which of them speaks for it the words do not tell."
_REAFFIRMED = " The claim is reaffirmed after the other one was made, so both stand."
_OF = re.compile(r"\s(?:of|for|from|in|at)\s|,")
_PLURALS = {"denies": "deny", "says": "say", "grants": "grant"}
_CALLS_FALSE = "{A} calls false what {B} said: {b}."
_POINTS_BACK = "{A} {denies}, in the same article, what {B} said: {b}."


def reason(relation: str, a: Any, b: Any, wording: Wording) -> str:
    """Why a stands in the relation to b; rows of schema.STATEMENTS."""
    days = days_apart(a.claim_date, b.claim_date)
    template = _CALLS_FALSE if relation == "denies" and own_voice(a) else _REASONS[relation]
    if relation == "contradicts" and a.act == "reaffirm" and days != 0:
        template += _REAFFIRMED
    return _filled(template, a, b, days, wording)


def points_back(a: Any, b: Any, wording: Wording) -> str:
    """Why a denial without a proposition of its own denies the claim before it."""
    return _filled(_POINTS_BACK, a, b, None, wording)


def perhaps(told: str, doubt: str) -> str:
    """An accusation that a doubt keeps from being made, with the doubt."""
    return f"Perhaps, but {doubt}. Read as it stands: {told}"


def are_several(row: Any, wording: Wording) -> bool:
    """Whether whoever speaks takes a verb in the plural: the Houthis, officials of the city; not an observatory for rights."""
    who = named(row)
    if who == wording.side(row.side):
        return is_plural(who)
    head = _OF.split(who)[0].split()[-1]
    if who.casefold() in wording.side(row.side).casefold().split():  # "Rebels", at the head of a sentence
        return is_plural(who)
    return head[:1].islower() and (is_plural(head) or head in ("media", "police", "people"))


def _filled(template: str, a: Any, b: Any, days: int | None, wording: Wording) -> str:
    apart = "at a date known only roughly" if days is None else apart_in_words(days)
    before = apart if days in (None, 0) else "a day before" if days == 1 else f"{days} days before"
    changed = "" if days == 0 or a.act == "reaffirm" else "; read otherwise, the place changed hands between the two"
    filled = template.format(
        **{one: many if are_several(a, wording) else one for one, many in _PLURALS.items()},
        A=wording.speaker(a),
        B=wording.speaker(b),
        a=_content(a, b, wording),
        b=_content(b, a, wording),
        apart=apart,
        before=before,
        unless=changed,
        tension=next((_TENSIONS[kind] for kind in _TENSIONS if kind in (a.type, b.type)), _TWO_VOICES),
    )
    return filled[:1].upper() + filled[1:]


def _content(row: Any, beside: Any, wording: Wording) -> str:
    """What a statement says; beside words that somebody is there, that one side does not hold the place is that it has left."""
    gone = row.type == "control" and row.stance == "denies" and beside.type == "presence"
    return wording.none_left(row) if gone else wording.content(row)
