"""Who stands against a side, in a war of more parties than two: its usual enemy, unless the words point to another."""

from helpers.basis import basis_of, because
from helpers.claims import lexicon
from helpers.claims.english.frame import Proposition
from helpers.claims.english.parties import Parties


def weigh(p: Proposition, parties: Parties, speaker: str) -> None:
    """Put whom the words point to in the place of a usual enemy, or nobody, where they point away from him."""
    if len(parties.names.parties) < 3:
        return
    if basis_of(p.actor) == "usual_enemy" and p.target:
        p.actor = _rival(p, parties, p.target, p.actor, speaker)


def _rival(p: Proposition, parties: Parties, side: str, usual: str, speaker: str) -> str:
    names = parties.names
    if speaker in names.parties and speaker != side and names.hostile(speaker, side):
        return because(speaker, "speaker")  # who tells of an enemy's dead tells of his own men's deed
    if p.type == "losses" and any(t.lemma_.lower() in lexicon.words("blast") for t in p.predicate.subtree):
        return ""  # a bomb that nobody is said to have laid
    sentence = p.predicate.sent
    named = {
        m.side
        for m in parties.mentions
        if sentence.start <= m.start < sentence.end and m.start not in parties.toponyms and m.side in names.parties
    }
    others = {other for other in named - {side} if names.hostile(other, side)}
    if usual in others or not others:
        return usual
    return because(others.pop(), "opposite_in_sentence") if len(others) == 1 else ""
