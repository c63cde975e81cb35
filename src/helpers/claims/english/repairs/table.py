"""The table of repairs: what the parser is known to misread in single words, and what it hangs wrongly, in the order of mending.

Each repair starts from a word and looks for itself whether the words around it leave no doubt.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from helpers.claims.english.parsing.words import Doc, Token
from helpers.claims.english.repairs import misreadings, owning_up, reattachment, sayings, tellers


def _some(*labels: str) -> frozenset[str]:
    return frozenset(labels)


@dataclass(frozen=True, slots=True)
class Repair:
    """What is put right, and what starts it: tags, labels, or the words themselves (none: any). Most words start nothing."""

    do: Callable[[Token], None]
    tags: frozenset[str] = frozenset()
    labels: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()

    def starts_from(self, tag: str, label: str, word: str) -> bool:
        """Whether such a word has one of the tags, one of the labels, and is one of the words."""
        return (
            (not self.tags or tag in self.tags)
            and (not self.labels or label in self.labels)
            and (not self.words or word in self.words)
        )


WORDS = (
    Repair(misreadings.join, words=_some(misreadings.HYPHEN)),
    Repair(misreadings.make_finite, tags=_some("JJ")),
    Repair(misreadings.free_verdict, labels=_some("pobj")),
    Repair(misreadings.hang_on_verb, labels=_some("ccomp")),
    Repair(misreadings.make_noun, tags=_some("VBZ")),
    Repair(misreadings.make_adverb, labels=_some("dobj", "compound")),
    Repair(misreadings.raise_verb, tags=_some("VBD", "VBN")),
    Repair(misreadings.make_perfect, tags=_some("VBN")),
    Repair(misreadings.give_subject, tags=_some("VBZ", "VBD")),
    Repair(misreadings.make_verb, tags=_some("NN")),
    Repair(misreadings.make_subject, tags=_some("VBG")),
    Repair(misreadings.go_on_saying, tags=_some("VBD", "VB", "VBP")),
    Repair(misreadings.make_share, words=_some(misreadings.CENT)),
    Repair(misreadings.make_toll, words=_some(*misreadings.FALLEN)),
    Repair(misreadings.make_relative_verb, tags=_some("NNS")),
    Repair(misreadings.make_resultative, tags=_some("VBD", "VBN")),
    Repair(misreadings.make_suffered, tags=_some("VBD", "VBN")),
    Repair(misreadings.raise_main_verb, tags=_some("VBD", "VBN")),
    Repair(misreadings.give_antecedent, labels=_some("relcl")),
    Repair(owning_up.make_claiming, tags=_some("NN")),
)
"""What is taken for another word, or for another part of its sentence."""
_PAST = ("VBD", "VBN")
PLACES = (
    Repair(reattachment.raise_verb_before_town, _some("VBN"), _some("amod")),
    Repair(reattachment.raise_verb_between, _some("VBN"), _some("amod")),
    Repair(reattachment.give_object, _some(*_PAST, "VBZ", "VBP", "VB", "VBG")),
    Repair(reattachment.give_verdict, labels=_some("ccomp")),
    Repair(reattachment.make_date, labels=_some("dobj")),
    Repair(reattachment.join_preposition, labels=_some("pcomp")),
    Repair(reattachment.lower_second, labels=_some("relcl")),
    Repair(tellers.give_report, labels=_some("pcomp")),
    Repair(tellers.give_asked, _some("VBN", "VBD"), _some("advcl")),
    Repair(tellers.give_office, labels=_some("nsubj")),
    Repair(reattachment.share_auxiliary, _some("VBD"), _some("conj")),
    Repair(sayings.give_second_deed, _some(*_PAST), _some("conj")),
    Repair(sayings.part_at_colon, _some("VBD"), _some("ccomp")),
    Repair(sayings.give_speaker, _some("VBD", "VBZ")),
)
"""What hangs on another word than it belongs to, or in another place of its sentence."""


PASSES = (WORDS, PLACES)
_STARTING = frozenset(word for repairs in PASSES for repair in repairs for word in repair.words)


@cache
def _starting(of_pass: int, tag: str, label: str, word: str) -> tuple[tuple[int, Repair], ...]:
    """The repairs that start from a word of such a tag and label, with their numbers: one or two of twenty.

    `word` is one of `_STARTING`, and "" for all others.
    """
    return tuple((n, repair) for n, repair in enumerate(PASSES[of_pass]) if repair.starts_from(tag, label, word))


def put_right(doc: Doc) -> None:
    """Make every repair that a parsed paragraph needs: first of words, then of where they hang."""
    words = [token.lower_ if token.lower_ in _STARTING else "" for token in doc]
    for of_pass in range(len(PASSES)):
        for token, word in zip(doc, words, strict=True):
            if _starting(of_pass, token.tag_, token.dep_, word):
                _repair(token, word, of_pass)
    reattachment.hang_speakers(doc)


def _repair(token: Token, word: str, of_pass: int) -> None:
    """Make the repairs of one pass that start from a word, in their order; one of them may make it a word of other repairs."""
    done = -1
    while True:
        tag, label = token.tag_, token.dep_
        for n, repair in _starting(of_pass, tag, label, word):
            if n > done:
                repair.do(token)
                done = n
                if token.tag_ != tag or token.dep_ != label:
                    break
        else:
            return
