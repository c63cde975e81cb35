"""Who holds, acts and is acted upon: what of an answer the clause bears out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from helpers.claims.slavic import lexicon
from helpers.reading_by_model.answers import Answered
from helpers.reading_by_model.sentences import Sentence
from helpers.reading_by_model.speakers import Speaker, Where
from helpers.reading_by_model.witness import ROLES, Clause, Witness

_FROM = re.compile(rf"\b(?:from|of)\s+(?:the\s+)?$|\b(?:{lexicon.alternatives('losing_from')})\s+$", re.I)


@dataclass(frozen=True)
class Roles:
    """The sides of a claim; each "" where nothing bears it out."""

    controller: str = ""
    actor: str = ""
    target: str = ""


def stated_roles(
    answer: Answered,
    where: Where,
    clause: Clause,
    speaker: Speaker,
    witness: Witness,
    sentences: Sequence[Sentence],
) -> Roles:
    """The sides that the type of the claim has, as far as its clause bears them out."""
    if answer.actor and answer.actor == answer.target:
        answer = replace(answer, actor="", target="")  # nobody strikes, repels or encircles himself
    fitting = ("controller",) if answer.type == "control" else () if answer.type == "other" else ("actor", "target")
    return Roles(
        **{
            role: value
            for role in ROLES
            if role in fitting and (value := getattr(answer, role))
            if _is_borne_out(role, value, answer, where, clause, speaker, witness, sentences)
        }
    )


def _is_borne_out(
    role: str,
    value: str,
    answer: Answered,
    where: Where,
    clause: Clause,
    speaker: Speaker,
    witness: Witness,
    sentences: Sequence[Sentence],
) -> bool:
    (start, end), sentence = where
    said = witness.parsed.roles(start, end, answer.type, speaker.side)
    for told in (clause.roles.get(role, frozenset()), said.told.get(role, frozenset())):
        if told:
            return value in told
    if _is_other_role(role, value, answer, where, witness):
        return False
    if value in {str(getattr(d, role)) for d in witness.drafts_over(start, end, answer.type)}:
        return True
    if role == "controller" and answer.stance == "denies" and value == speaker.side:
        return False  # nobody denies that a place is his own; what a side denies is what its enemy says
    if (
        role == "controller"
        and answer.stance == "denies"
        and not clause.types
        and value == _enemy(speaker.side, witness)
    ):
        return True
    if role != "controller" and said.subject in witness.parties:
        return (value == said.subject) == (role == "actor")
    acting = clause.roles.get("actor", frozenset()) | said.told.get("actor", frozenset())
    if role == "target" and acting == {answer.actor} and value == _enemy(answer.actor, witness):
        return True
    quoted = _sides_but_speaker(start, end, speaker, witness)
    other = {"actor": answer.target, "target": answer.actor}.get(role, "")
    if other and quoted == {other}:  # whom the words name is the other one: he has one enemy here
        return value == _enemy(other, witness) or (value == speaker.side and _hostile(value, other, witness))
    if role == "controller" and len(quoted) == 1 and _loses(loser := next(iter(quoted)), where, witness):
        return value == _enemy(loser, witness) or (value == speaker.side and _hostile(value, loser, witness))
    if quoted:
        return quoted == {value} and other != value
    enemy = _enemy(speaker.side, witness)
    if speaker.side in witness.parties and (said.own or said.back or said.enemy):
        own = said.own or said.back
        return (own and value == speaker.side and role != "target") or (
            value == enemy and (role == "target" or not own)
        )
    if answer.type == "strike" and role == "actor" and value == enemy and not answer.target:
        return True  # what a side tells of shelling, without a word for who shells or is hit, is the enemy's
    named = _sides_but_speaker(sentence.start, sentence.end, speaker, witness)
    if not named and role == "actor" and value == speaker.side and sentence.start < start:
        before = witness.parsed.roles(sentence.start, start, answer.type, speaker.side)
        return (
            before.own or before.back
        )  # its subject stands before the quote: "its posts were surrounded but would not …"
    return named == {value}


def _is_other_role(role: str, value: str, answer: Answered, where: Where, witness: Witness) -> bool:
    """Whether the rules read who acts and who is acted upon in these words, and read this one as the other."""
    if role == "controller":
        return False
    opposite = "target" if role == "actor" else "actor"
    drafts = witness.drafts_over(*where[0], answer.type)
    return any(getattr(d, opposite) == value for d in drafts) and all(getattr(d, role) != value for d in drafts)


def _sides_but_speaker(start: int, end: int, speaker: Speaker, witness: Witness) -> frozenset[str]:
    """The parties that text[start:end] names, but for the words that name who speaks."""
    text = witness.article.text
    names = (n for n in witness.parsed.named(start, end) if text[n.start : n.end] not in speaker.words)
    return frozenset(n.side for n in names) & witness.parties


def _loses(side: str, where: Where, witness: Witness) -> bool:
    """Whether the words say that something is taken from a side: "from the rebels"."""
    (start, end), _ = where
    text = witness.article.text
    names = (n for n in witness.parsed.named(start, end) if n.side == side)
    return any(_FROM.search(text[start : n.start]) for n in names)


def _hostile(one: str, other: str, witness: Witness) -> bool:
    """Whether one of two sides calls the other its enemy, or no other side fights."""
    enemies = {s.side: s.enemies for s in witness.conflict.sides}
    return other in enemies.get(one, ()) or one in enemies.get(other, ()) or witness.parties == {one, other}


def _enemy(side: str, witness: Witness) -> str:
    """The one side that another calls its enemy, "" where there are several."""
    enemies = next((s.enemies for s in witness.conflict.sides if s.side == side), ())
    others = witness.parties - {side}
    return enemies[0] if len(enemies) == 1 else next(iter(others)) if len(others) == 1 and not enemies else ""
