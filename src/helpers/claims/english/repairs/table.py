"""The table of repairs: what the parser is known to misread in single words, and what it hangs wrongly, in the order of mending.

Each repair starts from a word and looks for itself whether the words around it leave no doubt.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from spacy.attrs import LOWER
from spacy.strings import get_string_id
from spacy.tokens import Doc, Token

from helpers.claims.english.repairs import misreadings, owning_up, reattachment, sayings, tellers


def _ids(*labels: str) -> frozenset[int]:
    return frozenset(map(get_string_id, labels))


@dataclass(frozen=True, slots=True)
class Repair:
    """What is put right, and what starts it: tags, labels, or the words themselves (none: any). Most words start nothing."""

    do: Callable[[Token], None]
    tags: frozenset[int] = frozenset()
    labels: frozenset[int] = frozenset()
    words: frozenset[int] = frozenset()

    def starts_from(self, tag: int, label: int, word: int) -> bool:
        """Whether such a word has one of the tags, one of the labels, and is one of the words."""
        return (
            (not self.tags or tag in self.tags)
            and (not self.labels or label in self.labels)
            and (not self.words or word in self.words)
        )


WORDS = (
    Repair(misreadings.join, words=_ids(misreadings.HYPHEN)),
    Repair(misreadings.make_finite, tags=_ids("JJ")),
    Repair(misreadings.free_verdict, labels=_ids("pobj")),
    Repair(misreadings.hang_on_verb, labels=_ids("ccomp")),
    Repair(misreadings.make_noun, tags=_ids("VBZ")),
    Repair(misreadings.make_adverb, labels=_ids("dobj", "compound")),
    Repair(misreadings.raise_verb, tags=_ids("VBD", "VBN")),
    Repair(misreadings.make_perfect, tags=_ids("VBN")),
    Repair(misreadings.give_subject, tags=_ids("VBZ", "VBD")),
    Repair(misreadings.make_verb, tags=_ids("NN")),
    Repair(misreadings.make_subject, tags=_ids("VBG")),
    Repair(misreadings.go_on_saying, tags=_ids("VBD", "VB", "VBP")),
    Repair(misreadings.make_share, words=_ids(misreadings.CENT)),
    Repair(misreadings.make_toll, words=_ids(*misreadings.FALLEN)),
    Repair(misreadings.make_relative_verb, tags=_ids("NNS")),
    Repair(misreadings.make_resultative, tags=_ids("VBD", "VBN")),
    Repair(misreadings.make_suffered, tags=_ids("VBD", "VBN")),
    Repair(misreadings.raise_main_verb, tags=_ids("VBD", "VBN")),
    Repair(misreadings.give_antecedent, labels=_ids("relcl")),
    Repair(owning_up.make_claiming, tags=_ids("NN")),
)
"""What is taken for another word, or for another part of its sentence."""
_PAST = ("VBD", "VBN")
PLACES = (
    Repair(reattachment.raise_verb_before_town, _ids("VBN"), _ids("amod")),
    Repair(reattachment.raise_verb_between, _ids("VBN"), _ids("amod")),
    Repair(reattachment.give_object, _ids(*_PAST, "VBZ", "VBP", "VB", "VBG")),
    Repair(reattachment.give_verdict, labels=_ids("ccomp")),
    Repair(reattachment.make_date, labels=_ids("dobj")),
    Repair(reattachment.join_preposition, labels=_ids("pcomp")),
    Repair(reattachment.lower_second, labels=_ids("relcl")),
    Repair(tellers.give_report, labels=_ids("pcomp")),
    Repair(tellers.give_asked, _ids("VBN", "VBD"), _ids("advcl")),
    Repair(tellers.give_office, labels=_ids("nsubj")),
    Repair(reattachment.share_auxiliary, _ids("VBD"), _ids("conj")),
    Repair(sayings.give_second_deed, _ids(*_PAST), _ids("conj")),
    Repair(sayings.part_at_colon, _ids("VBD"), _ids("ccomp")),
    Repair(sayings.give_speaker, _ids("VBD", "VBZ")),
)
"""What hangs on another word than it belongs to, or in another place of its sentence."""


PASSES = (WORDS, PLACES)
_STARTING = frozenset(word for repairs in PASSES for repair in repairs for word in repair.words)


@cache
def _starting(of_pass: int, tag: int, label: int, word: int) -> tuple[tuple[int, Repair], ...]:
    """The repairs that start from a word of such a tag and label, with their numbers: one or two of twenty.

    `word` is one of `_STARTING`, and 0 for all others.
    """
    return tuple((n, repair) for n, repair in enumerate(PASSES[of_pass]) if repair.starts_from(tag, label, word))


def put_right(doc: Doc) -> None:
    """Make every repair that a parsed paragraph needs: first of words, then of where they hang."""
    words = [word if word in _STARTING else 0 for word in doc.to_array(LOWER).tolist()]
    for of_pass in range(len(PASSES)):
        for token, word in zip(doc, words, strict=True):
            if _starting(of_pass, token.tag, token.dep, word):
                _repair(token, word, of_pass)
    reattachment.hang_speakers(doc)


def _repair(token: Token, word: int, of_pass: int) -> None:
    """Make the repairs of one pass that start from a word, in their order; one of them may make it a word of other repairs."""
    done = -1
    while True:
        tag, label = token.tag, token.dep
        for n, repair in _starting(of_pass, tag, label, word):
            if n > done:
                repair.do(token)
                done = n
                if token.tag != tag or token.dep != label:
                    break
        else:
            return
