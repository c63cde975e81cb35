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
    told = clause.roles.get(role, frozenset())
    if told:
        return value in told
    by_rules = {v for d in witness.drafts_over(start, end, answer.type) if (v := str(getattr(d, role)))}
    if by_rules:
        return value in by_rules
    quoted = witness.sides_in(start, end)
    if role != "controller" and clause.subject in witness.parties:
        return (value == clause.subject) == (role == "actor")
    if quoted:
        return quoted == {value} and not _other_role(role, value, answer)
    before = sentences[max(0, sentence.number - 3) : sentence.number - 1]
    for near in (witness.sides_in(sentence.start, sentence.end), *(witness.sides_in(s.start, s.end) for s in reversed(before))):
        if near:
            return near == {value}
    return False


def _other_role(role: str, value: str, answer: Answered) -> bool:
    """Whether the answer has the same side in two roles: it cannot be told which of them the one name means."""
    return any(getattr(answer, other) == value for other in ("actor", "target") if other != role and role != "controller")
