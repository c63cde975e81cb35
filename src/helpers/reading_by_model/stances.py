"""Whether the words of a quote allow what is answered of them: asserted, denied, or not said at all."""

import re

from helpers.claims import lexicon
from helpers.claims.english import denials
from helpers.reading_by_model.answers import Answered
from helpers.reading_by_model.sentences import Sentence
from helpers.reading_by_model.witness import Clause, Witness

_OPEN = frozenset({"hypothetical", "future", "intent"})
_GROUND = frozenset({"control", "advance", "repelled", "encirclement", "withdrawal", "presence"})
_FIRE = frozenset({"strike", "losses", "presence", "repelled"})


def refused(
    answer: Answered, clause: Clause, quote: tuple[int, int], sentence: Sentence, witness: Witness
) -> str:
    """Why there is no such claim in the quote; "" where there may be."""
    if clause.cut:
        return "quote cut before its verb"
    if answer.stance == "asserts":
        if clause.denied or (clause.negated and not _covers(quote, clause.negated) and not clause.types):
            return "asserted over a negation"
        if clause.act == "deny" and (not clause.says or clause.says == answer.side):
            return "asserted over a denial"
        if clause.modality in _OPEN and answer.type != "other":
            return "planned or possible, not told as a fact"
    words = witness.article.text[sentence.start : sentence.end].casefold()
    if answer.stance == "denies" and not (clause.denied or clause.negated or clause.act == "deny" or _denies(words)):
        return "denied without a word that denies"
    if answer.stance == "declines" and not (clause.act == "decline" or _is_silent(words)):
        return "declined without a word of refusal"
    return ""


def _covers(quote: tuple[int, int], other: tuple[int, int]) -> bool:
    return quote[0] <= other[0] and other[1] <= quote[1]


def _denies(words: str) -> bool:
    """Whether any word of a sentence denies or negates."""
    tokens = set(re.findall(r"[\w'’]+", words))
    if tokens & _negators() or any(t.endswith(("n't", "n’t")) for t in tokens):
        return True
    return any(word.startswith(stem) for word in tokens for stem in _denying())


def _is_silent(words: str) -> bool:
    tokens = set(re.findall(r"\w+", words))
    return any(word.startswith(stem) for word in tokens for stem in _refusing())


def _negators() -> frozenset[str]:
    return frozenset({*lexicon.words("negator"), "not", "no", "nobody", "nothing", "не", "ни", "ні", "нет", "немає"})


def _denying() -> tuple[str, ...]:
    """Beginnings of words that deny: verbs of denial, and what a statement is called that is not true."""
    verbs = [lemma for lemma, takes in lexicon.reporting().items() if "deny" in takes.values()]
    words = [*verbs, *denials.FALSE_WORDS, *denials.LABEL_VERBS, *_SLAVIC_DENYING]
    return tuple({w[:-1] if len(w) > 4 and w[-1] in "ey" else w for w in words})


def _refusing() -> tuple[str, ...]:
    words = {*denials.SILENT_VERBS, *denials.SILENCE_OBJECTS, "declin", "refus", *_SLAVIC_SILENT}
    return tuple({w[:-1] if len(w) > 4 and w[-1] in "ey" else w for w in words if w not in ("say", "pick", "report")})


_SLAVIC_DENYING = ("опров", "отриц", "спрост", "запереч", "лож", "брехн", "фейк", "неправд", "вымыс", "вигад")
_SLAVIC_SILENT = ("комент", "коммент", "подтверд", "підтверд", "отказ", "відмов")
