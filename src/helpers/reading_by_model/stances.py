"""Whether the words of a quote allow what is answered of them: asserted, denied, not said, or said of something else."""

from helpers.reading_by_model.answers import Answered
from helpers.reading_by_model.sentences import Sentence
from helpers.reading_by_model.witness import Clause, Telling, Witness

_OPEN = frozenset({"hypothetical", "future", "intent"})
_ALIKE = {
    "control": frozenset({"advance", "encirclement", "withdrawal", "presence"}),
    "advance": frozenset({"control", "presence", "strike"}),
    "repelled": frozenset({"advance", "presence", "strike", "losses"}),
    "encirclement": frozenset({"control", "advance", "presence"}),
    "withdrawal": frozenset({"control", "advance"}),
    "presence": frozenset({"advance", "control", "strike", "encirclement"}),
    "strike": frozenset({"losses", "advance", "presence"}),
    "losses": frozenset({"strike", "repelled"}),
    "other": frozenset(),
}
"""Type → types that are told in much the same words."""
_BESIDES = {
    "control": frozenset({"advance"}),
    "advance": frozenset({"control", "presence"}),
    "repelled": frozenset({"advance", "losses", "strike"}),
    "encirclement": frozenset({"advance", "control"}),
    "withdrawal": frozenset({"advance", "control"}),
    "presence": frozenset({"advance", "control"}),
    "strike": frozenset({"losses", "presence"}),
    "losses": frozenset({"advance"}),
    "other": frozenset(),
}
"""Type → types that the rules may read in words that mean it, too: who is ousted retreats, and who hits a tank destroys it."""
_BESIDE = 14
"""Characters beside a quote in which a negation that belongs to it may stand."""

type Span = tuple[int, int]


def refused(answer: Answered, clause: Clause, quote: Span, sentence: Sentence, witness: Witness) -> str:
    """Why there is no such claim in the quote; "" where there may be."""
    telling = witness.parsed.tells(*quote)
    around = witness.parsed.tells(sentence.start, sentence.end)
    if answer.type == "other" and answer.stance != "declines":
        return "of no type"
    if clause.cut:
        return "quote cut before its verb"
    if answer.stance == "asserts":
        if clause.says in witness.parties and answer.side in witness.parties and clause.says != answer.side:
            return "said by the other side"
        if reason := _not_asserted(answer, clause, quote, sentence, witness, telling):
            return reason
    elif answer.stance == "denies":
        negated = bool(clause.denied or clause.negated or witness.parsed.negators(*quote))
        negated = negated and not (answer.type == "repelled" and "repelled" in clause.types | telling.types)
        told = clause.act in ("assert", "reaffirm") and clause.says in ("", answer.side)
        if not (negated or clause.act == "deny" or telling.denies or (around.denies and not told)):
            return "denied without a word that denies"
    elif not (clause.act == "decline" or telling.refuses) or types_read(clause, quote, witness):
        return "declined without a word of refusal"
    named = bool(answer.place_words) and answer.place_words.casefold() in sentence.words.casefold()
    read = types_read(clause, quote, witness)
    if (
        answer.stance != "declines"
        and not telling.denies
        and not _may_be(answer.type, clause, telling, read, named=named, negated=bool(witness.parsed.negators(*quote)))
    ):
        return "nothing in the quote is of this type"
    return ""


def types_read(clause: Clause, quote: Span, witness: Witness) -> frozenset[str]:
    """The types of claims that the rules read in a quote."""
    return (clause.types | {d.type for d in witness.drafts_over(*quote)}) - {"other"}


def _not_asserted(
    answer: Answered, clause: Clause, quote: Span, sentence: Sentence, witness: Witness, telling: Telling
) -> str:
    negated = clause.denied or witness.parsed.negators(*quote)
    failed = answer.type == "repelled" and "repelled" in clause.types | telling.types
    if negated and not failed:
        return "asserted over a negation"
    if _negated_beside(quote, sentence, witness):
        return "quote cut beside a negation"
    if telling.denies and not failed:
        return "asserted over a denial"
    if answer.type == "advance" and "repelled" in clause.types:
        return "asserted over a failure"
    if telling.refuses and answer.type not in types_read(clause, quote, witness):
        return "asserted over a refusal to say"
    if clause.act == "deny" and (not clause.says or clause.says == answer.side):
        return "asserted over a denial"
    if clause.modality in _OPEN and answer.type != "other":
        return "planned or possible, not told as a fact"
    return ""


def _negated_beside(quote: Span, sentence: Sentence, witness: Witness) -> bool:
    """Whether a negation stands right before the quote or right after it, with nothing between but the same clause."""
    text = witness.article.text
    for start, end in witness.parsed.negators(sentence.start, sentence.end):
        between = text[end : quote[0]] if end <= quote[0] else text[quote[1] : start] if start >= quote[1] else None
        if between is not None and len(between) <= _BESIDE and not set(between) & set(',;:.—–"“”'):
            return True
    return False


def _may_be(kind: str, clause: Clause, telling: Telling, read: frozenset[str], *, named: bool, negated: bool) -> bool:
    """Whether any word of the quote carries a claim of this type, or, where its sentence names the place, of one like it.

    `read` are the types that the rules read in it: where they read others, only those that are told in the same words may
    be meant beside them.
    """
    if kind in read:
        return True
    besides = _BESIDES[kind] | (
        {"control"} if kind == "repelled" and negated else set()
    )  # who does not get it has failed
    if read and not read <= besides:
        return False
    return kind in telling.types or (named and (bool(_ALIKE[kind] & read) or not (read | telling.types)))
