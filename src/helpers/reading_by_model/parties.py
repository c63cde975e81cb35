"""Who holds, acts and is acted upon: what of an answer the clause bears out."""

from collections.abc import Sequence
from dataclasses import dataclass

from helpers.reading_by_model.answers import Answered
from helpers.reading_by_model.sentences import Sentence
from helpers.reading_by_model.speakers import Speaker, Where
from helpers.reading_by_model.witness import ROLES, Clause, Witness


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
    if value in {str(getattr(d, role)) for d in witness.drafts_over(start, end, answer.type)}:
        return True
    enemy = _enemy(speaker.side, witness)
    if role != "controller" and said.subject in witness.parties:
        return (value == said.subject) == (role == "actor")
    quoted = witness.sides_in(start, end)
    if quoted:
        return quoted == {value} and not _other_role(role, value, answer)
    if speaker.side in witness.parties:
        if said.own or said.back:
            return value == (enemy if role == "target" else speaker.side)
        if said.enemy and role == "target":
            return value == enemy
    before = sentences[max(0, sentence.number - 3) : sentence.number - 1]
    spans = [(sentence.start, sentence.end), *((s.start, s.end) for s in reversed(before))]
    for near in (witness.sides_in(*span) for span in spans):
        if near:
            return near == {value}
    return False


def _enemy(side: str, witness: Witness) -> str:
    """The one side that another calls its enemy, "" where there are several."""
    enemies = next((s.enemies for s in witness.conflict.sides if s.side == side), ())
    others = witness.parties - {side}
    return enemies[0] if len(enemies) == 1 else next(iter(others)) if len(others) == 1 and not enemies else ""


def _other_role(role: str, value: str, answer: Answered) -> bool:
    """Whether the answer has the same side in two roles: it cannot be told which of them the one name means."""
    return any(
        getattr(answer, other) == value for other in ("actor", "target") if other != role and role != "controller"
    )
